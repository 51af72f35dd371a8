"""The rows of a list of tasks: chosen, counted and put in order by the database.

Only those that are shown are read, and of them no more than the list says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Func, QuerySet
from django_tables2.data import TableData
from django_tables2.utils import OrderBy

from leszno_strategy.alphabet import Alphabetical
from tasks.models.task_year import TaskYear, TaskYearQuerySet, points_of
from tasks.progress import Status

# As the strategy counts: I.2 before I.10.
POSITION = (
    F("task__programme__goal__position"),
    F("task__programme__number"),
    F("task__number"),
)
ORDER: dict[str, Sequence[Func | F]] = {
    "code": POSITION,
    "title": [Alphabetical("task__title")],
    "weight": [F("task__weight")],
    "planned": [F("plan")],
    "progress": [F("done")],
    "status": [F("standing")],
}
READ = (
    "task",
    "task__programme__goal__number",
    "task__programme__number",
    "task__number",
    "task__title",
    "task__weight",
    "plan",
    "done",
    "standing",
)


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task as at the end of the year, as far as a list tells of it."""

    pk: int
    goal: str
    programme: int
    number: int
    title: str
    weight: Decimal | None
    plan: int | None
    done: int | None
    standing: str

    @property
    def code(self) -> str:
        return f"{self.goal}.{self.programme}.{self.number}"

    @property
    def planned(self) -> Decimal | None:
        return points_of(self.plan)

    @property
    def progress(self) -> Decimal | None:
        return points_of(self.done)

    @property
    def status(self) -> Status:
        return Status(self.standing)


class ListedTasks(TableData):
    """The tasks of a list for its table; how many there are was counted already."""

    def __init__(self, rows: TaskYearQuerySet, total: int) -> None:
        self.data: QuerySet[TaskYear] = rows.order_by(*POSITION)
        self.total = total

    def __len__(self) -> int:
        return self.total

    def __iter__(self) -> Iterator[ListedTask]:
        return _read(self.data)

    def __getitem__(self, key: slice) -> list[ListedTask]:
        return list(_read(self.data[key]))

    def order_by(self, aliases: Sequence[str]) -> None:
        """Sort by the columns; those that are alike stand by their codes.

        What is unknown is less than any figure.
        """
        keys = [key for alias in aliases for key in _keys(OrderBy(alias))]
        self.data = self.data.order_by(*keys, *POSITION)


def _keys(alias: Any) -> Iterator[Any]:
    for key in ORDER[alias.bare]:
        if alias.is_descending:
            yield key.desc(nulls_last=True)
        else:
            yield key.asc(nulls_first=True)


def _read(rows: "QuerySet[TaskYear]") -> Iterator[ListedTask]:
    return (ListedTask(*one) for one in rows.values_list(*READ))
