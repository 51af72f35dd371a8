"""The tree of a strategy as the office works in it: seven queries, however many tasks.

Facts are read of all tasks, since they are counted on top; the rows only of programmes
that are open.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import QuerySet, Sum

from indicators.models import Indicator
from structure.fullness import WHOLE, filled, with_parts
from tasks import progress, unusual
from tasks.models import Executor, Goal, Programme, StageYear, Strategy, Task
from tasks.progress import NOTHING, Cell, TaskFigures
from tasks.unusual import Oddity

# Strategies with fewer tasks are shown unfolded at first.
FEW = 40


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
    """A programme with its tasks; `shown` are those whose rows are drawn."""

    programme: Programme
    tasks: Sequence[TaskLine]
    shown: Sequence[TaskLine]
    is_open: bool

    @property
    def given_weights(self) -> list[Decimal | None]:
        """The weights of its tasks, but for those that are withdrawn."""
        tasks = (line.task for line in self.tasks)
        return [task.weight for task in tasks if task.withdrawn_from is None]

    @cached_property
    def weights(self) -> str | None:
        """What is unusual in the weights of its tasks, in a sentence."""
        return unusual.weights(self.given_weights)

    @property
    def total(self) -> Decimal:
        return progress.add_known(self.given_weights)

    @property
    def has_weights(self) -> bool:
        return any(weight is not None for weight in self.given_weights)

    @property
    def oddities(self) -> list[tuple[Oddity, int]]:
        """What is unusual in its tasks, and in how many."""
        found = Counter(one for line in self.tasks for one in line.oddities)
        return [(one, found[one]) for one in Oddity if found[one]]


@dataclass(frozen=True)
class GoalLine:
    goal: Goal
    programmes: Sequence[ProgrammeLine]

    @cached_property
    def weights(self) -> str | None:
        return unusual.weights([one.programme.weight for one in self.programmes])

    @property
    def count(self) -> int:
        return sum(len(one.tasks) for one in self.programmes)


@dataclass(frozen=True)
class Tree:
    """Goals, programmes and tasks, in the order of their codes."""

    goals: Sequence[GoalLine]
    wanted: Oddity | None
    # Those of the strategy as a whole, in their order.
    indicators: Sequence[Indicator] = ()

    @cached_property
    def programmes(self) -> list[ProgrammeLine]:
        return [one for goal in self.goals for one in goal.programmes]

    @cached_property
    def tasks(self) -> list[TaskLine]:
        return [line for one in self.programmes for line in one.tasks]

    @property
    def shown(self) -> list[TaskLine]:
        return [line for one in self.programmes for line in one.shown]

    @property
    def oddities(self) -> list[tuple[Oddity, int]]:
        """How many tasks, or wholes of weights, are unusual in each way."""
        found = Counter(one for line in self.tasks for one in line.oddities)
        weights = [one.weights for one in self.programmes]
        weights += [one.weights for one in self.goals]
        found[Oddity.WEIGHTS] = sum(one is not None for one in weights)
        return [(one, found[one]) for one in Oddity if found[one]]


def read_tree(
    strategy: Strategy,
    *,
    programmes: Collection[int] | None = None,
    opened: Collection[str] | None = None,
    wanted: Oddity | None = None,
) -> Tree:
    """Read the tree, or the part of it that holds these programmes, by their ids.

    `opened` are the codes of unfolded programmes, None for what suits the size. With
    an oddity `wanted`, only what is unusual in this way is shown, unfolded.
    """
    kept = Programme.objects.filter(goal__strategy=strategy)
    tasks = Task.objects.of(strategy)
    if programmes is not None:
        kept = kept.filter(pk__in=programmes)
        tasks = tasks.filter(programme__in=programmes)
    lines: defaultdict[int, list[TaskLine]] = defaultdict(list)
    for line in _task_lines(tasks):
        lines[line.task.programme_id].append(line)
    few = sum(map(len, lines.values())) <= FEW
    by_goal: defaultdict[int, list[ProgrammeLine]] = defaultdict(list)
    for programme in kept.select_related("goal__strategy", "coordinator"):
        own = lines[programme.pk]
        is_open = few if opened is None else programme.code in opened
        drawn = _programme_line(programme, own, is_open=is_open, wanted=wanted)
        if drawn:
            by_goal[programme.goal_id].append(drawn)
    goals = Goal.objects.filter(strategy=strategy).select_related("head", "strategy")
    found = [GoalLine(goal, by_goal[goal.pk]) for goal in goals]
    if programmes is not None or wanted:
        found = [one for one in found if one.programmes]
    tree = Tree(found, wanted, list(strategy.indicators.all()))
    _name_executors(tree.shown)
    return tree


def _programme_line(
    programme: Programme,
    tasks: list[TaskLine],
    *,
    is_open: bool,
    wanted: Oddity | None,
) -> ProgrammeLine | None:
    if wanted is None:
        return ProgrammeLine(programme, tasks, tasks if is_open else (), is_open)
    fitting = [line for line in tasks if wanted in line.oddities]
    whole = ProgrammeLine(programme, tasks, tasks, is_open=True)
    if wanted == Oddity.WEIGHTS:
        return whole if whole.weights else None
    return ProgrammeLine(programme, tasks, fitting, True) if fitting else None


def _task_lines(tasks: "QuerySet[Task]") -> Iterator[TaskLine]:
    plans = _plans_of(tasks)
    light = with_parts(tasks).defer("recipients", "justification", "description")
    for task in light.defer("planned_total_cost", "withdrawn_reason"):
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
    open_ones = {task.programme_id for task in by_task.values()}
    named = Executor.objects.filter(task__programme__in=open_ones)
    named = named.order_by("task", "position")
    for task, text in named.values_list("task_id", "text"):
        if task in by_task:
            by_task[task].carried_out_by.append(text)
