"""Two people who change places, years or the strategy itself at the same moment."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client

from structure.deleting import delete_trial, delete_year
from tasks import life
from tasks.models import Strategy, StrategyState, Task
from tasks.moving import IfTaken, move, remove, renumber
from tests.factories import (
    make_goal,
    make_office_user,
    make_programme,
    make_strategy,
    make_task,
)

PLACE = "/panel/struktura/miasto/"
at_once = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one write after the other"
)


def make_plain() -> Strategy:
    strategy = make_strategy(state=StrategyState.PREPARATION)
    programme = make_programme(make_goal(strategy))
    make_task(programme)
    make_task(programme)
    return strategy


def two_clients() -> list[Client]:
    found = []
    for _n in range(2):
        client = Client()
        client.force_login(make_office_user())
        found.append(client)
    return found


def answers(*calls: Callable[[], Any]) -> list[int]:
    """Make the calls at the same time; return their codes, the lowest first."""
    codes: list[int] = []
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> None:
        try:
            start.wait()
            codes.append(call().status_code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(codes)


SENT = {
    "kolejnosc": ("dodaj/zadanie/I.1/", {"number": "7", "title": "Park", "weight": ""}),
    "rok": ("stan/lata/", {"year": "2030"}),
}


@at_once
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("page", "sent"), SENT.values(), ids=SENT)
def test_what_two_people_add_comes_in_once(page, sent):
    make_plain()
    one, other = two_clients()
    codes = answers(
        lambda: one.post(f"{PLACE}{page}", sent),
        lambda: other.post(f"{PLACE}{page}", sent),
    )
    assert codes == [302, 422]


@at_once
@pytest.mark.django_db(transaction=True)
def test_two_tasks_do_not_get_one_number():
    make_plain()
    one, other = two_clients()
    sent = {"number": "9", "if_taken": "refuse", "step": "do"}
    codes = answers(
        lambda: one.post(f"{PLACE}zadania/I.1.1/numer/", sent),
        lambda: other.post(f"{PLACE}zadania/I.1.2/numer/", sent),
    )
    assert codes == [302, 422]


@at_once
@pytest.mark.django_db(transaction=True)
def test_two_tasks_that_move_to_one_programme_stand_behind_each_other():
    strategy = make_plain()
    there = make_programme(strategy.goals.get())
    one, other = two_clients()
    sent = {"parent": there.pk, "number": "", "step": "do"}
    codes = answers(
        lambda: one.post(f"{PLACE}zadania/I.1.1/przenies/", sent),
        lambda: other.post(f"{PLACE}zadania/I.1.2/przenies/", sent),
    )
    assert codes == [302, 302]
    assert [task.number for task in there.tasks.order_by("number")] == [1, 2]


@at_once
@pytest.mark.django_db(transaction=True)
def test_two_new_strategies_of_one_name_are_no_error():
    one, other = two_clients()
    years = {"first_year": "2030", "last_year": "2034"}
    sent = {"way": "empty", "title": "Nowa", "city": "Miasto", **years}
    codes = answers(
        lambda: one.post("/panel/struktura/nowa/", sent),
        lambda: other.post("/panel/struktura/nowa/", sent),
    )
    assert codes[0] == 302
    assert codes[1] in {302, 422}


@pytest.mark.django_db
def test_what_somebody_deleted_meanwhile_is_deleted():
    strategy, by = make_plain(), make_office_user()
    years = strategy.years.get(year=2011), strategy.years.get(year=2011)
    for year in years:
        delete_year(year, by=by)
    again = Strategy.objects.get()
    delete_trial(strategy, by=by)
    delete_trial(again, by=by)
    for step in (life.publish, life.put_on_front):
        with pytest.raises(Http404):
            step(again, by)


@pytest.mark.django_db
def test_a_row_is_renumbered_from_where_it_stands_not_from_where_it_was_read():
    make_plain()
    first, by = Task.objects.get(number=1), make_office_user()
    renumber(Task.objects.get(number=1), 5, by=by)
    renumber(first, 2, by=by, if_taken=IfTaken.SWAP)
    assert sorted(Task.objects.values_list("number", flat=True)) == [2, 5]
    former = first.former_codes.values_list("code", flat=True)
    assert set(former) == {"I.1.1", "I.1.5"}


@pytest.mark.django_db
def test_a_row_that_somebody_deleted_is_not_there():
    strategy, by = make_plain(), make_office_user()
    there = make_programme(strategy.goals.get())
    task, again = Task.objects.get(number=1), Task.objects.get(number=1)
    remove(task, by=by)
    with pytest.raises(Http404):
        renumber(again, 5, by=by)
    with pytest.raises(Http404):
        move(again, there, by=by)
    with pytest.raises(Http404):
        remove(again, by=by)
