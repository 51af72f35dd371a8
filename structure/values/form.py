"""The form of values: indicators down, years across, one reason for every change."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import (
    Indicator,
    IndicatorQuerySet,
    IndicatorValue,
    Kind,
)
from indicators.reading import doubt_about
from organisation.history import LONGEST_REASON
from reporting.addresses import report_address
from structure.values.locks import Lock, Locks
from tasks.models import PLAUSIBLE_YEARS, Strategy, Task
from tasks.subjects import called

LONGEST_TEXT = IndicatorValue._meta.get_field("text").max_length
OWN = "0"  # the strategy's own indicators, among the goals


# An indicator's id, and a year.
Place = tuple[int, int]
FIELD = re.compile(r"v([1-9][0-9]{0,17})-([0-9]{4})", re.ASCII)


def field_name(indicator: int, year: int) -> str:
    return f"v{indicator}-{year}"


def places_in(names: Iterable[str]) -> list[Place]:
    """Return the places of which these are the names of fields."""
    found = [one for name in names if (one := FIELD.fullmatch(name))]
    places = [(int(one[1]), int(one[2])) for one in found]
    return [place for place in places if place[1] in PLAUSIBLE_YEARS]


@dataclass(frozen=True)
class Cell:
    """A value's place: a field, or a text that is not typed in here."""

    year: int
    text: str
    field: forms.BoundField | None
    # Where its report is, of what is not typed in here.
    address: str = ""


@dataclass(frozen=True)
class Row:
    indicator: Indicator
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Doubt:
    """A text that is kept as one where a number is usual."""

    field: forms.BoundField
    label: str
    said: str


class ValuesForm(forms.Form):
    """Values of some indicators for some years, as texts.

    The indicators come with their values fetched.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        indicators: Sequence[Indicator],
        years: Sequence[int],
        locks: Locks,
    ) -> None:
        self.indicators, self.years, self.locks = indicators, years, locks
        self.stored = {
            (indicator.pk, value.year): value.text
            for indicator in indicators
            for value in indicator.values.all()
        }
        self.places = {
            (one.pk, year): locks.of(one, year) for one in indicators for year in years
        }
        super().__init__(data)
        for indicator in indicators:
            for year in years:
                if self.places[indicator.pk, year] is None:
                    self._add(indicator, year)
        self.fields["reason"] = forms.CharField(
            label=_("Why the values change"),
            required=False,
            max_length=LONGEST_REASON,
            widget=forms.TextInput({"autocomplete": "off"}),
        )

    def _add(self, indicator: Indicator, year: int) -> None:
        self.fields[field_name(indicator.pk, year)] = forms.CharField(
            label=f"{indicator}, {year}",
            required=False,
            max_length=LONGEST_TEXT,
            initial=self.stored.get((indicator.pk, year), ""),
            widget=forms.TextInput({"autocomplete": "off", "size": 8}),
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.changes and not given.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why the values change."))
        return given

    @property
    def changes(self) -> dict[tuple[int, int], str]:
        """The texts that differ from those stored, by the indicator's id and year."""
        return {
            place: text
            for place, lock in self.places.items()
            # What was not sent, between the places that were, is no value cleared.
            if lock is None
            and field_name(*place) in self.data
            and (text := self.cleaned_data.get(field_name(*place))) is not None
            and text != self.stored.get(place, "")
        }

    # What the page shows

    @property
    def mistakes(self) -> list[forms.BoundField]:
        return [field for field in self if field.errors]

    @property
    def groups(self) -> Iterator[tuple[str, Any, list[Row]]]:
        """The rows below what they belong to: what that is called, it, its rows."""
        for parent, found in groupby(self.indicators, lambda one: one.parent):
            yield called(parent), parent, [self._row(one) for one in found]

    def _row(self, indicator: Indicator) -> Row:
        return Row(indicator, [self._cell(indicator, year) for year in self.years])

    def _cell(self, indicator: Indicator, year: int) -> Cell:
        text = self.stored.get((indicator.pk, year), "")
        if self.places[indicator.pk, year] is None:
            return Cell(year, text, self[field_name(indicator.pk, year)])
        subject = indicator.parent
        has_report = not isinstance(subject, Task) or subject.counts_in(year)
        address = report_address(subject, year) if has_report else ""
        return Cell(year, text, None, address)

    @property
    def doubts(self) -> list[Doubt]:
        """Tell which texts stay texts, those that were typed included."""
        found = []
        for indicator in self.indicators:
            for year in self.years:
                if self.places[indicator.pk, year] is None:
                    field = self[field_name(indicator.pk, year)]
                    said = doubt_about(str(field.value() or ""), indicator.unit)
                    if said:
                        found.append(Doubt(field, f"{indicator}, {year}", said))
        return found

    @property
    def locked_years(self) -> Mapping[Lock, list[int]]:
        """The years of which some value is not typed in here, by the reason."""
        found: dict[Lock, set[int]] = {}
        for (_pk, year), lock in self.places.items():
            if lock:
                found.setdefault(lock, set()).add(year)
        return {lock: sorted(years) for lock, years in found.items()}


class FilterForm(forms.Form):
    """Which indicators the page shows, and from which year on."""

    cel = forms.ChoiceField(label=gettext_lazy("Goal"), required=False)
    rodzaj = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    od = forms.IntegerField(
        label=gettext_lazy("Years from"),
        required=False,
        min_value=PLAUSIBLE_YEARS[0],
        max_value=PLAUSIBLE_YEARS[-1],
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )

    def __init__(self, data: Any, *, strategy: Strategy) -> None:
        super().__init__(data, label_suffix="")
        goals = [(str(goal.pk), str(goal)) for goal in strategy.goals.all()]
        every: list[tuple[str, str]] = [("", _("all"))]
        own = [(OWN, _("The strategy as a whole"))]
        self.fields["cel"].choices = every + own + goals  # type: ignore[attr-defined]
        self.fields["rodzaj"].choices = every + list(Kind.choices)  # type: ignore[attr-defined]

    def asked(self, name: str) -> Any:
        """Return what was asked for; None where nothing was, or what there is not."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    def narrow(self, found: IndicatorQuerySet) -> IndicatorQuerySet:
        """Keep the indicators that were asked for."""
        goal, kind = self.asked("cel"), self.asked("rodzaj")
        if goal == OWN:
            found = found.filter(of_strategy__isnull=False)
        elif goal:
            of_goal = Q(goal=goal) | Q(programme__goal=goal)
            found = found.filter(of_goal | Q(task__programme__goal=goal))
        return found.filter(kind=kind) if kind else found
