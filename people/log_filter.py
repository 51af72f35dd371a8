"""Which entries of the audit log somebody wants to see."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from audit.models import Deed, Entry, Result

# What the address says.
PARAMETERS = {
    "deed": "czynnosc",
    "result": "wynik",
    "person": "kto",
    "what": "czego",
    "first": "od",
    "last": "do",
}
ANY = ("", _("all"))


class DayField(forms.DateField):
    """A day as browsers send it."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class LogFilter(forms.Form):
    """Keeps some of the entries."""

    deed = forms.ChoiceField(
        label=_("What was done"), required=False, choices=[ANY, *Deed.choices]
    )
    result = forms.ChoiceField(
        label=_("Result"), required=False, choices=[ANY, *Result.choices]
    )
    person = forms.CharField(label=_("User name"), required=False, max_length=200)
    what = forms.CharField(label=_("Concerning what"), required=False, max_length=200)
    first = DayField(label=_("From day"), required=False)
    last = DayField(label=_("To day"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data, label_suffix="", auto_id="filter_%s")

    def add_prefix(self, field_name: str) -> str:
        return PARAMETERS.get(field_name, field_name)

    def left(self) -> QuerySet[Entry]:
        """Return the entries that were asked for; none if what was asked is wrong."""
        if not self.is_valid():
            return Entry.objects.none()
        wanted = self.cleaned_data
        conditions = {
            "deed": wanted["deed"],
            "result": wanted["result"],
            "user__icontains": wanted["person"],
            "what__icontains": wanted["what"],
            "at__gte": wanted["first"] and _midnight(wanted["first"]),
            "at__lt": wanted["last"]
            and _midnight(wanted["last"] + datetime.timedelta(days=1)),
        }
        return Entry.objects.filter(
            **{name: value for name, value in conditions.items() if value}
        )


def _midnight(day: datetime.date) -> datetime.datetime:
    return make_aware(datetime.datetime.combine(day, datetime.time()))
