"""The rows of a sheet as parts of entries, each cell read or named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchange.workbook.cells import Reading
from exchange.workbook.codes import Unfit
from exchange.workbook.columns import Column, Kind, Table
from exchange.workbook.faults import CellFault, Findings, shown
from exchange.workbook.grid import Cell, Grid, Line
from exchange.workbook.headings import Headings, Key
from exchange.workbook.words import SUMS, plain

# Parts without which there is no entry; codes are told apart.
NEEDED = (Kind.TEXT, Kind.CHOICE)


def _missing(column: Column) -> str:
    if column.choices:
        names = "; ".join(str(label) for _value, label in column.choices)
        return _("one of: %(names)s") % {"names": names}
    return _("a text; the cell is empty")


@dataclass(slots=True)
class Row:
    """A row of a sheet: what its cells say, by column and year.

    A cell that is empty or that could not be read is not among them; `doubtful` holds
    those of the latter.
    """

    sheet: "SheetOf"
    number: int
    cells: Mapping[Key, Cell]
    of: str  # such as "I.3.5, stage 2"
    values: dict[Key, Any] = field(default_factory=dict)
    doubtful: set[Key] = field(default_factory=set)

    def get(self, name: str, year: int | None = None) -> Any:
        return self.values.get((name, year))

    def cell(self, name: str, year: int | None = None) -> Cell | None:
        return self.cells.get((name, year))

    def has(self, name: str) -> bool:
        """Say whether the sheet has the column and nothing there is in doubt."""
        is_there = self.sheet.headings.place(name) is not None
        return is_there and (name, None) not in self.doubtful

    def fault(self, key: Key, expected: str) -> None:
        self.doubtful.add(key)
        self.sheet.fault(self.number, key, self.cells.get(key), expected, self.of)


class SheetOf:
    """A sheet that was recognised as the one of a table."""

    def __init__(
        self, grid: Grid, table: Table, headings: Headings, findings: Findings
    ) -> None:
        self.grid, self.table = grid, table
        self.headings, self.findings = headings, findings
        # Columns that were named as a whole, such as those of a year too many.
        self.doubtful: set[Key] = set()
        self.columns = {column.name: column for column in table.columns}
        self.years = {
            column.name: headings.years(column.name) for column in table.columns
        }

    def lines(self) -> Iterator[tuple[Line, dict[Key, Cell]]]:
        """Yield the rows below the headings that hold anything, but sums."""
        first = self.headings.columns
        for line in self.grid.lines:
            if line.number <= self.headings.row:
                continue
            cells = {
                key: cell
                for key, place in first.items()
                if (cell := line.cells.get(place)) is not None and shown(cell)
            }
            if cells and not self._is_aside(line, cells):
                yield line, cells

    def _is_aside(self, line: Line, cells: Mapping[Key, Cell]) -> bool:
        """Pass over sums under the table, and headings that are repeated in it."""
        names = [shown(cells.get((name, None))) for name in ("code", "owner", "title")]
        is_sum = next((plain(name) in SUMS for name in names if name), False)
        repeated = [
            shown(cell) == self._heading_text(key)
            for key, cell in cells.items()
            if isinstance(cell.value, str)
        ]
        is_heading = len(repeated) > 1 and all(repeated)
        if is_sum or is_heading:
            self.findings.note(
                _("Sheet “%(sheet)s”: row %(row)d is a sum or a heading, not read.")
                % {"sheet": self.grid.title, "row": line.number}
            )
        return is_sum or is_heading

    def _heading_text(self, key: Key) -> str:
        place = self.headings.columns[key]
        for line in self.grid.lines:
            if line.number == self.headings.row:
                return shown(line.cells.get(place))
        return ""

    def row(
        self, line: Line, cells: Mapping[Key, Cell], reading: Reading, of: str
    ) -> Row:
        """Read all cells but those of codes, which need the other sheets."""
        row = Row(self, line.number, cells, of)
        for key, cell in cells.items():
            column = self.columns[key[0]]
            if column.name in ("code", "owner", "parent"):
                continue
            try:
                row.values[key] = reading.value(cell, column)
            except Unfit as unfit:
                row.fault(key, unfit.expected)
        for column in self.columns.values():
            key = (column.name, None)
            if column.is_required and key not in cells and column.kind in NEEDED:
                row.fault(key, _missing(column))
        return row

    def fault(
        self, number: int, key: Key, cell: Cell | None, expected: str, of: str = ""
    ) -> None:
        where = f"{self.columns[key[0]].heading} {key[1] or ''}".strip()
        self.findings.fault(
            CellFault(
                self.grid.title,
                self.ref(number, key),
                shown(cell),
                expected,
                f"{where}, {of}" if of else where,
            )
        )

    def ref(self, number: int, key: Key) -> str:
        place = self.headings.columns.get(key)
        return self.grid.ref(number, place) if place else f"{number}:{number}"

    def note_hidden(self) -> None:
        if n := self.grid.hidden_lines:
            words = ngettext(
                "Sheet “%(sheet)s”: %(n)d hidden row is read, too.",
                "Sheet “%(sheet)s”: %(n)d hidden rows are read, too.",
                n,
            )
            self.findings.note(words % {"sheet": self.grid.title, "n": n})
