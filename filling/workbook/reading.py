"""Read what people typed into workbooks, whatever happened to the sheets meanwhile.

Nothing is believed: which rows the person may fill in is asked later, of what stands.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from exchange.format import Refused
from exchange.workbook.cells import text_in
from exchange.workbook.codes import Unfit
from exchange.workbook.faults import shown
from exchange.workbook.grid import Book, Cell, Grid, Line
from filling.workbook.columns import LAYOUT, STAMP, WAS, WHAT
from filling.workbook.figures import canonical
from filling.workbook.found import LIMITS, CellAmiss, Read, Typed
from filling.workbook.layout import HEADING, SUM, Part, fields_of
from leszno_strategy.meanwhile import plain
from tasks.models import StrategyYear

# Above the rows stand a title and some lines at most.
SEARCHED = 40


def read(path: Path, year: StrategyYear) -> Read:
    """Read a workbook that was written for the year.

    Raises `Refused` for what is none, is harmful, or is of another year.
    """
    book = Book(path, LIMITS)
    try:
        grids = [book.grid(title) for title in book.sheets]
    finally:
        book.close()
    found = Read()
    ours = [one for grid in grids if (one := _Sheet.of(grid, year, found))]
    if not ours:
        raise Refused(
            _(
                "This is not the workbook that the page gives to be filled in, or "
                "its hidden rows and columns were lost. Download it again and "
                "copy into it what you have typed."
            )
        )
    for sheet in ours:
        sheet.read()
    return found


class _Sheet:
    """A sheet of which the row of names was found."""

    def __init__(
        self, grid: Grid, line: Line, names: Mapping[str, int], key: int, found: Read
    ) -> None:
        self.grid, self.names, self.key, self.found = grid, names, key, found
        self.first = line.number + 1

    @classmethod
    def of(cls, grid: Grid, year: StrategyYear, found: Read) -> "_Sheet | None":
        for line in grid.lines[:SEARCHED]:
            for at, cell in line.cells.items():
                if match := STAMP.fullmatch(str(cell.value).strip()):
                    _check_stamp(match.groupdict(), year)
                    names = {str(c.value): n for n, c in line.cells.items()}
                    return cls(grid, line, names, at, found)
        return None

    def read(self) -> None:
        self._check_columns()
        for line in self.grid.lines:
            if line.number >= self.first:
                self._line(line)

    def _check_columns(self) -> None:
        titles = {Part.PLAN: _("plan"), Part.DONE: _("carried out")}
        titles[Part.TEXT] = _("remark or description")
        for part in Part:
            lacking = {part.value, WAS[part]} - self.names.keys()
            if lacking:
                said = _(
                    "the column “%(name)s”, which was deleted. Take the file anew and "
                    "copy into it what you have typed"
                )
                self._amiss("", "", said % {"name": titles[part]})

    def _line(self, line: Line) -> None:
        key = shown(line.cells.get(self.key))
        if key in (HEADING, SUM, ""):
            self._line_without_key(line, key)
            return
        report, _space, row = key.partition(" ")
        what = shown(line.cells.get(self.names.get(WHAT, 0)))
        for part in Part:
            at, was_at = self.names.get(part), self.names.get(WAS[part])
            if at is not None and was_at is not None:
                name = fields_of(row).get(part)
                self._cell(line, at, was_at, report, name, what)

    def _line_without_key(self, line: Line, key: str) -> None:
        """Name what somebody typed where it belongs to no field."""
        parts = (Part.DONE, Part.PLAN) if key == HEADING else tuple(Part)
        # The headings themselves follow the row of names.
        if key == SUM or line.number == self.first:
            return
        for part in parts:
            at = self.names.get(part)
            cell = line.cells.get(at) if at else None
            if at and cell is not None and shown(cell).strip():
                said = (
                    _("nothing: this row is a heading")
                    if key
                    else _("nothing: this row was added, and belongs to no report")
                )
                self._amiss(self.grid.ref(line.number, at), shown(cell), said)

    def _cell(
        self, line: Line, at: int, was_at: int, report: str, name: str | None, what: str
    ) -> None:
        ref = self.grid.ref(line.number, at)
        cell, was = line.cells.get(at), line.cells.get(was_at)
        before = _as_text(was)
        told = {"where": what, "report": report}
        if at in self.grid.merged.get(line.number, ()):
            said = _("a cell of its own: it is merged with others. Part them")
            self._amiss(ref, shown(cell), said, **told)
            return
        try:
            text = text_in(cell, comma=True) if cell is not None else ""
        except Unfit as unfit:
            self._amiss(ref, shown(cell), unfit.expected, **told)
            return
        text = canonical(name or "", text.strip())
        typed = Typed(text, before, self.grid.title, ref)
        if name is None:
            if typed.is_own:
                said = _("nothing: there is no such field in this row")
                self._amiss(ref, shown(cell), said, **told)
            return
        self._take(report, name, typed, told)

    def _take(
        self, report: str, name: str, typed: Typed, told: Mapping[str, str]
    ) -> None:
        """Take the cell; of two that stand for the same field, the one typed into."""
        other = self.found.reports[report].get(name)
        if other is None or not other.is_own:
            self.found.reports[report][name] = typed
        elif typed.is_own and plain(typed.text) != plain(other.text):
            said = _("“%(text)s”, as in %(cell)s, where the same row stands once more")
            said %= {"text": other.text, "cell": f"{other.sheet}!{other.cell}"}
            self._amiss(typed.cell, typed.text, said, **told)

    def _amiss(self, cell: str, found: str, expected: str, **told: str) -> None:
        amiss = CellAmiss(self.grid.title, cell, found, expected, **told)
        self.found.faults.append(amiss)


def _check_stamp(said: Mapping[str, Any], year: StrategyYear) -> None:
    if int(said["strategy"]) != year.strategy_id:
        raise Refused(
            _("The file is of another strategy. Upload it on that strategy’s page.")
        )
    if int(said["year"]) != year.year:
        raise Refused(
            _(
                "The file is of %(year)s, and this page of %(here)s. Upload it on "
                "the page of its year."
            )
            % {"year": said["year"], "here": year.year}
        )
    if int(said["layout"]) != LAYOUT:
        raise Refused(
            _(
                "The file was made by another version of the panel. Download it "
                "again and copy into it what you have typed."
            )
        )


def _as_text(cell: Cell | None) -> str:
    """Return what we wrote into a hidden cell, if nobody meddled with it."""
    try:
        return text_in(cell, comma=True).strip() if cell is not None else ""
    except Unfit:
        return ""
