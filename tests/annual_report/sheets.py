"""The sheets of a workbook as tests read them."""

from tasks.models import Strategy
from tests.factories import (
    make_goal,
    make_programme,
    make_strategy,
    make_task,
)


def two_goals() -> Strategy:
    strategy = make_strategy()
    for number in ("I", "II"):
        programme = make_programme(make_goal(strategy, number))
        make_task(programme, stages=[{2013: ("100", "50")}])
        make_task(make_programme(programme.goal), stages=[{2013: ("100", "80")}])
    return strategy
