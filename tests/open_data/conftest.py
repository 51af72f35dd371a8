"""A strategy whose open data tests read."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from decimal import Decimal

import pytest

from annual_report.models import Snapshot
from indicators.models import Direction
from organisation.models import User
from tasks.models import FundingSource, FundingYear, Strategy, StrategyYear, Task
from tests.factories import (
    decimal_or_none,
    make_closed,
    make_goal,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_unit,
    year_of,
)
from tests.measured import make_measured


@pytest.fixture(scope="module")
def _closed(in_passing: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """The strategy with 2010 closed, once: what tests change is taken back."""
    with in_passing():
        make_closed(_strategy(), 2010, by=make_office_user(username="biuro"))
        yield


@pytest.fixture
def office(_closed, db) -> User:
    return User.objects.get(username="biuro")


@pytest.fixture
def strategy(_closed, db) -> Strategy:
    """As it was before any year was closed."""
    Snapshot.objects.all().delete()
    StrategyYear.objects.update(is_closed=False)
    return Strategy.objects.get()


@pytest.fixture
def snapshot(_closed, db) -> Snapshot:
    return Snapshot.objects.select_related("year__strategy").get()


def _strategy() -> Strategy:
    """A little of everything, with figures that need rounding and that lack."""
    strategy = make_strategy()
    for number in ("I", "II"):
        goal = make_goal(strategy, number)
        goal.head = make_post(f"Szef celu {number}")
        goal.save()
        make_indicator(goal, {2009: "7,5", 2013: "8"})
    _measure(strategy)
    goal = strategy.goals.get(number="I")
    programme = make_programme(goal, weight="33.5", coordinator=make_post())
    make_indicator(programme, {2010: "bez zmian", 2012: "1 215"})
    known = make_task(
        programme,
        weight="7.25",
        stages=[
            {2009: ("10", "8.15"), 2010: ("20.5", "10.1")},
            {2010: ("69.5", "40"), 2013: (None, "3")},
            {},
        ],
        executor=make_unit("Wydział"),
    )
    make_task(programme, weight="3", total=(2010, "47.25"))
    make_task(make_programme(goal), stages=[{2009: ("5", None)}])
    indicator = make_indicator(known, {2009: "2.1625", 2010: "ok. 1800", 2013: "-"})
    indicator.direction, indicator.baseline = Direction.LESS, Decimal("1.50")
    indicator.save()
    Task.objects.filter(pk=known.pk).update(
        planned_total_cost="250 000 zł", planned_total_cost_amount=Decimal("250000")
    )
    _pay(known)
    return strategy


def _measure(strategy: Strategy) -> None:
    """Give the whole an indicator with targets and a break."""
    make_measured(
        strategy,
        {2008: "978", 2010: "985"},
        direction=Direction.MORE,
        baseline=Decimal(978),
        baseline_year=2008,
        targets={2011: "1000", 2013: "1024.5"},
        breaks={2005: "Inaczej liczono."},
        is_headline=True,
    )


def _pay(known: Task) -> None:
    """Give the task two sources of money, one of them with amounts by year."""
    for source, funds in (("Budżet", "100 zł"), ("Unia", "")):
        FundingSource.objects.create(task=known, source=source, funds=funds)
    told = known.funding.get(source="Unia")
    for year, planned, executed in ((2010, "7.5", "0"), (2013, None, "3")):
        FundingYear.objects.create(
            funding=told,
            year=year_of(known, year),
            planned=decimal_or_none(planned),
            executed=Decimal(executed),
        )
