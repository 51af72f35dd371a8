"""Columns of sums of money, alike in the yearly report and in lists of the budget."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from django.utils.translation import gettext as _

from leszno_strategy.numbers import as_decimal
from spreadsheets.sheets import Column, Value, money
from tasks.money import Compared, Sum

Row = TypeVar("Row")


def counted_columns(
    heading: str, sum_of: Callable[[Row], Sum], *, is_folded: bool = False
) -> Iterator[Column[Row]]:
    """A sum, and beside it of how many amounts it is."""

    def counted(row: Row) -> Value:
        found = sum_of(row)
        return None if found.amount is None else found.counted

    def amount(row: Row) -> Value:
        return sum_of(row).amount

    added = _("%(sum)s: what it adds") % {"sum": heading}
    yield Column(heading, 18, amount, money, is_folded=is_folded)
    yield Column(added, 20, counted, is_folded=is_folded)


def share_of(compared: Compared | None) -> Value:
    share = compared.share if compared else None
    return None if share is None else as_decimal(share)
