"""The rows of a list of tasks: chosen, counted and put in order by the database.

Only those that are shown are read, and of them no more than the list says.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django_tables2.data import TableData
from django_tables2.utils import OrderBy

from leszno_strategy.alphabet import Alphabetical
from leszno_strategy.grouping import grouped
from tasks.models import Executor, StageYear, StrategyYear
from tasks.models.task_year import TaskYear, TaskYearQuerySet, points_of
from tasks.outline_rows import cells_of
from tasks.progress import NOTHING, Cell, Status


def _in_the_year(figure: str) -> Subquery:
    """Add up the stages of the task in the year alone, as `TaskNode.year_sum`."""
    rows = StageYear.objects.filter(stage__task=OuterRef("task"), year=OuterRef("year"))
    summed = rows.order_by().values("stage__task").annotate(points=Sum(figure))
    return Subquery(summed.values("points"))


def _first_executor() -> Subquery:
    rows = Executor.objects.filter(task=OuterRef("task")).order_by("position")
    return Subquery(rows.values(key=Alphabetical("text"))[:1])


# As the strategy counts: I.2 before I.10.
POSITION = (
    F("task__programme__goal__position"),
    F("task__programme__number"),
    F("task__number"),
)
# What a task is called: the parts of its code, and its title.
CALLED = (
    "task__programme__goal__number",
    "task__programme__number",
    "task__number",
    "task__title",
)
# By the columns' names in addresses.
ORDER: dict[str, Sequence[Any]] = {
    "code": POSITION,
    "title": [Alphabetical("task__title")],
    "programme": POSITION[:2],
    "executor": [_first_executor()],
    "weight": [F("task__weight")],
    "cost": [F("task__planned_total_cost_amount")],
    "year_plan": [_in_the_year("planned")],
    "year_done": [_in_the_year("actual")],
    "planned": [F("plan")],
    "progress": [F("done")],
    "shortfall": [F("shortfall")],
    "status": [F("standing")],
}
# Columns whose figures lie in tables of their own.
EXECUTOR, OF_YEAR = "executor", frozenset({"year_plan", "year_done"})
READ = (
    "task",
    "task__programme__goal__number",
    "task__programme__number",
    "task__programme__title",
    "task__number",
    "task__title",
    "task__weight",
    "task__planned_total_cost",
    "task__planned_total_cost_amount",
    "plan",
    "done",
    "shortfall",
    "standing",
    "task__programme__coordinator__title",
)


class Called:
    """A row with what a task is called, and how it stands."""

    __slots__ = ()
    goal: str
    programme: int
    number: int
    standing: str

    @property
    def code(self) -> str:
        return f"{self.goal}.{self.programme}.{self.number}"

    @property
    def status(self) -> Status:
        """As at the end of the year."""
        return Status(self.standing)


@dataclass(frozen=True, slots=True)
class ListedTask(Called):
    """A task as at the end of the year, as far as a list tells of it.

    `year`, of the year alone, and `executors` are read where the list shows them.
    """

    pk: int
    goal: str
    programme: int
    programme_title: str
    number: int
    title: str
    weight: Decimal | None
    cost_in_words: str | None
    cost: Decimal | None
    plan: int | None
    done: int | None
    short: int | None
    standing: str
    coordinator: str | None
    year: Cell = NOTHING
    executors: Sequence[str] = ()

    @property
    def programme_code(self) -> str:
        return f"{self.goal}.{self.programme}"

    @property
    def programme_label(self) -> str:
        return f"{self.programme_code} {self.programme_title}"

    @property
    def planned(self) -> Decimal | None:
        return points_of(self.plan)

    @property
    def progress(self) -> Decimal | None:
        return points_of(self.done)

    @property
    def shortfall(self) -> Decimal | None:
        """The plan to date less the progress; 0 if it is ahead, None if unknown."""
        return points_of(self.short)


class ListedTasks(TableData):
    """The tasks of a list for its table; how many there are was counted already.

    `shown` are the columns that the list has: what others need is not read.
    """

    def __init__(self, rows: TaskYearQuerySet, total: int, year: StrategyYear) -> None:
        self.data: QuerySet[TaskYear] = rows.with_shortfall().order_by(*POSITION)
        self.total, self.year = total, year
        self.shown: Collection[str] = ()

    def __len__(self) -> int:
        return self.total

    def __iter__(self) -> Iterator[ListedTask]:
        return iter(self._told(self.data, self.tasks()))

    def __getitem__(self, key: slice) -> list[ListedTask]:
        return self._told(self.data[key])

    def tasks(self) -> "QuerySet[Any, Any]":
        """Ask for the ids of all tasks of the list, in no order."""
        return self.data.order_by().values("task")

    def order_by(self, aliases: Sequence[str]) -> None:
        """Sort by the columns; those that are alike stand by their codes.

        What is unknown stands last, whichever way the list goes.
        """
        keys = [key for alias in aliases for key in _keys(OrderBy(alias))]
        self.data = self.data.order_by(*keys, *POSITION)

    def _told(
        self, rows: "QuerySet[TaskYear]", tasks: "QuerySet[Any, Any] | None" = None
    ) -> list[ListedTask]:
        """Read the rows, and what is shown of their tasks beside: two queries more."""
        found = [ListedTask(*one) for one in rows.values_list(*READ)]
        if OF_YEAR.intersection(self.shown):
            found = _with_year(found, tasks, self.year)
        if EXECUTOR in self.shown:
            found = _with_executors(found, tasks)
        return found


def _keys(alias: Any) -> Iterator[Any]:
    for key in ORDER[alias.bare]:
        if alias.is_descending:
            yield key.desc(nulls_last=True)
        else:
            yield key.asc(nulls_last=True)


def _with_year(
    listed: list[ListedTask], tasks: Any, year: StrategyYear
) -> list[ListedTask]:
    cells = cells_of(task__in=_those(listed, tasks)).filter(year=year)
    told = {task: Cell(planned, actual) for task, _year, planned, actual in cells}
    return [replace(one, year=told.get(one.pk, NOTHING)) for one in listed]


def _with_executors(listed: list[ListedTask], tasks: Any) -> list[ListedTask]:
    rows = Executor.objects.filter(task__in=_those(listed, tasks))
    named = rows.order_by("position").values_list("task_id", "text")
    by_task = grouped(named, lambda row: row[0])
    return [
        replace(one, executors=[text for _task, text in by_task.get(one.pk, ())])
        for one in listed
    ]


def _those(listed: Iterable[ListedTask], tasks: Any) -> Any:
    """Name the tasks of a page by their ids; of a whole list ask the database."""
    return [one.pk for one in listed] if tasks is None else tasks
