"""Two years are compared over the tasks that are known in both."""

from fractions import Fraction

import pytest

from tasks.like_for_like import Comparison, compare
from tasks.outline import strategy_branch
from tests.factories import make_goal, make_programme, make_strategy, make_task

pytestmark = pytest.mark.django_db
YEARS = [2009, 2010, 2011, 2012, 2013]


def test_a_mean_that_falls_because_more_became_known_is_no_change() -> None:
    programme = make_programme()
    make_task(programme, weight="20", stages=[{2012: ("93", "84"), 2013: ("7", "7")}])
    for total in ("86", "45"):
        make_task(programme, weight="40", total=(2013, total))
    tree = strategy_branch(programme.goal.strategy)
    assert (tree.progress(2012), tree.progress(2013)) == (84, Fraction("70.6"))
    assert compare(tree, YEARS, 2013) == Comparison(
        since=2012, before=Fraction(84), now=Fraction(91), tasks=1, is_all=False
    )


def test_where_the_same_are_known_the_figures_are_those_of_the_years() -> None:
    programme = make_programme()
    make_task(programme, weight="50", stages=[{2009: ("50", "40"), 2010: ("50", "25")}])
    make_task(programme, weight="25", stages=[{2009: ("50", "10")}])
    tree = strategy_branch(programme.goal.strategy)
    found = compare(tree, YEARS, 2010)
    assert found == Comparison(2009, Fraction(30), Fraction(140, 3), 2, is_all=True)
    assert (found.before, found.now) == (tree.progress(2009), tree.progress(2010))


def test_weights_of_the_others_still_decide_what_counts() -> None:
    """A task without a weight among others counts 0, also where it alone is known."""
    programme = make_programme()
    make_task(programme, stages=[{2009: ("50", "40")}])
    make_task(programme, weight="50", total=(2010, "60"))
    tree = strategy_branch(programme.goal.strategy)
    assert compare(tree, YEARS, 2010) is None


def test_a_whole_goal_that_became_known_is_left_out_on_every_level() -> None:
    strategy = make_strategy()
    known, other = (make_programme(make_goal(strategy, code)) for code in ("I", "II"))
    make_task(known, stages=[{2009: ("50", "20"), 2010: ("50", "10")}])
    make_task(known, total=(2010, "90"))
    make_task(other, total=(2010, "100"))
    found = compare(strategy_branch(strategy), YEARS, 2010)
    assert found == Comparison(2009, Fraction(20), Fraction(30), 1, is_all=False)


@pytest.mark.parametrize("year", [2009, 2010])
def test_there_is_nothing_to_compare_with_before_the_first_known_year(
    year: int,
) -> None:
    task = make_task(total=(2010, "50"))
    assert compare(strategy_branch(task.strategy), YEARS, year) is None


def test_years_that_the_strategy_lacks_are_passed_over() -> None:
    task = make_task(stages=[{2009: ("50", "20"), 2013: ("50", "10")}])
    found = compare(strategy_branch(task.strategy), [2009, 2013], 2013)
    assert found is not None
    assert (found.since, found.before, found.now) == (2009, 20, 30)
