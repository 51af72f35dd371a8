"""What the pages about the life of a strategy ask for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisation.forms import PersonField, PlainForm
from organisation.models import User
from organisation.rights import accounts_to_appoint
from tasks.models import PLAUSIBLE_YEARS, Strategy


class ViewerForm(PlainForm):
    """One more person who may see the strategy before it is published."""

    person = PersonField(
        User.objects.none(),
        label=gettext_lazy("Show it to"),
        empty_label=gettext_lazy("Choose a person"),
    )

    def __init__(self, data: Any = None, *, strategy: Strategy, by: User) -> None:
        super().__init__(data)
        seeing = strategy.viewers.values("pk")
        field: Any = self.fields["person"]
        field.queryset = accounts_to_appoint(by).exclude(pk__in=seeing)


class YearForm(PlainForm):
    """One more year of a strategy."""

    year = forms.IntegerField(
        label=gettext_lazy("Year"),
        min_value=PLAUSIBLE_YEARS[0],
        max_value=PLAUSIBLE_YEARS[-1],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, strategy: Strategy) -> None:
        last = strategy.years.order_by("-year").first()
        super().__init__(data, initial={"year": last.year + 1} if last else None)
        self.strategy = strategy

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if self.strategy.years.filter(year=year).exists():
            raise ValidationError(_("The strategy has this year already."))
        return year


class TitleForm(PlainForm):
    """The title of what is to be deleted, typed so that nobody deletes by a slip."""

    title = forms.CharField(
        label=gettext_lazy("Type the title of the strategy to delete it"),
        max_length=Strategy._meta.get_field("title").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, strategy: Strategy) -> None:
        super().__init__(data)
        self.wanted = strategy.title

    def clean_title(self) -> str:
        typed = " ".join(self.cleaned_data["title"].split())
        if typed.casefold() != " ".join(self.wanted.split()).casefold():
            raise ValidationError(_("This is not the title of the strategy."))
        return typed
