"""The matrix of the levels: every role × every page and action × each level's report.

What is not theirs is not there (404), what their role does not include is refused
(403), and strangers are sent to sign in (302).
"""

from collections.abc import Mapping

import pytest
from django.test import Client

from leszno_strategy.making_anew import make_every
from organisation.models import OfficeRole, User
from reporting.addresses import LEVELS, report_address
from reporting.models import Report, State
from tasks.models import Goal, Programme, Strategy, StrategyState, StrategyYear, Task
from tasks.subjects import Subject, about
from tests.factories import (
    draft,
    make_campaign,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_unit,
    make_user,
)
from tests.undone import undone

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

# Each action's page, what is sent, and the state the report must have.
ACTIONS: Mapping[str, tuple[str, dict[str, str] | None, State]] = {
    "read": ("report", None, State.SUBMITTED),
    "history": ("history", None, State.SUBMITTED),
    "print": ("sheet", None, State.SUBMITTED),
    "save": ("report", {"step": "save", "done": "Tekst"}, State.DRAFT),
    "keep while typing": ("autosave", {"done": "Tekst"}, State.DRAFT),
    "discard": ("discard", {}, State.DRAFT),
    "restore": ("restore", {"number": "1"}, State.DRAFT),
    "withdraw": ("withdraw", {}, State.SUBMITTED),
    "return": ("return", {"reason": "x", "version": "1"}, State.SUBMITTED),
    "approve": ("approve", {"version": "1"}, State.SUBMITTED),
    "correct": ("correction", {"reason": "x", "done": "Inny"}, State.APPROVED),
}
PAGES = {page for page, _data, _state in ACTIONS.values()}
READ = {"read", "history", "print"}
ENTER = {"save", "keep while typing", "discard", "restore", "withdraw"}
REVIEW, CORRECT = {"return", "approve"}, {"correct"}
ALL = READ | ENTER | REVIEW | CORRECT
OF_ALL = {"office": ALL, "auditor": READ}
EXECUTORS = {"executor by post": READ | ENTER, "executor by unit": READ | ENTER}
# Who is not named finds nothing.
MATRIX: Mapping[type[Subject], Mapping[str, set[str]]] = {
    Strategy: {**OF_ALL, **EXECUTORS},
    # Nobody else answers for a goal: its head enters its report, too.
    Goal: {**OF_ALL, **EXECUTORS, "goal head": ALL},
    Programme: {
        **OF_ALL,
        **EXECUTORS,
        "coordinator": READ | ENTER | REVIEW,
        "goal head": READ | REVIEW | CORRECT,
    },
}


@pytest.fixture
def strategy() -> Strategy:
    return make_strategy()


@pytest.fixture
def year(strategy: Strategy) -> StrategyYear:
    year = strategy.years.get(year=2010)
    make_campaign(year)
    return year


@pytest.fixture(params=MATRIX, ids=lambda model: model.__name__)
def subject(request, strategy: Strategy) -> Subject:
    goal = make_goal(strategy)
    goal.head = make_post()
    goal.save()
    programme = make_programme(goal, coordinator=make_post())
    parts: tuple[Subject, ...] = (strategy, goal, programme)
    return next(one for one in parts if isinstance(one, request.param))


@pytest.fixture
def people(subject: Subject, strategy: Strategy) -> dict[str, User | None]:
    goal = strategy.goals.get()
    other = make_programme(goal, coordinator=make_post())
    first, second = make_indicator(subject), make_indicator(subject)
    first.reporting_post, second.reporting_unit = make_post(), make_unit()
    first.save()
    second.save()
    return {
        "stranger": None,
        "nobody": make_user(),
        "executor by post": make_user(first.reporting_post),
        "executor by unit": make_user(make_post(unit=second.reporting_unit)),
        "coordinator": make_user(goal.programmes.all()[0].coordinator),
        "other coordinator": make_user(other.coordinator),
        "goal head": make_user(goal.head),
        "office": make_office_user(),
        "administrator": make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)),
        "auditor": make_user(make_post(office_role=OfficeRole.AUDITOR)),
    }


def seen_on(subject: Subject, action: str) -> dict[str, str]:
    """What a form says that whoever sends it saw: the same to all who may open it."""
    page, data, _state = ACTIONS[action]
    if data is None or page not in {"report", "correction", "autosave"}:
        return {}
    office = Client()
    office.force_login(User.objects.get(username="seen"))
    form_page = "correction" if page == "correction" else "report"
    answer = office.get(report_address(subject, 2010, form_page))
    return {"seen": answer.context["form"]["seen"].value()}


def tried(
    user: User | None, subject: Subject, action: str, seen: dict[str, str]
) -> int:
    """Return the status; 200 also for what was done, which only leads elsewhere.

    What says that it is done, and left all as it was, is none of these: 0.
    """
    page, data, _state = ACTIONS[action]
    client, address = Client(), report_address(subject, 2010, page)
    if user:
        client.force_login(user)
    before = Report.objects.values("state", "latest").get(**about(subject))
    if data is None:
        return client.get(address).status_code
    status = client.post(address, data | seen if user else data).status_code
    after = Report.objects.values("state", "latest").get(**about(subject))
    if status in {200, 302} and before != after:
        return 200
    return 0 if status == 200 else status


def test_every_cell(subject, year, people):
    by = make_office_user(username="seen")
    rights = MATRIX[type(subject)]
    found, expected = {}, {}
    for action, (_page, _data, state) in ACTIONS.items():
        with undone():
            make_report(subject, year, state, by=by)
            if state == State.DRAFT:
                other = draft(subject, done="Inaczej.")
                make_report(subject, year, state, by=by, what=other)
            make_every()
            seen = seen_on(subject, action)
            for role, user in people.items():
                with undone():
                    found[role, action] = tried(user, subject, action, seen)
                mine = rights.get(role, set())
                no = 302 if role == "stranger" else 403 if mine else 404
                expected[role, action] = 200 if action in mine else no
    assert found == expected


def test_a_trial_is_not_there_for_whoever_reports_an_indicator(
    subject, year, people, strategy
):
    Strategy.objects.update(state=StrategyState.PREPARATION, published_at=None)
    seen = {}
    for role in ("executor by post", "executor by unit", "office"):
        client = Client()
        client.force_login(people[role])
        seen[role] = client.get(report_address(subject, 2010)).status_code
    assert seen == {"executor by post": 404, "executor by unit": 404, "office": 200}


def test_what_measures_nothing_has_no_report(subject, year, client):
    client.force_login(make_office_user())
    assert client.get(report_address(subject, 2010)).status_code == 404


def test_every_page_of_every_level_is_tried():
    assert set(LEVELS) == {*MATRIX, Task}
    reading, deciding = {"report", "history", "sheet"}, {"return", "approve"}
    drafts = {"autosave", "discard", "restore", "withdraw"}
    assert {*reading, *deciding, *drafts, "correction"} == PAGES
