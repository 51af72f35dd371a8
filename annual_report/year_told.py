"""What a year's report tells of its year: pure facts, reckoned from its own rows.

The year before is read from the same rows, not from the report that was frozen then:
so both years cover the same tasks, and what was corrected since counts in both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import msgspec

from annual_report.document import Head, Point, Task
from annual_report.measure_columns import MeasureOf
from annual_report.report import YearlyReport
from leszno_strategy.numbers import Exact
from tasks import progress
from tasks.progress import Status, TaskFigures, Thresholds
from tasks.two_years import Move, Side, move

LATE = (Status.DELAYED, Status.AT_RISK)
MOST = 5  # of the largest delays and steps


@dataclass(frozen=True, slots=True)
class Span:
    """Planned and carried out in some time, in points; None is unknown."""

    planned: Exact | None
    done: Exact | None

    @property
    def ahead(self) -> Fraction | None:
        """What was done above the plan; below zero it is missing."""
        if self.planned is None or self.done is None:
            return None
        return progress.difference(self.done, self.planned)

    @property
    def shortfall(self) -> Fraction | None:
        """What is missing from the plan; 0 for what is ahead."""
        return None if self.ahead is None else max(Fraction(0), -self.ahead)

    @property
    def share(self) -> Fraction | None:
        return progress.index(self.done, self.planned)


UNKNOWN = Span(None, None)


@dataclass(frozen=True)
class TaskTold:
    """What is kept of a task, which is all but its stages and sources of money.

    `before` is the shortfall at the end of the year before, None where it cannot be
    compared.
    """

    task: Task
    move: Move
    before: Fraction | None

    @property
    def to_date(self) -> Span:
        return Span(self.task.figures.planned, self.task.figures.comparable)

    @property
    def in_year(self) -> Span:
        return Span(self.task.year.planned, self.task.year.actual)

    @property
    def is_late(self) -> bool:
        return self.task.status in LATE

    @property
    def shortfall(self) -> Fraction:
        """What is missing from the plan to date; what is unknown lacks nothing."""
        return self.to_date.shortfall or Fraction(0)

    @property
    def step(self) -> Fraction:
        """The points carried out in the year."""
        return Fraction(self.task.year.actual or 0)


@dataclass(frozen=True)
class YearTold:
    """All that is told of the year; `since` is the year before, None for the first."""

    year: int
    since: int | None
    tasks: Sequence[TaskTold] = field(default_factory=list)

    def moved(self, how: Move) -> list[TaskTold]:
        return [one for one in self.tasks if one.move == how]

    @property
    def compared(self) -> int:
        """How many tasks can be compared with the year before."""
        return sum(one.move != Move.UNKNOWN for one in self.tasks)

    @property
    def late(self) -> list[TaskTold]:
        """The delayed and the tasks at risk, what is missing most first."""
        return _by_shortfall(self.tasks)

    @property
    def largest_delays(self) -> list[TaskTold]:
        return self.late[:MOST]

    @property
    def steps(self) -> list[TaskTold]:
        """The tasks in which anything was done in the year, the most first."""
        found = [one for one in self.tasks if one.step > 0]
        return sorted(found, key=lambda one: -one.step)

    @property
    def as_large(self) -> int:
        """How many steps are as large as the last of those that are named."""
        steps = self.steps
        return sum(one.step == steps[MOST - 1].step for one in steps[MOST:])

    @property
    def statuses(self) -> dict[Status, int]:
        counted = dict.fromkeys(Status, 0)
        for one in self.tasks:
            counted[one.task.status] += 1
        return counted

    @property
    def measured(self) -> list[MeasureOf]:
        """The indicators of the tasks."""
        return [
            MeasureOf(one.task, m) for one in self.tasks for m in one.task.indicators
        ]

    @property
    def added(self) -> tuple[Span, Span]:
        """The points of all tasks of which both sides are known, without any weight:
        in the year, and to its end."""
        spans = [(one.in_year, one.to_date) for one in self.tasks]
        return (
            _added(year for year, to_date in spans if to_date.ahead is not None),
            _added(to_date for _year, to_date in spans),
        )


def told(report: YearlyReport) -> YearTold:
    """Read the tasks of the report once: a walk of its own through them."""
    return YearTold(
        report.head.year, year_before(report.head), list(tasks_told(report))
    )


def late_of(report: YearlyReport) -> list[TaskTold]:
    """Return the late tasks alone, what is missing most first.

    No other is kept, and of these what a line has room for: no curve, no indicators.
    """
    late = (one for one in tasks_told(report) if one.is_late)
    return _by_shortfall(map(_in_a_line, late))


def _in_a_line(told: TaskTold) -> TaskTold:
    kept = msgspec.structs.replace(told.task, done="", curve=[], indicators=[])
    return replace(told, task=kept)


def tasks_told(report: YearlyReport) -> Iterator[TaskTold]:
    since = year_before(report.head)
    return (_task(task, report.head, since) for task in report.tasks())


def year_before(head: Head) -> int | None:
    """Return the strategy's year before that of the report, None for the first."""
    return max((year for year in head.years if year < head.year), default=None)


def _by_shortfall(tasks: Iterable[TaskTold]) -> list[TaskTold]:
    found = [one for one in tasks if one.is_late]
    return sorted(found, key=lambda one: -one.shortfall)


def _task(task: Task, head: Head, since: int | None) -> TaskTold:
    figures = figures_of(task)
    kept = msgspec.structs.replace(task, stages=[], funding=[])
    # Of a total no year is known but this one.
    if since is None or not figures.stages_known:
        return TaskTold(kept, Move.UNKNOWN, None)
    limits = Thresholds(head.on_track, head.delayed)
    before, after = (side(figures, year, limits) for year in (since, head.year))
    return TaskTold(kept, move(before, after), before.shortfall)


def figures_of(task: Task) -> TaskFigures:
    """Return what the arithmetic takes: what the frozen stages add up to, by year."""
    years = sorted({year for stage in task.stages for year in stage.cells})
    return TaskFigures(
        stages_known=task.figures.whole_plan is not None,
        years={
            year: progress.sum_of(
                progress.Cell(cell.planned, cell.actual)
                for stage in task.stages
                if (cell := stage.cells.get(year))
            )
            for year in years
        },
    )


def side(figures: TaskFigures, year: int, limits: Thresholds) -> Side:
    """Say how a task whose stages are known stood at the end of the year."""
    is_reported = any(one <= year for one in figures.reported_years)
    found = progress.status(figures, in_year=year, thresholds=limits)
    return Side(
        progress.planned(figures, to_year=year),
        progress.progress(figures, to_year=year) if is_reported else None,
        found == Status.COMPLETED,
    )


def to_date(curve: Sequence[Point], year: int) -> Span:
    """Return plan and actual from the start to the end of the year."""
    return next(
        (Span(one.planned, one.actual) for one in curve if one.year == year), UNKNOWN
    )


def in_year(curve: Sequence[Point], year: int) -> Span:
    """Return what the year alone added, over the tasks of the curve.

    Before anything was reported nothing is known to be done, so that all of it was
    done since.
    """
    now = to_date(curve, year)
    earlier = [point for point in curve if point.year < year]
    before = earlier[-1] if earlier else Point(year, None, None)
    return Span(_grown(before.planned, now.planned), _grown(before.actual, now.done))


def _grown(before: Exact | None, now: Exact | None) -> Fraction | None:
    return None if now is None else Fraction(now) - Fraction(before or 0)


def _added(spans: Iterable[Span]) -> Span:
    found = list(spans)
    planned = [Fraction(one.planned) for one in found if one.planned is not None]
    done = [Fraction(one.done) for one in found if one.done is not None]
    return Span(
        sum(planned, Fraction(0)) if planned else None,
        sum(done, Fraction(0)) if done else None,
    )
