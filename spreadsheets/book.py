"""Write sheets as one Excel workbook, row by row, safely and printably.

A text never becomes a formula, a number is always a number, None leaves the cell
empty. Rows go to the disk at once, to several sheets side by side if need be, so that
a workbook of any length takes little memory.

openpyxl makes the workbook: styles, tables, charts, all that stands around the rows.
The rows themselves are written here: it cannot write what a formula results in, and
takes several times as long.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import IO, Any, Generic

from openpyxl import Workbook
from openpyxl.formatting.rule import DataBarRule
from openpyxl.utils import get_column_letter
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
    row_height,
    width_of_line,
)
from spreadsheets.paper import Layout, Sample, lay_out, pages_across
from spreadsheets.printing import set_print
from spreadsheets.rows import Rows, Wrapped
from spreadsheets.sheets import (
    Column,
    NumberStyle,
    Row,
    Sheet,
    Text,
    Value,
    as_entered,
    clean,
)
from spreadsheets.sums import Sums

# openpyxl's worksheet of a workbook that is only written; the stubs know the other.
Worksheet = Any

LONGEST_SHEET_TITLE = 31
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
        self._last_of_table = sheet.heading_row
        self._rows = Rows()
        self._sample = Sample(len(sheet.columns))
        self._letters = [get_column_letter(n) for n in range(1, MOST_COLUMNS + 1)]
        self._links = Links()
        self.comments: list[Any] = []  # records of openpyxl
        self._sums = Sums(sheet.columns)
        for line in sheet.intro:
            self._line(line, is_title=line is sheet.intro[0])
        if sheet.intro:
            self._rows.put([])
        self._write_headings()

    @property
    def last_row(self) -> int:
        return self._rows.last

    @property
    def _end(self) -> str:
        return self._letters[len(self.sheet.columns) - 1]

    def write(self, row: Row) -> None:
        """Write one row of the table."""
        columns = self.sheet.columns
        values = [column.value(row) for column in columns]
        self._row(values, columns, strong=self.sheet.is_strong(row), row=row)
        self._last_of_table = self.last_row
        self._sums.add(values)
        if self.sheet.is_fitted:
            self._sample.add(values)

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
        layout = self._laid_out()
        self._set_view(layout)
        heights = self._heights(layout)
        set_print(self.worksheet, self.sheet, layout, self.book.title, self.book.alert)
        self.worksheet._get_writer()  # which begins with no comments
        self.worksheet._comments.extend(self.comments)
        self.worksheet.close()
        for relationship in self._links.relationships():
            self.worksheet._writer._rels.append(relationship)
        self._put_rows_in(layout, heights)

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
        if self.sheet.is_fitted:
            self._rows.put(written, texts=_wrapped(values), strong=strong)
        else:
            self._rows.put(written, row_height(columns, values, strong=strong))

    def _line(self, text: str, *, is_title: bool) -> None:
        is_alert = bool(text) and text == self.book.alert

        def look(cell: Cell) -> None:
            cell.font = alert_font() if is_alert else TITLE if is_title else BODY

        style = self.book.styles.number(("line", is_alert, is_title), look)
        height = TITLE_HEIGHT if is_title and not is_alert else LINE_HEIGHT
        self._rows.put([cells.text(f"A{self.last_row + 1}", text, style)], height)

    def _write_headings(self) -> None:
        columns = self.sheet.columns
        both = zip(self._letters, columns, strict=False)
        self._rows.put([self._heading(letter, column) for letter, column in both])

    def _heading(self, letter: str, column: Column[Row]) -> str:
        def look(cell: Cell) -> None:
            heading_look(cell)
            cell.alignment = UPRIGHT if column.is_upright else CENTRED

        style = self.book.styles.number(("heading", column.is_upright), look)
        return cells.text(f"{letter}{self.last_row + 1}", str(column.heading), style)

    def _put_rows_in(self, layout: Layout, heights: dict[int, int]) -> None:
        """Put the rows into the file that openpyxl has written without any."""
        path = Path(self.worksheet._writer.out)
        before, tag, after = path.read_bytes().partition(NO_ROWS)
        if not tag:
            before, _start, after = before.partition(b"<sheetData></sheetData>")
        under, behind_links, rest = after.partition(BEHIND_LINKS)
        with path.open("wb") as file:
            file.write(before + b"<sheetData>")
            widths = [column.width for column in layout.columns]
            self._rows.copy_to(file, widths, heights)
            file.write(b"</sheetData>" + under)
            self._links.copy_to(file)
            file.write(behind_links + rest)

    # The sheet around them

    def _laid_out(self) -> Layout:
        """Return how wide columns are, which are folded, and how it is printed."""
        columns = self.sheet.columns
        if not self.sheet.is_fitted:
            return Layout(columns, pages_across=pages_across(self.sheet, columns))
        return lay_out(self.sheet, self._sample)

    def _heights(self, layout: Layout) -> dict[int, int]:
        """Return the heights of the rows above the table, by their numbers."""
        heights = {self.sheet.heading_row: heading_height(layout.shown)}
        if not self.sheet.is_fitted:
            return heights
        room = sum(column.width for column in layout.shown)
        for number, line in enumerate(self.sheet.intro, start=1):
            is_large = number == 1
            lines = ceil(width_of_line(line, is_large=is_large) / room)
            if lines > 1:
                heights[number] = lines * (TITLE_HEIGHT if is_large else LINE_HEIGHT)
                self.worksheet.merged_cells.add(f"A{number}:{self._end}{number}")
        return heights

    def _set_view(self, layout: Layout) -> None:
        """Set widths, fold what nobody asked about, keep the headings in sight."""
        page, sheet = self.worksheet, self.sheet
        for number, column in enumerate(layout.columns, start=1):
            dimension = page.column_dimensions[get_column_letter(number)]
            dimension.width = column.width
            if number - 1 in layout.folded:
                dimension.outlineLevel, dimension.hidden = 1, True
            elif number - 2 in layout.folded:
                dimension.collapsed = True
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
            self._rows.put([])
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
        # A name may hold letters and figures alone, and must be no cell's.
        name = "t_" + re.sub(r"\W", "_", self.worksheet.title)
        table: Any = Table(displayName=name, ref=f"A{first}:{self._end}{last}")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1")
        table._initialise_columns()
        for column, ours in zip(table.tableColumns, self.sheet.columns, strict=True):
            column.name = clean(str(ours.heading))
        return table


def _wrapped(values: Sequence[Value]) -> list[Wrapped]:
    """Return the texts that may take several lines, with the numbers of columns."""
    return [(n, str(v)) for n, v in enumerate(values) if isinstance(v, Text) and str(v)]
