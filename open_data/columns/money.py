"""The columns of the sources of money and of their years."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from open_data.description import Column, Type
from open_data.money_rows import FundingRow, SpendingRow

# What names a source in both tables.
SOURCE_KEY: list[Column[Any]] = [
    Column(
        "zadanie",
        Type.STRING,
        _("The code of the task."),
        lambda row: row.task.code,
        is_always_known=True,
    ),
    Column(
        "numer",
        Type.INTEGER,
        _("The source’s place in the task’s budget: 1, 2, 3 …"),
        lambda row: row.number,
        is_always_known=True,
    ),
]

FUNDING_COLUMNS: list[Column[FundingRow]] = [
    *SOURCE_KEY,
    Column(
        "zrodlo",
        Type.STRING,
        _("Where the money comes from, as the city wrote it."),
        lambda row: row.funding.source,
    ),
    Column(
        "srodki",
        Type.STRING,
        _("How much, as the city wrote it."),
        lambda row: row.funding.funds,
    ),
    Column(
        "kwota",
        Type.NUMBER,
        _(
            "The amount for the whole period in PLN, exact, where the words are one "
            "amount."
        ),
        lambda row: row.funding.amount,
    ),
    Column(
        "plan",
        Type.NUMBER,
        _(
            "The plan of all years in PLN, exact: the sum of the yearly plans if there "
            "are any, else the amount for the whole period."
        ),
        lambda row: row.line.planned,
    ),
    Column(
        "wydatki",
        Type.NUMBER,
        _(
            "What is known to be spent from the first year to the end of the report’s "
            "year, in PLN, exact."
        ),
        lambda row: row.line.executed(row.year),
    ),
]

SPENDING_COLUMNS: list[Column[SpendingRow]] = [
    *SOURCE_KEY,
    Column(
        "rok",
        Type.YEAR,
        _("The year of the plan and of the spending."),
        lambda row: row.of_year,
        is_always_known=True,
    ),
    Column(
        "plan",
        Type.NUMBER,
        _("Planned from the source for the year, in PLN, exact."),
        lambda row: row.spending.planned,
    ),
    Column(
        "wydatki",
        Type.NUMBER,
        _(
            "Spent from the source in the year, in PLN, exact; always empty for years "
            "after the report’s."
        ),
        lambda row: row.spending.executed,
    ),
]
