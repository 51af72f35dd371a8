"""The form with which readers ask to be told of changes by e-mail."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from feedback.forms import UnguardedForm
from leszno_strategy.template_filters import as_written
from public.followed import Followed
from tasks.models import Goal


class FollowForm(UnguardedForm):
    """The address, and of what its person wants to hear."""

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    what = forms.ChoiceField(
        label=gettext_lazy("Which changes?"),
        widget=forms.Select({"class": "form-select"}),
    )

    def __init__(
        self, data: Any = None, *, shown: Followed, goals: Sequence[Goal]
    ) -> None:
        self.shown, self.goals = shown, goals
        super().__init__(data, initial={"what": key_of(shown)})
        field = self.fields["what"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  as declared above
        field.choices = [(key, label) for key, (label, _one) in self.offered.items()]

    @cached_property
    def offered(self) -> dict[str, tuple[str, Followed]]:
        """All that can be followed here: the whole, each goal, and the page's unit."""
        whole = Followed(self.shown.strategy)
        goals = [Followed(whole.strategy, goal=goal) for goal in self.goals]
        found = {key_of(whole): (_("of the whole strategy"), whole)}
        found |= {key_of(one): (as_written(one.title), one) for one in goals}
        if self.shown.unit:
            found[key_of(self.shown)] = (as_written(self.shown.title), self.shown)
        return found

    @property
    def followed(self) -> Followed:
        """What was chosen in a form that is valid."""
        return self.offered[self.cleaned_data["what"]][1]


def key_of(followed: Followed) -> str:
    return followed.query or "?"
