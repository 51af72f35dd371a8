"""Numbers are checked when they are entered: each makes an address of its own."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import IntegrityError, transaction
from django.urls import reverse

from tasks.models import Goal, Programme, Task
from tasks.models.numbers import LARGEST, clashes
from tests.exchange.documents import document, put, run_import, task
from tests.factories import make_goal, make_programme, make_strategy, make_task
from tests.tasks.admin_pages import office, shown

pytestmark = pytest.mark.django_db


def enter(name: str, **sent: Any) -> Any:
    """Send the admin's page of something new."""
    prefixes = ("executors", "stages", "partners", "funding", "indicators")
    for prefix in (*prefixes, "absent_kinds"):
        sent |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return office().post(reverse(f"admin:tasks_{name}_add"), {"title": "x", **sent})


@pytest.mark.parametrize("number", ["I", "K1", "IA", "1", "1.1", "A.1.1", "12"])
def test_numbers_as_cities_write_them_are_taken_and_have_pages(
    client: Any, number: str
) -> None:
    strategy = make_strategy()
    assert enter("goal", strategy=strategy.pk, number=number).status_code == 302
    made = make_task(make_programme(Goal.objects.get()), stages=[{2009: ("9", "9")}])
    assert made.code == f"{number}.1.1"
    for page in (made.programme.goal, made.programme, made):
        assert client.get(page.get_absolute_url()).status_code == 200
    api = f"/api/v1/strategie/miasto/zadania/{made.code}/"
    assert client.get(api).json()["code"] == made.code


@pytest.mark.parametrize("number", ["", "I-1", "I 1", "I.", ".1", "1..2", "ą", "I/1"])
def test_a_goals_number_that_no_address_can_hold_is_refused(number: str) -> None:
    answer = enter("goal", strategy=make_strategy().pk, number=number)
    assert answer.status_code == 200
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("there", "number"),
    [("IV", "iv"), ("IV", "IV"), ("1", "1.1"), ("1.1", "1"), ("a", "A.2")],
)
def test_goals_that_could_not_be_told_apart_are_refused(
    there: str, number: str
) -> None:
    goal = make_goal(number=there)
    answer = enter("goal", strategy=goal.strategy_id, number=number)
    assert answer.status_code == 200
    assert "nie dałoby się odróżnić" in answer.content.decode()
    make_goal(make_strategy("inna"), number)


@pytest.mark.parametrize(
    ("numbers", "pairs"),
    [
        (["I", "II", "III", "1", "2", "12"], []),
        (["iv", "IV"], [("iv", "IV")]),
        (["1.1", "1.2", "2.1"], []),
        (["1.1", "1", "11"], [("1", "1.1")]),
    ],
)
def test_clashes(numbers: list[str], pairs: list[tuple[str, str]]) -> None:
    assert list(clashes(numbers)) == pairs


def test_no_database_holds_twins_but_for_case() -> None:
    goal = make_goal(number="IV")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_goal(goal.strategy, "iv")


@pytest.mark.parametrize("number", [0, LARGEST + 1, 99_999, -1, "x", "1.5"])
def test_a_number_that_no_address_holds_is_refused(number: Any) -> None:
    goal = make_goal()
    assert enter("programme", goal=goal.pk, number=number).status_code == 200
    programme = make_programme(goal)
    assert enter("task", programme=programme.pk, number=number).status_code == 200
    assert (Programme.objects.count(), Task.objects.count()) == (1, 0)


def test_the_largest_number_has_its_page(client: Any) -> None:
    programme = make_programme()
    sent = enter("task", programme=programme.pk, number=LARGEST)
    assert sent.status_code == 302
    assert client.get(f"/miasto/zadania/I.1.{LARGEST}/").status_code == 200


def test_a_number_that_was_saved_before_it_was_checked_has_its_page(
    client: Any,
) -> None:
    saved = make_task()
    Task.objects.update(number=32_767)
    saved.refresh_from_db()
    assert client.get(saved.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("goals[0].number", "I..1", "Only letters and digits"),
        ("goals[0].programmes[0].number", 10_000, "from 1 to 9999"),
        ("goals[0].programmes[0].tasks[0].number", 10_000, "from 1 to 9999"),
    ],
)
@pytest.mark.usefixtures("english")
def test_an_import_is_held_to_the_same(
    tmp_path: Path, place: str, value: Any, said: str
) -> None:
    content = document(task())
    put(content, place, value)
    with pytest.raises(CommandError, match=said):
        run_import(content, tmp_path)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("twin", ["i", "I.1"])
def test_an_import_with_goals_like_one_another_is_refused(
    tmp_path: Path, twin: str
) -> None:
    content = document(task())
    content["goals"].append({**content["goals"][0], "number": twin, "programmes": []})
    with pytest.raises(CommandError, match="could not be told apart"):
        run_import(content, tmp_path)
    content["goals"].pop()
    run_import(content, tmp_path)
    content["goals"][0]["number"] = "I.1"
    with pytest.raises(CommandError, match="could not be told apart"):
        run_import(content, tmp_path)


@pytest.mark.usefixtures("english")
def test_an_import_finds_a_goal_in_capitals_or_small_letters(tmp_path: Path) -> None:
    content = document(task())
    run_import(content, tmp_path)
    content["goals"][0]["number"] = "i"
    assert "goals: 0 new, 0 changed, 1 unchanged" in run_import(content, tmp_path)


@pytest.mark.parametrize(
    ("asked", "titles"),
    [("1.1.2", ["Drugie"]), ("1.1.2.1", ["Drugie"]), ("1.1", [])],
)
def test_the_office_finds_codes_of_goals_with_dots(
    asked: str, titles: list[str]
) -> None:
    goal = make_goal(number="1.1")
    make_task(make_programme(goal), title="Pierwsze")
    make_task(make_programme(goal), title="Drugie")
    found = office().get(reverse("admin:tasks_task_changelist"), {"q": asked})
    assert shown(found) == titles
