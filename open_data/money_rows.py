"""The rows of the tables of money: what stands in a frozen report of each source."""

from collections.abc import Iterator
from typing import NamedTuple

from annual_report.document import Document, Funding, Spending, Task
from annual_report.money import line_of
from tasks.money import Line


class FundingRow(NamedTuple):
    """A source of a task; its number is its place in the task's budget."""

    year: int
    task: Task
    number: int
    funding: Funding
    line: Line


class SpendingRow(NamedTuple):
    """A source in a year of which anything is known."""

    year: int
    task: Task
    number: int
    of_year: int
    spending: Spending


def funding(document: Document) -> Iterator[FundingRow]:
    for task in document.tasks():
        for number, one in enumerate(task.funding, start=1):
            yield FundingRow(document.head.year, task, number, one, line_of(one))


def spending(document: Document) -> Iterator[SpendingRow]:
    for row in funding(document):
        for of_year, one in sorted(row.funding.years.items()):
            yield SpendingRow(row.year, row.task, row.number, of_year, one)
