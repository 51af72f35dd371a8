"""The tree of a strategy with its figures, read with one query a level.

A leaf is a task, a branch a programme, a goal or the strategy; both answer the same
questions for any year, so that pages, curves, sheets and feeds read one place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from leszno_strategy.numbers import Exact, rounded
from leszno_strategy.prepared import Prepared
from tasks import progress
from tasks.curves import PointLike
from tasks.models import (
    Goal,
    Programme,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.outline_rows import (
    cells_in,
    cells_of,
    knowing_stages,
    tasks_in,
    totals_in,
    totals_of,
    totals_told,
    years_of,
)
from tasks.progress import NOTHING, Cell, Mean, Part, Status, TaskFigures, Thresholds
from tasks.wholes import Alike, Counts, Whole, WorkedOut, alike_over


def thresholds(year: StrategyYear | None = None) -> Thresholds:
    """Return the thresholds of the year, the city's usual ones if it has none."""
    if year is None or year.on_track_from is None or year.delayed_from is None:
        return Thresholds(
            on_track=Decimal(settings.STATUS_ON_TRACK_FROM),
            delayed=Decimal(settings.STATUS_DELAYED_FROM),
        )
    return Thresholds(on_track=year.on_track_from, delayed=year.delayed_from)


@dataclass(frozen=True)
class Point:
    """Plan and actual to the end of one year, over parts whose plan is known."""

    year: int
    planned: Exact | None
    actual: Exact | None


@dataclass(frozen=True)
class TaskNode:
    """A task with its figures."""

    item: Task
    figures: TaskFigures
    # Of the years that have thresholds of their own.
    thresholds: Mapping[int, Thresholds]

    @property
    def weight(self) -> Decimal | None:
        return self.item.weight

    def progress(self, year: int) -> Decimal | None:
        return progress.progress(self.figures, to_year=year)

    def planned(self, year: int) -> Decimal | None:
        return progress.planned(self.figures, to_year=year)

    def comparable(self, year: int) -> Decimal | None:
        """Progress that may be set against the plan: none without stages."""
        return self.progress(year) if self.figures.stages_known else None

    def coverage(self, year: int) -> Decimal:
        """1 if there is any progress to show, else 0."""
        return progress.ZERO if self.progress(year) is None else Decimal(1)

    def index(self, year: int) -> Fraction | None:
        return progress.index(self.comparable(year), self.planned(year))

    def difference(self, year: int) -> Fraction | None:
        """Progress less the plan to date, in points; negative is a shortfall.

        None where there is no plan to compare with, or nothing was ever reported.
        """
        done, plan = self.comparable(year), self.planned(year)
        if done is None or plan is None or not self.figures.is_reported:
            return None
        return progress.difference(done, plan)

    def status(self, year: int) -> Status:
        limits = self.thresholds.get(year) or thresholds()
        return progress.status(self.figures, in_year=year, thresholds=limits)

    def whole_plan(self, year: int) -> Decimal | None:
        """The plan of all years; the year tells only a branch what it is made of."""
        return progress.whole_plan(self.figures)

    def year_sum(self, year: int) -> Cell:
        """What all stages plan for and carried out in the year alone."""
        return self.figures.years.get(year, NOTHING)

    def counts_in(self, year: int) -> bool:
        return self.item.counts_in(year)

    # What the whole above asks of all its parts.
    all_tasks = 1

    @property
    def is_reported(self) -> bool:
        return self.figures.is_reported

    @property
    def reported_from(self) -> int | None:
        return min(self.figures.reported_years, default=None)

    def part_value(self, of: str, year: int) -> Decimal | None:
        found: Decimal | None = getattr(self, of)(year)
        return found

    def counts(self, year: int) -> Counts:
        return Counts(
            tasks=1,
            known=self.progress(year) is not None,
            with_plan=self.figures.stages_known,
            statuses=Counter([self.status(year)]),
        )

    def alike(self, since: int, year: int) -> Alike:
        then, now = (
            self.progress(one) if self.counts_in(one) else None for one in (since, year)
        )
        both = then is not None and now is not None
        return Alike(
            before=then if both else None,
            after=now if both else None,
            both=both,
            then=then is not None,
            now=now is not None,
        )

    def leaves(self) -> "Iterator[TaskNode]":
        yield self


@dataclass(frozen=True)
class Branch(Whole):
    """A programme, a goal or the strategy, with what it is made of.

    Its parts may be sums of programmes: then it knows of no task by itself.
    """

    item: Programme | Goal | Strategy
    children: Sequence[TaskNode | Whole]
    # Means and counts are worked out once: the levels above ask for them anew.
    worked_out: WorkedOut = field(default_factory=WorkedOut, compare=False, repr=False)

    def counts_in(self, year: int) -> bool:
        return not self.children or bool(self.parts_in(year))

    def parts_in(self, year: int) -> Sequence[TaskNode | Whole]:
        """Return the parts that count in the year: a withdrawn task leaves them."""
        if year not in self._parts:
            found = [child for child in self.children if child.counts_in(year)]
            self._parts[year] = found
        return self._parts[year]

    @cached_property
    def _parts(self) -> dict[int, Sequence[TaskNode | Whole]]:
        return {}

    @property
    def lasting_weights(self) -> list[Decimal | None]:
        """The weights of its parts, but for tasks that are withdrawn at some time."""
        return [
            part.weight
            for part in self.children
            if isinstance(part, Whole) or part.item.withdrawn_from is None
        ]

    def tasks_in(self, year: int) -> list[TaskNode]:
        return [node for node in self.tasks if node.counts_in(year)]

    def _mean(self, of: str, year: int) -> Mean:
        means = self.worked_out.means
        if (of, year) not in means:
            means[of, year] = progress.weighted_mean(
                [
                    Part(child.weight, child.part_value(of, year))
                    for child in self.parts_in(year)
                ]
            )
        return means[of, year]

    def value(self, of: str, year: int) -> Fraction | None:
        return self._mean(of, year).value

    def progress_mean(self, year: int) -> Mean:
        return self._mean("progress", year)

    @cached_property
    def all_tasks(self) -> int:
        return sum(child.all_tasks for child in self.children)

    @cached_property
    def reported_from(self) -> int | None:
        found = (child.reported_from for child in self.children)
        return min((year for year in found if year is not None), default=None)

    def contributions(self, year: int) -> list[Fraction | None]:
        """What each of the `parts_in` the year brings to the progress, in points."""
        return progress.contributions(
            [Part(part.weight, part.progress(year)) for part in self.parts_in(year)]
        )

    def counts(self, year: int) -> Counts:
        counts = self.worked_out.counts
        if year not in counts:
            found = Counts()
            for child in self.parts_in(year):
                found.add(child.counts(year))
            # Only now: others may read what equal parts have worked out.
            counts[year] = found
        return counts[year]

    def alike(self, since: int, year: int) -> Alike:
        found = [child.alike(since, year) for child in self.children]
        return alike_over(self.children, found, since, year)

    def leaves(self) -> Iterator[TaskNode]:
        for child in self.children:
            if not isinstance(child, TaskNode | Branch):
                raise TypeError(f"of {child.item} only the sums were read")
            yield from child.leaves()

    @cached_property
    def tasks(self) -> list[TaskNode]:
        return list(self.leaves())


def curve(node: TaskNode | Whole, years: Sequence[int], *, to_year: int) -> list[Point]:
    """Return the S-curve: the plan of all years, the actual up to `to_year`.

    A branch of which nobody reported anything yet has no actual, which is not zero.
    """
    first = node.reported_from if isinstance(node, Whole) else None
    is_silent = isinstance(node, Whole) and first is None
    return [
        Point(
            year=year,
            planned=node.planned(year),
            actual=None
            if is_silent or year > to_year or (first is not None and year < first)
            else node.comparable(year),
        )
        for year in years
    ]


def months_behind(points: Sequence[PointLike]) -> int | None:
    """Return how far the last actual of a curve is behind its plan, in whole months.

    None where they cannot be compared.
    """
    reached = [point for point in points if point.actual is not None]
    planned = {p.year: p.planned for p in reached if p.planned is not None}
    if not reached or len(planned) < len(reached):
        return None
    behind = progress.months_behind(planned, reached[-1].actual or progress.ZERO)
    return int(rounded(behind, 0))


def task_nodes(tasks: "QuerySet[Task]") -> list[TaskNode]:
    """Read the tasks and their figures: three queries more, however many tasks."""
    here = {"task__in": tasks.order_by()}
    years, totals = years_of(cells_of(**here)), totals_of(totals_told(**here))
    return _nodes(knowing_stages(tasks), years, totals)


def _nodes(
    tasks: Iterable[Any],
    years: Mapping[int, dict[int, Cell]],
    totals: Mapping[int, dict[int, Decimal]],
) -> list[TaskNode]:
    own = _own_thresholds()
    return [
        TaskNode(
            task,
            TaskFigures(
                task.stages_known and task.has_stages, years[task.pk], totals[task.pk]
            ),
            own[task.programme.goal.strategy_id],
        )
        for task in tasks
    ]


def task_node(task: Task) -> TaskNode:
    """Read the figures of one task, fetched with its stages and their years.

    One query where no stages are known, and one for the strategy's years unless these
    are fetched.
    """
    stages_known = task.stages_known and bool(task.stages.all())
    cells: defaultdict[int, list[Cell]] = defaultdict(list)
    for row in (row for stage in task.stages.all() for row in stage.years.all()):
        cells[row.year.year].append(Cell(row.planned, row.actual))
    years = {year: progress.sum_of(parts) for year, parts in cells.items()}
    totals: Mapping[int, Decimal] = {}
    if not stages_known:
        totals = totals_of(totals_told(task=task.pk))[task.pk]
    return TaskNode(
        task,
        TaskFigures(stages_known, years, totals),
        _thresholds_of(task.strategy.years.all()),
    )


def _thresholds_of(years: Iterable[StrategyYear]) -> dict[int, Thresholds]:
    """Return the thresholds of the years that have their own."""
    return {year.year: thresholds(year) for year in years if year.on_track_from}


_with_thresholds = Prepared(
    lambda: StrategyYear.objects.filter(on_track_from__isnull=False).order_by()
)


def _own_thresholds() -> defaultdict[int, dict[int, Thresholds]]:
    """Read the years with thresholds of their own, by the strategy's id."""
    found: defaultdict[int, dict[int, Thresholds]] = defaultdict(dict)
    for year in _with_thresholds():
        found[year.strategy_id][year.year] = thresholds(year)
    return found


def programme_branch(programme: Programme) -> Branch:
    """Read the programme, which comes with its goal, and its tasks: four queries."""
    here = {"programme": programme.pk}
    tasks = tasks_in(**here)
    for task in tasks:
        task.programme = programme
    years, totals = years_of(cells_in(**here)), totals_of(totals_in(**here))
    return Branch(programme, _nodes(tasks, years, totals))


def strategy_branch(strategy: Strategy) -> Branch:
    """Read the whole strategy: its goals, their programmes, their tasks."""
    [(_strategy, branch)] = strategy_branches([strategy])
    return branch


def strategy_branches(
    strategies: Sequence[Strategy],
) -> list[tuple[Strategy, Branch]]:
    """Read several at once, with no query more than one alone takes."""
    programmes = _programme_branches(
        Programme.objects.filter(goal__strategy__in=strategies),
        Task.objects.of(*strategies),
    )
    by_goal: defaultdict[int, list[Branch]] = defaultdict(list)
    for branch in programmes:
        by_goal[branch.item.goal_id].append(branch)  # type: ignore[union-attr]
    by_strategy: defaultdict[int, list[Branch]] = defaultdict(list)
    goals = Goal.objects.filter(strategy__in=strategies)
    for goal in goals.select_related("head", "strategy"):
        by_strategy[goal.strategy_id].append(Branch(goal, by_goal[goal.pk]))
    return [(one, Branch(one, by_strategy[one.pk])) for one in strategies]


def _programme_branches(
    programmes: "QuerySet[Programme]", tasks: "QuerySet[Task]"
) -> list[Branch]:
    nodes = nodes_by_programme(tasks)
    return [
        Branch(programme, nodes[programme.pk])
        for programme in programmes.select_related("coordinator", "goal__strategy")
    ]


def nodes_by_programme(tasks: "QuerySet[Task]") -> defaultdict[int, list[TaskNode]]:
    nodes: defaultdict[int, list[TaskNode]] = defaultdict(list)
    for node in task_nodes(tasks):
        nodes[node.item.programme_id].append(node)
    return nodes
