"""Money is added up exactly, and a sum says what it adds."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from leszno_strategy.numbers import percent
from tasks.models import Strategy, Task
from tasks.money import (
    Amounts,
    Compared,
    Line,
    MoneyTable,
    Sum,
    YearAmounts,
    added,
    line_of,
    money_of,
)
from tests.factories import make_programme, make_task, make_tree
from tests.funding import PLANNED, SPENT, make_communes, make_funding

YEARS = (2009, 2010, 2011)


def line(
    years: Mapping[int, tuple[int | None, int | None]] | None = None,
    amount: int | None = None,
    source: str = "Budżet",
) -> Line:
    told = {
        year: YearAmounts(*(None if one is None else Decimal(one) for one in both))
        for year, both in (years or {}).items()
    }
    return Line(source, amount=None if amount is None else Decimal(amount), years=told)


def amounts(*lines: Line) -> Amounts:
    return Amounts(lines, YEARS)


def money(strategy: Strategy, year: int = 2010) -> MoneyTable:
    tasks = Task.objects.of(strategy).counting_in(year)
    return money_of(tasks, [one.year for one in strategy.years.all()])


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], Sum(None, 0, 0)),
        ([None, None], Sum(None, 0, 2)),
        ([Decimal(0), None], Sum(Decimal(0), 1, 2)),
        ([Decimal("0.10"), Decimal("0.20")], Sum(Decimal("0.30"), 2, 2)),
    ],
)
def test_unknown_is_never_zero_and_zero_is_known(
    parts: list[Decimal | None], expected: Sum
) -> None:
    assert added(parts) == expected


def test_a_sum_says_how_many_amounts_it_adds() -> None:
    with override("pl"):
        assert Sum(Decimal(7), 4, 10).counted == "suma 4 spośród 10 kwot"
        assert Sum(Decimal(7), 1, 1).counted == "suma 1 spośród 1 kwoty"


@pytest.mark.parametrize(
    ("told", "planned"),
    [
        (line(), None),
        (line(amount=500), 500),
        (line({2009: (100, None), 2010: (0, None)}), 100),
        (line({2009: (100, None), 2010: (200, None)}, amount=500), 300),
        (line({2009: (None, 90)}, amount=500), 500),
    ],
    ids=["nothing", "whole", "yearly", "yearly beside whole", "only spending yearly"],
)
def test_the_plan_of_a_source_is_its_years_or_else_the_whole_amount(
    told: Line, planned: int | None
) -> None:
    assert told.planned == planned


def test_an_amount_for_the_whole_period_is_in_no_year() -> None:
    both = amounts(line({2009: (100, 80)}), line(amount=500))
    assert both.planned == Sum(Decimal(600), 2, 2)
    assert both.planned_in(2009) == Sum(Decimal(100), 1, 2)


def test_each_source_and_year_is_one_amount_of_what_was_spent() -> None:
    both = amounts(line({2009: (None, 80), 2011: (None, 7)}), line({2010: (5, None)}))
    assert both.executed(2010) == Sum(Decimal(80), 1, 4)
    assert both.executed(2011) == Sum(Decimal(87), 2, 6)
    assert both.executed_in(2010) == Sum(None, 0, 2)


def test_a_share_is_of_the_same_sources_and_years() -> None:
    every = amounts(
        line({2009: (100, 80), 2010: (100, None)}),  # 2010 is not told yet
        line({2009: (None, 70)}),  # no plan to compare it with
        line({2009: (50, None)}),
        line({2009: (None, 10), 2010: (None, 20)}, amount=60),
    )
    assert every.compared(2010) == Compared(Decimal(160), Decimal(110), 2, whole=1)
    assert every.compared_in(2009) == Compared(Decimal(100), Decimal(80), 1)
    assert every.compared_in(2010) is None


def test_a_share_is_exact() -> None:
    third = amounts(line({2009: (3, 1)})).compared(2009)
    assert third
    assert third.share == Fraction(1, 3)


def test_more_may_be_spent_than_planned() -> None:
    above = amounts(line({2009: (100, 130)})).compared(2009)
    assert above
    assert (above.share, above.is_above) == (Fraction(13, 10), True)


def test_nothing_planned_has_no_share() -> None:
    free = amounts(line({2009: (0, 30)})).compared(2009)
    assert free
    assert (free.share, free.is_above) == (None, True)


def test_sources_written_alike_are_one() -> None:
    parted = amounts(
        line(amount=1, source="Budżet  miasta"),
        line(amount=2, source="budzet miasta"),
        line(amount=4, source="UE"),
    ).by_source()
    assert [(name, one.planned.amount) for name, one in parted] == [
        ("Budżet  miasta", 3),
        ("UE", 4),
    ]


@pytest.mark.django_db
def test_eleven_communes_add_up_as_the_audit_says() -> None:
    table = money(make_communes(), 2017)
    assert table.amounts.planned == Sum(PLANNED, 11, 11)
    assert table.amounts.executed(2017) == Sum(SPENT, 11, 11)
    compared = table.amounts.compared(2017)
    assert compared
    assert compared.share == Fraction(3591, 8288)
    with override("pl"):
        assert percent(compared.share) == "43,3\xa0%"


@pytest.mark.django_db
def test_goals_and_programmes_have_their_own_sums() -> None:
    strategy = make_communes()
    table = money(strategy, 2017)
    parts = [table.of_goal(goal.pk).amounts for goal in strategy.goals.all()]
    assert [one.planned.of for one in parts] == [6, 5]
    assert sum(one.planned.amount or 0 for one in parts) == PLANNED
    programme = strategy.goals.all()[0].programmes.get()
    assert table.of_programme(programme.pk).amounts == parts[0]


@pytest.mark.django_db
def test_a_total_cost_is_told_apart_from_sources() -> None:
    task = make_task()
    Task.objects.update(planned_total_cost_amount=Decimal(900))
    make_funding(task, years={2009: ("100", None)})
    table = money(task.strategy)
    assert table.costs == Sum(Decimal(900), 1, 1)
    assert table.amounts.planned == Sum(Decimal(100), 1, 1)


@pytest.mark.django_db
def test_a_withdrawn_task_counts_no_more() -> None:
    programme = make_programme()
    for _n in range(2):
        make_funding(make_task(programme), years={2009: ("100", "50")})
    programme.tasks.filter(number=2).update(withdrawn_from=2010)
    strategy = programme.goal.strategy
    assert money(strategy, 2009).amounts.planned == Sum(Decimal(200), 2, 2)
    assert money(strategy, 2010).amounts.planned == Sum(Decimal(100), 1, 1)


@pytest.mark.django_db
def test_a_source_is_read_alike_with_its_card() -> None:
    task = make_task()
    source = make_funding(task, years={2009: ("1.25", "0")}, funds="4 tys. zł")
    table = money(task.strategy)
    assert table.of_task(task.pk).amounts.lines == [line_of(source)]


@pytest.mark.django_db
@pytest.mark.parametrize("tasks", [2, 12])
def test_three_queries_read_the_money_of_any_number_of_tasks(
    tasks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    strategy = make_tree(tasks=tasks)
    for task in Task.objects.of(strategy):
        make_funding(task, years={2009: ("100", "50")})
    with django_assert_num_queries(3):
        table = money_of(Task.objects.of(strategy), [2009])
    assert table.amounts.executed(2009).known == tasks
