"""Where reports stand that are alike: in what state, whose turn it is, how late.

Thousands of reports stand in some hundred ways, so what is counted is counted here.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from organisation.models import User
from organisation.rights import Right, Role, may_as, may_for_all
from organisation.roles import HeldPosts
from reporting.models import Campaign, State
from reporting.owing import NOBODY, Answering, Body, Duty, Holders, entered_by
from reporting.transitions import OPEN
from tasks.models import Goal, Programme, Strategy, StrategyYear, Task
from tasks.subjects import COLUMNS

# What still has to be entered, and what has been.
OWED = OPEN
DONE = frozenset(State) - OWED
# That carry a task out, or report indicators, by their ids.
Units = frozenset[int]
# Who is named to report, if that makes a difference, and the units.
Met = tuple[tuple[Body, ...], Units]
MODELS: Mapping[str, type[Any]] = {column: model for model, column in COLUMNS.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """What reports of a part have in common whose turn and state are the same."""

    model: type[Any]
    # Which they are or lie in; None above.
    programme: Programme | None
    goal: Goal | None
    state: State
    owing: Duty  # who enters them, also once they are entered
    turn: Duty | None  # whose turn it is; None if it is nobody's
    reviewing: Duty | None  # who reviews them where there is a campaign
    days_late: int
    place: tuple[int, int]  # the first of `place_of` a subject

    @property
    def is_owed(self) -> bool:
        return self.state in OWED

    @property
    def is_absent(self) -> bool:
        """Owed, and by nobody who has ever signed in."""
        return self.is_owed and not any(one.last_login for one in self.owing.people)

    def is_reviewed_by(self, user: User) -> bool:
        return self.reviewing is not None and user in self.reviewing.people

    def may(self, who: HeldPosts, right: Right) -> bool:
        """Say whether the person may do it, by a role or as who leads what it is in.

        As `Subjects.open_to` of all rights that executors do not have.
        """
        return may_for_all(who, right) or may_as(self._leads(who), right)

    def _leads(self, who: HeldPosts) -> Collection[Role]:
        coordinator = self.programme.coordinator_id if self.programme else None
        head = self.goal.head_id if self.goal else None
        by_post = {Role.COORDINATOR: coordinator, Role.GOAL_HEAD: head}
        return [role for role, post in by_post.items() if post in who.posts]


# How many reports stand in which ways.
Stood = Mapping[Standing, int]
Key = TypeVar("Key")

STANDING, UNITS = attrgetter("standing"), attrgetter("units")
BOTH = attrgetter("units", "standing")


def standings_of(rows: Iterable[Any]) -> Stood:
    """Count the rows that stand in each way, in the order in which they come."""
    return Counter(map(STANDING, rows))


def units_of(rows: Iterable[Any]) -> Mapping[Units, int]:
    """Count the rows with the same units."""
    return Counter(map(UNITS, rows))


def by_unit(rows: Iterable[Any]) -> Mapping[int | None, Stood]:
    """Count the rows by their units, each under all that it has, or under None."""
    found: defaultdict[int | None, dict[Standing, int]] = defaultdict(dict)
    for (units, standing), n in Counter(map(BOTH, rows)).items():
        for pk in units or (None,):
            found[pk][standing] = found[pk].get(standing, 0) + n
    return found


def by_state(stood: Stood) -> list[tuple[State, int]]:
    """Count how many are in each state, in the order of their way."""
    counted: Counter[State] = Counter()
    for one, n in stood.items():
        counted[one.state] += n
    return [(state, counted[state]) for state in State]


def under(
    stood: Stood, keys: Callable[[Standing], Iterable[Key]]
) -> Mapping[Key, Stood]:
    """Group by keys, each under all that it has."""
    found: defaultdict[Key, dict[Standing, int]] = defaultdict(dict)
    for one, n in stood.items():
        for key in keys(one):
            found[key][one] = n
    return found


class Standings:
    """Works out where reports stand, once for all alike."""

    def __init__(
        self,
        programmes: Mapping[int, Programme],
        year: StrategyYear,
        campaign: Campaign | None,
        held: Holders,
        on: datetime.date,
    ) -> None:
        self.programmes, self.year, self.campaign = programmes, year, campaign
        self.held = held
        self.days_late = max(0, -campaign.days_left(on)) if campaign else 0
        self.goals = {one.goal_id: one.goal for one in programmes.values()}
        self.found: dict[tuple[Any, ...], Standing] = {}
        self.turns: dict[tuple[Any, ...], tuple[Duty, Duty | None]] = {}
        self.bodies: dict[tuple[Body, ...], Met] = {}
        self.entered = entered_by(campaign)

    def of(
        self, column: str, pk: int, part: int, state: str, bodies: tuple[Body, ...]
    ) -> tuple[Standing, Units]:
        """Say how the report on it stands, and with which units.

        `part` is a task's programme, or itself.
        """
        by = self.entered.get(f"{column}-{pk}", NOBODY) if self.entered else NOBODY
        if bodies not in self.bodies:
            self.bodies[bodies] = self._met(bodies)
        held_by, units = self.bodies[bodies]
        alike = column, part, state, held_by, by
        if alike not in self.found:
            self.found[alike] = self._standing(*alike)
        return self.found[alike], units

    def _met(self, bodies: tuple[Body, ...]) -> Met:
        named = Answering(Task, bodies, None, None)
        # Bodies whose posts nobody holds make no difference to whose turn it is.
        return (bodies if self.held.executors(named) else ()), named.units

    def _standing(
        self,
        column: str,
        part: int,
        state: str,
        bodies: tuple[Body, ...],
        by: frozenset[int],
    ) -> Standing:
        model, programme, goal = MODELS[column], None, None
        if model is Goal:
            goal = self._goal(part)
        elif model is not Strategy:
            programme = self.programmes[part]
            goal = programme.goal
        coordinator = programme.coordinator_id if programme else None
        named = Answering(model, bodies, coordinator, goal.head_id if goal else None)
        owing, reviewing = self._turns(named, by)
        stands, turn, days_late = State(state), None, 0
        if self.campaign and stands in OWED:
            turn, days_late = owing, self.days_late
        elif stands is State.SUBMITTED:
            turn = reviewing
        place = goal.position if goal else 0, programme.number if programme else 0
        return Standing(
            *(model, programme, goal, stands, owing, turn, reviewing, days_late),
            place=place,
        )

    def _goal(self, pk: int) -> Goal:
        if pk not in self.goals:
            self.goals |= self.year.strategy.goals.select_related("head").in_bulk()
        goal = self.goals[pk]
        goal.strategy = self.year.strategy
        return goal

    def _turns(self, named: Answering, by: frozenset[int]) -> tuple[Duty, Duty | None]:
        alike = named.model, named.bodies, named.coordinator, named.head, by
        if alike not in self.turns:
            campaign = self.campaign
            self.turns[alike] = (
                self.held.owing(named),
                self.held.reviewing(named, campaign, by) if campaign else None,
            )
        return self.turns[alike]
