"""The tables behind the tasks' cards, each read for some hundreds of tasks at a time.

What belongs together is found by its key: no row relies on its neighbours.
"""

from collections.abc import Callable, Collection, Iterable
from operator import itemgetter
from typing import Any

from django.db.models import F, QuerySet

from annual_report.document import (
    Cell,
    Executor,
    Funding,
    Spending,
    Stage,
    Texts,
    known,
)
from annual_report.measures import Measures
from leszno_strategy.grouping import grouped
from reporting.content import texts_for_readers
from reporting.models import Version
from tasks import models, progress
from tasks.models import Goal, Programme, Strategy, StrategyYear

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
        self.stages = Table(stages_of_tasks(), lambda rows: stages(rows, year), "task")
        self.executors = Table(executors_of_tasks(), executors, "task")
        self.funding = Table(_funding(), lambda rows: funding(rows, year), "task")
        self.measures = Measures(period)

    def read(self, tasks: Collection[int]) -> None:
        """Read the cards of these tasks: eight queries."""
        for table in vars(self).values():
            table.read(tasks)


def published(period: StrategyYear) -> "QuerySet[Version]":
    """Return what was approved of the year: the versions that the public sees."""
    # By its report: looked for in a list of them, each would be met with all others.
    return Version.objects.public().filter(
        report__year=period, report__published=F("pk")
    )


def _texts(period: StrategyYear) -> "QuerySet[Any, Any]":
    of_tasks = published(period).filter(report__task__isnull=False)
    return of_tasks.values_list("report__task_id", "content")


def texts_of_parts(period: StrategyYear) -> "dict[tuple[type[Any], int], Texts]":
    """Read what the approved reports on parts say, by kind and id of the part."""
    of_parts = published(period).filter(report__task__isnull=True)
    rows = of_parts.order_by().values_list(
        *("report__of_strategy_id", "report__goal_id", "report__programme_id"),
        "content",
    )
    kinds = (Strategy, Goal, Programme)
    return {
        (kind, pk): Texts(**texts_for_readers(content))
        for *parts, content in rows
        for kind, pk in zip(kinds, parts, strict=True)
        if pk is not None
    }


def stages_of_tasks() -> "QuerySet[Any, Any]":
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


def executors_of_tasks() -> "QuerySet[Any, Any]":
    # The stubs do not know the annotation.
    columns: tuple[Any, ...] = ("task_id", "text", "carrier")
    rows = models.Executor.objects.with_carrier().order_by("position")
    return rows.values_list(*columns)


def executors(rows: list[Row]) -> list[Executor]:
    return [Executor(text, unit) for _task, text, unit in rows]


def _funding() -> "QuerySet[Any, Any]":
    """A row a source and year; of a source without any year one without amounts."""
    rows = models.FundingSource.objects.order_by("position", "years__year__year")
    return rows.values_list(
        *("task_id", "pk", "source", "funds", "amount"),
        *("years__year__year", "years__planned", "years__executed"),
    )


def funding(rows: Iterable[Row], to_year: int) -> list[Funding]:
    by_source = grouped(rows, itemgetter(1))
    return [_source(of_source, to_year) for of_source in by_source.values()]


def _source(rows: list[Row], to_year: int) -> Funding:
    _task, _pk, source, funds, pln, *_amounts = rows[0]
    years = {
        year: Spending(known(planned), known(executed) if year <= to_year else None)
        for *_source, year, planned, executed in rows
        if year is not None
    }
    told = {
        year: one
        for year, one in years.items()
        if (one.planned, one.executed) != (None, None)
    }
    return Funding(source, funds, known(pln), told)
