"""Whom a reminder reaches: who gets a letter on how many reports, and who does not.

It says beforehand what `reminders.remind_now` does, and sends nothing.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.utils.translation import gettext as _

from organisation.models import User, by_name
from organisation.rights import Role
from reporting.models import Campaign, Notice
from reporting.overview import ReportRow
from reporting.owing import Answering, Holders, People
from reporting.reminders import REMINDED, has_address, is_reachable, only
from reporting.standing import Standing, standings_of


@dataclass
class Addressee:
    """A person who gets a letter: on what they owe, and on what others do."""

    user: User
    posts: Sequence[str]
    reminded_on: datetime.date | None
    n: int = 0
    late: int = 0  # reports whose deadline has passed
    # Those who owe reports of these, and whom no letter reaches.
    instead_of: dict[int, User] = field(default_factory=dict)

    def is_reminded(self, on: datetime.date) -> bool:
        """Whether the person had such a letter on the day: there is one a day."""
        return self.reminded_on == on


@dataclass
class Untold:
    """A person who owes reports and gets no letter."""

    user: User
    posts: Sequence[str]
    n: int = 0
    # Who gets it instead; nobody if there is no one.
    instead: dict[int, User] = field(default_factory=dict)

    @property
    def why(self) -> str:
        if not has_address(self.user):
            return _("no e-mail address")
        return _("switched e-mails off")


@dataclass(frozen=True)
class Recipients:
    told: Sequence[Addressee]
    untold: Sequence[Untold]
    # Reports that nobody can be told of.
    unreached: int
    # Reports whose executor nobody is, so that they fall to somebody else.
    unclaimed: int


def recipients(
    rows: Iterable[ReportRow], campaign: Campaign, held: Holders
) -> Recipients:
    """Say who is told of those of the reports that are owed: one query."""
    made = _Sorting(held, last_reminded(campaign))
    for here, n in standings_of(rows).items():
        if here.is_owed:
            made.add(here, n)
    return Recipients(
        _who_first(made.told), _who_first(made.untold), made.unreached, made.unclaimed
    )


class _Sorting:
    """Puts the reports to the people, one after another."""

    def __init__(self, held: Holders, reminded: Mapping[int, datetime.date]) -> None:
        self.held, self.reminded = held, reminded
        self.reached = only(held, is_reachable)
        self.told: dict[int, Addressee] = {}
        self.untold: dict[int, Untold] = {}
        self.unreached = self.unclaimed = 0

    def add(self, reports: Standing, n: int) -> None:
        owing = reports.owing.people
        people = told_of(reports, self.reached)
        missed = {one.pk: one for one in owing if not is_reachable(one)}
        if reports.owing.role != Role.EXECUTOR:
            self.unclaimed += n
        if not people:
            self.unreached += n
        for user in people:
            here = self._addressee(user)
            here.n += n
            if reports.days_late:
                here.late += n
            if user not in owing:
                here.instead_of |= missed
        for user in missed.values():
            theirs = self.untold.setdefault(user.pk, Untold(user, self._titles(user)))
            theirs.n += n
            theirs.instead |= {one.pk: one for one in people}

    def _addressee(self, user: User) -> Addressee:
        new = Addressee(user, self._titles(user), self.reminded.get(user.pk))
        return self.told.setdefault(user.pk, new)

    def _titles(self, user: User) -> Sequence[str]:
        return self.held.titles.get(user.pk, ())


def told_of(reports: Standing, reached: Holders) -> People:
    """Return who is told of reports that are owed: as `digest.share_out` does.

    Of their executors those who can be told, else the next in the chain who can.
    """
    if people := [one for one in reports.owing.people if is_reachable(one)]:
        return people
    programme, goal = reports.programme, reports.goal
    coordinator = programme.coordinator_id if programme else None
    head = goal.head_id if goal else None
    return reached.owing(Answering(reports.model, (), coordinator, head)).people


def last_reminded(campaign: Campaign) -> dict[int, datetime.date]:
    """Say when each person was last reminded by somebody: one query."""
    sent = Notice.objects.filter(campaign=campaign, occasion__startswith=REMINDED)
    days: dict[int, datetime.date] = {}
    for user, said in sent.order_by("occasion").values_list("user", "occasion"):
        days[user] = datetime.date.fromisoformat(said.removeprefix(REMINDED))
    return days


Counted = TypeVar("Counted", Addressee, Untold)


def _who_first(people: Mapping[int, Counted]) -> list[Counted]:
    """Put first who owes most."""
    return sorted(people.values(), key=lambda one: (-one.n, by_name(one.user)))
