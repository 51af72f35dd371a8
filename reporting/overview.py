"""Each report of a year with whose turn it is, for the list and the board alike."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate

from reporting.models import Campaign, State
from reporting.owing import Duty, Holders, bodies_of, holders, with_people
from reporting.states import with_state
from reporting.subjects import Subjects
from reporting.transitions import OPEN
from tasks.models import StrategyYear, Task
from tasks.subjects import in_short_called, key_of, place_of

# What still has to be entered, and what has been.
OWED = OPEN
DONE = frozenset(State) - OWED


@dataclass(frozen=True)
class ReportRow:
    """A subject's report of the year as of a day; one without a report counts too."""

    subject: Any
    state: State
    owing: Duty  # who enters it, also once it is entered
    turn: Duty | None  # whose turn it is; None if it is nobody's
    days_late: int
    entered_on: datetime.date | None
    days_since_entry: int | None
    units: frozenset[int]  # that carry the task out, or report the indicators

    @property
    def key(self) -> str:
        return key_of(self.subject)

    @property
    def called(self) -> str:
        return in_short_called(self.subject)

    @property
    def level(self) -> str:
        """What it is, where it is no task."""
        what = self.subject
        return "" if isinstance(what, Task) else str(what._meta.verbose_name)

    @property
    def is_owed(self) -> bool:
        return self.state in OWED

    @property
    def is_absent(self) -> bool:
        """Owed, and by nobody who has ever signed in."""
        return self.is_owed and not any(one.last_login for one in self.owing.people)


def report_rows(
    subjects: Subjects,
    year: StrategyYear,
    campaign: Campaign | None,
    *,
    on: datetime.date,
) -> list[ReportRow]:
    """Read where the reports stand on the day: nine queries, however many reports."""
    held = holders(on)
    stand = subjects.each(lambda part: with_state(with_people(part), year))
    in_order = sorted(stand, key=place_of)
    return [_row(subject, campaign, held, on) for subject in in_order]


def _row(
    subject: Any, campaign: Campaign | None, held: Holders, on: datetime.date
) -> ReportRow:
    state, owing = State(subject.report_state), held.owing(subject)
    turn, days_late = None, 0
    if campaign and state in OWED:
        turn, days_late = owing, max(0, -campaign.days_left(on))
    elif campaign and state == State.SUBMITTED:
        turn = held.reviewing(subject, campaign)
    entered_on = localdate(subject.entered_at) if subject.entered_at else None
    return ReportRow(
        subject=subject,
        state=state,
        owing=owing,
        turn=turn,
        days_late=days_late,
        entered_on=entered_on,
        days_since_entry=(on - entered_on).days if entered_on else None,
        units=frozenset(_units(subject)),
    )


def _units(subject: Any) -> Iterator[int]:
    for post, unit in bodies_of(subject):
        if found := unit.pk if unit else post and post.unit_id:
            yield found
