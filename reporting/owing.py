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
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from indicators.models import Indicator
from leszno_strategy.alphabet import Alphabetical
from organisation.models import Appointment, OfficeRole, User
from organisation.rights import Role
from reporting.models import Campaign, State, Version
from tasks.models import Executor, Goal, Task
from tasks.subjects import COLUMNS, Subject, goal_of, programme_of

People = Sequence[User]


# Ids of people.
NOBODY: frozenset[int] = frozenset()
# Who is named to report: a post or a unit, and the unit of the post, by their ids.
Body = tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class Answering:
    """Who is named for a subject of one kind; posts and units by their ids."""

    model: type[Any]
    bodies: Sequence[Body]
    coordinator: int | None
    head: int | None

    @property
    def units(self) -> frozenset[int]:
        """The units that carry the task out, or report the indicators."""
        found = (unit or of_post for _post, unit, of_post in self.bodies)
        return frozenset(unit for unit in found if unit)


def answering(subject: Subject) -> Answering:
    """Say who is named for a subject that was fetched by `with_people`."""
    programme, goal = programme_of(subject), goal_of(subject)
    return Answering(
        type(subject),
        bodies_of(subject),
        programme.coordinator_id if programme else None,
        goal.head_id if goal else None,
    )


@dataclass(frozen=True)
class Holders:
    """Who holds which posts on a day: by post, by unit, and in the strategy office."""

    by_post: Mapping[int, People]
    by_unit: Mapping[int, People]
    office: People
    # The titles of what each person holds.
    titles: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @property
    def everybody(self) -> set[User]:
        """All who hold anything."""
        return {person for people in self.by_post.values() for person in people}

    def executors(self, named: Answering) -> list[User]:
        """Return those named to report on it."""
        return _each_once(self._executing(named.bodies))

    def _executing(self, bodies: Iterable[Body]) -> Iterator[User]:
        for post, unit, _unit_of_post in bodies:
            yield from self.by_post.get(post or 0, ())
            yield from self.by_unit.get(unit or 0, ())

    def _holding(self, post: int | None) -> People:
        return self.by_post.get(post or 0, ())

    def owing(self, named: Answering) -> "Duty":
        """Say whose turn it is to report on it."""
        # Above a task's programme, a head answers for the goal's own report.
        heads = self._holding(named.head) if named.model is Goal else ()
        return _first(
            Duty(Role.EXECUTOR, self.executors(named)),
            Duty(Role.COORDINATOR, self._holding(named.coordinator)),
            Duty(Role.GOAL_HEAD, heads),
            Duty(Role.OFFICE, self.office),
        )

    def reviewing(
        self,
        named: Answering,
        campaign: Campaign,
        entered_by: frozenset[int] = NOBODY,
    ) -> "Duty":
        """Say whose turn it is to approve or return what was submitted.

        Whoever entered it is passed over where the campaign demands that.
        """
        coordinators = self._holding(named.coordinator)
        own = () if named.model is Task else self.owing(named).people
        chain = (
            Duty(
                Role.COORDINATOR,
                coordinators if campaign.coordinators_approve else (),
            ),
            Duty(Role.GOAL_HEAD, self._holding(named.head)),
        )
        above = (duty for duty in chain if not own or duty.people != own)
        duties = *above, Duty(Role.OFFICE, self.office)
        if campaign.four_eyes:
            duties = tuple(duty.without(entered_by) for duty in duties)
        return _first(*duties)


@dataclass(frozen=True)
class Duty:
    """People whose turn it is, and as what; nobody if not even the office is there."""

    role: Role
    people: People

    def without(self, left_out: frozenset[int]) -> "Duty":
        return Duty(self.role, [one for one in self.people if one.pk not in left_out])


def holders(on: datetime.date) -> Holders:
    """Read who holds what on the day; closed accounts hold nothing. One query."""
    by_post: defaultdict[int, list[User]] = defaultdict(list)
    by_unit: defaultdict[int, list[User]] = defaultdict(list)
    titles: defaultdict[int, list[str]] = defaultdict(list)
    office: list[User] = []
    held = Appointment.objects.current(on).filter(user__is_active=True)
    if not settings.DEMO:
        held = held.filter(user__is_demo=False)
    for one in held.select_related("user", "post").order_by(
        Alphabetical("user__last_name"), "pk"
    ):
        by_post[one.post_id].append(one.user)
        titles[one.user_id].append(one.held_as)
        if one.post.unit_id:
            by_unit[one.post.unit_id].append(one.user)
        if one.post.office_role == OfficeRole.OFFICE:
            office.append(one.user)
    return Holders(by_post, by_unit, _each_once(office), titles)


def entered_by(campaign: Campaign | None) -> Mapping[str, frozenset[int]]:
    """Read who entered each submitted report, by `key_of` what it is on.

    Nothing is read unless the campaign asks who they are.
    """
    if campaign is None or not campaign.four_eyes:
        return {}
    entered = Version.objects.entered().filter(
        report__year=campaign.year_id, report__state=State.SUBMITTED
    )
    found: defaultdict[str, set[int]] = defaultdict(set)
    columns = list(COLUMNS.values())
    told = entered.order_by().values_list("by", *(f"report__{c}" for c in columns))
    for by, *subjects in told.distinct():
        for column, pk in zip(columns, subjects, strict=True):
            if pk is not None:
                found[f"{column}-{pk}"].add(by)
    return {key: frozenset(people) for key, people in found.items()}


def with_people(subjects: "QuerySet[Any]") -> "QuerySet[Any]":
    """Fetch what `Holders` asks of a task, or another subject: one query more."""
    if subjects.model is Task:
        executors = Executor.objects.select_related("post")
        return subjects.select_related("programme__goal__strategy").prefetch_related(
            Prefetch("executors", executors)
        )
    named = Indicator.objects.select_related("reporting_post")
    return subjects.prefetch_related(Prefetch("indicators", named, to_attr="measures"))


def bodies_of(subject: Any) -> list[Body]:
    """Return who is named to report on it, fetched by `with_people`."""
    if isinstance(subject, Task):
        named = [(one.post, one.unit_id) for one in subject.executors.all()]
    else:
        named = [
            (one.reporting_post, one.reporting_unit_id) for one in subject.measures
        ]
    return [
        (post.pk if post else None, unit, post.unit_id if post else None)
        for post, unit in named
    ]


def _first(*duties: Duty) -> Duty:
    return next((duty for duty in duties if duty.people), duties[-1])


def _each_once(people: Iterable[User]) -> list[User]:
    return list({person.pk: person for person in people}.values())
