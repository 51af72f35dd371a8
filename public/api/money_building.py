"""Draw the API's records of money from what the pages show."""

from annual_report.document import known as entered
from leszno_strategy.numbers import computed
from public.api import money_records
from public.api.described import Number
from public.money import MoneyAsOf, MoneyRow, YearCell
from tasks.models import Task
from tasks.money import Compared, Sum


def money(found: MoneyAsOf) -> money_records.Money:
    whole = found.whole
    return money_records.Money(
        planned=added(whole.planned),
        executed=added(whole.executed),
        share_percent=percent_of(whole.compared),
        costs=added(found.costs),
        years=[_year(cell) for cell in whole.cells],
    )


def _year(cell: YearCell) -> money_records.MoneyYear:
    return money_records.MoneyYear(
        cell.year, added(cell.planned), added(cell.executed), percent_of(cell.compared)
    )


def source(row: MoneyRow) -> money_records.Source:
    return money_records.Source(
        row.name, added(row.planned), added(row.executed), percent_of(row.compared)
    )


def added(one: Sum) -> money_records.Sum:
    return money_records.Sum(entered(one.amount), one.known, one.of)


def percent_of(compared: Compared | None) -> Number:
    share = compared.share if compared else None
    return None if share is None else computed(share * 100)


def funding_of(task: Task, to_year: int) -> list[money_records.Funding] | None:
    """Return the lines of its budget; they are fetched with their years."""
    found = [
        money_records.Funding(
            one.source,
            one.funds,
            entered(one.amount),
            [
                money_records.FundingYear(
                    row.year.year,
                    entered(row.planned),
                    entered(row.executed) if row.year.year <= to_year else None,
                )
                for row in one.years.all()
            ],
        )
        for one in task.funding.all()
    ]
    return found if found or task.budget_known else None
