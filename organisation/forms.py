"""The forms of accounts, posts and units; what they ask for is decided by actions."""

import datetime
from collections.abc import Callable
from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
)
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from leszno_strategy.faults import Crowded
from organisation.hashing import is_crowded
from organisation.models import Appointment, Post, Unit, User


class SignInForm(LoginForm):
    """User name or e-mail address, and password; the page itself has the links."""

    crowded = _(
        "Many people are signing in right now. Wait a moment, then type your password "
        "again."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail address")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        # SQLite cannot look for a text of 50 000 letters.
        self.fields["login"].validators.append(MaxLengthValidator(254))
        for field in self.fields.values():
            field.help_text = ""
            field.widget.attrs.pop("placeholder", None)

    def clean(self) -> Any:
        # Before it counts as an attempt.
        if is_crowded():
            raise ValidationError(self.crowded, code="crowded")
        try:
            return super().clean()
        except Crowded as crowded:
            raise ValidationError(self.crowded, code="crowded") from crowded


class PlainForm(forms.Form):
    """A form that lists its mistakes above itself, and what an action refuses."""

    outcome: Any = None

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, label_suffix="")

    def carry_out(self, action: Callable[..., Any]) -> bool:
        """Do the action with what was typed; False where it or the form refuses."""
        if not self.is_valid():
            return False
        try:
            self.outcome = action(**self.cleaned_data)
        except ValidationError as refusal:
            self.add_error(None, refusal)
            return False
        return True

    @property
    def mistakes(self) -> list[forms.BoundField]:
        """The fields with a mistake."""
        return [field for field in self if field.errors]


# A slip of the finger in the year must not appoint anybody for a thousand years.
PLAUSIBLE_DAYS = (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar or typed."""

    default_validators = [
        MinValueValidator(PLAUSIBLE_DAYS[0], _("Check the year.")),
        MaxValueValidator(PLAUSIBLE_DAYS[1], _("Check the year.")),
    ]

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(
            # The browser wants this form and shows its reader's own.
            format="%Y-%m-%d",
            attrs={"type": "date", "autocomplete": "off"},
        )
        super().__init__(widget=widget, **kwargs)


class PersonField(forms.ModelChoiceField[User]):
    """One of the accounts, by its person's name."""

    def label_from_instance(self, obj: Any) -> str:
        name = obj.get_full_name()
        return f"{name} ({obj.username})" if name else obj.username


class HeldField(forms.ModelMultipleChoiceField[Appointment]):
    """Some of the posts that a person holds."""

    def clean(self, value: Any) -> Any:
        """Refuse what was not offered before SQLite is asked for a row of 20 digits."""
        offered = {str(self.prepare_value(one)) for one in self.queryset or ()}
        for chosen in value or []:
            if chosen not in offered:
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message % {"value": chosen})
        return super().clean(value)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.held_as)


class DeputyForm(PlainForm):
    """A deputy for one of the person's own posts."""

    post = forms.ModelChoiceField(
        Post.objects.none(), label=_("Post"), empty_label=_("Choose a post")
    )
    deputy = PersonField(
        User.objects.none(), label=_("Deputy"), empty_label=_("Choose a colleague")
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))

    def __init__(
        self,
        data: Any = None,
        *,
        posts: "QuerySet[Post]",
        colleagues: "QuerySet[User]",
        today: datetime.date,
    ) -> None:
        super().__init__(data)
        choose(self, "post", posts)
        choose(self, "deputy", colleagues)
        for name in ("starts_on", "ends_on"):
            self.fields[name].widget.attrs["min"] = today.isoformat()


def choose(form: forms.Form, name: str, rows: "QuerySet[Any]") -> None:
    """Let a field of the form offer these rows."""
    field: Any = form.fields[name]
    field.queryset = rows


class DigestForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("wants_digest",)
        labels = {"wants_digest": _("Send me reminders by e-mail")}

    def save(self, commit: bool = True) -> User:
        """Write nothing else: the account may have been closed since it was read."""
        user: User = super().save(commit=False)
        user.save(update_fields=self.Meta.fields)
        return user


class HandOverForm(PlainForm):
    """What a person who leaves hands over, to whom, and when."""

    appointments = HeldField(
        Appointment.objects.none(),
        label=_("Posts to hand over"),
        widget=forms.CheckboxSelectMultiple,
    )
    successor = PersonField(
        User.objects.none(), label=_("Successor"), empty_label=_("Choose a person")
    )
    last_day = DayField(
        label=_("Last day"), help_text=_("The successor has the posts from the next.")
    )
    close = forms.BooleanField(
        label=_("Close the account as well"),
        required=False,
        help_text=_("Only if the last day is today or has passed."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        appointments: "QuerySet[Appointment]",
        successors: "QuerySet[User]",
        may_close: bool,
    ) -> None:
        # Read once for what is ticked, what is offered, and the page around it.
        self.offered = list(appointments)
        super().__init__(data, initial={"appointments": self.offered})
        choose(self, "appointments", appointments)
        held: Any = self.fields["appointments"]
        held.choices = [(one.pk, held.label_from_instance(one)) for one in self.offered]
        choose(self, "successor", successors)
        if not may_close:
            del self.fields["close"]


class HandOverPostForm(PlainForm):
    """To which post all that another answers for goes."""

    to = forms.ModelChoiceField(
        Post.objects.none(), label=_("Move it to"), empty_label=_("Choose a post")
    )

    def __init__(self, data: Any = None, *, posts: "QuerySet[Post]") -> None:
        super().__init__(data)
        choose(self, "to", posts)


class RenameForm(PlainForm):
    name = forms.CharField(
        label=_("New name"),
        max_length=Unit._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class MergeForm(PlainForm):
    """Into which unit another goes, and that the person knows what that means."""

    into = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Merge into"), empty_label=_("Choose a unit")
    )
    understood = forms.BooleanField(
        error_messages={"required": _("Confirm that this unit is to be removed.")}
    )

    def __init__(self, data: Any = None, *, unit: Unit) -> None:
        super().__init__(data)
        choose(self, "into", Unit.objects.exclude(pk=unit.pk))
        self.fields["understood"].label = gettext(
            "I know: “%(unit)s” is removed, and all it has goes to the other unit."
        ) % {"unit": unit.name}
