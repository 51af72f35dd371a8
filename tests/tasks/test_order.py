"""The order of siblings: people ask for places, the system gives them."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from indicators.models import Indicator
from tasks.models import Executor, FundingSource, Goal, Partner, Stage, Task
from tests.factories import (
    make_goal,
    make_indicator,
    make_office_user,
    make_strategy,
    make_task,
)
from tests.tasks.admin_pages import form_of, office, page_of, signed_in

pytestmark = pytest.mark.django_db

MAKE: dict[str, Any] = {
    "stages": lambda task, n: Stage(task=task, title=n),
    "executors": lambda task, n: Executor(task=task, text=n),
    "partners": lambda task, n: Partner(task=task, name=n),
    "funding": lambda task, n: FundingSource(task=task, source=n),
    "indicators": lambda task, n: Indicator(task=task, kind="output", name=n),
}
NAMES = {
    "stages": "title",
    "executors": "text",
    "partners": "name",
    "funding": "source",
    "indicators": "name",
}


def card(kind: str, rows: str) -> Task:
    """Make a task with a row for each letter."""
    task = make_task(stages=[])
    for letter in rows:
        MAKE[kind](task, letter).save()
    return task


def order_of(task: Task, kind: str) -> str:
    rows = getattr(task, kind).order_by("position")
    return "".join(rows.values_list(NAMES[kind], flat=True))


def added(kind: str, at: int, place: int | str) -> dict[str, Any]:
    """Return what the form sends of one row more, behind `at` others."""
    new = {"place": place, NAMES[kind]: "X"}
    if kind == "indicators":
        new["kind"] = "output"
    sent = {f"{kind}__{at}__{name}": value for name, value in new.items()}
    return {**sent, f"{kind}__TOTAL_FORMS": at + 1}


@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.parametrize(
    ("asked", "order"),
    [
        pytest.param({0: 2, 1: 1}, "BACDE", id="swapped"),
        pytest.param({1: 3, 2: 4, 3: 5, 4: 6, "new": 2}, "AXBCDE", id="renumbered"),
        pytest.param({"new": 2}, "AXBCDE", id="put between"),
        pytest.param({"new": ""}, "ABCDEX", id="put at the end"),
        pytest.param({0: 3}, "BCADE", id="moved on"),
        pytest.param({4: 1}, "EABCD", id="moved to the front"),
        pytest.param({0: 5, 1: 4, 2: 3, 3: 2, 4: 1}, "EDCBA", id="turned round"),
        pytest.param({1: ""}, "ABCDE", id="left empty"),
    ],
)
def test_rows_of_a_card_are_put_in_any_order(
    kind: str, asked: dict[Any, Any], order: str
) -> None:
    task = card(kind, "ABCDE")
    changes = {
        f"{kind}__{row}__place": place for row, place in asked.items() if row != "new"
    }
    if "new" in asked:
        changes |= added(kind, 5, asked["new"])
    response = office().post(page_of(task), form_of(task, **changes))
    assert response.status_code == 302
    assert order_of(task, kind) == order


def test_a_row_takes_the_place_of_one_that_is_deleted() -> None:
    task = card("stages", "ABC")
    changes = {"stages__0__DELETE": "on", **added("stages", 3, 1)}
    assert office().post(page_of(task), form_of(task, **changes)).status_code == 302
    assert order_of(task, "stages") == "XBC"


def test_only_rows_that_move_have_a_trace_in_the_history() -> None:
    task = card("stages", "ABC")
    office().post(page_of(task), form_of(task, **added("stages", 3, 2)))
    changed = Stage.history.filter(history_type="~")
    assert {(row.title, row.position) for row in changed} == {("B", 3), ("C", 4)}
    assert all(row.history_user is not None for row in changed)


def test_a_place_nobody_can_have_is_refused() -> None:
    task = card("stages", "A")
    for place in ("0", "-1", "10000", "x"):
        sent = form_of(task, stages__0__place=place)
        assert office().post(page_of(task), sent).status_code == 200
    assert order_of(task, "stages") == "A"


def test_goals_change_places_and_one_is_put_between() -> None:
    strategy = make_strategy()
    goals = [make_goal(strategy, number) for number in ("I", "II", "III")]
    client = signed_in(make_office_user())
    sent = {"strategy": strategy.pk, "number": "III", "place": 1, "title": "x"}
    address = reverse("admin:tasks_goal_change", args=[goals[2].pk])
    assert client.post(address, sent).status_code == 302
    assert [goal.number for goal in strategy.goals.all()] == ["III", "I", "II"]
    sent = {"strategy": strategy.pk, "number": "IV", "place": 2, "title": "y"}
    assert client.post(reverse("admin:tasks_goal_add"), sent).status_code == 302
    assert [goal.number for goal in strategy.goals.all()] == ["III", "IV", "I", "II"]


def test_an_indicator_that_moves_to_another_task_stands_last_there() -> None:
    task = make_task()
    other = make_task(task.programme)
    moved = make_indicator(task, name="Przeniesiony")
    make_indicator(other)
    sent = {"task": other.pk, "place": 1, "kind": "output", "name": moved.name}
    for table in ("targets", "breaks", "values"):
        sent |= {f"{table}-TOTAL_FORMS": 0, f"{table}-INITIAL_FORMS": 0}
    address = reverse("admin:indicators_indicator_change", args=[moved.pk])
    assert office().post(address, sent).status_code == 302
    assert [one.name for one in other.indicators.all()][-1] == moved.name


@pytest.mark.parametrize("kind", MAKE)
def test_no_database_holds_two_rows_in_one_place(kind: str) -> None:
    task = card(kind, "A")
    twin = MAKE[kind](task, "B")
    twin.position = 1
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_no_database_holds_two_goals_in_one_place() -> None:
    goal = make_goal()
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.create(
            strategy=goal.strategy, number="II", title="x", position=goal.position
        )
