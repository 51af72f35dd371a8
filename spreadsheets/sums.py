"""The row under a table that adds up what is known of some columns.

A sum says how many of how many amounts it adds; where none is known, there is no sum.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from spreadsheets.sheets import Column, Formula, Value


@dataclass
class Sum:
    """What is known of a column so far, beside the column that tells the amounts."""

    number: int
    told_in: int
    told: int = 0
    known: int = 0
    total: Decimal = Decimal(0)


class Sums:
    """The sums of a sheet, while its rows are written."""

    def __init__(self, columns: Sequence[Column[Any]]) -> None:
        headings = [str(column.heading) for column in columns]
        self._width = len(columns)
        self._sums = [
            Sum(number, headings.index(str(column.sums_what)))
            for number, column in enumerate(columns)
            if column.sums_what
        ]

    def __bool__(self) -> bool:
        return bool(self._sums)

    def add(self, values: Sequence[Value]) -> None:
        for one in self._sums:
            value = values[one.number]
            one.told += values[one.told_in] not in (None, "")
            if isinstance(value, Decimal):
                one.known += 1
                one.total += value

    def row(self, letters: Sequence[str], *, first: int, last: int) -> list[Value]:
        """Return the row, of formulas that add up what a filter leaves."""
        row: list[Value] = [None] * self._width
        row[0] = _("Total")
        for one in self._sums:
            cells = f"{letters[one.number]}{first}:{letters[one.number]}{last}"
            texts = f"{letters[one.told_in]}{first}:{letters[one.told_in]}{last}"
            known, told = f"SUBTOTAL(102,{cells})", f"SUBTOTAL(103,{texts})"
            row[one.told_in] = Formula(
                f'IF({told}=0,"",IF({told}=1,{_formula(1, known, told)},'
                f"{_formula(0, known, told)}))",
                _said(one.told, str(one.known), str(one.told)) if one.told else None,
            )
            row[one.number] = Formula(
                f'IF({known}=0,"",SUBTOTAL(109,{cells}))',
                one.total if one.known else None,
            )
        return row


def _said(n: int, known: str, told: str) -> str:
    return ngettext(
        "sum of %(known)s of %(told)s amount", "sum of %(known)s of %(told)s amounts", n
    ) % {"known": known, "told": told}


def _formula(n: int, known: str, told: str) -> str:
    """Write the sentence as a formula joins it, with formulas for its numbers."""

    def pieces() -> Iterator[str]:
        for text in _said(n, "\0known\0", "\0told\0").split("\0"):
            if text in ("known", "told"):
                yield known if text == "known" else told
            elif text:
                quoted = text.replace('"', '""')
                yield f'"{quoted}"'

    return "&".join(pieces())
