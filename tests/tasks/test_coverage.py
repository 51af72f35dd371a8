"""How much of a branch its progress covers, and what else a report says of it."""

from decimal import Decimal

import pytest

from tasks import progress
from tasks.outline import strategy_branch, task_node
from tasks.progress import Cell, Status, TaskFigures
from tests.factories import make_goal, make_programme, make_strategy, make_task

pytestmark = pytest.mark.django_db
CELLS = {2009: ("100", "50")}


def test_coverage_is_the_weight_known_through_all_levels() -> None:
    goal = make_goal(make_strategy())
    half_known = make_programme(goal, weight="60")
    make_task(half_known, weight="30", stages=[CELLS])
    make_task(half_known, weight="30")
    make_task(make_programme(goal, weight="40"), stages=[CELLS])
    tree = strategy_branch(goal.strategy)
    # All programmes have progress, but only half of the first is known.
    assert tree.coverage(2009) == Decimal("0.7")
    assert (tree.tasks_known(2009), len(tree.tasks)) == (2, 3)


def test_a_programme_without_tasks_covers_nothing() -> None:
    goal = make_goal(make_strategy())
    make_task(make_programme(goal), stages=[CELLS])
    make_programme(goal)
    assert strategy_branch(goal.strategy).coverage(2009) == Decimal("0.5")


def test_a_total_is_known_from_its_year_on() -> None:
    task = make_task(total=(2013, "80"))
    tree = strategy_branch(task.strategy)
    assert [tree.coverage(year) for year in (2012, 2013)] == [0, 1]
    assert [tree.tasks_known(year) for year in (2012, 2013)] == [0, 1]


def test_a_task_without_any_stage_has_no_measure_and_leaves_the_mean() -> None:
    programme = make_programme()
    make_task(programme, weight="50", stages=[CELLS])
    empty = make_task(programme, weight="50", stages=[])
    tree = strategy_branch(programme.goal.strategy)
    assert tree.progress(2009) == 50
    assert (tree.tasks_known(2009), tree.tasks_with_plan(2009)) == (1, 1)
    assert tree.coverage(2009) == Decimal("0.5")
    for node in (tree.tasks[1], task_node(empty)):
        assert node.progress(2009) is node.planned(2009) is None
        assert node.whole_plan(2009) is None
        assert node.status(2009) == Status.NO_DATA


def test_a_total_of_a_task_without_any_stage_counts() -> None:
    task = make_task(stages=[], total=(2009, "80"))
    for node in (strategy_branch(task.strategy).tasks[0], task_node(task)):
        assert (node.progress(2009), node.planned(2009)) == (80, None)
        assert node.status(2009) == Status.IN_PROGRESS


def test_a_task_whose_stages_have_dashes_only_counts_as_zero() -> None:
    programme = make_programme()
    make_task(programme, weight="50", stages=[CELLS])
    make_task(programme, weight="50", stages=[{}])
    tree = strategy_branch(programme.goal.strategy)
    assert (tree.progress(2009), tree.tasks_known(2009)) == (25, 2)
    assert tree.tasks[1].status(2009) == Status.NO_PLAN


def test_tasks_are_counted_by_status() -> None:
    programme = make_programme()
    make_task(programme, stages=[CELLS])
    make_task(programme, stages=[CELLS])
    make_task(programme)
    statuses = strategy_branch(programme.goal.strategy).statuses(2009)
    assert statuses == {Status.AT_RISK: 2, Status.NO_DATA: 1}


@pytest.mark.parametrize(
    ("plans", "is_off"),
    [(["60", "40"], False), (["60", "31"], True), (["105"], True), ([None], False)],
)
def test_a_plan_is_off_unless_it_adds_up_to_100(
    plans: list[str | None], is_off: bool
) -> None:
    years = {
        2009 + number: Cell(None if plan is None else Decimal(plan), None)
        for number, plan in enumerate(plans)
    }
    assert progress.is_plan_off(TaskFigures(stages_known=True, years=years)) is is_off


def test_a_task_without_stages_has_no_plan_to_be_off() -> None:
    cells = {2013: Cell(Decimal(50), None)}
    figures = TaskFigures(stages_known=False, years=cells)
    assert progress.is_plan_off(figures) is False


@pytest.mark.parametrize(
    ("values", "total"),
    [([], None), ([None], None), ([Decimal(0)], 0), ([None, Decimal(2)], 2)],
)
def test_a_sum_of_nothing_known_is_unknown(
    values: list[Decimal | None], total: int | None
) -> None:
    assert progress.sum_known(values) == total
