"""How the tasks of each unit stand at the end of a year, side by side.

A ledger and no ranking: a task counts for each unit that carries it out, itself or by a
post of it. A post that is in no unit stands for itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import msgspec
from django.db.models import Q, QuerySet

from organisation.models import Unit
from public.charts import Bar
from public.money import bar_of
from public.responsibility import Bodies, Body
from public.task_filter import POST
from reporting.punctuality import late_by_task
from tasks.models import Executor, Strategy, StrategyYear, Task, TaskYear
from tasks.models.task import counting
from tasks.models.task_year import points_of
from tasks.money import Compared
from tasks.outline import thresholds
from tasks.progress import Status
from tasks.spending import Spending, spending_of

# What calls for attention: how many of a unit's tasks it sorts by.
BEHIND = (Status.DELAYED, Status.AT_RISK)


class Stand(msgspec.Struct, frozen=True):
    """A task at the end of the year; `shortfall` is in hundredths of a point.

    `is_late` is None where no approved report of a campaign tells.
    """

    status: Status
    shortfall: int | None
    is_late: bool | None
    spending: Spending | None


@dataclass(frozen=True)
class Line:
    """A unit, or a post in none, with the tasks that it carries out."""

    body: Body
    tasks: Sequence[Stand]

    @property
    def key(self) -> str:
        """How the list of tasks is asked for its tasks."""
        pk = self.body.pk
        return str(pk) if isinstance(self.body, Unit) else f"{POST}{pk}"

    @property
    def is_unit(self) -> bool:
        return isinstance(self.body, Unit)

    @property
    def is_outside(self) -> bool:
        return isinstance(self.body, Unit) and self.body.is_outside

    @property
    def count(self) -> int:
        return len(self.tasks)

    @cached_property
    def counted(self) -> Counter[Status]:
        return Counter(task.status for task in self.tasks)

    @property
    def statuses(self) -> list[tuple[Status, int]]:
        """How many tasks have each status, leaving out those that none has."""
        return [(one, self.counted[one]) for one in Status if self.counted[one]]

    @property
    def behind(self) -> int:
        return sum(self.counted[status] for status in BEHIND)

    @cached_property
    def compared(self) -> list[int]:
        """What lacks in each of the tasks that can be compared with a plan."""
        return [task.shortfall for task in self.tasks if task.shortfall is not None]

    @cached_property
    def lacking(self) -> Decimal | None:
        """The plain sum of points that its tasks lack; None if none can be compared."""
        return points_of(sum(self.compared)) if self.compared else None

    @property
    def short(self) -> int:
        """How many of its tasks lack anything."""
        return sum(one > 0 for one in self.compared)

    @property
    def told(self) -> int:
        """How many of its tasks have an approved report."""
        return sum(task.is_late is not None for task in self.tasks)

    @property
    def late(self) -> int | None:
        """How many of these came late; None if there is none."""
        return sum(bool(task.is_late) for task in self.tasks) if self.told else None

    @cached_property
    def spending(self) -> Spending:
        return Spending.of(one.spending for one in self.tasks if one.spending)

    @property
    def spent(self) -> Compared | None:
        """Plans with what was spent of them, where both are known."""
        return self.spending.compared

    @property
    def spent_tasks(self) -> int:
        """Of how many tasks that is."""
        return sum(bool(one.spending and one.spending.compared) for one in self.tasks)

    @property
    def planned(self) -> Decimal | None:
        return self.spending.planned

    @property
    def bar(self) -> Bar | None:
        return bar_of(self.spent)


@dataclass(frozen=True)
class Board:
    """All who carry out any task of the year; `untied` counts tasks of nobody."""

    lines: Sequence[Line]
    tasks: Sequence[Stand]
    untied: int

    @cached_property
    def short(self) -> list[Line]:
        """Those that lack anything."""
        return [line for line in self.lines if line.lacking]

    @property
    def is_compared(self) -> bool:
        """Whether any task can be compared with a plan."""
        return any(line.lacking is not None for line in self.lines)

    @cached_property
    def largest(self) -> Line | None:
        """The one that lacks most; its bar is the longest."""
        return max(self.short, key=lambda line: line.lacking or 0, default=None)

    @cached_property
    def late(self) -> int | None:
        """How many reports came late, each counted once; None if none is known."""
        told = [task.is_late for task in self.tasks if task.is_late is not None]
        return sum(told) if told else None

    @property
    def statuses(self) -> list[Status]:
        """Those that any of the tasks has."""
        found = {task.status for task in self.tasks}
        return [status for status in Status if status in found]


def board_of(strategy: Strategy, year: StrategyYear, bodies: Bodies) -> Board:
    """Read the board: five queries, one of them only where there is money."""
    stands = _stands(strategy, year)
    found: dict[Body, set[int]] = {}
    for task, unit, post in _carriers(strategy, year.year):
        found.setdefault(bodies.whose(unit, post), set()).add(task)
    lines = [
        Line(body, [stands[task] for task in tasks]) for body, tasks in found.items()
    ]
    tied = set[int]().union(*found.values())
    return Board(lines, list(stands.values()), len(stands.keys() - tied))


def _stands(strategy: Strategy, year: StrategyYear) -> dict[int, Stand]:
    late = late_by_task(year)
    here = Task.objects.of(strategy).counting_in(year.year)
    # Without any amount there is nothing to read.
    spending = spending_of(here, year.year) if strategy.has_money else {}
    rows: QuerySet[Any] = (
        TaskYear.objects.of_year(year).with_status(thresholds(year)).with_shortfall()
    )
    told = rows.values_list("task", "standing", "shortfall")
    return {
        task: Stand(Status(standing), shortfall, late.get(task), spending.get(task))
        for task, standing, shortfall in told
    }


def _carriers(strategy: Strategy, year: int) -> Iterator[tuple[int, int | None, int]]:
    """Yield each task with a unit that carries it out, or with a post in none."""
    executors: QuerySet[Any] = Executor.objects.with_carrier().order_by()
    here = executors.filter(counting(year, "task__"))
    tied = Q(unit__isnull=False) | Q(post__isnull=False)
    mine = here.filter(tied, task__programme__goal__strategy=strategy)
    yield from mine.values_list("task", "carrier", "post")
