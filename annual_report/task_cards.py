"""The tables behind the tasks' cards, each read once, in the order of the codes.

Side by side they make up the tasks one after the other, so that thousands of them
take no more memory than one.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import groupby
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
from reporting.models import Version
from tasks import models, progress
from tasks.models import Strategy, StrategyYear

# Rows that the database hands over at a time.
CHUNK = 2000
Row = tuple[Any, ...]
Rows = Iterator[Row]

# How the parts of each level are counted, seen from an indicator.
GOALS = ("goal__position",)
PROGRAMMES = ("programme__goal__position", "programme__number")
TASKS = ("task__programme__goal__position", "task__programme__number", "task__number")


class Table:
    """Rows in the order of the tasks, whose id comes first; read along with them."""

    def __init__(self, rows: "QuerySet[Any, Any]", then: Callable[[list[Row]], Any]):
        self._groups = groupby(rows.iterator(CHUNK), key=itemgetter(0))
        self._make = then
        self._task, self._rows = self._next()

    def _next(self) -> tuple[int | None, list[Row]]:
        task, rows = next(self._groups, (None, ()))
        return task, list(rows)

    def of(self, task: int) -> Any:
        """Return what the rows of the task make; the tasks are asked in their order."""
        if task != self._task:
            return self._make([])
        rows = self._rows
        self._task, self._rows = self._next()
        return self._make(rows)


class Cards:
    """What the cards of a strategy's tasks say up to the end of a year: five queries.

    `texts` is what the approved report says, None without one.
    """

    def __init__(self, period: StrategyYear) -> None:
        strategy, year = period.strategy, period.year
        self.texts = Table(_texts(period), lambda rows: rows[0][1] if rows else None)
        self.stages = Table(_stages(strategy), lambda rows: stages(rows, year))
        self.executors = Table(_executors(strategy), executors)
        self.funding = Table(_funding(strategy), funding)
        self.measures = Table(
            _measures("task", TASKS, strategy), lambda rows: measures(rows, year)
        )


def published(period: StrategyYear) -> "QuerySet[Version]":
    """Return what was approved of the year: the versions that the public sees."""
    return Version.objects.public().filter(
        report__year=period, pk__in=period.reports.values("published")
    )


def _texts(period: StrategyYear) -> "QuerySet[Any, Any]":
    rows = published(period).order_by(*(f"report__{one}" for one in TASKS))
    return rows.values_list("report__task_id", "content")


def _stages(strategy: Strategy) -> "QuerySet[Any, Any]":
    """A row a stage and year; of a stage without any year one without figures."""
    rows = models.Stage.objects.filter(task__programme__goal__strategy=strategy)
    return rows.order_by(*TASKS, "position", "years__year__year").values_list(
        *("task_id", "pk", "label", "title"),
        *("years__year__year", "years__planned", "years__actual"),
    )


def stages(rows: Iterable[Row], to_year: int) -> list[Stage]:
    return [
        _stage(list(of_stage), to_year)
        for _pk, of_stage in groupby(rows, key=itemgetter(1))
    ]


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


def _executors(strategy: Strategy) -> "QuerySet[Any, Any]":
    rows = models.Executor.objects.with_carrier().filter(
        task__programme__goal__strategy=strategy
    )
    # The stubs do not know the annotation.
    columns: tuple[Any, ...] = ("task_id", "text", "carrier")
    return rows.order_by(*TASKS, "position", "pk").values_list(*columns)


def executors(rows: list[Row]) -> list[Executor]:
    return [Executor(text, unit) for _task, text, unit in rows]


def _funding(strategy: Strategy) -> "QuerySet[Any, Any]":
    rows = models.FundingSource.objects.filter(task__programme__goal__strategy=strategy)
    return rows.order_by(*TASKS, "position", "pk").values_list(
        "task_id", "source", "funds", "amount"
    )


def funding(rows: list[Row]) -> list[Funding]:
    return [Funding(source, funds, known(pln)) for _task, source, funds, pln in rows]


def _measures(
    parent: str, order: tuple[str, ...], strategy: Strategy
) -> "QuerySet[Any, Any]":
    """A row an indicator and year; of an indicator without values one without any."""
    # A goal's position is that of the goal itself, and so on: the path is the same.
    path = order[0].removesuffix("position") + "strategy"
    return (
        Indicator.objects.filter(**{path: strategy})
        .order_by(*order, "position", "pk", "values__year")
        .values_list(
            *(f"{parent}_id", "pk", "kind", "name", "unit", "source", "direction"),
            *("baseline", "values__year", "values__text", "values__number"),
        )
    )


def measures_of_goals(strategy: Strategy, to_year: int) -> dict[int, list[Measure]]:
    """Return the goals' own indicators by the goal's id."""
    return _by_parent(_measures("goal", GOALS, strategy), to_year)


def measures_of_programmes(
    strategy: Strategy, to_year: int
) -> dict[int, list[Measure]]:
    """Return the programmes' own indicators by the programme's id."""
    return _by_parent(_measures("programme", PROGRAMMES, strategy), to_year)


def _by_parent(rows: "QuerySet[Any, Any]", to_year: int) -> dict[int, list[Measure]]:
    groups = groupby(rows.iterator(CHUNK), key=itemgetter(0))
    return {parent: measures(list(found), to_year) for parent, found in groups}


def measures(rows: Iterable[Row], to_year: int) -> list[Measure]:
    return [
        _measure(list(of_one), to_year)
        for _pk, of_one in groupby(rows, key=itemgetter(1))
    ]


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
