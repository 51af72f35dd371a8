"""Write sheets as one Excel workbook, row by row, safely and printably.

A text never becomes a formula, a number is always a number, None leaves the cell
empty. Rows go to the disk at once, to several sheets side by side if need be, so that
a workbook of any length takes little memory.

openpyxl makes the workbook: styles, tables, charts, all that stands around the rows.
The rows themselves are written here: it cannot write what a formula results in, and
takes several times as long.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any, Generic

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.formatting.rule import DataBarRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo

from leszno_strategy.palette import office_colour
from spreadsheets import cells
from spreadsheets.cells import AS_TEXT, Styles
from spreadsheets.links import Links
from spreadsheets.looks import (
    BODY,
    CENTRED,
    LINE_HEIGHT,
    TITLE,
    TITLE_HEIGHT,
    UPRIGHT,
    Cell,
    alert_font,
    heading_height,
    heading_look,
    pages_across,
    row_height,
)
from spreadsheets.sheets import (
    Column,
    NumberStyle,
    Row,
    Sheet,
    Value,
    as_entered,
    clean,
)
from spreadsheets.sums import Sums

# openpyxl's worksheet of a workbook that is only written; the stubs know the other.
Worksheet = Any

A4 = "9"  # the number that the file format gives to the paper
LONGEST_SHEET_TITLE = 31
# The whole footer may have 255 characters.
LONGEST_FOOTER_TITLE = 150
NO_ROWS = b"<sheetData/>"
# What of a sheet stands behind its links.
BEHIND_LINKS = b"<pageMargins"
MOST_COLUMNS = 200  # of our sheets: twenty years take sixty


class Book:
    """A workbook on its way to a file; `alert` is printed above every page."""

    def __init__(self, *, title: str, author: str, alert: str = "") -> None:
        self.title, self.alert = clean(title), clean(alert)
        self.pages: list[Page[Any]] = []
        self.workbook = Workbook(write_only=True)
        self.workbook.properties.title = self.title
        self.workbook.properties.creator = clean(author)
        self.styles = Styles(self.workbook)

    def page(self, sheet: Sheet[Row]) -> "Page[Row]":
        """Begin a sheet; it stands behind those that were begun before."""
        page = Page(self, sheet)
        self.pages.append(page)
        return page

    def save(self, file: IO[bytes]) -> None:
        for page in self.pages:
            page.close()
        self.workbook.save(file)


def write_book(
    sheets: Sequence[Sheet[Any]], file: IO[bytes], *, title: str, author: str
) -> None:
    """Write sheets that have their rows."""
    book = Book(title=title, author=author)
    for sheet in sheets:
        page = book.page(sheet)
        for row in sheet.rows:
            page.write(row)
    book.save(file)


class Page(Generic[Row]):
    """A sheet of a book, to which rows are written one by one."""

    def __init__(self, book: Book, sheet: Sheet[Row]) -> None:
        self.book, self.sheet = book, sheet
        self.worksheet: Worksheet = book.workbook.create_sheet(
            clean(sheet.title)[:LONGEST_SHEET_TITLE]
        )
        self.last_row = 0
        self._last_of_table = sheet.heading_row
        self._rows = TemporaryFile()  # noqa: SIM115  it is closed with the page
        self._letters = [get_column_letter(n) for n in range(1, MOST_COLUMNS + 1)]
        self._links = Links()
        self.comments: list[Any] = []  # records of openpyxl
        self._sums = Sums(sheet.columns)
        for line in sheet.intro:
            self._line(line, is_title=line is sheet.intro[0])
        if sheet.intro:
            self._put([])
        self._write_headings()

    def write(self, row: Row) -> None:
        """Write one row of the table."""
        columns = self.sheet.columns
        values = [column.value(row) for column in columns]
        self._row(values, columns, strong=self.sheet.is_strong(row), row=row)
        self._last_of_table = self.last_row
        self._sums.add(values)

    def free(
        self,
        values: Sequence[Value] = (),
        *,
        behind: int = 0,
        number: NumberStyle = as_entered,
        strong: bool = False,
    ) -> int:
        """Write a row below the table, behind so many empty cells; return its number.

        The table ends before the first of them.
        """
        given = self.sheet.columns
        # More values than the table has columns look like those under its last.
        under = (
            given[min(n, len(given) - 1)] for n in range(behind, behind + len(values))
        )
        columns = [replace(column, number=number) for column in under]
        self._row(values, columns, strong=strong, behind=behind)
        return self.last_row

    def close(self) -> None:
        """End the table, and write all that stands around the rows."""
        self._end_table()
        self._set_view()
        self._set_print()
        self.worksheet._get_writer()  # which begins with no comments
        self.worksheet._comments.extend(self.comments)
        self.worksheet.close()
        for relationship in self._links.relationships():
            self.worksheet._writer._rels.append(relationship)
        self._put_rows_in()

    # Rows and cells

    def _row(
        self,
        values: Sequence[Value],
        columns: Sequence[Column[Any]],
        *,
        strong: bool = False,
        row: Any = None,
        behind: int = 0,
    ) -> None:
        number, styles, links = self.last_row + 1, self.book.styles, self._links
        letters = self._letters[behind : behind + len(columns)]
        written = [
            cells.cell(
                f"{letter}{number}",
                value,
                column,
                row,
                strong=strong,
                styles=styles,
                links=links,
            )
            for letter, column, value in zip(letters, columns, values, strict=True)
        ]
        self._put(written, row_height(columns, values, strong=strong))

    def _put(self, cells: Iterable[str], height: int = LINE_HEIGHT) -> None:
        self.last_row += 1
        self._rows.write(
            f'<row r="{self.last_row}" ht="{height}" customHeight="1">'
            f"{''.join(cells)}</row>".encode()
        )

    def _line(self, text: str, *, is_title: bool) -> None:
        is_alert = bool(text) and text == self.book.alert

        def look(cell: Cell) -> None:
            cell.font = alert_font() if is_alert else TITLE if is_title else BODY

        style = self.book.styles.number(("line", is_alert, is_title), look)
        height = TITLE_HEIGHT if is_title and not is_alert else LINE_HEIGHT
        self._put([cells.text(f"A{self.last_row + 1}", text, style)], height)

    def _write_headings(self) -> None:
        columns = self.sheet.columns
        both = zip(self._letters, columns, strict=False)
        self._put(
            [self._heading(letter, column) for letter, column in both],
            heading_height(columns),
        )

    def _heading(self, letter: str, column: Column[Row]) -> str:
        def look(cell: Cell) -> None:
            heading_look(cell)
            cell.alignment = UPRIGHT if column.is_upright else CENTRED

        style = self.book.styles.number(("heading", column.is_upright), look)
        return cells.text(f"{letter}{self.last_row + 1}", str(column.heading), style)

    def _put_rows_in(self) -> None:
        """Put the rows into the file that openpyxl has written without any."""
        path = Path(self.worksheet._writer.out)
        before, tag, after = path.read_bytes().partition(NO_ROWS)
        if not tag:
            before, _start, after = before.partition(b"<sheetData></sheetData>")
        under, behind_links, rest = after.partition(BEHIND_LINKS)
        with path.open("wb") as file:
            file.write(before + b"<sheetData>")
            self._rows.seek(0)
            copyfileobj(self._rows, file)
            file.write(b"</sheetData>" + under)
            self._links.copy_to(file)
            file.write(behind_links + rest)
        self._rows.close()

    # The sheet around them

    def _set_view(self) -> None:
        """Set widths, and keep the headings in sight."""
        page, sheet = self.worksheet, self.sheet
        for number, column in enumerate(sheet.columns, start=1):
            dimension = page.column_dimensions[get_column_letter(number)]
            dimension.width = column.width
            if column.is_text:
                dimension.number_format = AS_TEXT
        letter = get_column_letter(sheet.frozen_columns + 1)
        page.freeze_panes = f"{letter}{sheet.heading_row + 1}"

    def _end_table(self) -> None:
        """Let people filter and sort what was written, and draw its bars."""
        first, last = self.sheet.heading_row, self._last_of_table
        if last == first:
            return  # Excel has no table without a row
        self._draw_bars(first + 1, last)
        if self.sheet.is_table:
            # Not by `add_table`, which warns of the columns that are given here.
            self.worksheet.tables.add(self._table(first, last))
        if self._sums:
            self._put([])
            sums = self._sums.row(self._letters, first=first + 1, last=last)
            self._row(sums, self.sheet.columns, strong=True)

    def _draw_bars(self, first: int, last: int) -> None:
        for number, column in enumerate(self.sheet.columns, start=1):
            if column.bar_to is not None:
                letter = get_column_letter(number)
                bars = DataBarRule(  # type: ignore[no-untyped-call]
                    "num", 0, "num", column.bar_to, color=office_colour("file-bar")
                )
                self.worksheet.conditional_formatting.add(
                    f"{letter}{first}:{letter}{last}", bars
                )

    def _table(self, first: int, last: int) -> Any:
        end = get_column_letter(len(self.sheet.columns))
        # A name may hold letters and figures alone, and must be no cell's.
        name = "t_" + re.sub(r"\W", "_", self.worksheet.title)
        table: Any = Table(displayName=name, ref=f"A{first}:{end}{last}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1")
        table._initialise_columns()
        for column, ours in zip(table.tableColumns, self.sheet.columns, strict=True):
            column.name = clean(str(ours.heading))
        return table

    def _set_print(self) -> None:
        """A4 across, headings and numbers on every page.

        A sheet too wide to be read on one page goes on, with its first columns, beside.
        """
        page, heading_row = self.worksheet, self.sheet.heading_row
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = A4
        page.page_setup.fitToWidth = across = pages_across(self.sheet)
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_margins = PageMargins(
            left=0.4, right=0.4, top=0.6, bottom=0.7, header=0.3, footer=0.3
        )
        if self.sheet.repeats_headings:
            page.print_title_rows = f"{heading_row}:{heading_row}"
        if across > 1 and self.sheet.frozen_columns:
            page.print_title_cols = f"A:{self._letters[self.sheet.frozen_columns - 1]}"
            page.page_setup.pageOrder = "overThenDown"
        # "&" gives orders in a footer; doubled, it is itself.
        if self.book.alert:
            page.oddHeader.center.text = self.book.alert.replace("&", "&&")
        title = self.book.title[:LONGEST_FOOTER_TITLE].replace("&", "&&")
        page.oddFooter.left.text = title
        page.oddFooter.center.text = "&A"
        page.oddFooter.right.text = _("Page %(page)s of %(pages)s") % {
            "page": "&P",
            "pages": "&N",
        }
