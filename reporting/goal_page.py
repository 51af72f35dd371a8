"""What a goal's head sees of it in a year: what waits, what is late, what is odd."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from leszno_strategy.grouping import grouped
from organisation.models import User
from reporting.at_once import remarks_on
from reporting.models import Campaign, State
from reporting.overview import ReportRow, in_full, report_rows
from reporting.remarks import Remark
from reporting.standing import Stood, by_state, standings_of
from reporting.subjects import Subjects, subjects_of
from reporting.transitions import Actor
from tasks.models import Goal, Programme, StrategyYear, Task
from tasks.subjects import key_of

# A page shows so many of each; the list of reports has them all.
MOST = 100
OF_GOAL: Mapping[type[Any], str] = {
    Goal: "pk",
    Programme: "goal",
    Task: "programme__goal",
}


@dataclass(frozen=True)
class Debtor:
    """A person who owes reports of the goal that are late; None for nobody."""

    user: User | None
    rows: Sequence[ReportRow]


@dataclass(frozen=True)
class Odd:
    """A report that is not approved yet, with what is odd in it."""

    row: ReportRow
    remarks: Sequence[Remark]


@dataclass
class GoalYear:
    """The reports of a goal, its programmes and tasks in a year."""

    goal: Goal
    year: StrategyYear
    campaign: Campaign | None
    actor: Actor
    rows: list[ReportRow]
    odd: list[Odd] = field(default_factory=list)

    @cached_property
    def own(self) -> ReportRow | None:
        """The report on the goal itself: its summary; None where none is asked for."""
        here = key_of(self.goal)
        return next((row for row in self.rows if row.key == here), None)

    @cached_property
    def waiting(self) -> list[ReportRow]:
        """What the person is to review."""
        return [
            row
            for row in self.rows
            if row.state == State.SUBMITTED
            and row.standing.is_reviewed_by(self.actor.user)
        ]

    @cached_property
    def debtors(self) -> list[Debtor]:
        """Who is late, those with most reports first; a report counts for each."""
        late = [row for row in self.rows if row.days_late]
        nobody: Sequence[User | None] = [None]
        owing = [
            (user, row) for row in late for user in row.standing.owing.people or nobody
        ]
        found = [
            Debtor(user, [row for _user, row in its])
            for user, its in grouped(owing, lambda one: one[0]).items()
        ]
        return sorted(found, key=lambda one: -len(one.rows))

    @cached_property
    def stood(self) -> Stood:
        return standings_of(self.rows)

    @property
    def n_late(self) -> int:
        return sum(n for one, n in self.stood.items() if one.days_late)

    @property
    def n_submitted(self) -> int:
        return dict(self.states)[State.SUBMITTED]

    @property
    def states(self) -> list[tuple[State, int]]:
        """How many reports are in each state, in the order of their way."""
        return by_state(self.stood)


def goal_year(
    goal: Goal,
    year: StrategyYear,
    campaign: Campaign | None,
    actor: Actor,
    *,
    with_remarks: bool = False,
) -> GoalYear:
    """Read it: as many queries for ten tasks as for thousands.

    Remarks take three more, and fetch the goal's own card with those of others.
    """
    rows = report_rows(_within(goal, year), year, campaign, on=actor.on)
    found = GoalYear(goal, year, campaign, actor, rows)
    waiting = [row for row in rows if row.state == State.SUBMITTED]
    asked = waiting[:MOST] if with_remarks else []
    if found.own:
        found.own.subject = goal
    shown = {row.key: row for row in (*_shown(found), *asked)}
    in_full(list(shown.values()), year, with_reports=with_remarks)
    if with_remarks:
        found.odd = _odd(asked, year, goal)
    return found


def _within(goal: Goal, year: StrategyYear) -> Subjects:
    return Subjects(
        [
            part.filter(**{OF_GOAL[part.model]: goal.pk})
            for part in subjects_of(year).parts
            if part.model in OF_GOAL
        ]
    )


def _odd(rows: Sequence[ReportRow], year: StrategyYear, goal: Goal) -> list[Odd]:
    """Say what is odd in what waits for approval, most of it first."""
    said = remarks_on(rows, year, goal)
    odd = [Odd(row, said[row.key]) for row in rows if said.get(row.key)]
    for one in odd:
        one.row.remarks = len(one.remarks)
    return sorted(odd, key=lambda one: (-_jumps(one.remarks), -len(one.remarks)))


def _jumps(remarks: Sequence[Remark]) -> int:
    return sum(one.is_jump for one in remarks)


def _shown(found: GoalYear) -> list[ReportRow]:
    late = [row for one in found.debtors for row in one.rows[:MOST]]
    own = [found.own] if found.own else []
    return [*own, *found.waiting[:MOST], *late]
