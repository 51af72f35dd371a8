"""People who close, correct and write at the same moment wait, but not for ever."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from annual_report.closing import freezing
from annual_report.closing.comparison import says_the_same
from annual_report.closing.freezing import close_year, frozen_document, newest
from annual_report.models import Snapshot
from annual_report.reading import read_report
from organisation.models import User
from reporting import transitions
from reporting.models import Action
from reporting.transitions import move
from tasks.models import Strategy, StrategyYear, Task
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_closed,
    make_office_user,
    make_task,
    year_of,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite has one writer at a time"
    ),
]


@pytest.fixture(autouse=True)
def _no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed here really is: a process would begin to make files of it."""
    monkeypatch.setattr("annual_report.exports.start", lambda: None)


@pytest.fixture
def tasks() -> list[Task]:
    first = make_task(stages=[{2010: ("100", "50")}])
    return [first, make_task(first.programme, stages=[{2010: ("100", "50")}])]


@pytest.fixture
def office() -> User:
    return make_office_user()


def period(task: Task) -> StrategyYear:
    years = StrategyYear.objects.select_related("strategy")
    return years.get(pk=year_of(task, 2010).pk)


def meet(monkeypatch, *functions: tuple[Any, str], within: float = 1) -> None:
    """Let two people go on only when both have locked what they lock first.

    Or after so many seconds: if the second waits for the first, they cannot meet.
    """
    barrier = Barrier(2)

    def then_meet(lock: Callable[..., None]) -> Callable[..., None]:
        def locking(*args: Any) -> None:
            lock(*args)
            with suppress(BrokenBarrierError):
                barrier.wait(timeout=within)

        return locking

    for module, name in functions:
        monkeypatch.setattr(module, name, then_meet(getattr(module, name)))


def at_once(*actions: Callable[[], Any]) -> None:
    def do(action: Callable[[], Any]) -> None:
        try:
            action()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as people:
        for done in [people.submit(do, action) for action in actions]:
            done.result()


def correct(task: Task, office: User) -> Callable[[], Any]:
    what = draft(task, "60")
    return lambda: move(
        task,
        period(task),
        Action.CORRECTED,
        by=actor(office),
        draft=what,
        reason="Pomyłka.",
    )


def close(task: Task, office: User, reason: str = "") -> Callable[[], Any]:
    held_posts = actor(office).held_posts
    return lambda: close_year(
        period(task), by=office, held_posts=held_posts, reason=reason
    )


def is_up_to_date(task: Task) -> bool:
    found = newest(period(task))
    return found is not None and says_the_same(
        frozen_document(found), read_report(period(task))
    )


def test_two_corrections_of_a_closed_year(tasks, office, monkeypatch):
    make_closed(tasks[0].strategy, 2010, by=office)
    meet(monkeypatch, (transitions, "lock"))
    at_once(*(correct(task, office) for task in tasks))
    assert Snapshot.objects.count() == 3
    assert is_up_to_date(tasks[0])


def test_a_correction_and_a_closing(tasks, office, monkeypatch):
    make_closed(tasks[0].strategy, 2010, by=office)
    Strategy.objects.update(title="Nowa")
    meet(monkeypatch, (transitions, "lock"), (freezing, "lock_years"))
    closing = close(tasks[0], office, "Nowa nazwa.")

    def close_if_anything_changed() -> None:
        # A correction that comes first freezes the new title, too.
        with suppress(ValidationError):
            closing()

    at_once(correct(tasks[1], office), close_if_anything_changed)
    assert is_up_to_date(tasks[0])


def test_the_first_draft_of_a_report_and_a_closing(tasks, office, monkeypatch):
    make_campaign(period(tasks[0]))
    what = draft(tasks[0], "70")

    def save() -> None:
        year = period(tasks[0])
        move(tasks[0], year, Action.SAVED, by=actor(office), draft=what)

    # Else the closing could come first, and nobody may write any more.
    meet(monkeypatch, (transitions, "lock"), (freezing, "lock_years"), within=60)
    at_once(save, close(tasks[1], office))
    assert is_up_to_date(tasks[0])
