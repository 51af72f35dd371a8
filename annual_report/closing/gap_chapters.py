"""Remarks on a large strategy by chapters, so that one programme at a time is read.

The first chapter is of the strategy as a whole and its goals.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.timezone import now

from annual_report.closing.gaps import Remarked, remarked_in
from annual_report.closing.lasting import goals_in, programmes_in
from annual_report.document import Document, Head, Level, Task
from annual_report.models import Snapshot
from annual_report.reading import ReportReader
from annual_report.report import Edition, YearlyReport
from annual_report.scope import WHOLE, Kind, Scope
from annual_report.stored import read_head, read_tasks
from tasks.models import Programme, StrategyYear
from tasks.outline import Branch, programme_branch


@dataclass(frozen=True)
class Chapter:
    """A programme by its code and title; the first chapter has neither."""

    code: str = ""
    title: str = ""


class Drafted:
    """The chapters of what the report would say now."""

    def __init__(self, period: StrategyYear) -> None:
        self.period = period
        found = programmes_in(period).select_related("goal", "coordinator")
        self.programmes = list(found.order_by("goal__position", "number"))

    @property
    def chapters(self) -> list[Chapter]:
        return [Chapter(), *(Chapter(one.code, one.title) for one in self.programmes)]

    def remarks(self, chapter: Chapter) -> Iterator[Remarked]:
        if not chapter.code:
            reader = self._reader([Branch(one, []) for one in self.programmes])
            return _above(reader.head())
        (programme,) = (one for one in self.programmes if one.code == chapter.code)
        programme.goal.strategy = self.period.strategy
        reader = self._reader([programme_branch(programme)])
        return _within(chapter, reader.head(), reader.tasks)

    def _reader(self, programmes: Sequence[Branch]) -> ReportReader:
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
        return ReportReader(self.period, Branch(self.period.strategy, branches))


class Frozen:
    """The chapters of a version, of which only some parts are read."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.head = read_head(snapshot.head, snapshot.format)

    @property
    def chapters(self) -> list[Chapter]:
        programmes = (one for one in self.head.parts if one.level == Level.PROGRAMME)
        return [Chapter(), *(Chapter(one.code, one.title) for one in programmes)]

    def remarks(self, chapter: Chapter) -> Iterator[Remarked]:
        if not chapter.code:
            return _above(self.head)
        return _within(chapter, self.head, lambda: self._tasks(chapter.code))

    def _tasks(self, code: str) -> Iterator[Task]:
        parts = self.snapshot.parts.filter(tasks__contains=f'"{code}"')
        for text in parts.order_by("number").values_list("tasks", flat=True):
            yield from read_tasks(text, self.snapshot.format)


def _above(head: Head) -> Iterator[Remarked]:
    """Yield what is to be said of the whole and its goals."""
    found = remarked_in(_report(head, lambda: iter(()), WHOLE))
    return (one for one in found if one.level != Level.PROGRAMME)


def _within(
    chapter: Chapter, head: Head, tasks: Callable[[], Iterator[Task]]
) -> Iterator[Remarked]:
    scope = Scope(Kind.PROGRAMME, chapter.code)
    return remarked_in(_report(head, tasks, scope))


def _report(
    head: Head, tasks: Callable[[], Iterator[Task]], scope: Scope
) -> YearlyReport:
    return YearlyReport(Edition(now()), Document(head, tasks), scope)
