"""The matrix: every role × every page and deed × whose task it is.

Others' tasks are not there (404), what a role does not include is refused (403), and
strangers are sent to sign in (302).
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from organisation.models import Appointment, OfficeRole, User
from reporting.models import Attachment, Deed, Report, State
from reporting.transitions import Draft, move
from tasks.models import Goal, Programme, StrategyYear, Task
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)

# Whose task it is, seen from the person of the role.
OWN, OTHERS, PROGRAMME, GOAL = "own", "others'", "another programme's", "another goal's"
WHOSE = (OWN, OTHERS, PROGRAMME, GOAL)


@dataclass(frozen=True)
class City:
    """Two goals, three programmes, a task of each kind above, and an open year."""

    year: StrategyYear
    tasks: dict[str, Task]
    people: dict[str, User | None]
    office: User

    def address(self, name: str, whose: str) -> str:
        code = self.tasks[whose].code
        return reverse(f"panel:{name}", args=["miasto", code, self.year.year])


@pytest.fixture
def city(db) -> City:
    strategy = make_strategy()
    year = strategy.years.get(year=2010)
    make_campaign(year)
    goals = [_goal(strategy, number) for number in ("I", "II")]
    programmes = [_programme(goals[0]), _programme(goals[0]), _programme(goals[1])]
    unit, post = make_unit(), make_post()
    own = _task(programmes[0], unit)
    own.executors.create(text="stanowisko", post=post)
    tasks = {
        OWN: own,
        OTHERS: _task(programmes[0], make_post()),
        PROGRAMME: _task(programmes[1], make_post()),
        GOAL: _task(programmes[2], make_post()),
    }
    deputy = make_user()
    Appointment.objects.create(
        user=deputy,
        post=post,
        is_deputy=True,
        starts_on=make_days(-1),
        ends_on=make_days(1),
    )
    ended = make_user()
    Appointment.objects.create(user=ended, post=post, ends_on=make_days(-1))
    people = {
        "stranger": None,
        "nobody": make_user(),
        "colleague of no task": make_user(make_post(unit=make_unit())),
        "executor by unit": make_user(make_post(unit=unit)),
        "executor by post": make_user(post),
        "deputy": deputy,
        "former executor": ended,
        "coordinator": make_user(programmes[0].coordinator),
        "goal head": make_user(goals[0].head),
        "office": make_office_user(),
        "administrator": make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)),
        "auditor": make_user(make_post(office_role=OfficeRole.AUDITOR)),
        "superuser": make_user(is_superuser=True),
    }
    return City(year, tasks, people, make_office_user())


def _goal(strategy, number: str) -> Goal:
    goal = make_goal(strategy, number)
    goal.head = make_post()
    goal.save()
    return goal


def _programme(goal: Goal) -> Programme:
    return make_programme(goal, coordinator=make_post())


def _task(programme: Programme, executor) -> Task:
    return make_task(programme, stages=[{2010: ("5", None)}], executor=executor)


def make_days(offset: int):
    return localdate() + datetime.timedelta(days=offset)


@dataclass(frozen=True)
class Try:
    """How a page is opened or a deed done, and where the report must stand for it."""

    name: str
    data: dict[str, str] | None = None
    state: State = State.SUBMITTED

    def by(self, client: Client, address: str) -> int:
        if self.data is None:
            return client.get(address).status_code
        return client.post(address, self.data).status_code


READ = {
    "report": Try("report"),
    "history": Try("history"),
    "attachment": Try("attachment"),
}
ENTER = {
    "save": Try("report", {"deed": "save"}, State.DRAFT),
    "submit": Try("report", {"deed": "submit", "reason": "x"}, State.DRAFT),
    "take back and save": Try("report", {"deed": "retake"}),
    "take back": Try("withdraw", {}),
}
RETURN = {"return": Try("return", {"reason": "x"})}
APPROVE = {"approve": Try("approve", {})}
CORRECT = {
    "open a correction": Try("correction", None, State.APPROVED),
    "correct": Try("correction", {"reason": "x"}, State.APPROVED),
}
DEEDS = {**ENTER, **RETURN, **APPROVE, **CORRECT}
TRIES = {**READ, **DEEDS}

Rights = dict[str, dict[str, Try]]
NOWHERE: Rights = {}
EXECUTOR: Rights = {OWN: {**READ, **ENTER}}
COORDINATOR: Rights = {
    whose: {**READ, **ENTER, **RETURN, **APPROVE} for whose in (OWN, OTHERS)
}
HEAD: Rights = {
    whose: {**READ, **RETURN, **APPROVE, **CORRECT}
    for whose in (OWN, OTHERS, PROGRAMME)
}
ALL: Rights = dict.fromkeys(WHOSE, TRIES)
AUDITOR: Rights = dict.fromkeys(WHOSE, READ)
MATRIX = {
    "nobody": NOWHERE,
    "colleague of no task": NOWHERE,
    "executor by unit": EXECUTOR,
    "executor by post": EXECUTOR,
    "deputy": EXECUTOR,
    "former executor": NOWHERE,
    "coordinator": COORDINATOR,
    "goal head": HEAD,
    "office": ALL,
    "administrator": NOWHERE,
    "auditor": AUDITOR,
    "superuser": ALL,
}


def expected(role: str, whose: str, tried: str) -> int:
    if role == "stranger":
        return 302
    rights = MATRIX[role]
    if whose not in rights:
        return 404
    if tried not in rights[whose]:
        return 403
    return 200 if TRIES[tried].data is None else DONE


# A redirection after which the report has a new version.
DONE = 1


@contextmanager
def undone() -> Iterator[None]:
    """Leave the database as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcome(city: City, client: Client, whose: str, tried: Try) -> int:
    """Bring the task's report where the deed is possible, and try it."""
    task = city.tasks[whose]
    report = brought(city, task, tried.state)
    if tried.name == "attachment":
        file = Attachment.objects.get(report=report)
        return client.get(reverse("panel:attachment", args=[file.pk])).status_code
    data = tried.data
    if data is not None:
        data = {**data, "version": str(report.versions.count())}
        if tried.name in {"report", "correction"}:
            data |= {**seen(city, task, tried), "done": "Nowy tekst."}
    before = report.versions.count()
    status = Try(tried.name, data).by(client, city.address(tried.name, whose))
    return DONE if status == 302 and report.versions.count() > before else status


def brought(city: City, task: Task, state: State) -> Report:
    what = Draft(draft(task, "3", done="x").content, [SimpleUploadedFile("a", b"a")])
    move(task, city.year, Deed.SAVED, by=actor(city.office), draft=what)
    way = {State.DRAFT: (), State.SUBMITTED: (Deed.SUBMITTED,)}
    for deed in way.get(state, (Deed.SUBMITTED, Deed.APPROVED)):
        move(task, city.year, deed, by=actor(city.office), reason="x")
    return Report.objects.get(task=task)


def seen(city: City, task: Task, tried: Try) -> dict[str, str]:
    """What the page's hidden field says to those who may open it."""
    office = Client()
    office.force_login(city.office)
    whose = next(name for name, one in city.tasks.items() if one == task)
    form = office.get(city.address(tried.name, whose)).context["form"]
    return {"seen": form["seen"].value()}


@pytest.mark.parametrize("role", ["stranger", *MATRIX])
def test_every_cell_of_the_matrix(city, role):
    client = Client()
    if person := city.people[role]:
        client.force_login(person)
    found = {}
    for whose in WHOSE:
        for name, tried in TRIES.items():
            with undone():
                found[whose, name] = outcome(city, client, whose, tried)
    assert found == {
        (whose, name): expected(role, whose, name) for whose in WHOSE for name in TRIES
    }


def test_every_person_of_the_city_has_a_row(city):
    assert set(city.people) == {"stranger", *MATRIX}
