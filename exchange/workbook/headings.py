"""Find the row of headings in a sheet, and what stands under each of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from exchange.workbook.columns import Column, Table
from exchange.workbook.faults import CellFault, Findings, shown
from exchange.workbook.grid import Grid, Line
from exchange.workbook.words import BRACKETS, nearest, plain, year_and_rest

# Above the headings stand a title and some lines at most.
SEARCHED = 40
# What a column holds: its name, and the year if there is one a year.
Key = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand, and which column of the sheet holds what."""

    row: int
    columns: Mapping[Key, int]

    def years(self, name: str) -> list[int]:
        return sorted(y for column, y in self.columns if column == name and y)

    def place(self, name: str, year: int | None = None) -> int | None:
        return self.columns.get((name, year))


class Recogniser:
    """Tells by its heading which column of a table one is."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._exact: dict[str, Column] = {}
        self._other: dict[str, Column] = {}
        for column in table.columns:
            self._exact.setdefault(_name(column), column)
            for name in (*column.also, column.name):
                self._other.setdefault(_year_name(plain(name), column), column)

    def key(self, heading: str) -> tuple[Key | None, bool]:
        """Return what the column holds, and whether the heading is our own."""
        year, rest = year_and_rest(heading)
        if year is None:
            rest = plain(heading)
        for names in (self._exact, self._other):
            short = plain(BRACKETS.sub(" ", rest))
            for name in (rest, short):
                column = names.get(f"{name} #" if year else name)
                if column and column.by_year == (year is not None):
                    return (column.name, year), names is self._exact
        return None, False

    def is_by_year(self, words: str) -> bool:
        return any(f"{plain(words)} #" in names for names in (self._exact, self._other))

    def nearest(self, heading: str, taken: Collection[Key]) -> str | None:
        used = {name for name, _year in taken}
        free = [c for c in self.table.columns if c.name not in used and not c.is_hidden]
        return nearest(heading, [column.title() for column in free if column.title()])


def _name(column: Column) -> str:
    return _year_name(plain(column.title()), column)


def _year_name(name: str, column: Column) -> str:
    return f"{name} #" if column.by_year else name


def find_headings(grid: Grid, table: Table, findings: Findings) -> Headings | None:
    """Return the headings; None with a fault if there is no row of them."""
    recogniser = Recogniser(table)
    best: dict[int, str] = {}
    best_line: Line | None = None
    most = 0
    for at, line in enumerate(grid.lines[:SEARCHED]):
        texts = _texts(line, grid.lines[at - 1] if at else None, recogniser)
        known = {key for text in texts.values() if (key := recogniser.key(text)[0])}
        if len(known) > most:
            best, best_line, most = texts, line, len(known)
    required = [column.title() for column in table.columns if column.is_required]
    if best_line is None or most < min(2, len(required)):
        names = ", ".join(f"„{name}”" for name in required)
        expected = _("a row of headings with: %(names)s") % {"names": names}
        findings.fault(CellFault(grid.title, "", "", expected))
        return None
    return _Sorting(grid, best_line, recogniser, findings).headings(best)


def _texts(line: Line, above: Line | None, recogniser: Recogniser) -> dict[int, str]:
    """Return the headings of a row; "plan" below 2012 is "plan 2012"."""
    texts = {column: shown(cell) for column, cell in line.cells.items()}
    year = ""
    for column in sorted({*texts, *(above.cells if above else ())}):
        over = shown(above.cells.get(column)) if above else ""
        if over:
            year = over if year_and_rest(over)[0] and not year_and_rest(over)[1] else ""
        text = texts.get(column, "")
        if year and text and recogniser.is_by_year(text):
            texts[column] = f"{text} {year}"
    return texts


class _Sorting:
    """Gives each column its heading, and names those that nobody can know."""

    def __init__(
        self, grid: Grid, line: Line, recogniser: Recogniser, findings: Findings
    ) -> None:
        self.grid, self.line = grid, line
        self.recogniser, self.findings = recogniser, findings
        self.columns: dict[Key, int] = {}

    def headings(self, texts: Mapping[int, str]) -> Headings | None:
        found = {column: self.recogniser.key(text) for column, text in texts.items()}
        # Our own headings first: "Zadanie" is a title only where nothing else is.
        for is_own in (True, False):
            for column, (key, own) in found.items():
                if key is not None and own is is_own:
                    self._claim(key, column, texts[column])
        for column, (key, _own) in found.items():
            if key is None:
                self._name_unknown(column, texts[column])
        has_all = [self._has(column) for column in self.recogniser.table.columns]
        return Headings(self.line.number, self.columns) if all(has_all) else None

    def _claim(self, key: Key, column: int, text: str) -> None:
        if key not in self.columns:
            self.columns[key] = column
        elif not self._is_used(column):
            pass
        elif not self._is_used(self.columns[key]):
            self.columns[key] = column
        else:
            first = self.grid.ref(self.line.number, self.columns[key])
            self._fault(
                column,
                text,
                _("another heading; %(cell)s is the same column") % {"cell": first},
            )

    def _name_unknown(self, column: int, text: str) -> None:
        if not text or not self._is_used(column):
            return
        if near := self.recogniser.nearest(text, self.columns):
            self._fault(
                column, text, _("a heading, perhaps “%(near)s”") % {"near": near}
            )
        elif year_and_rest(text)[0] and not year_and_rest(text)[1]:
            self._fault(column, text, _("a heading that says what of the year it is"))
        else:
            self.findings.note(
                _("Sheet “%(sheet)s”: the column “%(name)s” is not read.")
                % {"sheet": self.grid.title, "name": text}
            )

    def _has(self, column: Column) -> bool:
        if not column.is_required or (column.name, None) in self.columns:
            return True
        self.findings.fault(
            CellFault(
                self.grid.title,
                f"{self.line.number}:{self.line.number}",
                "",
                _("a column “%(name)s”") % {"name": column.title()},
            )
        )
        return False

    def _is_used(self, column: int) -> bool:
        below = (n for n in self.grid.lines if n.number > self.line.number)
        return any(shown(line.cells.get(column)) for line in below)

    def _fault(self, column: int, found: str, expected: str) -> None:
        cell = self.grid.ref(self.line.number, column)
        self.findings.fault(CellFault(self.grid.title, cell, found, expected))
