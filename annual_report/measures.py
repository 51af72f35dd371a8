"""The indicators of a yearly report, as they stood at the end of its year.

A large strategy has tens of thousands: columns are read, no rows of models are made.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import QuerySet

from annual_report.document import Measure, Standing, Value, known, plain
from indicators.models import (
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from indicators.reading import figure
from indicators.standing import Way, standing_on
from indicators.trend import difference, last_known
from leszno_strategy.grouping import grouped
from tasks.models import Goal, Programme, Strategy, StrategyYear, Task
from tasks.subjects import COLUMNS

# What a report says of an indicator as its table has it.
SAID = (
    *("kind", "name", "definition", "method", "unit", "frequency", "source"),
    *("direction", "comparison", "is_headline"),
)
# What a row of a year says, the year first.
Columns = tuple[Any, ...]
REPORTER = ("reporting_post__title", "reporting_unit__name")


# What an indicator belongs to: the column that names it, and its id.
Parent = tuple[str, int]


class Row(NamedTuple):
    """An indicator with what decides on how it stands."""

    parent: Parent
    pk: int
    baseline: Decimal | None
    baseline_year: int | None
    band_from: Decimal | None
    band_to: Decimal | None
    post: str | None
    unit_name: str | None
    said: Mapping[str, Any]

    @property
    def direction(self) -> str:
        found: str = self.said["direction"]
        return found


class Reported(NamedTuple):
    year: int
    text: str
    number: Decimal | None


class Aimed(NamedTuple):
    year: int
    number: Decimal


class Series(NamedTuple):
    """What was reported up to the year, what is aimed at, and where series break."""

    values: Sequence[Reported]
    targets: Sequence[Aimed]
    breaks: Mapping[int, str]


Found = Mapping[Parent, list[Measure]]


class Measures:
    """The indicators of tasks by the task's id, read for some hundreds at a time."""

    def __init__(self, period: StrategyYear) -> None:
        self.period = period
        self._found: Found = {}

    def read(self, tasks: Collection[int]) -> None:
        """Read those of the tasks: four queries."""
        rows = Indicator.objects.filter(task__in=tasks)
        self._found = _by_parent(rows, ["task"], self.period)

    def of(self, task: int) -> list[Measure]:
        return self._found.get(("task", task), [])


ABOVE = [COLUMNS[kind] for kind in (Strategy, Goal, Programme)]


def measures_of_parts(period: StrategyYear) -> Found:
    """Read those of the strategy itself, its goals and programmes: four queries."""
    own = Indicator.objects.of(period.strategy).filter(task=None)
    return _by_parent(own, ABOVE, period)


def measures_of(rows: "QuerySet[Indicator]", period: StrategyYear) -> Found:
    """Read any indicators by what they belong to: four queries."""
    return _by_parent(rows, [*ABOVE, COLUMNS[Task]], period)


def measures_of_the_year(rows: "QuerySet[Indicator]", period: StrategyYear) -> Found:
    """Read indicators with their values of the year alone: two queries."""
    of_year = IndicatorValue.objects.filter(year=period.year)
    values = _of_years(of_year, rows.order_by().values("pk"), "text", "number")

    def series(pk: int) -> Series:
        return Series(_values(values(pk), period.year), [], {})

    return _grouped(_rows(rows, [*ABOVE, COLUMNS[Task]]), series, period)


def _by_parent(
    rows: "QuerySet[Indicator]", parents: Sequence[str], period: StrategyYear
) -> Found:
    series = _series(rows.order_by().values("pk"), period.year)
    return _grouped(_rows(rows, parents), series, period)


def _grouped(
    rows: Iterable[Row], series: Callable[[int], Series], period: StrategyYear
) -> Found:
    by_parent = grouped(rows, itemgetter(0))
    return {key: measures(found, series, period) for key, found in by_parent.items()}


def measures(
    rows: Iterable[Row], series: Callable[[int], Series], period: StrategyYear
) -> list[Measure]:
    return [_measure(row, series(row.pk), period) for row in rows]


def _rows(rows: "QuerySet[Indicator]", parents: Sequence[str]) -> Iterator[Row]:
    columns = (
        *("pk", "baseline", "baseline_year", "band_from", "band_to"),
        *REPORTER,
        *SAID,
    )
    n, m = len(parents), len(columns) - len(SAID)
    found: Any = rows.order_by("position", "pk").values_list(
        *(f"{parent}_id" for parent in parents), *columns
    )
    for row in found.iterator():
        pks, own = row[:n], row[n:]
        (parent,) = (
            one for one in zip(parents, pks, strict=True) if one[1] is not None
        )
        yield Row._make((parent, *own[:m], dict(zip(SAID, own[m:], strict=True))))


def _series(indicators: "QuerySet[Any, Any]", to_year: int) -> Callable[[int], Series]:
    """Read the series of the indicators; return what finds each by its id."""
    values = _of_years(IndicatorValue.objects.all(), indicators, "text", "number")
    targets = _of_years(IndicatorTarget.objects.all(), indicators, "number")
    breaks = _of_years(IndicatorBreak.objects.all(), indicators, "reason")

    def of(pk: int) -> Series:
        return Series(
            _values(values(pk), to_year), _targets(targets(pk)), _breaks(breaks(pk))
        )

    return of


def _values(rows: Iterable[Columns], to_year: int) -> list[Reported]:
    return [Reported(*row) for row in rows if row[0] <= to_year]


def _targets(rows: Iterable[Columns]) -> list[Aimed]:
    return [Aimed(*row) for row in rows]


def _breaks(rows: Iterable[Columns]) -> dict[int, str]:
    return dict(rows)


def _of_years(
    those: Any, indicators: Any, *columns: str
) -> Callable[[int], list[Columns]]:
    """Read rows of years in their order; return what finds those of an indicator."""
    rows = those.filter(indicator__in=indicators).order_by("year")
    found = grouped(
        rows.values_list("indicator_id", "year", *columns).iterator(), itemgetter(0)
    )
    return lambda pk: [row[1:] for row in found.get(pk, ())]


def _measure(row: Row, series: Series, period: StrategyYear) -> Measure:
    year = period.year
    values = {
        one.year: Value(one.text, figure(one.text, one.number))
        for one in series.values
        if one.text
    }
    return Measure(
        id=row.pk,
        baseline=known(row.baseline),
        baseline_year=row.baseline_year,
        band_from=known(row.band_from),
        band_to=known(row.band_to),
        targets={one.year: plain(one.number) for one in series.targets},
        breaks=dict(series.breaks),
        reporter=row.post or row.unit_name or "",
        values=values,
        change=None if year in series.breaks else _change(values, year),
        standing=_standing(row, series, period),
        **row.said,
    )


def _standing(row: Row, series: Series, period: StrategyYear) -> Standing:
    year = period.year
    breaks = [one for one in series.breaks if one <= year]
    way = Way(row, last_known(series.values), series.targets, breaks)
    found = standing_on(way, to=year, on_track_from=period.on_track_from)
    return Standing(
        word=found.word.value,
        share=known(found.share),
        expected=known(found.expected),
        year=found.current.year if found.current else None,
        is_old=found.is_old,
        broken_in=found.broken_in,
    )


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
