"""The tables behind the tasks' cards, each read for some hundreds of tasks at a time.

What belongs together is found by its key: no row relies on its neighbours.
"""

from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from annual_report.document import (
    Cell,
    Executor,
    Funding,
    Measure,
    Stage,
    Value,
    known,
)
from indicators.models import Indicator, IndicatorValue
from indicators.trend import difference
from leszno_strategy.grouping import grouped
from reporting.models import Version
from tasks import models, progress
from tasks.models import Strategy, StrategyYear

Row = tuple[Any, ...]


class Table:
    """Rows by the task that they belong to, whose id comes first in each."""

    def __init__(
        self, rows: "QuerySet[Any, Any]", then: Callable[[list[Row]], Any], path: str
    ) -> None:
        self._all, self._make, self._path = rows, then, path
        self._rows: dict[int, list[Row]] = {}

    def read(self, tasks: Collection[int]) -> None:
        """Read the rows of these tasks: one query."""
        rows = self._all.filter(**{f"{self._path}__in": tasks})
        self._rows = grouped(rows.iterator(), itemgetter(0))

    def of(self, task: int) -> Any:
        """Return what the rows of the task make."""
        return self._make(self._rows.get(task, []))


class Cards:
    """What the cards of a strategy's tasks say up to the end of a year.

    `texts` is what the approved report says, None without one.
    """

    def __init__(self, period: StrategyYear) -> None:
        year = period.year
        self.texts = Table(
            _texts(period), lambda rows: rows[0][1] if rows else None, "report__task"
        )
        self.stages = Table(_stages(), lambda rows: stages(rows, year), "task")
        self.executors = Table(_executors(), executors, "task")
        self.funding = Table(_funding(), funding, "task")
        self.measures = Table(
            _measures("task"), lambda rows: measures(rows, year), "task"
        )

    def read(self, tasks: Collection[int]) -> None:
        """Read the cards of these tasks: five queries."""
        for table in vars(self).values():
            table.read(tasks)


def published(period: StrategyYear) -> "QuerySet[Version]":
    """Return what was approved of the year: the versions that the public sees."""
    return Version.objects.public().filter(
        report__year=period, pk__in=period.reports.values("published")
    )


def _texts(period: StrategyYear) -> "QuerySet[Any, Any]":
    return published(period).values_list("report__task_id", "content")


def _stages() -> "QuerySet[Any, Any]":
    """A row a stage and year; of a stage without any year one without figures."""
    rows = models.Stage.objects.order_by("position", "years__year__year")
    return rows.values_list(
        *("task_id", "pk", "label", "title"),
        *("years__year__year", "years__planned", "years__actual"),
    )


def stages(rows: Iterable[Row], to_year: int) -> list[Stage]:
    by_stage = grouped(rows, itemgetter(1))
    return [_stage(of_stage, to_year) for of_stage in by_stage.values()]


def _stage(rows: list[Row], to_year: int) -> Stage:
    _task, _pk, label, title, *_cell = rows[0]
    cells = {
        year: Cell(known(planned), known(actual) if year <= to_year else None)
        for *_stage, year, planned, actual in rows
        if year is not None
    }
    return Stage(
        label=label,
        title=title,
        cells={
            year: cell
            for year, cell in cells.items()
            if (cell.planned, cell.actual) != (None, None)
        },
        planned=known(progress.sum_known(cell.planned for cell in cells.values())),
        actual=known(progress.sum_known(cell.actual for cell in cells.values())),
    )


def _executors() -> "QuerySet[Any, Any]":
    # The stubs do not know the annotation.
    columns: tuple[Any, ...] = ("task_id", "text", "carrier")
    rows = models.Executor.objects.with_carrier().order_by("position")
    return rows.values_list(*columns)


def executors(rows: list[Row]) -> list[Executor]:
    return [Executor(text, unit) for _task, text, unit in rows]


def _funding() -> "QuerySet[Any, Any]":
    rows = models.FundingSource.objects.order_by("position")
    return rows.values_list("task_id", "source", "funds", "amount")


def funding(rows: list[Row]) -> list[Funding]:
    return [Funding(source, funds, known(pln)) for _task, source, funds, pln in rows]


def _measures(parent: str) -> "QuerySet[Any, Any]":
    """A row an indicator and year; of an indicator without values one without any."""
    rows = Indicator.objects.order_by("position", "values__year")
    return rows.values_list(
        *(f"{parent}_id", "pk", "kind", "name", "unit", "source", "direction"),
        *("baseline", "values__year", "values__text", "values__number"),
    )


def measures_of_goals(strategy: Strategy, to_year: int) -> dict[int, list[Measure]]:
    """Return the goals' own indicators by the goal's id."""
    rows = _measures("goal").filter(goal__strategy=strategy)
    return _by_parent(rows, to_year)


def measures_of_programmes(
    strategy: Strategy, to_year: int
) -> dict[int, list[Measure]]:
    """Return the programmes' own indicators by the programme's id."""
    rows = _measures("programme").filter(programme__goal__strategy=strategy)
    return _by_parent(rows, to_year)


def _by_parent(rows: "QuerySet[Any, Any]", to_year: int) -> dict[int, list[Measure]]:
    by_parent = grouped(rows, itemgetter(0))
    return {parent: measures(found, to_year) for parent, found in by_parent.items()}


def measures(rows: Iterable[Row], to_year: int) -> list[Measure]:
    by_measure = grouped(rows, itemgetter(1))
    return [_measure(of_one, to_year) for of_one in by_measure.values()]


def _measure(rows: list[Row], to_year: int) -> Measure:
    _parent, pk, kind, name, unit, source, direction, baseline, *_value = rows[0]
    values = {
        year: Value(text, known_as_written(text, number))
        for *_one, year, text, number in rows
        if year is not None and year <= to_year and text
    }
    return Measure(
        id=pk,
        kind=kind,
        name=name,
        unit=unit,
        source=source,
        direction=direction,
        baseline=known(baseline),
        values=values,
        change=known(
            difference(_number(values, to_year - 1), _number(values, to_year))
        ),
    )


def known_as_written(text: str, number: Decimal | None) -> Decimal | None:
    """Return the number with just the decimals that the city wrote."""
    return IndicatorValue(text=text, number=number).figure


def _number(values: dict[int, Value], year: int) -> Decimal | None:
    return values[year].number if year in values else None


def years_of_indicators(strategy: Strategy, to_year: int) -> list[int]:
    """Return the years of which any indicator has a value."""
    values = IndicatorValue.objects.filter(
        indicator__in=Indicator.objects.of(strategy).order_by(), year__lte=to_year
    )
    years = values.exclude(text="").order_by("year").values_list("year", flat=True)
    return list(years.distinct())
