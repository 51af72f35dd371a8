"""Rows change their places; every code that they had leads on for ever."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from tasks.models import FormerCode, Goal, Programme, Strategy, Task
from tasks.moving import (
    Change,
    IfTaken,
    move,
    old_codes_kept,
    recode,
    remove,
    renumber,
)
from tests.conftest import queries_of
from tests.factories import (
    make_goal,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy() -> Strategy:
    """Goal I with programmes of five and two tasks, goal II with one of one task."""
    goal = make_goal(make_strategy(), "I")
    for programme, count in ((make_programme(goal), 5), (make_programme(goal), 2)):
        for _n in range(count):
            make_task(programme, title=f"{programme.number}-{_n + 1}")
    make_task(make_programme(make_goal(goal.strategy, "II")), title="inne")
    return goal.strategy


def task_at(strategy: Strategy, code: str) -> Task:
    return Task.objects.of(strategy).coded(code).get()


def programme_at(strategy: Strategy, code: str) -> Programme:
    return Programme.objects.filter(goal__strategy=strategy).coded(code).get()


def titles(strategy: Strategy, programme: str) -> list[tuple[int, str]]:
    tasks = programme_at(strategy, programme).tasks.order_by("number")
    return list(tasks.values_list("number", "title"))


def leads(client, address: str) -> str:
    """Return where an address leads in the end; its answer is a page."""
    answer = client.get(address)
    if answer.status_code == 301:
        return leads(client, answer["Location"])
    assert answer.status_code == 200
    return address


def test_a_moved_task_is_found_at_its_old_code(client, strategy) -> None:
    office = make_office_user()
    task = task_at(strategy, "I.1.5")
    move(task, programme_at(strategy, "I.2"), by=office, reason="Uchwała")
    assert task_at(strategy, "I.2.3") == task
    assert leads(client, "/miasto/zadania/I.1.5/") == "/miasto/zadania/I.2.3/"
    assert leads(client, "/miasto/zadania/i.1.5/wykres.csv").endswith(
        "I.2.3/wykres.csv"
    )
    record = task.history.first()
    assert (record.history_user, record.history_change_reason) == (office, "Uchwała")


def test_it_leads_on_through_moves_of_all_that_it_belongs_to(client, strategy) -> None:
    task = task_at(strategy, "I.1.5")
    move(task, programme_at(strategy, "I.2"), by=None)
    move(programme_at(strategy, "I.2"), Goal.objects.get(number="II"), by=None)
    renumber(Goal.objects.get(number="II"), "K2", by=None)
    for old in ("I.1.5", "I.2.3", "II.2.3"):
        assert leads(client, f"/miasto/zadania/{old}/") == "/miasto/zadania/K2.2.3/"
    assert leads(client, "/miasto/programy/I.2/") == "/miasto/programy/K2.2/"


def test_a_number_in_use_is_refused_swapped_or_pushes_others_on(strategy) -> None:
    last = task_at(strategy, "I.1.5")
    with pytest.raises(ValidationError):
        renumber(last, 2, by=None)
    renumber(last, 2, by=None, if_taken=IfTaken.SWAP)
    assert titles(strategy, "I.1") == [
        *((1, "1-1"), (2, "1-5"), (3, "1-3"), (4, "1-4"), (5, "1-2"))
    ]
    renumber(task_at(strategy, "I.1.5"), 2, by=None, if_taken=IfTaken.SHIFT)
    assert titles(strategy, "I.1") == [
        *((1, "1-1"), (2, "1-2"), (3, "1-5"), (4, "1-3"), (5, "1-4"))
    ]
    # On below the same programme: those between take the places before.
    renumber(task_at(strategy, "I.1.1"), 4, by=None, if_taken=IfTaken.SHIFT)
    assert titles(strategy, "I.1") == [
        *((1, "1-2"), (2, "1-5"), (3, "1-3"), (4, "1-1"), (5, "1-4"))
    ]


def test_a_task_put_among_others_pushes_them_only_up_to_the_first_gap(strategy) -> None:
    task_at(strategy, "I.1.3").delete()
    move(task_at(strategy, "I.2.2"), programme_at(strategy, "I.1"), number=1, by=None)
    assert titles(strategy, "I.1") == [
        *((1, "2-2"), (2, "1-1"), (3, "1-2"), (4, "1-4"), (5, "1-5"))
    ]


def test_who_has_the_code_today_comes_before_who_had_it(client, strategy) -> None:
    first, second = task_at(strategy, "I.2.1"), task_at(strategy, "I.2.2")
    renumber(first, 2, by=None, if_taken=IfTaken.SWAP)
    page = client.get("/miasto/zadania/I.2.1/")
    assert page.context["task"] == second
    renumber(second, 9, by=None)
    # Of two that had it, the one that had it last.
    assert leads(client, "/miasto/zadania/I.2.1/") == "/miasto/zadania/I.2.9/"


def test_what_was_deleted_leads_on_to_what_it_belonged_to(client, strategy) -> None:
    task = task_at(strategy, "I.1.5")
    Task.objects.filter(pk=task.pk).update(legacy_id=77)
    renumber(task, 7, by=None)
    task.refresh_from_db()
    remove(task, by=make_office_user())
    for old in ("/miasto/zadania/I.1.5/", "/miasto/zadania/I.1.7/"):
        assert leads(client, old) == "/miasto/programy/I.1/"
    assert leads(client, "/projectindicators/list/77") == "/miasto/programy/I.1/"
    remove(programme_at(strategy, "I.1"), by=None)
    for old in ("zadania/I.1.5", "zadania/I.1.1", "programy/I.1"):
        assert leads(client, f"/miasto/{old}/") == "/miasto/cele/I/"
    assert leads(client, "/miasto/zadania/I.1.1/wykres.csv").endswith("I/wykres.csv")
    remove(Goal.objects.get(number="I"), by=None)
    for old in ("zadania/I.1.5", "programy/I.1", "cele/I"):
        assert leads(client, f"/miasto/{old}/") == "/miasto/"
    assert leads(client, "/projectindicators/list/77") == "/miasto/"


def test_what_never_was_is_not_found_through_anothers_codes(client, strategy) -> None:
    move(task_at(strategy, "I.1.5"), programme_at(strategy, "I.2"), by=None)
    make_strategy("inna")
    assert client.get("/inna/zadania/I.1.5/").status_code == 404
    assert client.get("/miasto/zadania/I.1.6/").status_code == 404
    assert client.get("/miasto/programy/I.1.5/").status_code == 404


def test_another_strategys_programme_takes_no_task(strategy) -> None:
    other = make_programme(make_goal(make_strategy("inna")))
    with pytest.raises(ValidationError):
        move(task_at(strategy, "I.1.1"), other, by=None)


def test_a_goals_number_that_could_not_be_told_apart_is_refused(strategy) -> None:
    for number in ("ii", "II.3"):
        with pytest.raises(ValidationError):
            renumber(Goal.objects.get(number="I"), number, by=None)


def test_a_refused_change_changes_nothing(strategy) -> None:
    changes = [
        Change(task_at(strategy, "I.1.5"), 8),
        Change(task_at(strategy, "I.1.4"), 8),
    ]
    with pytest.raises(ValidationError):
        recode(changes, by=None)
    assert [number for number, _title in titles(strategy, "I.1")] == [1, 2, 3, 4, 5]
    assert not FormerCode.objects.exists()


def test_codes_are_kept_with_the_same_queries_however_many(transactional_db) -> None:
    def cost(tasks: int) -> int:
        Strategy.objects.all().delete()
        strategy = make_tree(tasks=tasks)

        def change() -> None:
            with transaction.atomic(), old_codes_kept(strategy):
                Goal.objects.filter(strategy=strategy).update(number="IX")

        spent = queries_of(change)
        assert FormerCode.objects.count() == tasks + 3
        return spent

    assert cost(10) == cost(60)
