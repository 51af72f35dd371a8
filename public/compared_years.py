"""Two years of the strategy, or of a part of it, against each other: like for like.

Only tasks that are known at the end of both years are in the sums; the others are
counted and named. What a task lacks is its plan to date less what was carried out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from leszno_strategy.numbers import Exact, rounded
from tasks import progress
from tasks.outline import Branch, TaskNode
from tasks.progress import ZERO, Part, Status
from tasks.two_years import Move, Side, move

# Asked of a task, in its points.
Figure = Callable[[TaskNode], Exact | None]


def side_of(node: TaskNode, year: int) -> Side:
    """A task at the end of the year; a plan of which nobody reported is no lack yet."""
    planned = node.planned(year)
    is_told = not planned or any(one <= year for one in node.figures.reported_years)
    return Side(
        planned,
        node.comparable(year) if is_told else None,
        node.status(year) == Status.COMPLETED,
    )


@dataclass(frozen=True)
class TaskPair:
    """A task at the end of both years."""

    node: TaskNode
    since: int
    year: int

    @cached_property
    def before(self) -> Side:
        return side_of(self.node, self.since)

    @cached_property
    def after(self) -> Side:
        return side_of(self.node, self.year)

    @cached_property
    def statuses(self) -> tuple[Status, Status]:
        return self.node.status(self.since), self.node.status(self.year)

    @property
    def is_compared(self) -> bool:
        """Whether it is in the sums."""
        counts = all(map(self.node.counts_in, (self.since, self.year)))
        return counts and None not in (self.before.shortfall, self.after.shortfall)

    @cached_property
    def move(self) -> Move:
        counts = all(map(self.node.counts_in, (self.since, self.year)))
        if not counts or Status.NO_DATA in self.statuses:
            return Move.UNKNOWN
        return move(self.before, self.after)

    @property
    def was(self) -> Fraction | None:
        return self.before.shortfall

    @property
    def now(self) -> Fraction | None:
        return self.after.shortfall

    @property
    def change(self) -> Fraction | None:
        """By how much more it lacks now; None where that is unknown."""
        if self.was is None or self.now is None:
            return None
        return self.now - self.was

    @property
    def has_moved(self) -> bool:
        """Whether its status became another one."""
        return len({*self.statuses, Status.NO_DATA}) == 3

    @property
    def has_plan(self) -> bool:
        return bool(self.node.whole_plan(self.year))


@dataclass(frozen=True)
class End:
    """A whole at the end of a year, and in this year alone, over the same tasks."""

    planned: Exact | None
    done: Exact | None
    planned_in: Exact | None
    done_in: Exact | None

    @property
    def lack(self) -> Fraction | None:
        """The plan less what was carried out; 0 where the whole is ahead."""
        if self.planned is None or self.done is None:
            return None
        return max(Fraction(0), -progress.difference(self.done, self.planned))

    @property
    def share(self) -> Fraction | None:
        return progress.index(self.done, self.planned)


@dataclass(frozen=True)
class WholePair:
    """The strategy or a part of it at the end of both years; `short` names it."""

    name: str
    short: str
    address: str
    before: End
    after: End
    title: str = ""

    @property
    def change(self) -> Decimal | None:
        """By how much more it lacks now, as both are shown."""
        if self.before.lack is None or self.after.lack is None:
            return None
        return rounded(self.after.lack) - rounded(self.before.lack)


@dataclass(frozen=True)
class Tasks:
    """Tasks to be compared, and the mean, or the sum, of a figure over them."""

    pairs: Sequence[TaskPair]
    since: int
    year: int

    @cached_property
    def compared(self) -> list[TaskPair]:
        return [pair for pair in self.pairs if pair.is_compared]

    @cached_property
    def known(self) -> frozenset[int]:
        return frozenset(pair.node.item.pk for pair in self.compared)

    def of(self, *moves: Move) -> list[TaskPair]:
        return [pair for pair in self.pairs if pair.move in moves]

    @cached_property
    def slipped(self) -> list[TaskPair]:
        """Those that lack more now, by how much more."""
        return sorted(self.of(Move.SLIPPED), key=lambda one: -(one.change or 0))

    @cached_property
    def caught_up(self) -> list[TaskPair]:
        return sorted(self.of(Move.CAUGHT_UP), key=lambda one: one.change or 0)

    @cached_property
    def finished(self) -> list[TaskPair]:
        return self.of(Move.FINISHED)

    @cached_property
    def same(self) -> list[TaskPair]:
        """Those that lack as much as before, and not nothing."""
        found = [one for one in self.of(Move.SAME) if one.now]
        return sorted(found, key=lambda one: -(one.now or 0))

    @cached_property
    def on_plan(self) -> list[TaskPair]:
        """Those that lacked nothing and lack nothing."""
        return [one for one in self.of(Move.SAME) if not one.now and one.has_plan]

    @cached_property
    def without_plan(self) -> list[TaskPair]:
        return [one for one in self.of(Move.SAME) if not one.now and not one.has_plan]

    @cached_property
    def unknown(self) -> list[TaskPair]:
        return self.of(Move.UNKNOWN)

    @property
    def finished_before(self) -> int:
        """How many were completed by the end of the earlier year already."""
        completed = (Status.COMPLETED, Status.COMPLETED)
        return sum(one.statuses == completed for one in self.pairs)

    @property
    def newly(self) -> int:
        """How many of those that slipped lacked nothing before."""
        return sum(not one.was for one in self.slipped)

    @cached_property
    def moved(self) -> list[tuple[Status, Status, list[TaskPair]]]:
        """Which statuses became which, the most frequent first."""
        found: dict[tuple[Status, Status], list[TaskPair]] = {}
        for pair in self.pairs:
            if pair.move != Move.UNKNOWN and pair.has_moved:
                found.setdefault(pair.statuses, []).append(pair)
        most_first = sorted(found.items(), key=lambda one: -len(one[1]))
        return [(*statuses, pairs) for statuses, pairs in most_first]

    def ends(self, whole: "Branch | None") -> tuple[End, End]:
        """A whole at both ends: a mean by weights, or a plain sum where it is none."""
        return self._end(whole, self.since), self._end(whole, self.year)

    def _end(self, whole: "Branch | None", year: int) -> End:
        def value(figure: Figure) -> Exact | None:
            if whole is not None:
                return self._mean(whole, figure)
            values = [figure(one.node) for one in self.compared]
            return sum((one or ZERO for one in values), ZERO) if values else None

        return End(
            value(lambda node: node.planned(year)),
            value(lambda node: node.comparable(year)),
            value(lambda node: node.year_sum(year).planned or ZERO),
            value(lambda node: node.year_sum(year).actual or ZERO),
        )

    def _mean(self, whole: Branch, figure: Figure) -> Fraction | None:
        """The city's mean, with nothing in it but tasks known at both ends."""
        both = [
            child
            for child in whole.children
            if child.counts_in(self.since) and child.counts_in(self.year)
        ]
        parts = [Part(child.weight, self._of(child, figure)) for child in both]
        return progress.weighted_mean(parts).value

    def _of(self, child: object, figure: Figure) -> Exact | None:
        if isinstance(child, Branch):
            return self._mean(child, figure)
        if isinstance(child, TaskNode) and child.item.pk in self.known:
            return figure(child)
        return None


def tasks_of(nodes: Iterator[TaskNode], since: int, year: int) -> Tasks:
    """Pair the tasks that count in either of the years."""
    pairs = [
        TaskPair(node, since, year)
        for node in nodes
        if node.counts_in(since) or node.counts_in(year)
    ]
    return Tasks(pairs, since, year)
