"""A year is closed only if its report says all that the tables hold."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annual_report import measures, reading, task_cards
from annual_report.closing.completeness import Tally
from annual_report.closing.freezing import frozen_document, is_closed
from annual_report.models import Snapshot
from annual_report.reading import ReportReader, read_report
from annual_report.report import frozen
from organisation.models import User
from reporting.models import Action, State
from reporting.transitions import NotNow, move
from tasks.models import Strategy, StrategyYear, Task
from tests.annual_report.actions import close
from tests.factories import (
    actor,
    draft,
    make_closed,
    make_goal,
    make_indicator,
    make_office_user,
    make_programme,
    make_stage,
    make_task,
    make_tree,
    make_varied_tree,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> User:
    return make_office_user()


@pytest.fixture
def year(office: User) -> StrategyYear:
    """A year of five tasks with all that a card has, one of them approved."""
    return make_varied_tree(by=office).years.get(year=2010)


def without_last(made: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    return lambda *args: made(*args)[:-1]


def lose_tasks(patch: pytest.MonkeyPatch) -> None:
    tasks = ReportReader.tasks
    patch.setattr(ReportReader, "tasks", lambda self: list(tasks(self))[:-1])


def lose_texts(patch: pytest.MonkeyPatch) -> None:
    texts = task_cards._texts
    patch.setattr(task_cards, "_texts", lambda period: texts(period).none())


def lose_cells(patch: pytest.MonkeyPatch) -> None:
    read = task_cards._stage
    patch.setattr(task_cards, "_stage", lambda rows, year: read(rows[:1], year))


def lose_values(patch: pytest.MonkeyPatch) -> None:
    read = measures._values
    patch.setattr(measures, "_values", lambda rows, year: read(rows, 2008))


def lose(module: Any, name: str) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(
        module, name, without_last(getattr(module, name))
    )


LOST: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "tasks": (lose_tasks, "I.2: zadania, 1 zamiast 2"),
    "stages": (lose(task_cards, "stages"), "I.1: etapy, 2 zamiast 5"),
    "cells": (lose_cells, "I.1: dane etapów, 5 zamiast 10"),
    "executors": (lose(task_cards, "executors"), "I.1: realizatorzy, 0 zamiast 2"),
    "funding": (lose(task_cards, "funding"), "I.1: źródła finansowania, 1 zamiast 4"),
    "indicators": (lose(measures, "measures"), "I: wskaźniki, 1 zamiast 2"),
    "values": (lose_values, "I: wartości wskaźników, 0 zamiast 3"),
    "texts": (lose_texts, "zatwierdzone teksty, 0 zamiast 1"),
}


@pytest.mark.parametrize("what", LOST)
def test_a_report_that_would_say_less_is_not_stored(
    year: StrategyYear, office: User, client: Any, monkeypatch: Any, what: str
) -> None:
    lost, said = LOST[what]
    lost(monkeypatch)
    client.force_login(office)
    page = close(client).content.decode()
    assert "Niczego nie utrwalono" in page
    assert said in page.replace("\xa0", " ")
    assert not Snapshot.objects.filter(year=year).exists()
    assert not is_closed(year)


def test_a_correction_that_a_closed_year_would_lose_is_refused(
    year: StrategyYear, office: User, monkeypatch: Any
) -> None:
    make_closed(year.strategy, 2010, by=office)
    task = Task.objects.get(reports__year=year, reports__state=State.APPROVED)
    lose_cells(monkeypatch)
    entered = draft(task, "48", "9")
    with pytest.raises(NotNow, match="Niczego nie utrwalono"):
        move(
            task,
            year,
            Action.CORRECTED,
            by=actor(office),
            draft=entered,
            reason="Pomyłka.",
        )
    assert Snapshot.objects.get(year=year).number == 1


def interleaved() -> Strategy:
    """Make two goals of two programmes, whose rows were entered in turn."""
    goal = make_goal()
    goals = [goal, make_goal(goal.strategy, "II")]
    programmes = [make_programme(goals[n % 2]) for n in range(4)]
    tasks = [make_task(programmes[n % 4], stages=[]) for n in range(8)]
    for n in range(3):
        for task in tasks:
            make_stage(task, {2009: ("10", "5"), 2010: ("20", str(n))})
            make_indicator(task, {2009: "1", 2010: "2"})
    return goal.strategy


def test_rows_entered_in_turn_are_all_in_it(monkeypatch: Any) -> None:
    monkeypatch.setattr(reading, "AT_A_TIME", 3)
    snapshot = make_closed(interleaved(), 2010)
    tasks = list(frozen_document(snapshot).tasks())
    assert [task.code for task in tasks] == [
        f"{goal}.{programme}.{number}"
        for goal in ("I", "II")
        for programme in (1, 2)
        for number in (1, 2)
    ]
    assert {len(task.stages) for task in tasks} == {3}
    assert {len(stage.cells) for task in tasks for stage in task.stages} == {2}
    assert {len(one.values) for task in tasks for one in task.indicators} == {2}
    report = frozen(snapshot)
    groups = [
        (parts[-1].code, len(list(its)))
        for parts, its in report.by_programme()
        if parts
    ]
    assert groups == [("I.1", 2), ("I.2", 2), ("II.1", 2), ("II.2", 2)]


def test_tasks_of_a_programme_in_two_places_are_not_written() -> None:
    report = frozen(make_closed(interleaved(), 2010))
    tasks = list(report.document.tasks())
    odd = [tasks[0], *tasks[2:], tasks[1]]
    object.__setattr__(report.document, "tasks", lambda: iter(odd))
    with pytest.raises(ValueError, match="two places"):
        [list(its) for _parts, its in report.by_programme()]


def test_checking_takes_as_many_queries_for_100_tasks_as_for_10() -> None:
    def queries(tasks: int) -> int:
        strategy = make_tree(tasks=tasks)
        period = strategy.years.select_related("strategy").get(year=2010)
        document = read_report(period)
        tally = Tally(document.head)
        list(tally.along(document.tasks()))
        with CaptureQueriesContext(connection) as captured:
            tally.compare(period)
        tally.check()
        strategy.delete()
        return len(captured)

    assert queries(10) == queries(100) == 27
