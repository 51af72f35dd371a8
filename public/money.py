"""Money as pages show it at the end of a year: sums, shares and bars."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from public.charts import Bar, share
from tasks.models import Goal, Programme, Strategy, Task
from tasks.money import Amounts, Compared, MoneyTable, Sum, money_of
from tasks.money_sums import SummedAmounts, SummedMoney
from tasks.subjects import Subject
from tasks.years import YearChoice

# Sources that a page of a part lists; the page of the budget lists all.
MOST_SOURCES = 8


@dataclass(frozen=True)
class YearCell:
    """A year of a row; nothing is said of what was spent after the page's year."""

    year: int
    planned: Sum
    executed: Sum
    compared: Compared | None

    @property
    def bar(self) -> Bar | None:
        return bar_of(self.compared)


@dataclass(frozen=True)
class MoneyRow:
    """Amounts that have something in common, as at the end of the year.

    `of` is the money that they are of, which tells the years of all its rows; `item` is
    the part of the strategy that they belong to; `more` counts the sources of a row
    that stands for several.
    """

    amounts: Amounts | SummedAmounts
    of: "MoneyAsOf"
    name: str = ""
    funds: str = ""
    item: Any = None
    more: int = 0

    @cached_property
    def planned(self) -> Sum:
        return self.amounts.planned

    @cached_property
    def executed(self) -> Sum:
        return self.amounts.executed(self.of.year)

    @cached_property
    def compared(self) -> Compared | None:
        return self.amounts.compared(self.of.year)

    @property
    def above(self) -> Decimal | None:
        """How much more was spent than planned; None if it was not more."""
        found = self.compared
        return found.executed - found.planned if found and found.is_above else None

    @property
    def bar(self) -> Bar | None:
        return bar_of(self.compared)

    @cached_property
    def cells(self) -> list[YearCell]:
        return [self._cell(year) for year in self.of.years]

    @cached_property
    def is_told(self) -> bool:
        """Whether any of its amounts is known."""
        return bool(self.planned.known or self.executed.known)

    def _cell(self, year: int) -> YearCell:
        is_past, amounts = year <= self.of.year, self.amounts
        of = amounts.count
        return YearCell(
            year,
            amounts.planned_in(year),
            amounts.executed_in(year) if is_past else Sum(None, 0, of),
            amounts.compared_in(year) if is_past else None,
        )


def bar_of(compared: Compared | None) -> Bar | None:
    """Draw what was spent within what was planned; what is left over lacks nowhere."""
    if compared is None:
        return None
    scale = max(compared.planned, compared.executed) or Decimal(1)
    return Bar(
        planned=share(compared.planned, scale),
        actual=share(compared.executed, scale),
        missing_from=None,
        missing=None,
    )


@dataclass(frozen=True)
class MoneyAsOf:
    """The money of a part of the strategy, or of the whole, to the end of the year.

    Where only the sums of programmes were read, nothing is told of tasks.
    """

    table: MoneyTable | SummedMoney
    year: int

    @cached_property
    def years(self) -> list[int]:
        """The years of which there is anything to show."""
        return self.table.told_years(self.year)

    def row(self, amounts: Amounts | SummedAmounts, **said: Any) -> MoneyRow:
        return MoneyRow(amounts, self, **said)

    @cached_property
    def whole(self) -> MoneyRow:
        return self.row(self.table.amounts)

    @property
    def costs(self) -> Sum:
        return self.table.costs

    @property
    def has_amounts(self) -> bool:
        """Whether any source has an amount."""
        return self.whole.is_told

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say: where there is not, nothing is said."""
        return self.has_amounts or bool(self.costs.known)

    @property
    def is_spent(self) -> bool:
        return bool(self.whole.executed.known)

    @cached_property
    def sources(self) -> list[MoneyRow]:
        """All sources with any amount, the largest plan first; the others as one."""
        rows = [
            self.row(amounts, name=name)
            for name, amounts in self.table.amounts.by_source()
        ]
        told = [row for row in rows if row.is_told]
        told.sort(key=lambda row: row.planned.amount or Decimal(-1), reverse=True)
        return [*told, *self._as_one([row for row in rows if not row.is_told])]

    @property
    def named_sources(self) -> list[MoneyRow]:
        """The sources with any amount."""
        return [row for row in self.sources if not row.more]

    @property
    def largest_sources(self) -> list[MoneyRow]:
        """As many sources as a part's page lists, and a row for those left over."""
        rows = self.named_sources
        rest = [row for row in self.sources if row.more]
        if len(rows) <= MOST_SOURCES:
            return self.sources
        return [*rows[:MOST_SOURCES], *self._as_one(rows[MOST_SOURCES:] + rest)]

    def _as_one(self, rows: Sequence[MoneyRow]) -> list[MoneyRow]:
        if not rows:
            return []
        count = sum(row.more or 1 for row in rows)
        joined = self.table.amounts.joined(row.amounts for row in rows)
        return [self.row(joined, more=count)]

    def parts(self, goals: Iterable[Goal]) -> list[MoneyRow]:
        """The goals and programmes of which anything is known, in their order."""
        rows = []
        for goal in goals:
            rows.append(self.row(self.table.of_goal(goal.pk).amounts, item=goal))
            rows += [
                self.row(self.table.of_programme(one.pk).amounts, item=one)
                for one in goal.programmes.all()
            ]
        return [row for row in rows if row.is_told]

    @property
    def by_task(self) -> MoneyTable:
        if isinstance(self.table, SummedMoney):
            raise TypeError("only the sums of programmes were read")
        return self.table

    def lines(self, tasks: Mapping[int, Task] | None = None) -> list[MoneyRow]:
        """Every source of every task in the order of their cards; tasks by their id."""
        return [
            self.row(
                Amounts([line], self.by_task.years),
                name=line.source,
                funds=line.funds,
                item=tasks[one.task] if tasks else None,
            )
            for one in self.by_task.tasks
            for line in one.lines
        ]


# How tasks are found that belong to a part.
BELOW: Mapping[type[Any], str] = {
    Strategy: "programme__goal__strategy",
    Goal: "programme__goal",
    Programme: "programme",
}


def money_at(part: Subject, years: YearChoice) -> MoneyTable:
    """Read the money of the part's tasks that count in the year: three queries."""
    tasks = Task.objects.filter(**{BELOW[type(part)]: part})
    return money_of(tasks.counting_in(years.chosen), years.all)
