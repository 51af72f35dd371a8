"""Rows that move, swap and go, with all that is below them and leads to them."""

import pytest

from exchange.applying import apply
from exchange.format import Refused
from indicators.models import Indicator
from organisation.models import User
from reporting.models import Report, State
from tasks.models import (
    FormerCode,
    Goal,
    Programme,
    Stage,
    Strategy,
    StrategyYear,
    Task,
)
from tests.exchange.contents import exported, move_first_task, stored_with, tasks_of
from tests.exchange.documents import (
    Json,
)
from tests.factories import make_campaign, make_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def two_programmes(content: Json) -> None:
    content["goals"][0]["programmes"].append(
        {"number": 2, "title": "Drugi", "tasks": []}
    )


def test_a_task_moves_to_another_programme_and_its_old_code_leads_on(
    strategy: Strategy,
) -> None:
    apply(strategy, stored_with(strategy, two_programmes), by=None, reason="test")
    task = Task.objects.get(number=1)
    stages = list(task.stages.values_list("pk", flat=True))

    apply(strategy, stored_with(strategy, move_first_task), by=None, reason="test")

    task.refresh_from_db()
    assert task.code == "I.2.5"
    assert list(task.stages.values_list("pk", flat=True)) == stages
    assert FormerCode.objects.get(code="I.1.1").row == task


def test_a_task_outlives_the_programme_that_it_left(strategy: Strategy) -> None:
    apply(strategy, stored_with(strategy, two_programmes), by=None, reason="test")
    task = Task.objects.get(number=1)

    def dissolve(content: Json) -> None:
        move_first_task(content)
        content["goals"][0]["programmes"].pop(0)
        content["goals"][0]["programmes"][0]["number"] = 1

    apply(strategy, stored_with(strategy, dissolve), by=None, reason="test")

    task.refresh_from_db()
    assert task.code == "I.1.5"
    assert Programme.objects.get().title == "Drugi"
    assert task.stages.count() == 3


def test_tasks_swap_numbers_and_stages_places(strategy: Strategy) -> None:
    def swap(content: Json) -> None:
        first, second = tasks_of(content)
        first["number"], second["number"] = 2, 1
        first["stages"].reverse()
        content["goals"].reverse()

    pks = dict(Task.objects.values_list("number", "pk"))

    apply(strategy, stored_with(strategy, swap), by=None, reason="test")

    assert dict(Task.objects.values_list("number", "pk")) == {1: pks[2], 2: pks[1]}
    assert list(Stage.objects.values_list("title", "position")) == [
        ("Odbiór", 1),
        ("Budowa", 2),
        ("Projekt", 3),
    ]
    assert list(Goal.objects.values_list("number", flat=True)) == ["II", "I"]
    assert FormerCode.objects.count() == 2


def test_goals_swap_numbers(strategy: Strategy) -> None:
    def swap(content: Json) -> None:
        first, second = content["goals"]
        first["number"], second["number"] = "II", "I"
        first["legacy_id"], second["legacy_id"] = None, 3

    apply(strategy, stored_with(strategy, swap), by=None, reason="test")

    assert list(Goal.objects.values_list("title", "number", "legacy_id")) == [
        ("Cel", "II", None),
        ("Drugi", "I", 3),
    ]


def test_what_the_document_does_not_name_goes_with_a_trace(
    strategy: Strategy, office: User
) -> None:
    apply(
        strategy,
        stored_with(strategy, lambda c: tasks_of(c).pop(0)),
        by=office,
        reason="Porządki",
    )

    assert Task.objects.get().number == 2
    assert not Stage.objects.exists()
    gone = Task.history.filter(history_type="-").get()
    assert (gone.number, gone.history_user, gone.history_change_reason) == (
        1,
        office,
        "Porządki",
    )
    assert Stage.history.filter(history_type="-").first().history_user == office
    # Its address leads on to what it belonged to.
    assert FormerCode.objects.get(code="I.1.1").programme == Programme.objects.get()


def test_a_row_that_goes_leaves_its_number_and_place_to_others(
    strategy: Strategy,
) -> None:
    def replace(content: Json) -> None:
        old = tasks_of(content)[0]
        tasks_of(content)[0] = {
            "number": 1,
            "title": "Następne",
            "legacy_id": old["legacy_id"],
            "stages": [],
        }
        content["goals"][1] = {"number": "II", "title": "Następny"}

    apply(strategy, stored_with(strategy, replace), by=None, reason="test")

    assert Task.objects.get(number=1).title == "Następne"
    assert Goal.objects.get(number="II").title == "Następny"


def test_a_task_with_reports_is_not_deleted(strategy: Strategy, office: User) -> None:
    year = make_campaign(StrategyYear.objects.get(year=2010)).year
    make_report(Task.objects.get(number=1), year, State.DRAFT, by=office)
    before = exported(strategy)

    with pytest.raises(Refused, match=r"I\.1\.1 cannot be deleted"):
        apply(
            strategy,
            stored_with(strategy, lambda c: tasks_of(c).pop(0)),
            by=None,
            reason="test",
        )

    assert exported(strategy) == before
    assert Report.objects.exists()


def test_an_indicator_moves_from_a_goal_to_a_task(strategy: Strategy) -> None:
    def move(content: Json) -> None:
        (moved,) = content["goals"][0]["indicators"]
        content["goals"][0]["indicators"] = []
        tasks_of(content)[0]["indicators"].insert(0, moved)

    apply(strategy, stored_with(strategy, move), by=None, reason="test")

    rows = Indicator.objects.filter(task__number=1).values_list("name", "position")
    assert list(rows) == [("Ludność", 1), ("Uczniowie", 2)]
    assert not Indicator.objects.filter(goal__isnull=False).exists()
