"""Which units answer for what in a strategy, and which posts that are in none.

Units and posts alone: who holds a post is no matter of the public pages.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Self

from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse

from leszno_strategy.alphabet import alphabetical
from organisation.models import Post, Unit
from public.asof import BranchAsOf
from public.listed_tasks import ListedTasks
from public.task_filter import of_unit
from tasks.kept_sums import strategy_summed
from tasks.models import (
    Goal,
    Programme,
    Strategy,
    StrategyYear,
    Task,
    TaskYear,
)
from tasks.outline import Branch, thresholds
from tasks.progress import Status
from tasks.wholes import Whole

# A unit answers for itself and for its posts, a post for itself if it is in no unit.
Body = Unit | Post


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the strategy as a list names it."""

    code: str
    title: str
    address: str


@dataclass(frozen=True)
class Bodies:
    """All units, and the posts that are in none: two queries, asked once."""

    units: Mapping[int, Unit]
    posts: Mapping[int, Post]

    @classmethod
    def read(cls) -> Self:
        return cls(Unit.objects.in_bulk(), Post.objects.filter(unit=None).in_bulk())

    def whose(self, unit: int | None, post: int | None) -> Body:
        return self.units[unit] if unit else self.posts[post or 0]


@dataclass
class Answering:
    """What a body leads and coordinates, in the order of the codes."""

    body: Body
    goals: list[Part] = field(default_factory=list)
    programmes: list[Part] = field(default_factory=list)

    @property
    def unit(self) -> Unit | None:
        return self.body if isinstance(self.body, Unit) else None


def answering_in(strategy: Strategy, bodies: Bodies) -> list[Answering]:
    """Return all who answer for a part, by the Polish alphabet: two queries."""
    duties = _Duties(strategy)
    found: dict[Body, Answering] = {}

    def whose(unit: int | None, post: int) -> Answering:
        body = bodies.whose(unit, post)
        return found.setdefault(body, Answering(body))

    for unit, post, part in duties.goals():
        whose(unit, post).goals.append(part)
    for unit, post, part in duties.programmes():
        whose(unit, post).programmes.append(part)
    return sorted(found.values(), key=lambda one: alphabetical(one.body))


@dataclass(frozen=True)
class UnitAsOf:
    """What a unit carries out, coordinates and leads, as at the end of a year."""

    tasks: ListedTasks
    counted: Counter[Status]
    programmes: Sequence[BranchAsOf]
    goals: Sequence[BranchAsOf]

    def statuses(self) -> list[tuple[Status, int]]:
        """How many tasks have each status, leaving out those that none has."""
        return [(one, self.counted[one]) for one in Status if self.counted[one]]


def unit_as_of(unit: Unit, strategy: Strategy, year: StrategyYear) -> UnitAsOf:
    """Read the unit's parts; the tree only where it answers for a branch of it."""
    rows = TaskYear.objects.of_year(year).with_status(thresholds(year))
    mine = rows.filter(of_unit(str(unit.pk)))
    counted = mine.statuses()
    goals, programmes = _branches_of(unit, strategy, year.year)
    tasks = ListedTasks(mine, counted.total(), year)
    return UnitAsOf(tasks, counted, programmes, goals)


def answers_ever(unit: Unit, strategy: Strategy) -> bool:
    """Whether it does in any year, also in one of which nothing counts any more."""
    goals, programmes = _answered_for(unit, strategy)
    carried_out = Task.objects.of(strategy).carried_out_by(unit)
    return carried_out.exists() or goals.exists() or programmes.exists()


def _answered_for(
    unit: Unit, strategy: Strategy
) -> "tuple[QuerySet[Goal], QuerySet[Programme]]":
    """Ask for the goals and programmes for which a post of the unit answers."""
    programmes = Programme.objects.filter(goal__strategy=strategy)
    return (
        strategy.goals.filter(head__unit=unit),
        programmes.filter(coordinator__unit=unit),
    )


def _branches_of(
    unit: Unit, strategy: Strategy, year: int
) -> tuple[list[BranchAsOf], list[BranchAsOf]]:
    """Pick its goals and programmes out of the tree, which is read if it has any."""
    led, coordinated = (
        set(rows.values_list("pk", flat=True)) for rows in _answered_for(unit, strategy)
    )
    if not led and not coordinated:
        return [], []
    wholes = _wholes(strategy_summed(strategy))
    goals = [one for one in wholes if one.item.pk in led]
    below = [part for one in wholes for part in _wholes(one)]
    programmes = [one for one in below if one.item.pk in coordinated]
    prefetch_related_objects([one.item for one in programmes], "coordinator")
    return _counting(goals, year), _counting(programmes, year)


def _counting(wholes: Sequence[Whole], year: int) -> list[BranchAsOf]:
    return [BranchAsOf(one, year) for one in wholes if one.counts_in(year)]


def _wholes(whole: Whole) -> list[Whole]:
    parts = whole.children if isinstance(whole, Branch) else ()
    return [part for part in parts if isinstance(part, Whole)]


@dataclass(frozen=True)
class _Duties:
    """Who answers for what: each question is one query."""

    strategy: Strategy

    def goals(self) -> Iterator[tuple[int | None, int, Part]]:
        """Yield the unit, the post, and the goal that it leads."""
        named = partial(self._part, self._place("goal"))
        goals = self.strategy.goals.filter(head__isnull=False).order_by("position")
        for unit, post, code, title in goals.values_list(
            "head__unit", "head", "number", "title"
        ):
            yield unit, post, named(code, title)

    def programmes(self) -> Iterator[tuple[int | None, int, Part]]:
        """Yield the unit, the post, and the programme that it coordinates."""
        named = partial(self._part, self._place("programme"))
        rows = Programme.objects.filter(goal__strategy=self.strategy)
        rows = rows.filter(coordinator__isnull=False)
        for unit, post, goal, number, title in rows.order_by(
            "goal__position", "number"
        ).values_list(
            "coordinator__unit", "coordinator", "goal__number", "number", "title"
        ):
            yield unit, post, named(f"{goal}.{number}", title)

    def _place(self, level: str) -> str:
        """Where all parts of a level lie, each behind it by its code."""
        code = "1"
        address = reverse(f"public:{level}", args=[self.strategy.slug, code])
        return address.removesuffix(f"{code}/")

    def _part(self, place: str, code: str, title: str) -> Part:
        return Part(code, title, f"{place}{code}/")
