"""How the plan of a published strategy changed, as history has it."""

import datetime
from decimal import Decimal

import pytest
from django.utils.timezone import now

from organisation.history import sign
from tasks.models import StageYear, StrategyState, Task
from tasks.plan_changes import plan_changes
from tests.factories import (
    make_goal,
    make_programme,
    make_stage,
    make_strategy,
    make_task,
    make_user,
    year_of,
)

pytestmark = pytest.mark.django_db


def told(task: Task) -> list[list[tuple[str, int, Decimal | None, Decimal | None]]]:
    task = Task.objects.of(task.strategy).get(pk=task.pk)
    return [
        [(one.stage, one.year, one.before, one.after) for one in change.cells]
        for change in plan_changes(task)
    ]


def publish(task: Task) -> None:
    """Let the strategy be published now, after all that was done so far."""
    strategy = task.strategy
    strategy.published_at = now()
    strategy.save()


@pytest.fixture
def task() -> Task:
    found = make_task(stages=[{2009: ("10", None)}, {2010: ("20", None)}])
    publish(found)
    return found


def change(planned: str | None, *, year: int, reason: str = "", by=None) -> None:
    row = StageYear.objects.get(year__year=year)
    row.planned = None if planned is None else Decimal(planned)
    if by:
        sign(row, by=by, reason=reason)
    row.save()


def test_a_plan_set_before_publication_is_no_change(task):
    assert told(task) == []


def test_a_strategy_in_preparation_has_no_changes():
    strategy = make_strategy(state=StrategyState.PREPARATION)
    task = make_task(make_programme(make_goal(strategy)), stages=[{2009: ("1", None)}])
    change("8", year=2009)
    assert told(task) == []


def test_a_change_is_told_with_what_was_before(task):
    change("8", year=2009)
    assert told(task) == [[("1. Etap 1", 2009, Decimal(10), Decimal(8))]]


def test_what_is_done_together_is_told_together_and_the_latest_first(task):
    person = make_user()
    change("8", year=2009, reason="Budżet", by=person)
    change("25", year=2010, reason="Budżet", by=person)
    change("9", year=2009, reason="Pomyłka", by=person)
    assert told(task) == [
        [("1. Etap 1", 2009, Decimal(8), Decimal(9))],
        [
            ("1. Etap 1", 2009, Decimal(10), Decimal(8)),
            ("2. Etap 2", 2010, Decimal(20), Decimal(25)),
        ],
    ]
    [later, earlier] = plan_changes(task)
    assert (later.reason, earlier.reason) == ("Pomyłka", "Budżet")
    assert earlier.by == person


def test_what_was_carried_out_is_no_change_of_the_plan(task):
    row = StageYear.objects.get(year__year=2009)
    row.actual = Decimal(7)
    row.save()
    assert told(task) == []


def test_a_cell_that_is_filled_or_emptied_is_told_as_nothing(task):
    change(None, year=2009)
    stage = task.stages.all()[0]
    StageYear.objects.create(stage=stage, year=year_of(task, 2011), planned=5)
    assert told(task) == [
        [("1. Etap 1", 2009, Decimal(10), None), ("1. Etap 1", 2011, None, Decimal(5))]
    ]


def test_the_plan_of_a_removed_stage_is_told_by_its_last_name(task):
    stage = task.stages.all()[1]
    stage.title = "Wdrożenie"
    stage.save()
    stage.delete()
    assert told(task) == [[("2. Wdrożenie", 2010, Decimal(20), None)]]


def test_what_a_program_did_has_no_reason(task):
    row = StageYear.objects.get(year__year=2009)
    row.planned, row._change_reason = Decimal(8), "import"
    row.save()
    assert plan_changes(task)[0].reason == ""


def test_days_are_told_apart(task):
    change("8", year=2009)
    change("7", year=2009)
    last = StageYear.history.latest("history_id")
    last.history_date += datetime.timedelta(days=3)
    last.save()
    assert len(told(task)) == 2


def test_queries_stay_the_same(task, count_queries):
    few = count_queries(lambda: plan_changes(task))
    for number in range(8):
        make_stage(task, {2011: ("5", None), 2012: (str(number), None)})
    StageYear.objects.filter(year__year=2012).first()
    assert count_queries(lambda: plan_changes(task)) == few
