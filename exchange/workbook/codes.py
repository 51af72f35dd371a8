"""The codes of goals, programmes and tasks, as people and Excel write them."""

import datetime
import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from exchange.workbook.grid import Cell
from exchange.workbook.words import BEFORE_CODE, nearest, one_line
from tasks.models.numbers import GOAL, LARGEST

GOAL_CODE = re.compile(GOAL)
PART = re.compile(r"0*([1-9][0-9]{0,3})", re.ASCII)
WITH_COMMAS = re.compile(r"[0-9A-Za-z]+(?:,[0-9A-Za-z]+)+")
DECIMALS = re.compile(r"0\.(0+)")


class Unfit(Exception):
    """The cell does not hold what it should; the text says what that is."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


class Codes:
    """The codes of a level that are in the workbook, whatever their case."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __contains__(self, code: str) -> bool:
        return code.casefold() in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known.values())

    def add(self, code: str) -> None:
        self._known[code.casefold()] = code

    def get(self, code: str) -> str | None:
        return self._known.get(code.casefold())


def readings(cell: Cell) -> list[str]:
    """Return the codes that the cell may mean, most often one.

    Excel takes 1.1 for a number or for a day of this year, and 1.1.1 for one of 2001.
    """
    value = cell.value
    if isinstance(value, datetime.datetime):
        short = f"{value.day}.{value.month}"
        return [short, f"{short}.{value.year % 100}"]
    if isinstance(value, Decimal):
        decimals = DECIMALS.fullmatch(cell.format)
        if decimals and len(decimals[1]) < 4:
            return [f"{value:.{len(decimals[1])}f}"]
        text = f"{value.normalize():f}"
        # 1.10 loses its zero.
        return [text, f"{text}0"] if re.fullmatch(r"\d+\.\d", text) else [text]
    return [written(str(value))]


def written(text: str) -> str:
    """Return the code in a text: "Cel I.", "I . 3" and "1,1" are I, I.3 and 1.1."""
    code = BEFORE_CODE.sub("", one_line(text)).strip()
    code = re.sub(r"\s*\.\s*(?=[0-9A-Za-z])", ".", code).rstrip(".):; ")
    code = code.replace(",", ".") if WITH_COMMAS.fullmatch(code) else code
    return re.sub(r"(?<=\.)0+(?=[1-9])", "", code)


def owner_in(cell: Cell, known: Codes) -> str:
    """Return the code, of those in the workbook, that the cell means."""
    found = [code for text in readings(cell) if (code := known.get(text))]
    if len(found) == 1:
        return found[0]
    if not found and isinstance(cell.value, str):
        # "I.3.5 Podnoszenie innowacyjności": the code and what it names.
        first = written(cell.value).partition(" ")[0].rstrip(".):;")
        if code := known.get(first):
            return code
    raise Unfit(_no_such(readings(cell)[0], known))


def _no_such(text: str, known: Collection[str] | Codes) -> str:
    near = nearest(text, known)
    if near:
        return _("a code that is in this workbook, perhaps “%(near)s”") % {"near": near}
    return _("a code that is in this workbook")


def goal_code(cell: Cell) -> str:
    texts = readings(cell)
    is_day = isinstance(cell.value, datetime.datetime)
    if is_day or not GOAL_CODE.fullmatch(texts[0]):
        raise Unfit(_("the number of a goal, such as I or 1"))
    return texts[0]


def part_code(cell: Cell, parents: Codes, parent: str | None, example: str) -> str:
    """Return the code of a programme or a task whose owner is in the workbook.

    `parent` is what another column says of it; then the last number is enough.
    """
    found: list[str] = []
    for text in readings(cell):
        before, _dot, last = text.rpartition(".")
        if not before and parent is not None:
            before = parent
        part = PART.fullmatch(last)
        above = parents.get(before)
        if part and above is not None and int(part[1]) <= LARGEST:
            found.append(f"{above}.{int(part[1])}")
    if isinstance(cell.value, Decimal) and parent is None:
        found = found[:1]  # a second 1.1 is named where it repeats the first
    if len(found) != 1:
        raise Unfit(_unfit_part(readings(cell)[0], parents, example))
    if parent is not None and found[0].rpartition(".")[0] != parent:
        raise Unfit(_("a code that begins with “%(parent)s.”") % {"parent": parent})
    return found[0]


def _unfit_part(text: str, parents: Codes, example: str) -> str:
    before = text.rpartition(".")[0]
    if before and before not in parents:
        near = nearest(before, parents)
        words = _("a code below one in this workbook; “%(before)s” is not there")
        said = words % {"before": before}
        if near:
            return said + _(", perhaps “%(near)s”") % {"near": near}
        return said
    return _("a code such as %(example)s") % {"example": example}
