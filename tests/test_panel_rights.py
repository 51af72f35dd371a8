"""The matrix: every role × every page and action × whose task it is.

Others' tasks are not there (404), what a role does not include is refused (403), and
strangers are sent to sign in (302).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import product

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from annual_report import exports
from annual_report.scope import WHOLE
from leszno_strategy.making_anew import make_every
from organisation.models import User
from reporting.addresses import LEVELS
from reporting.models import Action, Attachment, Report, State
from reporting.transitions import Draft, move
from tasks.models import Task
from tasks.subjects import key_of
from tests.factories import (
    actor,
    draft,
)
from tests.panel_city import (
    OTHERS,
    OWN,
    PROGRAMME,
    ROOMS,
    WHOSE,
    City,
    make_city,
    names_of,
    panel,
)
from tests.people.test_people import PAGES
from tests.reporting.test_level_rights import PAGES as LEVEL_PAGES
from tests.undone import undone

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def _city(in_passing: Callable[[], AbstractContextManager[None]]) -> Iterator[City]:
    """The city once: what a test changes is taken back after it."""
    with in_passing():
        city = make_city()
        make_every()
        yield city


@pytest.fixture
def city(_city: City, db: None) -> City:
    return _city


@dataclass(frozen=True)
class Try:
    """How a page is opened or an action done, and the state the report must have."""

    name: str
    data: dict[str, str] | None = None
    state: State = State.SUBMITTED
    # What is answered to an action that is done: it leads elsewhere, or says so.
    answer: int = 302

    def by(self, client: Client, address: str) -> int:
        data = self.data
        answer = client.get(address) if data is None else client.post(address, data)
        if answer.streaming:
            answer.getvalue()
        return answer.status_code


READ = {
    "report": Try("report"),
    "history": Try("history"),
    "print": Try("sheet"),
    "attachment": Try("attachment"),
}
ENTER = {
    "save": Try("report", {"step": "save"}, State.DRAFT),
    "submit": Try("report", {"step": "submit", "reason": "x"}, State.DRAFT),
    "take back and save": Try("report", {"step": "retake"}),
    "take back": Try("withdraw", {}),
    "keep while typing": Try("autosave", {}, State.DRAFT, answer=200),
    "discard": Try("discard", {}, State.DRAFT),
    "restore": Try("restore", {"number": "1"}, State.DRAFT),
}
RETURN = {"return": Try("return", {"reason": "x"})}
APPROVE = {"approve": Try("approve", {})}
CORRECT = {
    "open a correction": Try("correction", None, State.APPROVED),
    "correct": Try("correction", {"reason": "x"}, State.APPROVED),
}
ACTIONS = {**ENTER, **RETURN, **APPROVE, **CORRECT}
TRIES = {**READ, **ACTIONS}

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


# An answer after which the report has a new version.
DONE = 1


Tried = dict[str, dict[tuple[str, str], int]]


@pytest.fixture(scope="module")
def found(_city: City, in_passing: Callable[[], AbstractContextManager[None]]) -> Tried:
    """Let all try all with a report that is brought to each state once."""
    answers: Tried = {role: {} for role in _city.people}
    with in_passing():
        clients = {role: signed_in(person) for role, person in _city.people.items()}
        for whose, state in product(WHOSE, {tried.state for tried in TRIES.values()}):
            with undone():
                report = brought(_city, _city.tasks[whose], state)
                make_every()
                tries = {n: tried for n, tried in TRIES.items() if tried.state == state}
                for name, tried in tries.items():
                    sent = sent_by(_city, report, whose, tried)
                    for role, client in clients.items():
                        with undone():
                            answer = outcome(_city, client, report, whose, sent)
                            answers[role][whose, name] = answer
    return answers


def signed_in(person: User | None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def sent_by(city: City, report: Report, whose: str, tried: Try) -> Try:
    """Fill in what whoever saw the report sends with the action."""
    if tried.data is None:
        return tried
    data = {**tried.data, "version": str(report.versions.count())}
    if tried.name in {"report", "correction", "autosave"}:
        data |= {**seen(city, whose, tried), "done": "Nowy tekst."}
    return replace(tried, data=data)


def outcome(city: City, client: Client, report: Report, whose: str, tried: Try) -> int:
    if tried.name == "attachment":
        file = Attachment.objects.get(report=report)
        return client.get(reverse("reporting:attachment", args=[file.pk])).status_code
    before = report.versions.count()
    status = tried.by(client, city.address(tried.name, whose))
    is_new = report.versions.count() > before
    return DONE if status == tried.answer and is_new else status


def brought(city: City, task: Task, state: State) -> Report:
    what = Draft(draft(task, "3", done="x").content, [SimpleUploadedFile("a", b"a")])
    for one in (draft(task, "2"), what):
        move(task, city.year, Action.SAVED, by=actor(city.office), draft=one)
    way = {State.DRAFT: (), State.SUBMITTED: (Action.SUBMITTED,)}
    for action in way.get(state, (Action.SUBMITTED, Action.APPROVED)):
        move(task, city.year, action, by=actor(city.office), reason="x")
    return Report.objects.get(task=task)


def seen(city: City, whose: str, tried: Try) -> dict[str, str]:
    """What the page's hidden field says to those who may open it."""
    page = "report" if tried.name == "autosave" else tried.name
    form = signed_in(city.office).get(city.address(page, whose)).context["form"]
    return {"seen": form["seen"].value()}


def test_every_cell_of_the_matrix(found):
    """In one test, so that all is tried once, whoever runs the others."""
    for role in ("stranger", *MATRIX):
        assert found[role] == {
            (whose, name): expected(role, whose, name)
            for whose, name in product(WHOSE, TRIES)
        }, role


def test_every_person_of_the_city_has_a_row(city):
    assert set(city.people) == {"stranger", *MATRIX} == {"stranger", *YEAR_MATRIX}


# Pages and actions of a whole year ---------------------------------------------

YEAR_TRIES = {
    "board": Try("board"),
    "reports": Try("reports"),
    "reports as a file": Try("reports_file"),
    "see drafts of parts": Try("parts"),
    "see the yearly report": Try("yearly"),
    "see what it lacks": Try("gaps"),
    "ask for a file": Try("ask_export", {"edition": "draft", "kind": "json"}),
    "close the year": Try("close_year", {}),
    "reopen the year": Try("reopen_year", {}),
    "see the campaign": Try("campaign"),
    "change the campaign": Try("campaign", {}),
    "close the campaign": Try("close_campaign", {}),
    "reopen the campaign": Try("reopen_campaign", {}),
}
# What a form answers that was sent empty to those who may send it.
ANSWERS = {"change the campaign": 422, "close the campaign": 302} | {
    "reopen the campaign": 302,
    "ask for a file": 302,
    # Nobody was told what is missing; no reason is given.
    "close the year": 409,
    "reopen the year": 422,
}
EVERYBODY = {"reports", "reports as a file"}
OVERSEER = {*EVERYBODY, "board", "see drafts of parts"}
REPORT_READER = {"see the yearly report", "see what it lacks", "ask for a file"}
YEAR_MATRIX = {
    "nobody": EVERYBODY,
    "colleague of no task": EVERYBODY,
    "executor by unit": EVERYBODY,
    "executor by post": EVERYBODY,
    "deputy": EVERYBODY,
    "former executor": EVERYBODY,
    "coordinator": OVERSEER,
    "goal head": OVERSEER,
    "office": set(YEAR_TRIES),
    "administrator": set(),
    "auditor": {*OVERSEER, *REPORT_READER},
    "superuser": set(YEAR_TRIES),
}


@pytest.mark.parametrize("role", ["stranger", *YEAR_MATRIX])
def test_every_cell_of_the_matrix_of_a_year(city, role):
    client = signed_in(city.people[role])
    found = {}
    for name, tried in YEAR_TRIES.items():
        with undone():
            address = panel(tried.name, "miasto", 2010)
            found[name] = tried.by(client, address)
    allowed = YEAR_MATRIX.get(role, set())
    no = 302 if role == "stranger" else 403
    assert found == {
        name: ANSWERS.get(name, 200) if name in allowed else no for name in YEAR_TRIES
    }


FILES = {"export", "download"}


@pytest.mark.parametrize("role", ["stranger", *YEAR_MATRIX])
@pytest.mark.parametrize("name", sorted(FILES))
def test_files_are_for_those_who_may_ask_for_them(city, role, name):
    found = exports.ask_for(city.year, "json", WHOLE, snapshot=None, by=city.office)
    exports.make(found)
    client = signed_in(city.people[role])
    address = panel(name, "miasto", 2010, found.pk)
    no = 302 if role == "stranger" else 403
    may = "ask for a file" in YEAR_MATRIX.get(role, set())
    assert Try(name).by(client, address) == (200 if may else no)


# Whose tasks each role approves or reminds of many at once; none is a 403.
MANY = {
    "coordinator": {OWN, OTHERS},
    "goal head": {OWN, OTHERS, PROGRAMME},
    "office": set(WHOSE),
    "superuser": set(WHOSE),
}


@pytest.mark.parametrize("role", ["stranger", *MATRIX])
@pytest.mark.parametrize(("name", "done"), [("approve_many", 200), ("remind", 200)])
def test_every_cell_of_the_deeds_with_many(city, role, name, done):
    client = signed_in(city.people[role])
    address = panel(name, "miasto", 2010)
    found = {
        whose: client.post(address, {"report": key_of(city.tasks[whose])}).status_code
        for whose in WHOSE
    }
    no = 404 if role in MANY else 302 if role == "stranger" else 403
    mine = MANY.get(role, set())
    assert found == {whose: done if whose in mine else no for whose in WHOSE}


CALENDAR = {"calendar", "calendar_file", "renew_calendar", "withdraw_calendar"}
CALENDAR |= {"subscribed_calendar"}
# Questions, the page of a goal's head, the log as a file and the list of damaged files
# have matrices beside their own tests.
ELSEWHERE = {
    "goal",
    "log_file",
    "damaged",
    *(f"{level}questions" for level in LEVELS.values()),
}


def test_no_address_of_the_panel_is_without_a_matrix():
    tried = {one.name for one in [*TRIES.values(), *YEAR_TRIES.values()]}
    # Whoever may read nothing finds no sheet: tests of paper. Each has a calendar of
    # their own: tests of it.
    tried |= {"sheets", *CALENDAR, *ELSEWHERE}
    tried |= {"approve_many", "remind", *FILES, *(name for name, *_rest in PAGES)}
    tried |= {level + page for level in LEVELS.values() for page in LEVEL_PAGES}
    # The first page is everybody's; that of the first account is gone with it.
    assert tried | {"home", "start"} == set().union(*map(names_of, ROOMS))
