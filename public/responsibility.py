"""Which units answer for what in a strategy, and which posts that are in none.

Units and posts alone: who holds a post is no matter of the public pages.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from leszno_strategy.alphabet import alphabetical
from organisation.models import Post, Unit
from public.asof import BranchAsOf, TaskAsOf
from tasks.models import Executor, Goal, Programme, Strategy, Task
from tasks.models.task import counting
from tasks.outline import Branch
from tasks.progress import Status
from tasks.wholes import Whole

# A unit answers for itself and for its posts, a post for itself if it is in no unit.
Body = Unit | Post


@dataclass
class Answering:
    """What a body leads, coordinates and carries out, in the order of the codes."""

    body: Body
    goals: list[Goal] = field(default_factory=list)
    programmes: list[Programme] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    named: set[tuple[type[Goal | Programme | Task], int]] = field(default_factory=set)

    @property
    def unit(self) -> Unit | None:
        return self.body if isinstance(self.body, Unit) else None

    def answers_for(self, thing: Goal | Programme | Task) -> None:
        parts: list[Goal | Programme | Task] = getattr(
            self, f"{thing._meta.model_name}s"
        )
        # A task may name the same body twice.
        if (kind := (type(thing), thing.pk)) not in self.named:
            self.named.add(kind)
            parts.append(thing)


def answering_in(strategy: Strategy, year: int) -> list[Answering]:
    """Return all who answer for anything, by the Polish alphabet: four queries.

    Tasks that are withdrawn by the year are left out.
    """
    units = Unit.objects.in_bulk()
    found: dict[Body, Answering] = {}
    for unit, post, thing in _duties(strategy, year):
        body = units[unit] if unit else post
        if body:
            found.setdefault(body, Answering(body)).answers_for(thing)
    return sorted(found.values(), key=lambda one: alphabetical(one.body))


@dataclass(frozen=True)
class UnitAsOf:
    """What a unit carries out, coordinates and leads, as at the end of a year."""

    tasks: list[TaskAsOf]
    programmes: list[BranchAsOf]
    goals: list[BranchAsOf]
    # Also of a year in which nothing of it counts any more.
    answers_ever: bool

    def statuses(self) -> list[tuple[Status, int]]:
        """How many tasks have each status, leaving out those that none has."""
        counted = Counter(task.status for task in self.tasks)
        return [(status, counted[status]) for status in Status if counted[status]]


def unit_as_of(unit: Unit, tree: Branch, year: int) -> UnitAsOf:
    """Pick the unit's parts out of the strategy's tree: one query."""
    mine = set(Task.objects.carried_out_by(unit).values_list("pk", flat=True))
    goals = [BranchAsOf(node, year) for node in _branches(tree)]
    programmes = [
        BranchAsOf(node, year) for goal in goals for node in _branches(goal.node)
    ]
    tasks = [node for node in tree.tasks if node.item.pk in mine]
    coordinated = [one for one in programmes if _answers(unit, one.answering)]
    led = [one for one in goals if _answers(unit, one.answering)]
    return UnitAsOf(
        tasks=[TaskAsOf(node, year) for node in tasks if node.counts_in(year)],
        programmes=[one for one in coordinated if one.node.counts_in(year)],
        goals=[one for one in led if one.node.counts_in(year)],
        answers_ever=bool(tasks or coordinated or led),
    )


def _branches(whole: Whole) -> list[Branch]:
    parts = whole.children if isinstance(whole, Branch) else ()
    return [child for child in parts if isinstance(child, Branch)]


def _answers(unit: Unit, post: Post | None) -> bool:
    return post is not None and post.unit_id == unit.pk


def _duties(
    strategy: Strategy, year: int
) -> Iterator[tuple[int | None, Post | None, Goal | Programme | Task]]:
    """Yield the unit's id, if there is one, the post, and what they answer for."""
    for goal in strategy.goals.select_related("strategy", "head"):
        if goal.head:
            yield goal.head.unit_id, goal.head, goal
    programmes = Programme.objects.filter(goal__strategy=strategy)
    for programme in programmes.select_related("goal__strategy", "coordinator"):
        if programme.coordinator:
            yield programme.coordinator.unit_id, programme.coordinator, programme
    for executor in _executors(strategy, year):
        yield executor.carrier, executor.post, executor.task


def _executors(strategy: Strategy, year: int) -> Iterable[Executor]:
    return (
        Executor.objects.filter(task__programme__goal__strategy=strategy)
        .filter(counting(year, "task__"))
        .with_carrier()
        .select_related("task__programme__goal__strategy", "post")
        .order_by(
            "task__programme__goal__position", "task__programme__number", "task__number"
        )
    )
