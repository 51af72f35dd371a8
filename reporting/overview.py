"""Each report of a year with whose turn it is, for the list and the board alike."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from reporting.models import Campaign, State
from reporting.owing import Duty, Holders, holders, with_people
from reporting.states import with_state
from reporting.transitions import OPEN
from tasks.models import StrategyYear, Task

# What still has to be entered, and what has been.
OWED = OPEN
DONE = frozenset(State) - OWED


@dataclass(frozen=True)
class ReportRow:
    """A task's report of the year as of a day; a task without one counts too."""

    task: Task
    state: State
    owing: Duty  # who enters it, also once it is entered
    turn: Duty | None  # whose turn it is; None if it is nobody's
    days_late: int
    entered_on: datetime.date | None
    days_since_entry: int | None
    units: frozenset[int]  # that carry the task out

    @property
    def is_owed(self) -> bool:
        return self.state in OWED

    @property
    def is_absent(self) -> bool:
        """Owed, and by nobody who has ever signed in."""
        return self.is_owed and not any(one.last_login for one in self.owing.people)


def report_rows(
    tasks: "QuerySet[Task]",
    year: StrategyYear,
    campaign: Campaign | None,
    *,
    on: datetime.date,
) -> list[ReportRow]:
    """Read where the tasks' reports stand on the day: three queries."""
    held = holders(on)
    return [
        _row(task, campaign, held, on) for task in with_state(with_people(tasks), year)
    ]


def _row(
    task: Any, campaign: Campaign | None, held: Holders, on: datetime.date
) -> ReportRow:
    state, owing = State(task.report_state), held.owing(task)
    turn, days_late = None, 0
    if campaign and state in OWED:
        turn, days_late = owing, max(0, -campaign.days_left(on))
    elif campaign and state == State.SUBMITTED:
        turn = held.reviewing(task, campaign)
    entered_on = localdate(task.entered_at) if task.entered_at else None
    return ReportRow(
        task=task,
        state=state,
        owing=owing,
        turn=turn,
        days_late=days_late,
        entered_on=entered_on,
        days_since_entry=(on - entered_on).days if entered_on else None,
        units=frozenset(_units(task)),
    )


def _units(task: Task) -> Iterator[int]:
    for executor in task.executors.all():
        post = executor.post
        if unit := executor.unit_id or (post and post.unit_id):
            yield unit
