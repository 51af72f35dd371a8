"""The tree of a strategy as the office works in it: nine queries, however many tasks.

What is unusual is counted for all; tasks are read only where their rows are drawn, on
one page of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, Sum

from indicators.models import Indicator
from structure.checks import Checked, checked, in_all
from structure.fullness import WHOLE, filled, with_parts
from tasks import progress, unusual
from tasks.models import Executor, Goal, Programme, StageYear, Strategy, Task
from tasks.progress import NOTHING, Cell, TaskFigures
from tasks.unusual import Oddity

# Strategies with fewer tasks are shown unfolded at first.
FEW = 40
# A page goes on till it has so many programmes and tasks; a programme stays whole.
ON_A_PAGE = 150


@dataclass(frozen=True)
class TaskLine:
    """A task in the tree."""

    task: Any
    figures: TaskFigures
    oddities: Sequence[Oddity]

    @property
    def code(self) -> str:
        return str(self.task.code)

    @property
    def plan(self) -> Decimal | None:
        return progress.whole_plan(self.figures)

    @property
    def filled(self) -> int:
        return filled(self.task)

    @property
    def parts(self) -> int:
        return WHOLE


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme; `shown` are those of its tasks whose rows are drawn."""

    programme: Programme
    checked: Checked
    is_open: bool
    # Among the programmes of its goal that are shown.
    is_first: bool = False
    is_last: bool = False
    shown: Sequence[TaskLine] = ()

    @property
    def count(self) -> int:
        return self.checked.count

    @property
    def weights(self) -> str | None:
        return self.checked.weights

    @property
    def total(self) -> Decimal:
        return self.checked.total

    @property
    def has_weights(self) -> bool:
        return self.checked.given > 0

    @property
    def oddities(self) -> list[tuple[Oddity, int]]:
        return self.checked.oddities

    def rows(self, wanted: Oddity | None) -> int:
        """How many rows it takes up: its own, and those of tasks."""
        found = self.checked.found
        of_tasks = self.count if wanted in (None, Oddity.WEIGHTS) else found[wanted]
        return 1 + (of_tasks if self.is_open else 0)


@dataclass(frozen=True)
class GoalLine:
    goal: Goal
    # What is unusual in the weights of its programmes, in a sentence.
    weights: str | None
    # All that are shown, on whichever page; `programmes` are those of this one.
    every: Sequence[ProgrammeLine]
    programmes: Sequence[ProgrammeLine] = ()
    is_first: bool = False
    is_last: bool = False

    @property
    def count(self) -> int:
        return sum(one.count for one in self.every)


@dataclass(frozen=True)
class Tree:
    """Goals, programmes and tasks of a page, in the order of their codes."""

    every: Sequence[GoalLine]
    goals: Sequence[GoalLine]
    page: "Page[Any]"
    wanted: Oddity | None
    # What is unusual, in how many tasks or wholes of weights, as the whole tree has it.
    oddities: list[tuple[Oddity, int]]
    # Those of the strategy as a whole, in their order.
    indicators: Sequence[Indicator] = ()

    @cached_property
    def programmes(self) -> list[ProgrammeLine]:
        return [one for goal in self.goals for one in goal.programmes]

    @cached_property
    def every_programme(self) -> list[ProgrammeLine]:
        return [one for goal in self.every for one in goal.every]

    @property
    def count(self) -> int:
        """How many tasks there are, also where they are folded or on another page."""
        return sum(goal.count for goal in self.every)

    @cached_property
    def shown(self) -> list[TaskLine]:
        return [line for one in self.programmes for line in one.shown]


def read_tree(
    strategy: Strategy,
    *,
    programmes: Collection[int] | None = None,
    opened: Collection[str] | None = None,
    wanted: Oddity | None = None,
    number: str = "",
) -> Tree:
    """Read a page of the tree, or of the part of it that holds these programmes.

    `programmes` are ids. `opened` are the codes of unfolded programmes, None for what
    suits the size. With an oddity `wanted`, only what is unusual in this way is shown,
    unfolded.
    """
    kept = Programme.objects.filter(goal__strategy=strategy)
    tasks = Task.objects.of(strategy)
    if programmes is not None:
        kept = kept.filter(pk__in=programmes)
        tasks = tasks.filter(programme__in=programmes)
    found = checked(tasks, strategy)
    few = sum(one.count for one in found.values()) <= FEW
    by_goal: defaultdict[int, list[ProgrammeLine]] = defaultdict(list)
    for programme in kept.select_related("goal", "coordinator"):
        programme.goal.strategy = strategy
        is_open = few if opened is None else programme.code in opened
        of_it, is_shown = found.get(programme.pk, Checked()), wanted is not None
        line = ProgrammeLine(programme, of_it, is_open=is_open or is_shown)
        by_goal[programme.goal_id].append(line)
    goals = Goal.objects.filter(strategy=strategy).select_related("head")
    whole = [_goal_line(goal, by_goal[goal.pk]) for goal in goals]
    lines = list(_numbered(_fitting(whole, wanted, is_part=programmes is not None)))
    page = Paginator(list(_pages(lines, wanted)), 1).get_page(number)
    return Tree(
        every=lines,
        goals=_with_tasks(page.object_list[0], tasks, wanted),
        page=page,
        wanted=wanted,
        oddities=_oddities(whole),
        indicators=list(strategy.indicators.all()),
    )


def _goal_line(goal: Goal, programmes: Sequence[ProgrammeLine]) -> GoalLine:
    weights = unusual.weights([one.programme.weight for one in programmes])
    return GoalLine(goal, weights, programmes)


def _oddities(goals: Sequence[GoalLine]) -> list[tuple[Oddity, int]]:
    programmes = [one for goal in goals for one in goal.every]
    found = in_all(one.checked for one in programmes)
    weights = [*(one.weights for one in programmes), *(one.weights for one in goals)]
    found[Oddity.WEIGHTS] = sum(one is not None for one in weights)
    return [(one, found[one]) for one in Oddity if found[one]]


def _fitting(
    goals: Iterable[GoalLine], wanted: Oddity | None, *, is_part: bool
) -> Iterator[GoalLine]:
    """Keep what is to be shown: all, or what is unusual in the wanted way."""
    for goal in goals:
        every = [one for one in goal.every if wanted is None or _is_odd(one, wanted)]
        if every or not (is_part or wanted):
            yield replace(goal, every=every)


def _is_odd(line: ProgrammeLine, wanted: Oddity) -> bool:
    if wanted == Oddity.WEIGHTS:
        return line.weights is not None
    return line.checked.found[wanted] > 0


def _numbered(goals: Iterable[GoalLine]) -> Iterator[GoalLine]:
    """Say of each which is the first and the last of its siblings that are shown."""
    lines = list(goals)
    for goal in lines:
        every = [
            replace(one, is_first=one is goal.every[0], is_last=one is goal.every[-1])
            for one in goal.every
        ]
        yield replace(
            goal, every=every, is_first=goal is lines[0], is_last=goal is lines[-1]
        )


def _pages(
    goals: Iterable[GoalLine], wanted: Oddity | None
) -> Iterator[list[GoalLine]]:
    """Part the tree into pages, each with the goals of its programmes."""
    page: list[GoalLine] = []
    rows = 0
    for goal in goals:
        page.append(replace(goal, programmes=[]))
        for line in goal.every:
            more = line.rows(wanted)
            if rows and rows + more > ON_A_PAGE:
                yield [one for one in page if one.programmes or not one.every]
                page, rows = [replace(goal, programmes=[])], 0
            rows += more
            page[-1] = replace(page[-1], programmes=[*page[-1].programmes, line])
    yield page


def _with_tasks(
    goals: Sequence[GoalLine], tasks: "QuerySet[Task]", wanted: Oddity | None
) -> list[GoalLine]:
    """Read the tasks of the programmes that are open: three queries."""
    lines = [one for goal in goals for one in goal.programmes if one.is_open]
    known = {one.programme.pk: one.programme for one in lines}
    by_programme: defaultdict[int, list[TaskLine]] = defaultdict(list)
    if known:
        for line in _task_lines(tasks.filter(programme__in=known)):
            line.task.programme = known[line.task.programme_id]
            if wanted in (None, Oddity.WEIGHTS, *line.oddities):
                by_programme[line.task.programme_id].append(line)
    _name_executors(line for found in by_programme.values() for line in found)
    return [
        replace(
            goal,
            programmes=[
                replace(one, shown=by_programme[one.programme.pk])
                for one in goal.programmes
            ],
        )
        for goal in goals
    ]


def _task_lines(tasks: "QuerySet[Task]") -> Iterator[TaskLine]:
    plans = _plans_of(tasks)
    light = with_parts(tasks).select_related(None)
    shown = ("programme", "number", "title", "weight", "withdrawn_from")
    for task in light.only(*shown, "stages_known", "executors_known"):
        figures = TaskFigures(
            task.stages_known and task.has_stages, {0: plans.get(task.pk, NOTHING)}
        )
        is_nobodys = task.executors_known and not task.has_executors
        odd = (
            ()
            if task.withdrawn_from
            else unusual.oddities(figures, is_nobodys=is_nobodys)
        )
        yield TaskLine(task, figures, tuple(odd))


def _plans_of(tasks: "QuerySet[Task]") -> dict[int, Cell]:
    """Sum up all that is planned and was done in each task, by its id."""
    cells = StageYear.objects.filter(stage__task__in=tasks.order_by()).order_by()
    sums = cells.values_list("stage__task").annotate(Sum("planned"), Sum("actual"))
    return {task: Cell(planned, actual) for task, planned, actual in sums}


def _name_executors(lines: Iterable[TaskLine]) -> None:
    """Say of each task, as `carried_out_by`, who carries it out, as printed."""
    by_task = {line.task.pk: line.task for line in lines}
    for task in by_task.values():
        task.carried_out_by = []
    named = Executor.objects.filter(task__in=by_task).order_by("task", "position")
    for task, text in named.values_list("task_id", "text"):
        by_task[task].carried_out_by.append(text)
