"""The sheet of the strategy itself: a line for each part, and a table of its years."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.document import StrategyEntry, ThresholdsEntry
from exchange.parts import parts_of
from exchange.spots import Members
from exchange.workbook.cells import Reading, share_in, whole
from exchange.workbook.codes import Unfit
from exchange.workbook.columns import Column, Kind, column
from exchange.workbook.faults import CellFault, Findings, shown
from exchange.workbook.grid import Cell, Grid, Line
from exchange.workbook.words import YEAR, nearest, plain
from spreadsheets.sheets import Text

TITLE = gettext_lazy("Strategy")
ALSO = ("strategia", "dane strategii")


# What an empty cell says nothing of, where it empties others.
LEFT_OUT = ("slug", "authority")


def _line(name: str, example: Text, help: Text, *also: str) -> Column:
    return column(StrategyEntry, name, example=example, help=help, also=also)


LINES: Collection[Column] = (
    _line(
        "title",
        "Strategia rozwoju miasta",
        gettext_lazy("The full name."),
        *("tytuł", "nazwa strategii", "tytuł strategii"),
    ),
    _line(
        "city",
        "Leszno",
        gettext_lazy("The name of the city, commune or county."),
        *("miasto", "gmina", "powiat", "miejscowość"),
    ),
    _line(
        "authority",
        gettext_lazy("city"),
        gettext_lazy("City, commune, county or metropolis; empty: as it is."),
        *("rodzaj", "rodzaj jednostki"),
    ),
    _line(
        "adopted_by",
        "Uchwała nr X/100/2026",
        gettext_lazy("Number and day of the resolution."),
        *("uchwała", "uchwała przyjmująca", "przyjęta uchwałą"),
    ),
    _line(
        "source",
        "",
        gettext_lazy("Where figures of past years come from."),
        "źródło danych",
    ),
    _line(
        "slug",
        "miasto-2026-2030",
        gettext_lazy("Ends the address of the page; empty: made of the name."),
        *("adres", "slug"),
    ),
)
YEARS = column(
    StrategyEntry,
    "years",
    kind=Kind.TEXT,
    also=("lata", "lata obowiązywania", "okres", "lata strategii", "horyzont"),
)
YEAR_HEADING = gettext_lazy("year")
THRESHOLDS = ("on_track_from", "delayed_from")
# What begins the table of years.
YEAR_ALSO = ("rok", "year")


def threshold_label(name: str) -> str:
    return str(capfirst(parts_of(ThresholdsEntry)[name].label))


@dataclass(frozen=True, slots=True)
class ReadStrategy:
    """The parts as the exchange format has them, and the cell of each."""

    value: Members
    cells: Mapping[str, tuple[str, str]]  # place: cell and what it is
    doubtful: Collection[str]


class StrategySheet:
    """Reads the sheet: labels to the left, what they mean to the right."""

    def __init__(self, grid: Grid, reading: Reading, findings: Findings) -> None:
        self.grid, self.reading, self.findings = grid, reading, findings
        self.value = Members(())
        self.cells: dict[str, tuple[str, str]] = {}
        self.doubtful: set[str] = set()
        self._years: dict[int, Members] = {}
        self._thresholds_at: dict[str, int] = {}

    def read(self) -> ReadStrategy:
        lines = iter(self.grid.lines)
        for line in lines:
            first, *rest = sorted(line.cells)
            label = plain(shown(line.cells[first]))
            if label in (*YEAR_ALSO, plain(str(YEAR_HEADING))):
                self._read_years(line, lines)
            elif part := self._part(label):
                self._read_part(part, line, rest)
            elif rest:
                self._name_unknown(line, first)
        self._close()
        return ReadStrategy(self.value, self.cells, self.doubtful)

    def _part(self, label: str) -> Column | None:
        for one in (*LINES, YEARS):
            if label in (plain(one.title()), *map(plain, one.also)):
                return one
        return None

    def _read_part(self, part: Column, line: Line, rest: list[int]) -> None:
        at = rest[0] if rest else min(line.cells) + 1
        place = f"strategy.{part.name}"
        self.cells[place] = self.grid.ref(line.number, at), str(part.heading)
        cell = line.cells.get(at)
        if part is YEARS:
            self._read_span(cell, place)
        elif cell is None or not shown(cell):
            if part.is_required:
                self._fault(place, cell, _("a text; the cell is empty"))
            elif part.name not in LEFT_OUT:
                self.value[part.name] = ""
        else:
            try:
                self.value[part.name] = self.reading.value(cell, part)
            except Unfit as unfit:
                self._fault(place, cell, unfit.expected)

    def _read_span(self, cell: Cell | None, place: str) -> None:
        text = shown(cell)
        years = [int(year) for year in YEAR.findall(text)]
        rest = plain(YEAR.sub(" ", text))
        if not text:
            return
        is_span = (
            len(years) == 2 and rest in ("-", "–", "—", "do") and years[0] < years[1]
        )
        if is_span:
            years = list(range(years[0], years[1] + 1))
        elif not years or rest.strip(" ,;"):
            self._fault(place, cell, _("years, for instance 2026–2030"))
            return
        for year in years:
            self._years.setdefault(year, Members(()))

    def _read_years(self, head: Line, lines: Iterator[Line]) -> None:
        first = min(head.cells)
        columns = {}
        for at, cell in head.cells.items():
            for name in THRESHOLDS:
                if plain(shown(cell)) == plain(threshold_label(name)):
                    columns[name] = at
        self._thresholds_at = columns
        for line in lines:
            if (said := line.cells.get(first)) is None:
                continue
            place = f"strategy.thresholds.{line.number}"
            self.cells[place] = self.grid.ref(line.number, first), str(YEAR_HEADING)
            try:
                year = whole(said, YEARS)
            except Unfit as unfit:
                self._fault(place, said, unfit.expected)
                continue
            if year is not None:
                self._read_thresholds(year, line, self.grid.ref(line.number, first))

    def _read_thresholds(self, year: int, line: Line, ref: str) -> None:
        self.cells[f"strategy.years.{year}"] = ref, str(YEAR_HEADING)
        found = self._years.setdefault(year, Members(()))
        for name, at in self._thresholds_at.items():
            place = f"strategy.thresholds.{year}.{name}"
            words = f"{threshold_label(name)}, {year}"
            self.cells[place] = self.grid.ref(line.number, at), words
            held = line.cells.get(at)
            try:
                found[name] = share_in(held) if held is not None else None
            except Unfit as unfit:
                self._fault(place, held, unfit.expected)

    def _close(self) -> None:
        if self._years:
            self.value["years"] = sorted(self._years)
            if self._thresholds_at:
                said = {
                    str(year): found
                    for year, found in sorted(self._years.items())
                    if any(value is not None for value in found.values())
                }
                self.value["thresholds"] = Members(said.items())

    def _name_unknown(self, line: Line, first: int) -> None:
        text = shown(line.cells[first])
        near = nearest(text, [one.title() for one in (*LINES, YEARS)])
        ref = self.grid.ref(line.number, first)
        if near:
            expected = _("a heading, perhaps “%(near)s”") % {"near": near}
            self.findings.fault(CellFault(self.grid.title, ref, text, expected))

    def _fault(self, place: str, cell: Cell | None, expected: str) -> None:
        self.doubtful.add(place)
        ref, words = self.cells[place]
        fault = CellFault(self.grid.title, ref, shown(cell), expected, words)
        self.findings.fault(fault)


def years_of(value: Mapping[str, Any]) -> list[int]:
    years: list[int] = value.get("years", [])
    return years
