"""The budget of a strategy as sheets: the figures of its page, exact to the grosz."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from annual_report.excel.sums import counted_columns, share_of
from public.money import MoneyAsOf, MoneyRow, YearCell
from spreadsheets.sheets import Column, Sheet, Value, money, percent
from tasks.models import Goal, Task


def part_sheet(found: MoneyAsOf, parts: Sequence[MoneyRow]) -> Sheet[MoneyRow]:
    columns: list[Column[MoneyRow]] = [
        Column(_("Code"), 9, lambda row: row.item.code if row.item else _("Total")),
        Column(_("Title"), 60, lambda row: row.item.title if row.item else None),
        *_sums(found),
    ]
    return Sheet(
        _("Summary"),
        columns,
        [*parts, found.whole],
        frozen_columns=2,
        is_strong=lambda row: not row.item or isinstance(row.item, Goal),
        is_table=False,
    )


def source_sheet(found: MoneyAsOf) -> Sheet[MoneyRow]:
    columns: list[Column[MoneyRow]] = [
        Column(_("Funding source"), 50, _name_of),
        *_sums(found),
    ]
    return Sheet(
        _("Sources"),
        columns,
        [*found.sources, found.whole],
        frozen_columns=1,
        is_strong=lambda row: row is found.whole,
        is_table=False,
    )


def _name_of(row: MoneyRow) -> str:
    return row.name or (_("Other sources") if row.more else _("Total"))


def year_sheet(found: MoneyAsOf) -> Sheet[YearCell]:
    columns: list[Column[YearCell]] = [
        Column(_("Year"), 9, lambda cell: str(cell.year)),
        *counted_columns(_("Plan"), lambda cell: cell.planned),
        *counted_columns(_("Spent"), lambda cell: cell.executed),
        Column(_("Share of plan"), 11, lambda cell: share_of(cell.compared), percent),
    ]
    return Sheet(_("Years"), columns, found.whole.cells, frozen_columns=1)


def line_sheet(found: MoneyAsOf, tasks: Mapping[int, Task]) -> Sheet[MoneyRow]:
    """Every source of every task with its years: the flat table that CSV has."""
    columns: list[Column[MoneyRow]] = [
        Column(_("Code"), 9, lambda row: row.item.code),
        Column(_("Task"), 40, lambda row: row.item.title),
        Column(_("Funding source"), 36, lambda row: row.name),
        Column(_("Funds as reported"), 26, lambda row: row.funds),
        *_years(found),
        Column(_("Plan of all years"), 18, lambda row: row.planned.amount, money),
        Column(_spent(found), 18, lambda row: row.executed.amount, money),
        Column(_("Share of plan"), 11, lambda row: share_of(row.compared), percent),
    ]
    return Sheet(_("Tasks"), columns, found.lines(tasks), frozen_columns=2)


def _years(found: MoneyAsOf) -> Iterator[Column[MoneyRow]]:
    for number, year in enumerate(found.years):
        said = {"year": year}
        yield Column(_("Planned in %(year)s") % said, 16, _planned_in(number), money)
        if year <= found.year:
            yield Column(_("Spent in %(year)s") % said, 16, _spent_in(number), money)


def _planned_in(number: int) -> Callable[[MoneyRow], Value]:
    return lambda row: row.cells[number].planned.amount


def _spent_in(number: int) -> Callable[[MoneyRow], Value]:
    return lambda row: row.cells[number].executed.amount


def _sums(found: MoneyAsOf) -> Iterator[Column[MoneyRow]]:
    yield from _years(found)
    yield from counted_columns(_("Plan of all years"), lambda row: row.planned)
    yield from counted_columns(_spent(found), lambda row: row.executed)
    yield Column(_("Share of plan"), 11, lambda row: share_of(row.compared), percent)


def _spent(found: MoneyAsOf) -> str:
    return _("Spent to %(year)s") % {"year": found.year}
