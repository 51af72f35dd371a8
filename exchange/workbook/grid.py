"""The sheets of a workbook as rows of cells, whatever program wrote them.

openpyxl finds the sheets, styles and properties. Its own rows would lose what matters
here: which are hidden or merged, which formula has no result, the exact digits of a
number, and texts that look like codes of Excel.
"""

import datetime
import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from exchange.format import Refused
from exchange.workbook.package import OF_STRATEGY, Limits, check, damaged

# Ten stages for each of ten thousand tasks; more are not written by hand.
MOST_ROWS = 100_000  # of a sheet, with anything in them
MOST_COLUMNS = 400  # fifty years take a hundred
# Of all sheets together: 2,000 tasks with 10,000 stages and ten years have 300,000.
MOST_CELLS = 2_000_000

FORMULA, VALUE, INLINE, SHARED = (
    f"{{{SHEET_MAIN_NS}}}{name}" for name in ("f", "v", "is", "si")
)
# Excel writes marks that XML cannot hold, and what looks like one of them, as codes.
# NUL and halves of characters stay codes: no database or page could hold them.
CODE = re.compile("_x(?!0000|[Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
YEAR = re.compile(r"(?:19|20|21)\d\d", re.ASCII)
# What openpyxl raises of files that are no proper workbooks.
BROKEN = (
    *(ValueError, KeyError, IndexError, TypeError, AttributeError, OSError),
    *(ParseError, SyntaxError, OverflowError, AssertionError),
)


class Odd(Enum):
    """What stands in a cell without being a value."""

    ERROR = "error"  # such as #N/A
    NO_RESULT = "no result"  # a formula that was never worked out


class Cell(NamedTuple):
    """What a cell holds; `odd` where that is no value, `format` how Excel shows it."""

    value: str | Decimal | bool | datetime.datetime
    odd: Odd | None = None
    format: str = ""

    @property
    def is_percent(self) -> bool:
        return isinstance(self.value, Decimal) and "%" in self.format


@dataclass(slots=True)
class Line:
    """A row of a sheet, with the cells that hold anything, by column."""

    number: int
    cells: dict[int, Cell]


@dataclass(slots=True)
class Grid:
    """A sheet; cells merged downwards all hold what their first one does."""

    title: str
    lines: list[Line] = field(default_factory=list)
    hidden_lines: int = 0
    # The columns of each row that lie in merged cells.
    merged: dict[int, set[int]] = field(default_factory=dict)

    def ref(self, row: int, column: int) -> str:
        return f"{get_column_letter(column)}{row}"


class Book:
    """A workbook that was found harmless; its sheets are read one by one."""

    def __init__(self, path: Path, limits: Limits = OF_STRATEGY) -> None:
        check(path, limits)
        self._cells = 0
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of what openpyxl leaves out
                self._reader = _Reader(path, read_only=True, data_only=True)
                self._reader.read()
        except BROKEN as error:
            if reader := getattr(self, "_reader", None):
                reader.archive.close()
            raise damaged() from error
        # The stubs do not know what openpyxl keeps of styles and properties.
        workbook: Any = self._reader.wb
        self._workbook, styles = workbook, workbook._cell_styles
        self._formats = [self._format(style) for style in styles]
        self.sheets: Mapping[str, str] = self._reader.sheets

    def property(self, name: str) -> str:
        """Return a property of the document that we gave it; "" if it has none."""
        for one in self._workbook.custom_doc_props:
            if one.name == name:
                return str(one.value or "")
        return ""

    def close(self) -> None:
        self._reader.archive.close()

    def grid(self, title: str) -> Grid:
        """Read the sheet whole; raise `Refused` if no person wrote so much."""
        grid = Grid(title)
        try:
            with self._reader.archive.open(self.sheets[title]) as source:
                parser = _Parser(
                    source,
                    self._reader.shared_strings,
                    data_only=True,
                    epoch=self._workbook.epoch,
                    date_formats=self._workbook._date_formats,
                )
                parser.formats = self._formats
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    for number, found in parser.parse():
                        self._take(grid, number, dict(found))
        except BROKEN as error:
            raise damaged() from error
        hidden = {n for n, row in parser.row_dimensions.items() if _is_hidden(row)}
        grid.hidden_lines = sum(str(line.number) in hidden for line in grid.lines)
        _spread(grid, parser.merged_cells.mergeCell if parser.merged_cells else ())
        return grid

    def _take(self, grid: Grid, number: int, found: dict[int, Cell]) -> None:
        cells = {column: cell for column, cell in found.items() if cell is not None}
        self._cells += len(cells)
        if not cells:
            return
        is_too_much = len(grid.lines) >= MOST_ROWS or self._cells > MOST_CELLS
        if is_too_much or max(cells) > MOST_COLUMNS:
            raise too_large(grid)
        grid.lines.append(Line(number, cells))

    def _format(self, style: Any) -> str:
        number = style.numFmtId
        if number < BUILTIN_FORMATS_MAX_SIZE:
            return BUILTIN_FORMATS.get(number, "")
        formats = self._workbook._number_formats
        at = number - BUILTIN_FORMATS_MAX_SIZE
        return str(formats[at]) if at < len(formats) else ""


def _is_hidden(row: Mapping[str, str]) -> bool:
    return row.get("hidden") in ("1", "true") or row.get("ht") == "0"


def too_large(grid: Grid) -> Refused:
    return Refused(
        _(
            "Sheet “%(sheet)s” is larger than any strategy needs (limits: "
            "%(rows)d rows, %(columns)d columns, %(cells)d cells in all)."
        )
        % {
            "sheet": grid.title,
            "rows": MOST_ROWS,
            "columns": MOST_COLUMNS,
            "cells": MOST_CELLS,
        }
    )


def _spread(grid: Grid, areas: Iterable[Any]) -> None:
    """Let merged cells hold what the first one does: all rows below, a year beside.

    Sound areas do not lie upon each other, so they have no more cells than sheets may.
    """
    lines = sorted(grid.lines, key=lambda line: line.number)
    numbers, covered = [line.number for line in lines], 0
    for area in areas:
        first = bisect_left(numbers, area.min_row)
        rows = lines[first : bisect_right(numbers, area.max_row)]
        columns = range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
        covered += 1 + len(rows) * len(columns)
        if covered > MOST_CELLS:
            raise too_large(grid)
        for line in rows:
            grid.merged.setdefault(line.number, set()).update(columns)
        if rows and rows[0].number == area.min_row:
            _spread_over(rows, columns)


def _spread_over(rows: list[Line], columns: range) -> None:
    top, column = rows[0], columns.start
    cell = top.cells.get(column)
    if cell is None:
        return
    for line in rows[1:]:
        line.cells.setdefault(column, cell)
    if YEAR.fullmatch(str(cell.value).strip()):
        for beside in columns[1:]:
            top.cells.setdefault(beside, cell)


class _Reader(ExcelReader):
    """Finds the sheets of a workbook without reading any."""

    sheets: dict[str, str]

    def read_strings(self) -> None:
        package: Any = self.package
        part = package.find(SHARED_STRINGS)
        if part is not None:
            with self.archive.open(part.PartName.removeprefix("/")) as source:
                self.shared_strings = list(_strings(source))

    def read_theme(self) -> None:
        pass

    def read_worksheets(self) -> None:
        found = self.parser.find_sheets()
        self.sheets = {
            sheet.name: rel.target
            for sheet, rel in found
            if rel.target in self.valid_files and "chartsheet" not in rel.Type
        }
        if len(set(self.sheets.values())) < len(self.sheets):
            # However often one is named, it would be read anew each time.
            raise ValueError


def _strings(source: Any) -> Iterator[str]:
    for _event, element in iterparse(source):
        if element.tag == SHARED:
            yield decoded(_content(element))
            element.clear()


def _content(element: Any) -> str:
    found: Any = Text.from_tree(element)
    return str(found.content)


def decoded(text: str) -> str:
    """Return the text that Excel means: "_x000D_" is a line's end of Windows."""
    return (
        CODE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
    )


class _Parser(WorkSheetParser):
    """Reads rows as pairs of column and cell; None for a cell that holds nothing."""

    formats: list[str]

    def parse_cell(  # type: ignore[override]  # what it yields is for us alone
        self, element: Any
    ) -> tuple[int, Cell | None]:
        if place := element.get("r"):
            _row, self.col_counter = coordinate_to_tuple(place)
        else:
            self.col_counter += 1
        style = int(element.get("s") or 0)
        shown = self.formats[style] if style < len(self.formats) else ""
        return self.col_counter, self._held(element, style, shown)

    def _held(self, element: Any, style: int, shown: str) -> Cell | None:
        kind, text = element.get("t", "n"), element.findtext(VALUE)
        if kind == "inlineStr":
            inline = element.find(INLINE)
            return _worded("" if inline is None else decoded(_content(inline)), shown)
        if not text:
            formula = element.find(FORMULA)
            if formula is None or kind == "str":
                return None  # an empty text is what the formula results in
            return Cell(f"={formula.text or ''}", Odd.NO_RESULT)
        if kind == "s":
            return _worded(self.shared_strings[int(text)], shown)
        if kind == "str":
            return _worded(decoded(text), shown)
        if kind == "b":
            return Cell(text in ("1", "true"))
        if kind == "e":
            return Cell(text, Odd.ERROR)
        if kind == "d":
            return Cell(datetime.datetime.fromisoformat(text.removesuffix("Z")))
        return self._number(text, style in self.date_formats, shown)

    def _number(self, text: str, is_date: bool, shown: str) -> Cell:
        try:
            number = Decimal(text)
        except InvalidOperation:
            return Cell(text, Odd.ERROR)
        if not number.is_finite():
            return Cell(text, Odd.ERROR)
        if is_date:
            try:
                day = from_excel(float(number), self.epoch)
            except (ValueError, OverflowError):
                return Cell(text, Odd.ERROR)
            if isinstance(day, datetime.datetime):
                return Cell(day, format=shown)
        # Excel keeps fifteen digits; what follows comes from its arithmetic.
        return Cell(Decimal(f"{number:.15g}"), format=shown)


def _worded(text: str, shown: str) -> Cell | None:
    return Cell(text, format=shown) if text else None
