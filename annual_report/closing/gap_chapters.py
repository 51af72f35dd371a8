"""Remarks on a large strategy by chapters, so that one programme at a time is read.

The first chapter is of the strategy as a whole and its goals.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import now

from annual_report.closing.gap_reading import GapReader
from annual_report.closing.gaps import Remarked, remarked_in
from annual_report.closing.lasting import goals_in, programmes_in
from annual_report.document import Document, Head, Level
from annual_report.document import Task as Told
from annual_report.models import Snapshot
from annual_report.report import Edition, YearlyReport, frozen
from annual_report.scope import WHOLE, Kind, Scope
from annual_report.stored import read_head, read_tasks
from indicators.models import Indicator
from tasks.models import Programme, StrategyYear, Task
from tasks.outline import Branch, nodes_by_programme, programme_branch


@dataclass(frozen=True)
class Chapter:
    """A programme by its code and title; the first chapter has neither."""

    code: str = ""
    title: str = ""


class Drafted:
    """The chapters of what the report would say now."""

    def __init__(self, period: StrategyYear) -> None:
        self.period = period
        found: Any = programmes_in(period).select_related("goal", "coordinator")
        found = found.annotate(n_tasks=Count("tasks"))
        self.programmes = list(found.order_by("goal__position", "number"))
        self.indicators = Indicator.objects.of(period.strategy)

    @property
    def task_count(self) -> int:
        return sum(one.n_tasks for one in self.programmes)

    @property
    def chapters(self) -> list[Chapter]:
        return [Chapter(), *(Chapter(one.code, one.title) for one in self.programmes)]

    def every_remark(self) -> Iterator[Remarked]:
        """Read the whole strategy at once."""
        nodes = nodes_by_programme(Task.objects.of(self.period.strategy))
        branches = [Branch(one, nodes[one.pk]) for one in self.programmes]
        reader = self._reader(branches, self.indicators)
        return remarked_in(_report(reader.head(), reader.tasks, WHOLE))

    def remarks(self, chapter: Chapter) -> Iterator[Remarked]:
        if not chapter.code:
            every = [Branch(one, []) for one in self.programmes]
            above = self.indicators.filter(task=None)
            return _above(self._reader(every, above).head())
        (programme,) = (one for one in self.programmes if one.code == chapter.code)
        programme.goal.strategy = self.period.strategy
        own = Q(programme=programme) | Q(task__programme=programme)
        branch = programme_branch(programme)
        reader = self._reader([branch], self.indicators.filter(own))
        return _within(chapter, reader.head(), reader.tasks)

    def _reader(
        self, programmes: Sequence[Branch], indicators: "QuerySet[Indicator]"
    ) -> GapReader:
        by_goal: defaultdict[int, list[Branch]] = defaultdict(list)
        for one in programmes:
            assert isinstance(one.item, Programme)  # noqa: S101  as was asked for
            by_goal[one.item.goal_id].append(one)
        goals = goals_in(self.period).select_related("head", "strategy")
        branches = [
            Branch(goal, by_goal[goal.pk])
            for goal in goals.order_by("position")
            # Without a programme it counts only where it has none at all.
            if by_goal[goal.pk] or len(programmes) == len(self.programmes)
        ]
        tree = Branch(self.period.strategy, branches)
        return GapReader(self.period, tree, indicators)


class Frozen:
    """The chapters of a version, of which only some parts are read."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.head = read_head(snapshot.head, snapshot.format)

    @property
    def chapters(self) -> list[Chapter]:
        programmes = (one for one in self.head.parts if one.level == Level.PROGRAMME)
        return [Chapter(), *(Chapter(one.code, one.title) for one in programmes)]

    @property
    def task_count(self) -> int:
        return self.head.parts[0].tasks if self.head.parts else 0

    def every_remark(self) -> Iterator[Remarked]:
        """Read the whole version. Raises Damaged if it was changed since."""
        return remarked_in(frozen(self.snapshot))

    def remarks(self, chapter: Chapter) -> Iterator[Remarked]:
        if not chapter.code:
            return _above(self.head)
        return _within(chapter, self.head, lambda: self._tasks(chapter.code))

    def _tasks(self, code: str) -> Iterator[Told]:
        parts = self.snapshot.parts.filter(tasks__contains=f'"{code}"')
        for text in parts.order_by("number").values_list("tasks", flat=True):
            yield from read_tasks(text, self.snapshot.format)


def _above(head: Head) -> Iterator[Remarked]:
    """Yield what is to be said of the whole and its goals."""
    found = remarked_in(_report(head, lambda: iter(()), WHOLE))
    return (one for one in found if one.level != Level.PROGRAMME)


def _within(
    chapter: Chapter, head: Head, tasks: Callable[[], Iterator[Told]]
) -> Iterator[Remarked]:
    scope = Scope(Kind.PROGRAMME, chapter.code)
    return remarked_in(_report(head, tasks, scope))


def _report(
    head: Head, tasks: Callable[[], Iterator[Told]], scope: Scope
) -> YearlyReport:
    return YearlyReport(Edition(now()), Document(head, tasks), scope)
