"""Put rows together to a tree in the exchange format, and find a place's row again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from exchange.spots import Members
from exchange.workbook.faults import LONGEST_FOUND
from exchange.workbook.headings import Key
from exchange.workbook.rows import Row, SheetOf
from exchange.workbook.words import plain

STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
PLACE = re.compile(r"(?:goals|strategy\.indicators)(?:\[\d+\]|\.\w+)+")


@dataclass(frozen=True, slots=True)
class RowRef:
    """Where an entry of the tree stands in the workbook."""

    sheet: SheetOf
    number: int
    of: str
    doubtful: frozenset[Key]


class Tree:
    """The goals of a workbook, and the rows that they come from."""

    def __init__(self) -> None:
        self.goals: list[Members] = []
        # Indicators of the strategy as a whole; None where no sheet speaks of any.
        self.own: list[Members] | None = None
        self.by_code: dict[str, Members] = {}
        self._rows: dict[int, RowRef] = {}
        self._kept: list[Members] = []  # what an id is of must not go

    def add(self, entry: Members, row: Row) -> None:
        """Remember the row of an entry."""
        self._kept.append(entry)
        self._rows[id(entry)] = RowRef(
            row.sheet, row.number, row.of, frozenset(row.doubtful)
        )

    def find(self, root: Any, place: str) -> "tuple[RowRef | None, list[str], Any]":
        """Return the row of a place, the steps within it, and what stands there."""
        found: RowRef | None = None
        within: list[str] = []
        value: Any = root
        for index, name in STEP.findall(place):
            within.append(name or index)
            value = _step(value, index, name)
            if id(value) in self._rows and isinstance(value, Members):
                found, within = self._rows[id(value)], []
        return found, within, value

    def in_words(self, root: Any, message: str) -> str:
        """Name the cells of a message that names places of the format."""

        def cell(match: re.Match[str]) -> str:
            row, within, _value = self.find(root, match[0])
            if row is None:
                return match[0]
            ref = row.sheet.ref(row.number, key_of(row, within))
            return f"{row.sheet.grid.title}!{ref}"

        return PLACE.sub(cell, message).strip().removesuffix(".")


def _step(value: Any, index: str, name: str) -> Any:
    if index:
        at = int(index)
        return value[at] if isinstance(value, list) and at < len(value) else None
    return value.get(name) if isinstance(value, dict) else None


def key_of(row: RowRef, within: list[str]) -> Key:
    """Return the column of a part: `years`, `2010`, `planned` is the plan of 2010."""
    columns = row.sheet.columns
    year = next((int(step) for step in within if step.isdigit()), None)
    for step in reversed(within):
        if step in columns and columns[step].by_year:
            return step, year or min(row.sheet.years[step], default=None)
        if step in columns:
            return step, None
    if "years" in within and "planned" in columns:
        return "planned", year
    named = next(n for n in ("code", "name", "text", "source", "title") if n in columns)
    return named, None


def found_text(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST_FOUND else f"{text[: LONGEST_FOUND - 1]}…"


def same_in_words(names: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each unit of measure that is spelled in several ways."""
    spellings: dict[str, dict[str, None]] = {}
    for name in names:
        if name.strip():
            spellings.setdefault(_unit(name), {})[name.strip()] = None
    for found in spellings.values():
        if len(found) > 1:
            yield _("One unit of measure is spelled in several ways: %(names)s.") % {
                "names": ", ".join(f"„{name}”" for name in found)
            }


# Words for one unit, of which some are short.
UNITS = (
    ("szt", "sztuka", "sztuki", "sztuk"),
    ("os", "osoba", "osoby", "osób"),
    ("zł", "pln", "złoty", "złote", "złotych"),
    ("%", "proc", "procent", "procenty"),
    ("km", "kilometr", "kilometry", "kilometrów"),
    ("ha", "hektar", "hektary", "hektarów"),
    ("m", "metr", "metry", "metrów"),
    ("mb", "metr bieżący", "metry bieżące", "metrów bieżących"),
    ("m2", "m kw", "metr kwadratowy", "metry kwadratowe", "metrów kwadratowych"),
)
FAMILY = {name: names[0] for names in UNITS for name in names}


def _unit(name: str) -> str:
    text = " ".join(plain(name).replace(".", " ").split())
    return FAMILY.get(text, text)
