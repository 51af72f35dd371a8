"""An address holds for ever: after a number changed it leads on to the same thing."""

import pytest
from django.urls import reverse

from tasks.models import FormerCode, Task
from tests.factories import make_goal, make_strategy, make_task, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def task() -> Task:
    """Task I.1.1, with what its pages need."""
    return make_task(stages=[{2009: ("40", "20"), 2010: ("60", "30")}])


@pytest.fixture
def admin(client):
    client.force_login(make_user(is_superuser=True))
    return client


def renumber(admin, row, number: object) -> None:
    """Give it the number on its page of the admin."""
    name = row._meta.model_name
    address = reverse(f"admin:tasks_{name}_change", args=[row.pk])
    form = admin.get(address).context["adminform"].form
    sent = {key: form[key].value() for key in form.fields}
    sent = {key: value for key, value in sent.items() if value not in (None, False)}
    for prefix in ("executors", "stages", "partners", "funding", "indicators"):
        rows = list(getattr(row, prefix).all()) if name == "task" else []
        sent |= {f"{prefix}-TOTAL_FORMS": len(rows)}
        sent |= {f"{prefix}-INITIAL_FORMS": len(rows)}
        for n, one in enumerate(rows):
            sent |= {f"{prefix}-{n}-id": one.pk, f"{prefix}-{n}-task": row.pk}
            sent |= {f"{prefix}-{n}-title": one.title, f"{prefix}-{n}-place": n + 1}
    sent |= {"absent_kinds-TOTAL_FORMS": 0, "absent_kinds-INITIAL_FORMS": 0}
    answer = admin.post(address, {**sent, "number": number})
    assert answer.status_code == 302, answer.context["errors"]
    row.refresh_from_db()
    assert str(row.number) == str(number)


PAGES = [
    "/miasto/cele/{goal}/",
    "/miasto/cele/{goal}/wykres.svg",
    "/miasto/cele/{goal}/wykres.csv",
    "/miasto/cele/{goal}/atom.xml",
    "/miasto/programy/{programme}/",
    "/miasto/programy/{programme}/wykres.csv",
    "/miasto/zadania/{task}/",
    "/miasto/zadania/{task}/wykres.svg",
    "/miasto/zadania/{task}/wykres.csv",
    "/en/miasto/zadania/{task}/",
    "/api/v1/strategie/miasto/zadania/{task}/",
]
OLD = {"goal": "I", "programme": "I.1", "task": "I.1.1"}
NEW = {"goal": "K1", "programme": "K1.4", "task": "K1.4.9"}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_former_number_leads_on(admin, task, page: str) -> None:
    renumber(admin, task, 9)
    renumber(admin, task.programme, 4)
    renumber(admin, task.programme.goal, "K1")
    admin.logout()
    answer = admin.get(f"{page.format(**OLD)}?rok=2010")
    assert answer.status_code == 301
    assert answer["Location"] == f"{page.format(**NEW)}?rok=2010"
    # Another thing may take the number: a browser asks each time where it leads.
    assert "no-cache" in answer["Cache-Control"]
    assert admin.get(answer["Location"]).status_code == 200


def test_it_leads_on_through_several_changes_and_back(admin, task) -> None:
    for number in (2, 3, 1, 4):
        renumber(admin, task, number)
    for old in (1, 2, 3):
        answer = admin.get(f"/miasto/zadania/I.1.{old}/")
        assert answer["Location"] == "/miasto/zadania/I.1.4/"
    renumber(admin, task, 1)
    assert admin.get("/miasto/zadania/I.1.1/").status_code == 200
    assert FormerCode.objects.filter(task=task).count() == 4


def test_who_has_the_number_today_comes_first(admin, task) -> None:
    renumber(admin, task, 5)
    other = make_task(task.programme)
    Task.objects.filter(pk=other.pk).update(number=1)
    assert admin.get("/miasto/zadania/I.1.1/").context["task"] == other
    renumber(admin, other, 3)
    # Of two that had it, the one that had it last.
    answer = admin.get("/miasto/zadania/I.1.1/")
    assert answer["Location"] == "/miasto/zadania/I.1.3/"


def test_a_goal_that_takes_a_former_number_hides_no_programme(admin, task) -> None:
    goal = task.programme.goal
    renumber(admin, goal, "II")
    make_goal(goal.strategy, "I")
    assert admin.get("/miasto/cele/I/").status_code == 200
    answer = admin.get("/miasto/programy/I.1/")
    assert answer["Location"] == "/miasto/programy/II.1/"


@pytest.mark.parametrize(
    ("written", "is_at"),
    [
        ("zadania/i.1.1/", "zadania/I.1.1/"),
        ("programy/i.1/", "programy/I.1/"),
        ("cele/i/", "cele/I/"),
        ("cele/i/wykres.csv", "cele/I/wykres.csv"),
    ],
)
def test_a_code_in_small_letters_is_found(client, task, written, is_at) -> None:
    answer = client.get(f"/miasto/{written}")
    assert (answer.status_code, answer["Location"]) == (301, f"/miasto/{is_at}")


@pytest.mark.parametrize(
    "code",
    ["I.1.2", "I.2.1", "II.1.1", "I.1.1.1", "I.1.x", "\u0131.2"],
)
def test_what_never_was_is_not_there(client, task, code: str) -> None:
    assert client.get(f"/miasto/zadania/{code}/").status_code == 404


@pytest.mark.parametrize(
    ("code", "is_at"), [("I.1", "programy/I.1/"), ("I.1.01", "zadania/I.1.1/")]
)
def test_what_is_meant_beyond_doubt_is_found(client, task, code, is_at) -> None:
    answer = client.get(f"/miasto/zadania/{code}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/miasto/{is_at}")


def test_the_api_says_so_as_json(client, task) -> None:
    answer = client.get("/api/v1/strategie/miasto/zadania/I.9.9/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")


def test_a_report_that_is_sent_to_a_former_address_is_sent_on(admin, task) -> None:
    renumber(admin, task, 7)
    answer = admin.post("/panel/miasto/zadania/I.1.1/2010/", {"done": "x"})
    assert answer.status_code == 308
    assert answer["Location"] == "/panel/miasto/zadania/I.1.7/2010/"


def test_another_strategys_number_leads_nowhere(admin, task) -> None:
    renumber(admin, task.programme.goal, "II")
    make_strategy("inna")
    assert admin.get("/miasto/cele/I/").status_code == 301
    assert admin.get("/inna/cele/I/").status_code == 404


def test_to_lead_on_costs_less_than_the_page(admin, task, count_queries) -> None:
    there = count_queries(lambda: admin.get("/miasto/zadania/I.1.1/"))
    renumber(admin, task, 5)
    assert count_queries(lambda: admin.get("/miasto/zadania/I.1.1/")) < there
