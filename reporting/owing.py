"""Who owes a report, and who its review: one answer for pages and for e-mail.

An executor owes the report; where nobody holds an executor's post, the coordinator
does, and without one the strategy office. In the same way the coordinator reviews,
else the goal head, else the office.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from leszno_strategy.alphabet import Alphabetical
from organisation.models import Appointment, OfficeRole, User
from organisation.rights import Role
from reporting.models import Campaign
from tasks.models import Executor, Task

People = Sequence[User]


@dataclass(frozen=True)
class Holders:
    """Who holds which posts on a day: by post, by unit, and in the strategy office."""

    by_post: Mapping[int, People]
    by_unit: Mapping[int, People]
    office: People

    def executors(self, task: Task) -> list[User]:
        """Return those who carry out the task, fetched by `with_people`."""
        return _each_once(self._executing(task.executors.all()))

    def _executing(self, executors: Iterable[Executor]) -> Iterator[User]:
        for executor in executors:
            yield from self.by_post.get(executor.post_id or 0, ())
            yield from self.by_unit.get(executor.unit_id or 0, ())

    def coordinators(self, task: Task) -> People:
        return self.by_post.get(task.programme.coordinator_id or 0, ())

    def heads(self, task: Task) -> People:
        return self.by_post.get(task.programme.goal.head_id or 0, ())

    def owing(self, task: Task) -> "Duty":
        """Say whose turn it is to report on the task."""
        return _first(
            Duty(Role.EXECUTOR, self.executors(task)),
            Duty(Role.COORDINATOR, self.coordinators(task)),
            Duty(Role.OFFICE, self.office),
        )

    def reviewing(self, task: Task, campaign: Campaign) -> "Duty":
        """Say whose turn it is to approve or return what was submitted."""
        coordinators = self.coordinators(task) if campaign.coordinators_approve else ()
        return _first(
            Duty(Role.COORDINATOR, coordinators),
            Duty(Role.GOAL_HEAD, self.heads(task)),
            Duty(Role.OFFICE, self.office),
        )


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


def with_people(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    """Fetch what `Holders` asks of a task: one query more."""
    return tasks.select_related("programme__goal__strategy").prefetch_related(
        Prefetch("executors", Executor.objects.select_related("unit", "post"))
    )


def _first(*duties: Duty) -> Duty:
    return next((duty for duty in duties if duty.people), duties[-1])


def _each_once(people: Iterable[User]) -> list[User]:
    return list({person.pk: person for person in people}.values())
