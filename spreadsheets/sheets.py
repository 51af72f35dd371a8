"""Describe a sheet once, by its columns: for writing it and for reading it back.

Nothing here knows what a strategy is, or how a file is written.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from leszno_strategy.numbers import rounded

Row = TypeVar("Row")
# A translation that waits for its reader's language is a text too.
Text = str | Promise

# What no XML can hold. Some of it is allowed in a database.
NOT_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Also after spaces, and as the wide letters of East Asian keyboards.
LIKE_A_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")  # noqa: RUF001  meant as they are
# Texts that spreadsheets take for a number, a share, an amount or a date: the code 1.10
# becomes 1.1 or the first of October. Spaces fit in one place alone: in two, a long row
# of them would be tried in all ways to part it.
LIKE_A_NUMBER = re.compile(r"\s*[0-9][0-9\s.,:/%-]*(zł\s*)?|[0-9]+[Ee][+-]?[0-9]+")


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula, such as SUM(A1:A2), and the result that is shown till it runs.

    None where the formula's result is an empty text: nothing is known.
    """

    text: str
    result: Decimal | int | str | None


Value = Text | Decimal | int | Formula | None

# How a number stands in a cell: its value there, and the number format.
NumberStyle = Callable[[Decimal], tuple[Decimal, str]]


def points(value: Decimal) -> tuple[Decimal, str]:
    """Percentage points, rounded in the cell too: sheet and page show the same."""
    return rounded(value), "0.0"


def percent(value: Decimal) -> tuple[Decimal, str]:
    """A share (0.913) as a percentage with one decimal, rounded in the cell too."""
    return rounded(value * 100) / 100, "0.0%"


@lru_cache(maxsize=10_000)  # a workbook asks a million times for a few figures
def as_entered(value: Decimal) -> tuple[Decimal, str]:
    """A number with all its own decimals and no others: 10, 1.5, 99 832."""
    # 5 and 5.00 are one to the memory of this function, so they are written as one.
    value = Decimal(f"{value.normalize():f}")
    decimals = max(0, -int(value.as_tuple().exponent))
    return value, "#,##0." + "0" * decimals if decimals else "#,##0"


def money(value: Decimal) -> tuple[Decimal, str]:
    """An amount in PLN."""
    return value, "#,##0.00"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """What stands at the head of a column, its width in characters, a row's value.

    A value is a text, a number, a formula, or None where nothing is known; `number`
    says how a number is shown, so that a column may hold texts and numbers side by
    side. `bar_to` draws numbers as bars, of which this one fills the cell.
    """

    heading: Text
    width: int
    value: Callable[[Row], Value]
    number: NumberStyle = as_entered
    is_upright: bool = False  # the heading is turned, for a narrow column
    link: Callable[[Row], str] | None = None
    bar_to: int | None = None
    # The heading of the column that tells the amounts in words: a row under the table
    # adds the numbers up and says there of how many of them it does.
    sums_what: Text = ""
    # What people type below stays a text, too: the code 1.10 is no number.
    is_text: bool = False
    # Folded away: whoever wants to see it opens it by the sign above the sheet.
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """A table under its title; above it, if need be, a few lines that explain it."""

    title: str
    columns: Sequence[Column[Row]]
    rows: Iterable[Row] = ()
    intro: Sequence[str] = ()
    frozen_columns: int = 0
    is_strong: Callable[[Row], bool] = lambda row: False
    # A table that people may sort; formulas that point at its rows forbid that.
    is_table: bool = True
    # On paper, the headings stand on each page.
    repeats_headings: bool = True
    # Columns are as wide as their texts and the paper want; empty ones are folded.
    is_fitted: bool = False

    @property
    def heading_row(self) -> int:
        """The number of the row with the headings; an empty one parts it from text."""
        return len(self.intro) + 2 if self.intro else 1

    def letter(self, heading: Text) -> str:
        """Return the letters of the column, for formulas."""
        # Only here: few processes write workbooks, and it takes long to load.
        from openpyxl.utils import get_column_letter

        names = [str(column.heading) for column in self.columns]
        return get_column_letter(names.index(str(heading)) + 1)


def clean(text: str) -> str:
    """Return the text without the characters that no XML can hold."""
    return NOT_CHARACTERS.sub("", text)


def read_rows(page: Any, sheet: Sheet[Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a worksheet that was written as the sheet, by heading.

    `page` is a worksheet of openpyxl. Columns may have changed places, or have company.
    Raises ValidationError that names the headings which are not there.
    """
    wanted = {clean(str(column.heading)) for column in sheet.columns}
    rows = page.iter_rows(values_only=True)
    found: tuple[Any, ...] = ()
    for found in rows:
        if wanted <= set(found):
            break
    else:
        raise ValidationError(_missing(page, wanted, sheet))
    for row in rows:
        if all(value is None for value in row):
            return
        yield {name: v for name, v in zip(found, row, strict=True) if name in wanted}


def _missing(page: Any, wanted: set[str], sheet: Sheet[Any]) -> str:
    rows = page.iter_rows(values_only=True)
    nearest = max(rows, key=lambda row: len(wanted & set(row)), default=())
    lacking = [
        name for column in sheet.columns if (name := str(column.heading)) not in nearest
    ]
    return _("Sheet “%(sheet)s” has no column %(columns)s.") % {
        "sheet": page.title,
        "columns": ", ".join(f"“{name}”" for name in lacking),
    }
