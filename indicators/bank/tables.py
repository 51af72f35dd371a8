"""What a table of the local data bank says: series by territory and year.

Its site gives a table in two shapes. The relational one has a row a figure, under
Kod, Nazwa, the characteristics, Rok, Wartosc, Jednostka miary, Atrybut. The wide one
has a row a territory and a column a figure, whose heading says the characteristics,
the year and the unit in brackets: in CSV in one cell, parted by semicolons, in Excel
in cells one under another, of which equal ones beside each other are merged.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from leszno_strategy.doubt import number_beyond_doubt
from leszno_strategy.folding import fold
from leszno_strategy.numbers import SPACES
from spreadsheets.sheets import clean
from tasks.models import PLAUSIBLE_YEARS

Line = Sequence[str]

# The relational columns that are no characteristics, without their signs.
CODE, NAME, YEAR, VALUE = "kod", "nazwa", "rok", "wartosc"
UNIT, MARK = "jednostka miary", "atrybut"
# Marks of a figure that is none: not there yet, secret, not possible, or not kept.
NO_FIGURE = frozenset({"n", "x", "-"})
# What a cell of the wide shape says where there is no figure.
NOTHING = frozenset({"", "-", "–", ".", "n", "x"})
# Other years are no years of an indicator: its values have plausible ones.
IS_YEAR = re.compile("|".join(map(str, PLAUSIBLE_YEARS)))
IS_UNIT = re.compile(r"\[(.*)\]")
IS_CODE = re.compile(r"[0-9]{1,12}")
# The file's name begins with its group, such as LUDN_2137_CREL_20240101120000.csv.
GROUP = re.compile(r"([A-Z]{2,6}_[0-9]{1,6})_[CX](?:REL|TAB)_", re.ASCII)
# Codes of territories have seven digits, which Excel takes for numbers.
CODE_DIGITS = 7
# Rows before the heading, such as a title that somebody put there.
BEFORE_HEADING = 20
MOST_COLUMNS = 5_000
LEVELS = 12  # of a heading, one under another
# What the bank never goes beyond: of a series' name, its unit, a territory's name.
LONGEST, LONGEST_UNIT = 1_000, 100


class NotBank(Exception):
    """The rows are no table of the local data bank."""


@dataclass(frozen=True)
class Figure:
    """A value as it will be written, "" for none, and the bank's mark beside it."""

    text: str
    mark: str = ""


@dataclass
class Series:
    """One thing that is measured; figures by the code of the territory and the year."""

    name: str
    unit: str
    figures: dict[tuple[str, int], Figure] = field(default_factory=dict)


@dataclass
class Table:
    """All of a table; `odd` are figures that are no numbers beyond doubt, by place."""

    territories: dict[str, str] = field(default_factory=dict)
    series: dict[tuple[str, str], Series] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(one.figures) for one in self.series.values())

    def add(
        self, place: tuple[str, str], parts: Iterable[str], year: int, unit: str,
        value: str, mark: str,
    ) -> None:  # fmt: skip
        code, territory = place
        name = "; ".join(filter(None, parts))
        if max(len(name), len(territory)) > LONGEST or len(unit) > LONGEST_UNIT:
            raise NotBank
        self.territories.setdefault(code, territory)
        one = self.series.setdefault((name, unit), Series(name, unit))
        figure = Figure(self._read(value, mark, f"{name}, {year}"), mark)
        before = one.figures.setdefault((code, year), figure)
        if before != figure:
            # It does not say what sets them apart.
            self.odd.append(f"{name}, {year}: {before.text} / {figure.text}")
            one.figures[code, year] = Figure("", mark)

    def _read(self, value: str, mark: str, place: str) -> str:
        text = SPACES.sub(" ", value).strip()
        if mark.strip().casefold() in NO_FIGURE or text.casefold() in NOTHING:
            return ""
        number = number_beyond_doubt(text)
        if number is None:
            self.odd.append(f"{place}: {text}")
            return ""
        return written(number)


def written(number: Decimal) -> str:
    """Write a figure as the bank does: a comma, and no spaces."""
    return f"{number:f}".replace(".", ",")


def group_of(name: str) -> str:
    """Return the group that the bank names its file by; "" where it is called else."""
    found = GROUP.match(name)
    return found[1] if found else ""


def read(lines: Iterable[Line], most: int) -> Table:
    """Read a table of either shape; stop after `most` figures and one more.

    Raises NotBank where no heading is one of the bank's.
    """
    rows = iter(lines)
    heading = _heading(rows)
    names = [fold(cell).strip() for cell in heading]
    read_in = _relational if {YEAR, VALUE} <= set(names) else _wide
    table = Table()
    for figure in islice(read_in(heading, names, rows), most + 1):
        table.add(*figure)
    if not table.series:
        raise NotBank
    return table


def _heading(rows: Iterator[Line]) -> Line:
    for line in islice(rows, BEFORE_HEADING):
        if [fold(cell).strip() for cell in line[:2]] == [CODE, NAME]:
            return line
    raise NotBank


def code_of(cell: str) -> str:
    """Return the code with the zeros that a spreadsheet takes off its beginning."""
    text = cell.strip()
    return text.zfill(CODE_DIGITS) if IS_CODE.fullmatch(text) else text


def _relational(heading: Line, names: list[str], rows: Iterator[Line]) -> Any:
    at = {name: place for place, name in reversed(list(enumerate(names))) if name}
    known = {CODE, NAME, YEAR, VALUE, UNIT, MARK}
    parts = [place for name, place in sorted(at.items(), key=lambda one: one[1])
             if name not in known]  # fmt: skip
    for line in rows:
        cells = Cells(line)
        year = cells[at[YEAR]]
        if not (IS_CODE.fullmatch(cells[at[CODE]]) and IS_YEAR.fullmatch(year)):
            continue
        yield (
            (code_of(cells[at[CODE]]), cells[at[NAME]]),
            [cells[place] for place in parts],
            int(year),
            cells[at[UNIT]] if UNIT in at else "",
            cells[at[VALUE]],
            cells[at[MARK]] if MARK in at else "",
        )


def _wide(heading: Line, names: list[str], rows: Iterator[Line]) -> Any:
    levels, first = [heading], None
    for line in islice(rows, LEVELS):
        if line and IS_CODE.fullmatch(Cells(line)[0]):
            first = line
            break
        levels.append(line)
    if max(map(len, levels)) > MOST_COLUMNS:
        raise NotBank
    columns = _columns(levels)
    for line in chain([first] if first else [], rows):
        cells = Cells(line)
        if IS_CODE.fullmatch(cells[0]):
            for place, (parts, year, unit) in columns.items():
                here = (code_of(cells[0]), cells[1])
                yield here, parts, year, unit, cells[place], ""


class Cells:
    """A row whose cells end somewhere; beyond there is nothing."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def __getitem__(self, place: int) -> str:
        return clean(self.line[place]).strip() if place < len(self.line) else ""


def _columns(levels: Sequence[Line]) -> Mapping[int, tuple[list[str], int, str]]:
    """Say what each column of the wide shape holds: parts of the name, year, unit."""
    width = max(map(len, levels))
    stacks: list[list[str]] = [[] for _n in range(width)]
    for line in levels:
        last: list[str] = []
        for place in range(2, width):
            # Of merged cells only the first one says anything.
            if cell := Cells(line)[place]:
                last = [part.strip() for part in cell.split(";", LEVELS)]
            stacks[place] += last
    found = {}
    for place, stack in enumerate(stacks):
        years = [part for part in stack if IS_YEAR.fullmatch(part)]
        units = [one[1] for part in stack if (one := IS_UNIT.fullmatch(part))]
        parts = [
            part
            for part in stack
            if part and part not in years and not IS_UNIT.fullmatch(part)
        ]
        if years:
            found[place] = parts, int(years[-1]), units[-1].strip() if units else ""
    return found
