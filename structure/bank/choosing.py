"""The form that says which series of a file gives which indicator its values."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from indicators.bank.matching import Key, remembered, suggest
from indicators.bank.tables import Series
from indicators.models import Indicator
from structure.bank.opening import BankTable
from structure.bank.planning import territory_of
from tasks.models import Strategy

LABEL_LENGTH = 80


@dataclass(frozen=True)
class Row:
    """A series of the chosen territory, with the field in which it is matched."""

    series: Series
    years: str
    last: str
    field: forms.BoundField


class MatchForm(forms.Form):
    """A territory, and an indicator or none for each series.

    What it was not told it fills in from what is remembered, else by names.
    """

    def __init__(self, data: Any, *, table: BankTable, strategy: Strategy) -> None:
        self.table = table
        sources = remembered(strategy)
        indicators = list(Indicator.objects.of(strategy))
        self.known = {str(one.pk): one for one in indicators}
        suggested = suggest(table.series, indicators, sources)
        super().__init__(data, label_suffix="")
        usual = territory_of(table, strategy, {one.territory for one in sources})
        self.fields["territory"] = forms.ChoiceField(
            label=_("Territory"),
            choices=[
                (code, f"{name} ({code})") for code, name in table.territories.items()
            ],
            initial=usual,
        )
        choices = [
            ("", _("skip")),
            *((pk, _label(one)) for pk, one in self.known.items()),
        ]
        self.names = {f"s{n}": key for n, key in enumerate(table.series)}
        for name, key in self.names.items():
            self.fields[name] = forms.ChoiceField(
                label=_("Indicator for “%(series)s”") % {"series": key[1]},
                choices=choices,
                required=False,
                initial=str(suggested.get(key, "")),
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for name in self.names:
            indicator = given.get(name)
            if indicator and indicator in seen:
                self.add_error(name, _("Another series gives this indicator already."))
            seen.add(indicator or "")
        return given

    def _says(self, name: str) -> str:
        """Return what the field says, if there is such a choice; "" if not."""
        if not self.is_bound:
            return str(self.fields[name].initial)
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))

    @cached_property
    def chosen(self) -> dict[Key, int]:
        """The indicators' ids by the series; what is wrong is left out."""
        said = {key: self._says(name) for name, key in self.names.items()}
        return {key: int(pk) for key, pk in said.items() if pk}

    @property
    def territory(self) -> str:
        return self._says("territory") or str(self.fields["territory"].initial)

    @property
    def mistakes(self) -> list[forms.BoundField]:
        return [field for field in self if field.errors] if self.is_bound else []

    @property
    def rows(self) -> Sequence[Row]:
        found = []
        for name, key in self.names.items():
            series = self.table.series[key]
            figures = {
                year: one.text
                for (code, year), one in series.figures.items()
                if code == self.territory and one.text
            }
            years = sorted(figures)
            span = (
                f"{years[0]}–{years[-1]}"
                if len(years) > 1
                else "".join(map(str, years))
            )
            last = figures[years[-1]] if years else ""
            found.append(Row(series, span, last, self[name]))
        return found


def _label(indicator: Indicator) -> str:
    name = Truncator(indicator.name).chars(LABEL_LENGTH)
    unit = f" ({indicator.unit})" if indicator.unit else ""
    return f"{indicator.parent.code} {name}{unit}".strip()
