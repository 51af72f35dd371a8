"""The indicators of a yearly report, as they stood at the end of its year."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from annual_report.document import Measure, Standing, Value, known, plain
from indicators.models import Indicator, IndicatorTarget, IndicatorValue
from indicators.standing import standing
from indicators.trend import difference
from leszno_strategy.grouping import grouped
from tasks.models import Goal, Programme, Strategy, StrategyYear
from tasks.subjects import COLUMNS


class Measures:
    """The indicators of tasks by the task's id, read for some hundreds at a time."""

    def __init__(self, period: StrategyYear) -> None:
        self.period = period
        self._found: Mapping[int, list[Measure]] = {}

    def read(self, tasks: Collection[int]) -> None:
        """Read those of the tasks: four queries."""
        rows = _indicators().filter(task__in=tasks)
        self._found = _by_parent(rows, "task", self.period)

    def of(self, task: int) -> list[Measure]:
        return self._found.get(task, [])


# By the kind of part, then by the part's id.
Found = Mapping[type[Any], Mapping[int, list[Measure]]]


def measures_of_parts(period: StrategyYear) -> Found:
    """Read those of the strategy itself, its goals and programmes: 4 queries each."""
    strategy = period.strategy_id
    own = {
        Strategy: {"of_strategy": strategy},
        Goal: {"goal__strategy": strategy},
        Programme: {"programme__goal__strategy": strategy},
    }
    return {
        kind: _by_parent(_indicators().filter(**of), COLUMNS[kind], period)
        for kind, of in own.items()
    }


def _indicators() -> "QuerySet[Indicator]":
    named = Indicator.objects.with_series().select_related(
        "reporting_unit", "reporting_post"
    )
    return named.order_by("position", "pk")


def _by_parent(
    rows: "QuerySet[Indicator]", parent: str, period: StrategyYear
) -> dict[int, list[Measure]]:
    by_parent = grouped(rows, lambda one: getattr(one, f"{parent}_id"))
    return {pk: measures(found, period) for pk, found in by_parent.items()}


def measures(rows: Iterable[Indicator], period: StrategyYear) -> list[Measure]:
    return [_measure(one, period) for one in rows]


def _measure(one: Indicator, period: StrategyYear) -> Measure:
    year = period.year
    values, breaks = _values(one, year), _breaks(one)
    return Measure(
        id=one.pk,
        kind=one.kind,
        name=one.name,
        definition=one.definition,
        method=one.method,
        unit=one.unit,
        frequency=one.frequency,
        source=one.source,
        direction=one.direction,
        baseline=known(one.baseline),
        baseline_year=one.baseline_year,
        band_from=known(one.band_from),
        band_to=known(one.band_to),
        targets=_targets(one),
        breaks=breaks,
        comparison=one.comparison,
        is_headline=one.is_headline,
        reporter=str(one.reporting_post or one.reporting_unit or ""),
        values=values,
        change=None if year in breaks else _change(values, year),
        standing=_standing(one, period),
    )


def _standing(one: Indicator, period: StrategyYear) -> Standing:
    found = standing(one, to=period.year, on_track_from=period.on_track_from)
    return Standing(
        word=found.word.value,
        share=known(found.share),
        expected=known(found.expected),
        year=found.current.year if found.current else None,
        is_old=found.is_old,
        broken_in=found.broken_in,
    )


def _values(one: Indicator, to_year: int) -> dict[int, Value]:
    found = sorted(one.values.all(), key=lambda value: value.year)
    return {
        value.year: Value(value.text, value.figure)
        for value in found
        if value.year <= to_year and value.text
    }


def _targets(one: Indicator) -> dict[int, Decimal]:
    found = sorted(one.targets.all(), key=lambda target: target.year)
    return {target.year: plain(target.number) for target in found}


def _breaks(one: Indicator) -> dict[int, str]:
    found = sorted(one.breaks.all(), key=lambda broken: broken.year)
    return {broken.year: broken.reason for broken in found}


def _change(values: Mapping[int, Value], year: int) -> Decimal | None:
    change = difference(_number(values, year - 1), _number(values, year))
    return known(change)


def _number(values: Mapping[int, Value], year: int) -> Decimal | None:
    return values[year].number if year in values else None


def years_of_values(strategy: Strategy, to_year: int) -> list[int]:
    """Return the years of which any indicator has a value."""
    values = IndicatorValue.objects.filter(year__lte=to_year).exclude(text="")
    return _years(values, strategy)


def years_of_targets(strategy: Strategy) -> list[int]:
    return _years(IndicatorTarget.objects.all(), strategy)


def _years(rows: "QuerySet[Any]", strategy: Strategy) -> list[int]:
    own = rows.filter(indicator__in=Indicator.objects.of(strategy).order_by())
    return list(own.order_by("year").values_list("year", flat=True).distinct())
