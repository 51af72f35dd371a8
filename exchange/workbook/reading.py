"""Read a workbook: the strategy in it, or every cell that is in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from exchange import spots
from exchange.document import FORMAT, Document
from exchange.format import Refused
from exchange.parts import Of
from exchange.spots import Members, Spot
from exchange.workbook import strategy
from exchange.workbook.assembly import Assembly
from exchange.workbook.cells import Names, Reading
from exchange.workbook.columns import OF_YEARS, Table
from exchange.workbook.faults import CellFault, Findings, shown
from exchange.workbook.grid import Book, Grid
from exchange.workbook.headings import find_headings
from exchange.workbook.rows import SheetOf
from exchange.workbook.schema import (
    GOALS,
    HELP_ALSO,
    HELP_TITLE,
    TABLES,
    UNITS_ALSO,
    UNITS_TITLE,
)
from exchange.workbook.strategy import ReadStrategy, StrategySheet
from exchange.workbook.tree import Tree, found_text, key_of
from exchange.workbook.words import plain

TOKEN = "strategy-token"  # noqa: S105  the name of a property of the document
STRATEGY, UNITS, HELP = "strategy", "units", "help"


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """What a workbook says: a document, or the faults for which there is none.

    `token` names the state that the workbook was written from, "" if it was not.
    `notes` say what was taken with a guess beyond doubt, and what was left.
    """

    document: Document | None
    faults: Sequence[CellFault]
    token: str
    notes: Sequence[str] = ()


def read(path: Path) -> ReadWorkbook:
    """Read the workbook whole; raise `Refused` if it is none of ours, or harmful."""
    book = Book(path)
    try:
        return _Workbook(book).read()
    finally:
        book.close()


class _Workbook:
    def __init__(self, book: Book) -> None:
        self.book, self.findings = book, Findings()
        self.token = book.property(TOKEN)
        self.titles = self._known_sheets()

    def _known_sheets(self) -> dict[str, str]:
        """Return the titles of the sheets that we know, by what they hold."""
        names = {
            STRATEGY: (str(strategy.TITLE), *strategy.ALSO),
            UNITS: (str(UNITS_TITLE), *UNITS_ALSO),
            HELP: (str(HELP_TITLE), *HELP_ALSO),
            **{table.name: (str(table.title), *table.also) for table in TABLES},
        }
        by_name = {plain(n): key for key, some in names.items() for n in some}
        found: dict[str, str] = {}
        for title in self.book.sheets:
            key = by_name.get(plain(title))
            if key is None:
                self.findings.note(
                    _("The sheet “%(name)s” is not read.") % {"name": title}
                )
            elif key in found:
                expected = _("another name: sheet “%(sheet)s” holds the same")
                words = expected % {"sheet": found[key]}
                self.findings.fault(CellFault(title, "", title, words))
            else:
                found[key] = title
        if not found.keys() & {STRATEGY, *(table.name for table in TABLES)}:
            raise Refused(
                _(
                    "This workbook has none of the sheets of a strategy "
                    "(%(names)s). Download the template, and fill it in."
                )
                % {"names": ", ".join(str(table.title) for table in TABLES)}
            )
        return found

    def read(self) -> ReadWorkbook:
        reading = Reading(*self._names(), is_exact=bool(self.token))
        said = self._strategy(reading)
        years = strategy.years_of(said.value)
        here = [table.name for table in TABLES if table.name in self.titles]
        tree = Assembly(here, lambda t: self._sheet(t, years), reading, years).build()
        if tree.own is not None:
            said.value["indicators"] = tree.own
        for typed, listed in reading.respelled.items():
            self.findings.note(
                _("The unit of measure “%(typed)s” is read as “%(listed)s”.")
                % {"typed": typed, "listed": listed}
            )
        document = self._document(said, tree)
        faults = self.findings.faults
        return ReadWorkbook(
            None if faults else document, faults, self.token, self.findings.notes
        )

    def _grid(self, name: str) -> Grid:
        return self.book.grid(self.titles[name])

    def _names(self) -> tuple[Names, Names, list[str]]:
        """Return the units, posts and measures that the workbook lists, by columns."""
        columns: tuple[list[str], list[str], list[str]] = [], [], []
        if UNITS not in self.titles:
            return Names(()), Names(()), []
        for line in self._grid(UNITS).lines[1:]:
            for at, names in enumerate(columns, start=1):
                if text := shown(line.cells.get(at)):
                    names.append(text)
        return Names(columns[0]), Names(columns[1]), columns[2]

    def _strategy(self, reading: Reading) -> ReadStrategy:
        if STRATEGY in self.titles:
            return StrategySheet(self._grid(STRATEGY), reading, self.findings).read()
        title = str(strategy.TITLE)
        expected = _("a sheet “%(sheet)s” with the name of the strategy")
        self.findings.fault(CellFault(title, "", "", expected % {"sheet": title}))
        return ReadStrategy(Members(()), {}, {"strategy.title"})

    def _sheet(self, table: Table, years: Sequence[int]) -> SheetOf | None:
        """Read a sheet; None with a fault if nobody can tell what is in it."""
        grid = self._grid(table.name)
        if not grid.lines:
            return None
        headings = find_headings(grid, table, self.findings)
        if headings is None:
            return None
        sheet = SheetOf(grid, table, headings, self.findings)
        sheet.note_hidden()
        if years:
            name_other_years(sheet, years)
        return sheet

    def _document(self, said: ReadStrategy, tree: Tree) -> Document | None:
        """Let the readers of the format judge the tree; their faults get cells."""
        root = Members(())
        root |= {"format": FORMAT, "strategy": said.value, "goals": tree.goals}
        found = spots.Findings()
        document = Of(Document)(Spot(root, found))
        for fault in found.faults:
            place, _colon, message = fault.partition(": ")
            self._place(place, tree.in_words(root, message), root, said, tree)
        return document

    def _place(
        self, place: str, message: str, root: Members, said: ReadStrategy, tree: Tree
    ) -> None:
        row, within, value = tree.find(root, place)
        if row is None and place.startswith("strategy"):
            self._place_in_strategy(place, message, root, said, tree)
            return
        if row is None:
            title = self.titles.get(GOALS.name, str(GOALS.title))
            self.findings.fault(CellFault(title, "", "", message))
            return
        key = key_of(row, within)
        if key in row.doubtful or key in row.sheet.doubtful:
            return
        column = row.sheet.columns[key[0]]
        words = f"{column.heading} {key[1] or ''}".strip()
        self.findings.fault(
            CellFault(
                row.sheet.grid.title,
                row.sheet.ref(row.number, key),
                found_text(value),
                message,
                f"{words}, {row.of}" if row.of else words,
            )
        )

    def _place_in_strategy(
        self, place: str, message: str, root: Members, said: ReadStrategy, tree: Tree
    ) -> None:
        if place in said.doubtful:
            return
        _row, _within, value = tree.find(root, place)
        if place not in said.cells and isinstance(value, int):
            place = f"strategy.years.{value}"
        title = self.titles.get(STRATEGY, str(strategy.TITLE))
        cell, words = said.cells.get(place, ("", ""))
        if not words:
            column = next((c for c in strategy.LINES if place.endswith(c.name)), None)
            words = column.title() if column else ""
        self.findings.fault(CellFault(title, cell, found_text(value), message, words))


def name_other_years(sheet: SheetOf, years: Sequence[int]) -> None:
    """Name the headings of years that the strategy does not have, above figures."""
    for key, place in sheet.headings.columns.items():
        name, year = key
        is_bound = name in (*OF_YEARS, "reported_progress")
        if not is_bound or year is None or year in years:
            continue
        is_used = any(
            shown(line.cells.get(place))
            for line in sheet.grid.lines
            if line.number > sheet.headings.row
        )
        if is_used:
            words = _(
                "a year of the strategy (%(first)d–%(last)d); if this one belongs to "
                "it, too, add it to the sheet Strategia"
            )
            said = words % {"first": years[0], "last": years[-1]}
            sheet.doubtful.add(key)
            row = sheet.headings.row
            heading = next(one for one in sheet.grid.lines if one.number == row)
            sheet.fault(row, key, heading.cells.get(place), said)
