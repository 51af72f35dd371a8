"""Reads the indicators of a strategy into entries: a query a table."""

from collections import defaultdict
from typing import Any

from exchange.indicator_entry import IndicatorEntry
from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from tasks.models import Strategy
from tasks.subjects import COLUMNS

NOWHERE = ""
By = defaultdict[int, dict[int, Any]]


class Measured:
    """The indicators of one strategy; `below` has them by what they belong to."""

    def __init__(self, strategy: Strategy) -> None:
        rows = Indicator.objects.of(strategy).select_related(None).order_by()
        self.keys = rows.values("pk")
        self.values = self._by_year(IndicatorValue.objects.exclude(text=""), "text")
        self.targets = self._by_year(IndicatorTarget.objects, "number")
        self.breaks = self._by_year(IndicatorBreak.objects, "reason")
        self.below: defaultdict[tuple[str, int], list[IndicatorEntry]] = defaultdict(
            list
        )
        reported = rows.select_related("reporting_unit", "reporting_post")
        for row in reported.order_by("position", "pk"):
            self.below[parent_of(row)].append(self._entry(row))

    def _by_year(self, rows: Any, name: str) -> By:
        found: By = defaultdict(dict)
        of_it = rows.filter(indicator__in=self.keys).order_by("indicator", "year")
        for indicator, year, said in of_it.values_list("indicator_id", "year", name):
            found[indicator][year] = said
        return found

    def _entry(self, row: Indicator) -> IndicatorEntry:
        unit, post = row.reporting_unit, row.reporting_post
        return IndicatorEntry(
            place=NOWHERE,
            uid=row.uid,
            kind=row.kind,
            name=row.name,
            unit=row.unit,
            source=row.source,
            definition=row.definition,
            method=row.method,
            frequency=row.frequency,
            comparison=row.comparison,
            is_headline=row.is_headline,
            reporting_unit=unit.name if unit else None,
            reporting_post=post.title if post else None,
            direction=row.direction,
            baseline=row.baseline,
            baseline_year=row.baseline_year,
            band_from=row.band_from,
            band_to=row.band_to,
            targets=self.targets.get(row.pk, {}),
            values=self.values.get(row.pk, {}),
            breaks=self.breaks.get(row.pk, {}),
        )


def parent_of(row: Indicator) -> tuple[str, int]:
    columns = ((name, getattr(row, f"{name}_id")) for name in COLUMNS.values())
    return next((name, pk) for name, pk in columns if pk is not None)
