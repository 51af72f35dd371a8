"""Which rows a change locks, and that what the database gave up is done again."""

import re
from threading import Barrier, Event, Thread

import pytest
from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from leszno_strategy.transactions import TRIES, deed, locked
from reporting.models import Action, Version
from reporting.transitions import move
from structure.values.saving import lock_all
from tasks.models import Goal, Programme, Strategy, StrategyYear, Task
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_closed,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_task,
    make_user,
    year_of,
)

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite locks no rows"
)


def test_rows_are_locked_in_one_way_only():
    """Another way would forget `of`, and lock what the default order joins."""
    folders = [path for path in settings.BASE_DIR.iterdir() if path.is_dir()]
    files = [
        file
        for folder in folders
        if not folder.name.startswith(".") and folder.name != "tests"
        for file in folder.rglob("*.py")
        if re.search(r"\.select_for_update\(", file.read_text())
    ]
    assert [file.name for file in files] == ["transactions.py"]


@pytest.fixture
def task(transactional_db) -> Task:
    made = make_task(stages=[{2010: ("10", None)}], executor=make_post())
    make_campaign(year_of(made, 2010))
    return made


def free(rows, *, no_key: bool = False) -> set[object]:
    """Return the rows that another connection can lock at once."""
    found: list[object] = []
    asked = rows.select_for_update(of=("self",), skip_locked=True, no_key=no_key)

    def look() -> None:
        try:
            with transaction.atomic():
                found.extend(asked)
        finally:
            connection.close()

    thread = Thread(target=look)
    thread.start()
    thread.join()
    return set(found)


@on_postgresql
def test_a_save_locks_its_task_and_nothing_above_or_beside(task):
    other = make_task(make_programme(task.programme.goal), executor=make_post())
    user = make_user(task.executors.get().post)
    with transaction.atomic():
        move(
            task,
            year_of(task, 2010),
            Action.SAVED,
            by=actor(user),
            draft=draft(task, done="Zrobione."),
        )
        assert free(Task.objects.order_by()) == {other}
        # The report refers to the year and the task: their keys must stay, no more.
        for model in (Strategy, Goal, Programme, StrategyYear):
            rows = model.objects.order_by()
            assert free(rows, no_key=True) == set(rows)


LOCK = re.compile(r'FROM "(tasks_\w+)".* FOR NO KEY UPDATE', re.DOTALL)


def locks_of(do) -> list[str]:
    """Return the tables of which rows are locked, each where it came first."""
    with CaptureQueriesContext(connection) as captured:
        do()
    found = (LOCK.search(query["sql"]) for query in captured)
    return list(dict.fromkeys(one[1] for one in found if one))


@on_postgresql
def test_whoever_corrects_closes_or_enters_values_locks_as_an_import_does(task):
    """In another order they would wait for each other, and one be given up."""
    office, strategy = make_office_user(), task.programme.goal.strategy
    by, year, goal = actor(office), strategy.years.get(year=2009), task.programme.goal
    corrected = Action.CORRECTED
    figures = make_indicator(strategy)
    what = draft(strategy, values=("5",))
    assert locks_of(
        lambda: move(strategy, year, corrected, by=by, draft=what, reason="x")
    ) == ["tasks_strategy", "tasks_strategyyear"]
    said = draft(task, "7")
    locks = locks_of(lambda: move(task, year, corrected, by=by, draft=said, reason="x"))
    assert locks == ["tasks_strategy", "tasks_strategyyear", "tasks_task"]
    with transaction.atomic():
        own = [figures.pk, make_indicator(goal).pk]
        locks = locks_of(lambda: lock_all(strategy, own))
    assert locks == ["tasks_strategy", "tasks_strategyyear", "tasks_goal"]
    locks = locks_of(lambda: make_closed(strategy, 2009, by=office))
    assert locks == [
        *("tasks_strategy", "tasks_strategyyear"),
        *("tasks_goal", "tasks_programme", "tasks_task"),
    ]


@on_postgresql
def test_a_lock_that_does_not_get_free_is_told_and_nothing_is_saved(task, client):
    user = make_user(task.executors.get().post)
    client.force_login(user)
    client.raise_request_exception = False
    is_locked, is_told = Event(), Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                locked(Task.objects.filter(pk=task.pk))
                is_locked.set()
                is_told.wait(timeout=60)
        finally:
            connection.close()

    thread = Thread(target=hold)
    thread.start()
    is_locked.wait(timeout=60)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '100ms'")
    try:
        answer = client.post("/panel/miasto/zadania/I.1.1/2010/", {"done": "Zapis."})
    finally:
        is_told.set()
        thread.join()
        connection.close()
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert not Version.objects.exists()


@on_postgresql
def test_of_two_that_wait_for_each_other_both_are_done(task):
    other = make_task(task.programme)
    meet = Barrier(2)
    tries: list[str] = []

    @deed
    def change(first: Task, second: Task) -> None:
        tries.append(first.code)
        for row in (first, second):
            locked(Task.objects.filter(pk=row.pk))
            Task.objects.filter(pk=row.pk).update(description=first.code)
            if row == first and len(tries) <= 2:
                meet.wait(timeout=60)

    def run(*rows: Task) -> None:
        try:
            change(*rows)
        finally:
            connection.close()

    threads = [
        Thread(target=run, args=(task, other)),
        Thread(target=run, args=(other, task)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tries) == 3
    # Whoever was given up came last, and wholly.
    texts = Task.objects.values_list("description", flat=True)
    assert set(texts) == {tries[-1]}


class GivenUp(Exception):
    sqlstate = "40P01"


def failing(cause: BaseException):
    """Make a deed that fails, and count how often it was tried."""
    tries = []

    @deed
    def fail() -> None:
        tries.append(cause)
        raise OperationalError from cause

    return fail, tries


def test_whoever_is_given_up_again_and_again_is_told(transactional_db):
    fail, tries = failing(GivenUp())
    with pytest.raises(OperationalError):
        fail()
    assert len(tries) == TRIES


def test_within_a_transaction_only_the_whole_is_tried_again(db):
    fail, tries = failing(GivenUp())
    with pytest.raises(OperationalError):
        fail()
    assert len(tries) == 1


def test_any_other_fault_is_told_at_once(transactional_db):
    fail, tries = failing(DatabaseError())
    with pytest.raises(OperationalError):
        fail()
    assert len(tries) == 1


def test_a_deed_that_fails_leaves_nothing(task):
    @deed
    def fail() -> None:
        Task.objects.update(description="nic")
        raise GivenUp

    with pytest.raises(GivenUp):
        fail()
    assert not Task.objects.filter(description="nic").exists()
    assert not Version.objects.exists()
