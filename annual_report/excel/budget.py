"""The sheets of the budget: every source of every task, and what they add up to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from annual_report.columns import CODE, TOTAL_COST, Links
from annual_report.document import Funding, Level, Part, Task
from annual_report.excel.sums import counted_columns, share_of
from annual_report.money import Ledger, line_of
from leszno_strategy.numbers import UNKNOWN
from spreadsheets.sheets import Column, Sheet, Value, money, percent
from tasks.money import Amounts, Line, Sum


@dataclass(frozen=True)
class FundingOf:
    """A line of a task's budget; the first has the task's whole cost beside it."""

    task: Task
    funding: Funding
    is_first: bool

    @cached_property
    def line(self) -> Line:
        return line_of(self.funding)


def funding_of(task: Task) -> Iterator[FundingOf]:
    """Yield the lines of the budget; a task with a mere cost has one, others none."""
    lines = task.funding
    if not lines and (task.cost or task.cost_amount is not None):
        lines = [Funding("", "", None, {})]
    for number, line in enumerate(lines):
        yield FundingOf(task, line, is_first=number == 0)


def budget_sheet(ledger: Ledger, links: Links) -> Sheet[FundingOf]:
    columns = list(_budget_columns(ledger, links))
    return Sheet(_("Budget"), columns, frozen_columns=2)


def _budget_columns(ledger: Ledger, links: Links) -> Iterator[Column[FundingOf]]:
    yield Column(
        CODE, 9, lambda row: row.task.code, link=lambda row: links.task(row.task.code)
    )
    yield Column(_("Task"), 40, lambda row: row.task.title)
    yield Column(_("Funding source"), 36, lambda row: row.funding.source)
    funds, cost = _("Funds as reported"), _("Total cost as reported")
    yield Column(funds, 26, lambda row: told(row.funding.funds, row.funding.amount))
    yield Column(
        _("Funds (PLN)"), 16, lambda row: row.funding.amount, money, sums_what=funds
    )
    yield from _by_year(ledger)
    yield Column(
        cost,
        26,
        lambda row: told(row.task.cost, row.task.cost_amount) if row.is_first else None,
    )
    yield Column(
        TOTAL_COST,
        16,
        lambda row: row.task.cost_amount if row.is_first else None,
        money,
        sums_what=cost,
    )


def told(words: str | None, amount: Decimal | None) -> str | None:
    """The city's words; a dash for an amount without any, so that it is counted."""
    return words or (None if amount is None else UNKNOWN)


def _by_year(ledger: Ledger) -> Iterator[Column[FundingOf]]:
    """The columns of yearly amounts, only where there are any."""
    if not ledger.known_years:
        return
    for year in ledger.known_years:
        other = year != ledger.year
        planned, spent = _of_line(year, "planned"), _of_line(year, "executed")
        yield Column(planned_in(year), 16, planned, money, is_folded=other)
        if year <= ledger.year:
            yield Column(spent_in(year), 16, spent, money, is_folded=other)
    yield Column(_("Plan of all years"), 16, lambda row: row.line.planned, money)
    yield Column(
        spent_to(ledger), 16, lambda row: row.line.executed(ledger.year), money
    )
    yield Column(
        _("Share of plan"),
        11,
        lambda row: share_of(Amounts([row.line], ()).compared(ledger.year)),
        percent,
    )


def _of_line(year: int, kind: str) -> Callable[[FundingOf], Value]:
    return lambda row: getattr(row.line.in_year(year), kind)


def planned_in(year: int) -> str:
    return _("Planned in %(year)s (PLN)") % {"year": year}


def spent_in(year: int) -> str:
    return _("Spent in %(year)s (PLN)") % {"year": year}


def spent_to(ledger: Ledger) -> str:
    return _("Spent to %(year)s") % {"year": ledger.year}


@dataclass(frozen=True, slots=True)
class Added:
    """A part, a source or the whole with its sums."""

    code: str
    name: str
    amounts: Amounts
    is_whole: bool = False


def sums(ledger: Ledger, parts: Sequence[Part]) -> Iterator[Added]:
    """Yield goals and programmes, then sources, of which any amount is known."""
    for part, amounts in ledger.parts(parts):
        is_whole = part.level != Level.PROGRAMME
        yield Added(part.code, part.title, amounts, is_whole=is_whole)
    for name, amounts in ledger.whole.by_source():
        if amounts.is_known:
            yield Added("", name, amounts)
    yield Added("", _("Total"), ledger.whole, is_whole=True)


def sum_sheet(ledger: Ledger) -> Sheet[Added]:
    """What the sources add up to: each sum says how many amounts it adds."""
    return Sheet(
        _("Budget in sums"),
        list(_sum_columns(ledger)),
        frozen_columns=2,
        is_strong=lambda row: row.is_whole,
        is_table=False,
    )


def _sum_columns(ledger: Ledger) -> Iterator[Column[Added]]:
    yield Column(CODE, 9, lambda row: row.code)
    yield Column(_("Goal, programme or source"), 50, lambda row: row.name)
    for year in ledger.known_years:
        other = year != ledger.year
        planned, spent = _planned_in(year), _executed_in(year)
        yield from counted_columns(planned_in(year), planned, is_folded=other)
        if year <= ledger.year:
            yield from counted_columns(spent_in(year), spent, is_folded=other)
    yield from counted_columns(_("Plan of all years"), lambda row: row.amounts.planned)
    yield from counted_columns(
        spent_to(ledger), lambda row: row.amounts.executed(ledger.year)
    )
    yield Column(
        _("Share of plan"),
        11,
        lambda row: share_of(row.amounts.compared(ledger.year)),
        percent,
    )


def _planned_in(year: int) -> Callable[[Added], Sum]:
    return lambda row: row.amounts.planned_in(year)


def _executed_in(year: int) -> Callable[[Added], Sum]:
    return lambda row: row.amounts.executed_in(year)
