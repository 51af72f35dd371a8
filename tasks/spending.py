"""What the money of each of many tasks comes to at the end of a year, by one query.

The rules are those of `tasks.money.Line`, asked of sources that the database has added
up: a list of all tasks need not read every amount of every year.
"""

from collections.abc import Iterable
from decimal import Decimal
from operator import itemgetter
from typing import Any

import msgspec
from django.db.models import Count, Q, QuerySet, Sum

from leszno_strategy.grouping import grouped
from tasks.models import FundingSource, Task
from tasks.money import Compared, added
from tasks.money_sums import compared_together


class Spending(msgspec.Struct, frozen=True):
    """The plan of all years, and what of it was spent, where both are known; in PLN."""

    planned: Decimal | None
    compared: Compared | None

    @classmethod
    def of(cls, parts: "Iterable[Spending]") -> "Spending":
        every = list(parts)
        return cls(
            added(one.planned for one in every).amount,
            compared_together(one.compared for one in every),
        )


GROSZ = Decimal("0.01")
ADDED = ("by_years", "spent", "of_plan", "spent_of_plan", "pairs")


def spending_of(tasks: "QuerySet[Task]", to: int) -> dict[int, Spending]:
    """Read it of those that have any source: exact up to ten trillion PLN a source.

    Beyond that SQLite, which adds up fractions, no longer tells the grosz.
    """
    told = Q(years__year__year__lte=to)
    both = told & Q(years__planned__isnull=False, years__executed__isnull=False)
    sources: QuerySet[Any] = FundingSource.objects.filter(task__in=tasks.order_by())
    summed = sources.order_by().annotate(
        by_years=Sum("years__planned"),
        spent=Sum("years__executed", filter=told),
        of_plan=Sum("years__planned", filter=both),
        spent_of_plan=Sum("years__executed", filter=both),
        pairs=Count("years", filter=both),
    )
    found = grouped(summed.values_list("task", "amount", *ADDED), itemgetter(0))
    return {task: _together(rows) for task, rows in found.items()}


def _together(rows: "list[tuple[Any, ...]]") -> Spending:
    # Most tasks have one source, and there are many tasks.
    return _of_source(rows[0]) if len(rows) == 1 else Spending.of(map(_of_source, rows))


def _of_source(row: tuple[Any, ...]) -> Spending:
    _task, amount, by_years, spent, of_plan, spent_of_plan, pairs = row
    if by_years is not None:
        pair = (_exact(of_plan), _exact(spent_of_plan), pairs) if pairs else None
        return Spending(_exact(by_years), pair and Compared(*pair))
    if amount is None or spent is None:
        return Spending(amount, None)
    return Spending(amount, Compared(amount, _exact(spent), 1, 1))


def _exact(amount: Decimal) -> Decimal:
    return amount.quantize(GROSZ)
