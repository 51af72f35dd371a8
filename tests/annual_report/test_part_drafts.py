"""Coordinators and heads of goals take the report of their part as a working draft."""

import re

import pytest
from django.urls import reverse

from annual_report import exports
from annual_report.models import Export
from tests.factories import (
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_task,
    make_user,
)
from tests.pages import text_of

OPTION = re.compile(r'<option value="([^"]+)"')


@pytest.fixture
def people(db):
    """Two goals with a programme each; coordinator, head, executor, office."""
    head, coordinator = make_post("Sekretarz"), make_post("Naczelnik")
    goal = make_goal()
    goal.head = head
    goal.save()
    one = make_programme(goal, coordinator=coordinator)
    other = make_programme(make_goal(goal.strategy, "II"), coordinator=make_post("B"))
    executor = make_post("Inspektor")
    for programme in (one, other):
        make_task(programme, stages=[{2010: ("50", "40")}], executor=executor)
    return {
        "coordinator": make_user(coordinator),
        "head": make_user(head),
        "executor": make_user(executor),
        "office": make_office_user(),
        "strategy": goal.strategy,
    }


PAGE = "/panel/miasto/2010/raport/czesc/"


def offered(client, user) -> list[str]:
    client.force_login(user)
    return OPTION.findall(client.get(PAGE).content.decode())


def test_each_is_offered_just_their_own_parts(client, people):
    assert offered(client, people["coordinator"]) == ["programme=I.1"]
    assert offered(client, people["head"]) == ["goal=I", "programme=I.1"]
    assert offered(client, people["office"]) == [
        *("goal=I", "goal=II", "programme=I.1", "programme=II.1"),
    ]
    client.force_login(people["executor"])
    assert client.get(PAGE).status_code == 403


def ask(client, user, scope: str):
    client.force_login(user)
    return client.post(PAGE, {"scope": scope, "kind": "docx"})


def test_a_draft_is_made_marked_and_for_whoever_asked_alone(client, people):
    answer = ask(client, people["coordinator"], "programme=I.1")
    assert answer.status_code == 302
    made = Export.objects.get()
    assert (made.scope, made.snapshot, made.by) == (
        *("programme=I.1", None),
        people["coordinator"],
    )
    exports.make(made)
    page = client.get(answer["Location"])
    assert "wersja robocza" in text_of(page)
    file = reverse("annual_report:download", args=["miasto", 2010, made.pk])
    got = client.get(file)
    assert got.status_code == 200
    assert "wersja-robocza" in got["Content-Disposition"].replace("%20", "-")
    got.close()
    # The head of the goal may take one of their own, and none of others.
    client.force_login(people["head"])
    assert client.get(file).status_code == 403
    client.force_login(people["executor"])
    assert client.get(file).status_code == 403
    client.logout()
    assert client.get(file).status_code == 302


def test_a_head_takes_it_from_the_page_of_the_goal_by_one_button(client, people):
    client.force_login(people["head"])
    page = client.get("/panel/miasto/cele/I/2010/przeglad/").content.decode()
    form = page[page.index(f'action="{PAGE}"') :].partition("</form>")[0]
    assert re.findall('name="scope" value="([^"]+)"', form) == ["goal=I"]
    kinds = re.findall('name="kind" value="([^"]+)"', " ".join(form.split()))
    assert kinds == ["docx", "pdf", "xlsx"]
    for kind in kinds:
        answer = client.post(PAGE, {"scope": "goal=I", "kind": kind})
        assert answer.status_code == 302
    assert {one.kind for one in Export.objects.all()} == set(kinds)


def test_the_first_page_leads_to_drafts_of_ones_part(client, people):
    for name, leads in (("coordinator", True), ("head", True), ("executor", False)):
        client.force_login(people[name])
        assert (PAGE in client.get("/panel/").content.decode()) == leads, name


@pytest.mark.parametrize("scope", ["", "goal=I", "programme=II.1", "task=I.1.1", "x"])
def test_no_other_part_is_made(client, people, scope):
    assert ask(client, people["coordinator"], scope).status_code == 422
    assert not Export.objects.exists()


def test_who_loses_the_part_loses_the_file(client, people):
    ask(client, people["coordinator"], "programme=I.1")
    made = Export.objects.get()
    people["strategy"].goals.get(number="I").programmes.update(coordinator=None)
    page = reverse("annual_report:export", args=["miasto", 2010, made.pk])
    assert client.get(page).status_code == 403


def test_a_draft_is_in_nothing_public(client, people):
    ask(client, people["coordinator"], "programme=I.1")
    exports.make(Export.objects.get())
    client.logout()
    for address in ("/miasto/raporty/", "/miasto/dane/", "/miasto/programy/I.1/"):
        assert "robocz" not in text_of(client.get(address))
