"""Where tasks stand as the database keeps it: just what the arithmetic says."""

import random
from decimal import Decimal

import pytest
from django.db import connection, transaction

from tasks.models import (
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    StrategyYear,
    Task,
    TaskYear,
)
from tasks.outline import task_nodes
from tasks.progress import Status, Thresholds
from tasks.task_sums import RECKON, reckoned_at_the_end
from tests.factories import (
    make_goal,
    make_programme,
    make_stage,
    make_strategy,
    make_task,
    make_tree,
)

pytestmark = pytest.mark.django_db
LIMITS = Thresholds(on_track=Decimal("0.95"), delayed=Decimal("0.75"))


def agree(strategy: Strategy) -> int:
    """Compare all that is kept with all that is worked out; return of how many rows."""
    nodes = {one.item.pk: one for one in task_nodes(Task.objects.of(strategy))}
    years = {one.pk: one.year for one in strategy.years.all()}
    kept = TaskYear.objects.filter(task__in=nodes).with_status(LIMITS)
    found = {
        (row.task_id, years[row.year_id]): (row.planned, row.progress, row.status)
        for row in kept
    }
    assert found == {
        (pk, year): (node.planned(year), node.progress(year), node.status(year))
        for pk, node in nodes.items()
        for year in years.values()
    }
    assert all(
        row.whole is None
        or Decimal(row.whole) / 100 == nodes[row.task_id].whole_plan(0)
        for row in kept
    )
    return len(found)


def some(rng: random.Random) -> str | None:
    return rng.choice([None, None, "0", "5", "10.05", "12.5", "33.33", "0.01", "47.25"])


def test_whatever_is_reported_is_kept_as_the_arithmetic_says():
    rng = random.Random(7)  # noqa: S311  the same figures each time
    programme = make_programme()
    for _n in range(60):
        stages = [
            {year: (some(rng), some(rng)) for year in range(2009, 2014)}
            for _stage in range(rng.randrange(4))
        ]
        make_task(programme, stages=stages)
    for total in ("0", "99.99", "100", "107.5"):
        make_task(programme, total=(2010, total))
    make_task(programme)
    make_task(programme, stages=[{2009: (None, None)}])
    make_task(programme, stages=[{2013: ("100", "1")}])
    strategy = programme.strategy
    assert agree(strategy) == 67 * 5
    rows = TaskYear.objects.with_status(LIMITS)
    assert {row.status for row in rows} == set(Status)


@pytest.mark.parametrize(
    ("planned", "done", "status"),
    [
        ("20", "19", Status.ON_TRACK),
        ("20", "18.99", Status.DELAYED),
        ("20", "15", Status.DELAYED),
        ("20", "14.99", Status.AT_RISK),
        # As floats 1.1 · 0.95 is 1.045, and a little more.
        ("1.1", "1.05", Status.ON_TRACK),
        ("0.2", "0.19", Status.ON_TRACK),
    ],
)
def test_a_status_begins_exactly_at_its_threshold(planned, done, status):
    task = make_task(stages=[{2009: (planned, done), 2010: ("50", None)}])
    rows = TaskYear.objects.of_year(task.strategy.years.get(year=2009))
    assert rows.with_status(LIMITS).get().status == status
    agree(task.strategy)


def test_cells_that_do_not_add_up_as_floats_are_exact():
    cells = dict.fromkeys(range(2009, 2014), ("0.1", "0.7"))
    task = make_task(stages=[cells, cells, cells])
    last = TaskYear.objects.of_year(task.strategy.years.get(year=2013)).get()
    assert (last.planned, last.progress) == (Decimal("1.5"), Decimal("10.5"))


def change_cells(task: Task) -> None:
    StageYear.objects.filter(stage__task=task).update(actual=Decimal("1.23"))


def remove_cells(task: Task) -> None:
    StageYear.objects.filter(stage__task=task, year__year=2009).delete()


def move_cell(task: Task) -> None:
    year = task.strategy.years.get(year=2013)
    StageYear.objects.filter(stage__task=task, year__year=2009).update(year=year)


def add_a_stage(task: Task) -> None:
    make_stage(task, {2011: ("7.77", "3")})


def move_a_stage(task: Task) -> None:
    other = Task.objects.exclude(pk=task.pk).first()
    Stage.objects.filter(task=task).update(task=other, position=9)


def remove_stages(task: Task) -> None:
    task.stages.all().delete()


def forget_stages(task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(stages_known=False)
    total = {"task": task, "progress": Decimal("66.6")}
    ReportedTotal.objects.create(year=task.strategy.years.get(year=2010), **total)


def take_a_total_back(task: Task) -> None:
    forget_stages(task)
    ReportedTotal.objects.update(progress=None)


def remove_the_task(task: Task) -> None:
    task.delete()


def add_a_year(task: Task) -> None:
    StrategyYear.objects.create(strategy=task.strategy, year=2014)


def remove_a_year(task: Task) -> None:
    task.strategy.years.get(year=2012).delete()


def count_years_otherwise(task: Task) -> None:
    task.strategy.years.filter(year=2009).update(year=2020)


def move_a_goal(task: Task) -> None:
    elsewhere = make_strategy("inne", years=(2009, 2010))
    programme = make_programme(make_goal(elsewhere))
    alone = make_task(programme, stages=[])
    type(programme).objects.filter(pk=programme.pk).update(
        goal=task.programme.goal, number=9
    )
    assert TaskYear.objects.filter(task=alone).count() == 5


DEEDS = [
    change_cells,
    remove_cells,
    move_cell,
    add_a_stage,
    move_a_stage,
    remove_stages,
    forget_stages,
    take_a_total_back,
    remove_the_task,
    add_a_year,
    remove_a_year,
    count_years_otherwise,
    move_a_goal,
]


@pytest.mark.both
@pytest.mark.parametrize("deed", DEEDS, ids=lambda one: one.__name__)
def test_whatever_changes_what_is_kept_follows_at_once(deed):
    programme = make_programme()
    cells = {2009: ("40", "20.5"), 2010: ("60", None)}
    task = make_task(programme, stages=[cells])
    make_task(programme, stages=[cells])
    agree(programme.strategy)
    deed(task)
    assert agree(Strategy.objects.get(slug="miasto"))


def test_a_strategy_that_is_removed_leaves_nothing():
    strategy = make_tree(tasks=3)
    assert TaskYear.objects.count() == 3 * 5
    with transaction.atomic():
        Task.objects.all().delete()
    assert not TaskYear.objects.exists()
    agree(strategy)


def test_many_rows_written_at_once_are_reckoned_once():
    with reckoned_at_the_end():
        strategy = make_tree(tasks=3)
    assert agree(strategy) == 15
    change_cells(Task.objects.first())
    agree(strategy)


def test_who_opens_the_database_by_other_means_leaves_it_right():
    task = make_task(stages=[{2009: ("40", "20")}])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tasks_stageyear SET actual = 39.99")
    assert agree(task.strategy)


def test_the_words_of_the_sum_name_no_row_of_another_task():
    one, other = (
        make_task(stages=[{2009: ("40", "20")}]),
        make_task(make_programme(make_goal(make_strategy("inne")))),
    )
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM tasks_taskyear")
        cursor.execute(RECKON.format(these="id = %s"), [one.pk])
    assert (
        set(TaskYear.objects.values_list("task", flat=True)) == {one.pk} != {other.pk}
    )
