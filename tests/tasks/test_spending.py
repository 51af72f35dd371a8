"""What the database adds up of many tasks is what their amounts say one by one."""

from decimal import Decimal
from itertools import product

import pytest

from tasks.models import Task
from tasks.money import Amounts, Compared, money_of
from tasks.spending import Spending, spending_of
from tests.conftest import queries_of
from tests.factories import (
    make_goal,
    make_programme,
    make_strategy,
    make_task,
    make_tree,
)
from tests.funding import make_funding

pytestmark = [pytest.mark.django_db, pytest.mark.both]

AMOUNTS = (None, "0", "0.10", "999999999.99")


def test_each_mix_of_known_and_unknown_amounts_is_read_as_elsewhere():
    programme = make_programme()
    for funds, first, second in product(
        ("", "333,33 zł"), product(AMOUNTS, AMOUNTS), product(AMOUNTS, AMOUNTS)
    ):
        task = make_task(programme)
        make_funding(task, funds=funds, years={2009: first, 2010: second})
        if funds and first[0]:
            # Another source, told for the whole period or not at all.
            make_funding(task, funds=funds, years={2009: (None, second[1])})
    make_task(programme)
    for to in (2008, 2009, 2010):
        found = spending_of(Task.objects.all(), to)
        one_by_one = {
            one.task: Amounts(one.lines, [2009, 2010])
            for one in money_of(Task.objects.all(), []).tasks
            if one.lines
        }
        assert found == {
            task: Spending(amounts.planned.amount, amounts.compared(to))
            for task, amounts in one_by_one.items()
        }


def test_ten_years_of_a_trillion_keep_their_grosz():
    years = tuple(range(2009, 2019))
    task = make_task(make_programme(make_goal(make_strategy(years=years))))
    many = dict.fromkeys(years, ("999999999999.99", "0.01"))
    make_funding(task, years=many)
    [found] = spending_of(Task.objects.all(), 2018).values()
    plan = Decimal("9999999999999.90")
    assert found == Spending(plan, Compared(plan, Decimal("0.10"), 10))


def test_parts_are_added_up_and_nothing_known_stays_so():
    known = Spending(Decimal(5), Compared(Decimal(4), Decimal(3), 1))
    unknown = Spending(None, None)
    assert Spending.of([unknown]) == unknown
    assert Spending.of([known, unknown, known]) == Spending(
        Decimal(10), Compared(Decimal(8), Decimal(6), 2)
    )


def test_it_is_one_query_for_many_tasks():
    make_tree(tasks=30)
    for task in Task.objects.all():
        make_funding(task, years={2009: ("1", "1")})
    assert queries_of(lambda: spending_of(Task.objects.all(), 2009)) == 1
