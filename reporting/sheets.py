"""Describe a sheet once, by its columns; write any rows of it, safely and printably.

Nothing here knows what a strategy is. A text never becomes a formula, a number is
always a number, and None leaves the cell empty.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap
from typing import IO, Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from leszno_strategy.numbers import rounded

# openpyxl's worksheet that writes each row at once; its stubs know only the other.
Worksheet = Any
Row = TypeVar("Row")
# A translation that waits for its reader's language is a text too.
Text = str | Promise
Value = Text | Decimal | int | None

A4 = "9"  # the number that the file format gives to the paper
LONGEST_SHEET_TITLE = 31
# The whole footer may have 255 characters.
LONGEST_FOOTER_TITLE = 150
# Allowed in a database, but not in XML; openpyxl's own list leaves them out.
NOT_CHARACTERS = re.compile("[\ufffe\uffff]")
# Also after spaces, and as the wide letters of East Asian keyboards.
LIKE_A_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")  # noqa: RUF001  meant as they are
# In a workbook "_x003D_" is "="; the text itself has its first mark written so.
LIKE_A_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

FONT = "Calibri"
LINE_HEIGHT = 15  # points, for a line of body text
LETTER_HEIGHT = 6  # points, for a letter of a heading that stands upright
TALLEST_ROW = 409

LINE = Border(bottom=Side("thin", color="BFBFBF"))
HEADING = Font(FONT, 11, bold=True, color="FFFFFF")
HEADING_FILL = PatternFill("solid", fgColor="073F35")
STRONG = Font(FONT, 11, bold=True)
STRONG_FILL = PatternFill("solid", fgColor="DFEEE8")
TITLE = Font(FONT, 16, bold=True)
WRAPPED = Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
UPRIGHT = Alignment(horizontal="center", vertical="center", text_rotation=90)
# A number too long for its column is printed smaller: "####" tells nobody anything.
NUMERIC = Alignment(horizontal="right", vertical="top", indent=1, shrink_to_fit=True)

# How a number stands in a cell: its value there, and the number format.
NumberStyle = Callable[[Decimal], tuple[Decimal, str]]


def points(value: Decimal) -> tuple[Decimal, str]:
    """Percentage points, rounded in the cell too: sheet and page show the same."""
    return rounded(value), "0.0"


def percent(value: Decimal) -> tuple[Decimal, str]:
    """A share (0.913) as a percentage with one decimal, rounded in the cell too."""
    return rounded(value * 100) / 100, "0.0%"


def as_entered(value: Decimal) -> tuple[Decimal, str]:
    """A number with all its own decimals and no others: 10, 1.5, 99 832."""
    decimals = max(0, -int(value.normalize().as_tuple().exponent))
    return value, "#,##0." + "0" * decimals if decimals else "#,##0"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """What stands at the head of a column, its width in characters, a row's value.

    A value is a text, a number, or None where nothing is known; `number` says how
    a number is shown, so that a column may hold texts and numbers side by side.
    """

    heading: Text
    width: int
    value: Callable[[Row], Value]
    number: NumberStyle = as_entered
    is_upright: bool = False  # the heading is turned, for a narrow column


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """A table under its title; above it, if need be, a few lines that explain it."""

    title: str
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]
    intro: Sequence[str] = ()
    frozen_columns: int = 0
    is_strong: Callable[[Row], bool] = lambda row: False

    @property
    def heading_row(self) -> int:
        """The number of the row with the headings; an empty one parts it from text."""
        return len(self.intro) + 2 if self.intro else 1


def write_book(
    sheets: Sequence[Sheet[Any]], file: IO[bytes], *, title: str, author: str
) -> None:
    """Write the sheets as one workbook, row by row."""
    book = Workbook(write_only=True)
    book.properties.title = clean(title)
    book.properties.creator = clean(author)
    for sheet in sheets:
        _write_sheet(book, sheet, title)
    book.save(file)


def clean(text: str) -> str:
    """Return the text without the characters that no XML can hold."""
    return NOT_CHARACTERS.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))


def _write_sheet(book: Workbook, sheet: Sheet[Any], book_title: str) -> None:
    page: Worksheet = book.create_sheet(clean(sheet.title)[:LONGEST_SHEET_TITLE])
    # Rows are written at once, and what stands before them in the file must be set.
    _set_view(page, sheet)
    _set_print(page, sheet, book_title)
    for line in sheet.intro:
        page.append([_text_cell(page, line, TITLE if line is sheet.intro[0] else None)])
    if sheet.intro:
        page.append([])
    page.row_dimensions[sheet.heading_row].height = _heading_height(sheet.columns)
    page.append([_heading_cell(page, column) for column in sheet.columns])
    for number, row in enumerate(sheet.rows, start=sheet.heading_row + 1):
        values = [column.value(row) for column in sheet.columns]
        strong = sheet.is_strong(row)
        page.row_dimensions[number].height = _row_height(
            sheet.columns, values, strong=strong
        )
        page.append(
            _body_cell(page, column, value, strong=strong)
            for column, value in zip(sheet.columns, values, strict=True)
        )


def _row_height(
    columns: Sequence[Column[Any]], values: Sequence[Value], *, strong: bool = False
) -> int:
    """Return the height in points that lets every wrapped text be read.

    Not all programs work it out when they open a file, so it has to stand there.
    """
    # Letters to a digit's width; the margins of a cell take two. With room to spare:
    # bold is wider, and not every office has the font.
    share = 0.9 if strong else 1.1
    lines = (
        _lines(str(value), max(1, int(column.width * share) - 2))
        for column, value in zip(columns, values, strict=True)
        if isinstance(value, Text)
    )
    return min(LINE_HEIGHT * max([1, *lines]), TALLEST_ROW)


def _lines(text: str, letters: int) -> int:
    return sum(max(1, len(wrap(line, letters))) for line in text.splitlines())


def _heading_height(columns: Sequence[Column[Any]]) -> int:
    level = [column for column in columns if not column.is_upright]
    upright = [len(str(column.heading)) for column in columns if column.is_upright]
    return max(
        _row_height(level, [column.heading for column in level]),
        # Two lines at least: Excel draws the button of the filter below the text.
        LETTER_HEIGHT * max(upright, default=0) + 2 * LINE_HEIGHT,
    )


def _set_view(page: Worksheet, sheet: Sheet[Any]) -> None:
    """Set widths, keep the headings in sight, and let people filter."""
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    first_body_cell = (sheet.frozen_columns + 1, sheet.heading_row + 1)
    page.freeze_panes = _address(*first_body_cell)
    last_row = sheet.heading_row + len(sheet.rows)
    page.auto_filter.ref = (
        f"{_address(1, sheet.heading_row)}:{_address(len(sheet.columns), last_row)}"
    )


def _set_print(page: Worksheet, sheet: Sheet[Any], book_title: str) -> None:
    """A4 across, as wide as the table, headings and numbers on every page."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(
        left=0.4, right=0.4, top=0.5, bottom=0.7, footer=0.3
    )
    page.print_title_rows = f"{sheet.heading_row}:{sheet.heading_row}"
    # "&" gives orders in a footer; doubled, it is itself.
    title = clean(book_title)[:LONGEST_FOOTER_TITLE].replace("&", "&&")
    page.oddFooter.left.text = title
    page.oddFooter.center.text = "&A"
    page.oddFooter.right.text = _("Page %(page)s of %(pages)s") % {
        "page": "&P",
        "pages": "&N",
    }


def _address(column: int, row: int) -> str:
    return f"{get_column_letter(column)}{row}"


def _heading_cell(page: Worksheet, column: Column[Any]) -> Cell:
    cell = _text_cell(page, column.heading, HEADING)
    cell.fill = HEADING_FILL
    cell.alignment = UPRIGHT if column.is_upright else CENTRED
    cell.border = LINE
    return cell


def _body_cell(
    page: Worksheet, column: Column[Any], value: Value, *, strong: bool
) -> Cell:
    if isinstance(value, Decimal | int):
        cell = _number_cell(page, Decimal(value), column.number)
    else:
        cell = _text_cell(page, value or "")
        cell.alignment = WRAPPED
    cell.border = LINE
    if strong:
        cell.font = STRONG
        cell.fill = STRONG_FILL
    return cell


def _number_cell(page: Worksheet, value: Decimal, style: NumberStyle) -> Cell:
    shown, number_format = style(value)
    # The stubs do not know that a Decimal is a number for openpyxl.
    cell = WriteOnlyCell(page, shown)  # type: ignore[arg-type]
    cell.number_format = number_format
    cell.alignment = NUMERIC
    return cell


def _text_cell(page: Worksheet, text: Text, font: Font | None = None) -> Cell:
    """Make a cell that stays a text, whatever it begins with."""
    content = clean(str(text))
    cell = WriteOnlyCell(page, LIKE_A_CODE.sub("_x005F_", content) or None)
    if content:
        # openpyxl takes "=1+1" for a formula and "#N/A" for an error.
        cell.data_type = "s"
        # Excel would take it for one as soon as somebody edits the cell.
        cell.quotePrefix = bool(LIKE_A_FORMULA.match(content))
    if font:
        cell.font = font
    return cell
