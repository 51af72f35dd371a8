"""Who owes a report, and who its review: one answer for pages and for e-mail.

An executor owes a task's report; where nobody holds an executor's post, the
coordinator does, and without one the strategy office. In the same way the coordinator
reviews, else the goal head, else the office.

Above tasks, whoever reports its indicators owes the report of a programme, a goal or
the whole, else the programme's coordinator, the goal's head, the office. Nobody
reviews what falls to nobody else: the next above does.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from indicators.models import Indicator
from leszno_strategy.alphabet import Alphabetical
from organisation.models import Appointment, OfficeRole, Post, Unit, User
from organisation.rights import Role
from reporting.models import Campaign
from tasks.models import Executor, Goal, Task
from tasks.subjects import Subject, goal_of, programme_of

People = Sequence[User]


@dataclass(frozen=True)
class Holders:
    """Who holds which posts on a day: by post, by unit, and in the strategy office."""

    by_post: Mapping[int, People]
    by_unit: Mapping[int, People]
    office: People

    def executors(self, subject: Subject) -> list[User]:
        """Return those named to report on it, fetched by `with_people`."""
        return _each_once(self._executing(bodies_of(subject)))

    def _executing(self, bodies: Iterable["Body"]) -> Iterator[User]:
        for post, unit in bodies:
            yield from self.by_post.get(post.pk if post else 0, ())
            yield from self.by_unit.get(unit.pk if unit else 0, ())

    def coordinators(self, subject: Subject) -> People:
        programme = programme_of(subject)
        return self._holding(programme.coordinator_id if programme else None)

    def heads(self, subject: Subject) -> People:
        goal = goal_of(subject)
        return self._holding(goal.head_id if goal else None)

    def _holding(self, post: int | None) -> People:
        return self.by_post.get(post or 0, ())

    def owing(self, subject: Subject) -> "Duty":
        """Say whose turn it is to report on it."""
        return _first(
            Duty(Role.EXECUTOR, self.executors(subject)),
            Duty(Role.COORDINATOR, self.coordinators(subject)),
            # Above a task's programme, a head answers for the goal's own report.
            Duty(Role.GOAL_HEAD, self.heads(subject) if is_goal(subject) else ()),
            Duty(Role.OFFICE, self.office),
        )

    def reviewing(self, subject: Subject, campaign: Campaign) -> "Duty":
        """Say whose turn it is to approve or return what was submitted."""
        coordinators = self.coordinators(subject)
        own = () if isinstance(subject, Task) else self.owing(subject).people
        chain = (
            Duty(
                Role.COORDINATOR,
                coordinators if campaign.coordinators_approve else (),
            ),
            Duty(Role.GOAL_HEAD, self.heads(subject)),
        )
        above = (duty for duty in chain if not own or duty.people != own)
        return _first(*above, Duty(Role.OFFICE, self.office))


@dataclass(frozen=True)
class Duty:
    """People whose turn it is, and as what; nobody if not even the office is there."""

    role: Role
    people: People


def holders(on: datetime.date) -> Holders:
    """Read who holds what on the day; closed accounts hold nothing. One query."""
    by_post: defaultdict[int, list[User]] = defaultdict(list)
    by_unit: defaultdict[int, list[User]] = defaultdict(list)
    office: list[User] = []
    held = Appointment.objects.current(on).filter(user__is_active=True)
    if not settings.DEMO:
        held = held.filter(user__is_demo=False)
    for one in held.select_related("user", "post").order_by(
        Alphabetical("user__last_name"), "pk"
    ):
        by_post[one.post_id].append(one.user)
        if one.post.unit_id:
            by_unit[one.post.unit_id].append(one.user)
        if one.post.office_role == OfficeRole.OFFICE:
            office.append(one.user)
    return Holders(by_post, by_unit, _each_once(office))


# A post or a unit that is named to report.
Body = tuple[Post | None, Unit | None]


def with_people(subjects: "QuerySet[Any]") -> "QuerySet[Any]":
    """Fetch what `Holders` asks of a task, or another subject: one query more."""
    if subjects.model is Task:
        executors = Executor.objects.select_related("unit", "post")
        return subjects.select_related("programme__goal__strategy").prefetch_related(
            Prefetch("executors", executors)
        )
    named = Indicator.objects.select_related("reporting_unit", "reporting_post")
    return subjects.prefetch_related(Prefetch("indicators", named, to_attr="measures"))


def bodies_of(subject: Any) -> list[Body]:
    """Return who is named to report on it, fetched by `with_people`."""
    if isinstance(subject, Task):
        return [(one.post, one.unit) for one in subject.executors.all()]
    return [(one.reporting_post, one.reporting_unit) for one in subject.measures]


def is_goal(subject: Subject) -> bool:
    return isinstance(subject, Goal)


def _first(*duties: Duty) -> Duty:
    return next((duty for duty in duties if duty.people), duties[-1])


def _each_once(people: Iterable[User]) -> list[User]:
    return list({person.pk: person for person in people}.values())
