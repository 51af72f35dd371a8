"""What a cell means, by the kind of its column: told beyond doubt, or named.

The values are those of the exchange format, so that its own readers judge them.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from exchange.places import Place
from exchange.readers import UID
from exchange.spots import Members
from exchange.workbook.codes import Unfit
from exchange.workbook.columns import Column, Kind
from exchange.workbook.grid import Cell, Odd
from exchange.workbook.words import (
    LIKE_A_NAME,
    NO,
    NOTHING,
    YES,
    nearest,
    one_line,
    plain,
)
from indicators.measures import Spellings
from leszno_strategy.numbers import read
from tasks.amounts import amount_in

# Behind a number; they say nothing that the column does not.
UNIT = re.compile(r"\s*(?:%|pkt|p\.?\s?p\.?|punkt\w*|zł|PLN)\.?$", re.IGNORECASE)
DAYS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)", re.ASCII),
    re.compile(r"(?P<d>\d\d?)[./-](?P<m>\d\d?)[./-](?P<y>\d{4})", re.ASCII),
)
LINES = re.compile(r"[\n\r;]+")
BREAK = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?: ?r\.?)?(?:[ ]?[:–—-][ ]?|[ ]|$)(?P<reason>.*)",
    re.ASCII,
)


class Names:
    """The units or posts that the workbook lists; any name will do if it lists none."""

    def __init__(self, names: Iterable[str]) -> None:
        self.all = [one_line(name) for name in names]
        self._by_plain = {plain(name): name for name in self.all}

    def find(self, text: str) -> str | None:
        return self._by_plain.get(plain(text))

    def meant(self, text: str) -> str:
        """Return the listed name; raise Unfit with a guess if it is none."""
        found = self.find(text)
        if found or not self.all:
            return found or one_line(text)
        raise Unfit(not_listed(text, self.all))


def not_listed(text: str, names: Sequence[str]) -> str:
    near = nearest(text, names, like_enough=LIKE_A_NAME)
    if near:
        words = _("a name from the sheet of units and posts, perhaps “%(near)s”")
        return words % {"near": near}
    return _("a name from the sheet of units and posts (add it there if it is right)")


class Reading:
    """How the cells of one workbook are read."""

    def __init__(
        self,
        units: Names,
        posts: Names,
        measures: Iterable[str] = (),
        *,
        is_exact: bool,
    ) -> None:
        self.units, self.posts = units, posts
        self.measures = Spellings(measures)
        # Units of measure that were brought to the spelling of the list.
        self.respelled: dict[str, str] = {}
        # Written by us: spaces at the ends of a text were in the strategy.
        self.is_exact = is_exact
        self._readers: dict[Kind, Callable[[Cell, Column], Any]] = {
            Kind.TEXT: self._text,
            Kind.FIGURE: figure,
            Kind.WHOLE: whole,
            Kind.DAY: day,
            Kind.CHOICE: choice,
            Kind.UNIT: lambda cell, _column: named(cell, self.units),
            Kind.POST: lambda cell, _column: named(cell, self.posts),
            Kind.UID: uid,
            Kind.YES_NO: yes_or_no,
            Kind.KINDS: kinds,
            Kind.PLACES: places,
            Kind.NAMES: self._executors,
            Kind.FLAG: yes_or_no,
            Kind.MEASURE: self._measure,
            Kind.BREAKS: self._breaks,
        }

    def value(self, cell: Cell, column: Column) -> Any:
        """Return what stands there, None for a dash; raise Unfit."""
        check_odd(cell)
        return self._readers[column.kind](cell, column)

    def _text(self, cell: Cell, column: Column) -> str:
        text = text_in(cell, comma=column.by_year)
        return text if self.is_exact else text.strip()

    def _measure(self, cell: Cell, column: Column) -> str:
        typed = self._text(cell, column)
        listed = self.measures.spelled(typed)
        if listed != typed:
            self.respelled[typed] = listed
        return listed

    def _breaks(self, cell: Cell, column: Column) -> Members:
        """Read "2021: another definition", a line each; a reason may go on below."""
        if is_dash(cell):
            return Members(())
        found: list[tuple[str, str]] = []
        for line in self._text(cell, column).split("\n"):
            match = BREAK.fullmatch(line if self.is_exact else line.strip())
            if match:
                found.append((match["year"], match["reason"]))
            elif found and line.strip():
                year, reason = found.pop()
                found.append((year, f"{reason}\n{line}"))
        if not found or not all(reason.strip() for _year, reason in found):
            words = _("the year and the reason, for instance 2021: another definition")
            raise Unfit(words)
        if len({year for year, _reason in found}) < len(found):
            raise Unfit(_("each year once"))
        return Members(found)

    def _executors(self, cell: Cell, column: Column) -> list[Any]:
        return [self._executor(line) for line in lines(self._text(cell, column))]

    def _executor(self, text: str) -> Any:
        if not self.units.all and not self.posts.all:
            return text
        unit, post = self.units.find(text), self.posts.find(text)
        if unit is None and post is None:
            raise Unfit(not_listed(text, [*self.units.all, *self.posts.all]))
        said = {"text": unit or post, "unit": unit, "post": None if unit else post}
        return Members(said.items())


def check_odd(cell: Cell) -> None:
    """Raise Unfit where what stands there is no value."""
    if cell.odd is Odd.ERROR:
        raise Unfit(_("a value; Excel shows an error here"))
    if cell.odd is Odd.NO_RESULT:
        raise Unfit(
            _("a value; the formula has no result: open and save the file again")
        )


def text_in(cell: Cell, *, comma: bool) -> str:
    """Return what stands there as a text; raise Unfit for what Excel made of one."""
    check_odd(cell)
    value = cell.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return number_as_text(cell, comma=comma)
    if isinstance(value, bool):
        raise Unfit(_("a text; Excel has made “true” or “false” of it"))
    raise Unfit(_("a text; Excel has made a date of it (put ' before it, as in '1.10)"))


def number_as_text(cell: Cell, *, comma: bool) -> str:
    """Write a number as a city does: 62,86 and 8,6%; a label has a dot: 1.2."""
    value: Any = cell.value
    text = f"{(value * 100 if cell.is_percent else value).normalize():f}"
    return (text.replace(".", ",") if comma else text) + "%" * cell.is_percent


def lines(text: str) -> list[str]:
    return [found for line in LINES.split(text) if (found := one_line(line))]


def is_dash(cell: Cell) -> bool:
    return isinstance(cell.value, str) and plain(cell.value) in NOTHING | {""}


def number_in(cell: Cell) -> Decimal | None:
    """Return the number that the cell shows; 10% is 10. None if it is none."""
    value = cell.value
    if isinstance(value, Decimal):
        return value * 100 if cell.is_percent else value
    return read(UNIT.sub("", value)) if isinstance(value, str) else None


def figure(cell: Cell, column: Column) -> str | None:
    if is_dash(cell):
        return None
    if isinstance(cell.value, datetime.datetime):
        raise Unfit(_("a number; Excel has made a date of it"))
    number = number_in(cell)
    if number is None and column.is_money:
        number = amount_in(str(cell.value))
    if number is None:
        raise Unfit(_("a number, for instance 1,5"))
    if number < 0 and not column.is_signed:
        raise Unfit(_("a number that is not below zero"))
    return f"{number.normalize() + 0:f}"


def share_in(cell: Cell) -> str | None:
    """Read a share of a whole, such as 95%, 95 or 0,95, which are the same."""
    if is_dash(cell):
        return None
    number = number_in(cell)
    if number is None or number < 0:
        raise Unfit(_("a share, for instance 95%"))
    is_whole = isinstance(cell.value, str) and cell.value.strip().endswith("%")
    if cell.is_percent or is_whole or number > 1:
        number /= 100
    return f"{number.normalize() + 0:f}"


def whole(cell: Cell, column: Column) -> int | None:
    if is_dash(cell):
        return None
    text = cell.value
    if isinstance(text, str):
        text = re.sub(r"\s*r(?:ok|oku)?\.?$", "", text.strip())
    number = number_in(Cell(text, format=cell.format))
    if number is None or number != int(number) or abs(number) > 10**12:
        raise Unfit(_("a whole number"))
    return int(number)


def day(cell: Cell, column: Column) -> str | None:
    value = cell.value
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if is_dash(cell):
        return None
    text = re.sub(r"\s*r\.?$", "", str(value).strip())
    for pattern in DAYS if isinstance(value, str) else ():
        if found := pattern.fullmatch(text):
            year, month, number = (int(found[name]) for name in "ymd")
            try:
                return datetime.date(year, month, number).isoformat()
            except ValueError:
                break
    raise Unfit(_("a day, for instance 2026-05-31"))


def choice(cell: Cell, column: Column) -> str:
    if not column.is_required and is_dash(cell):
        return ""
    return chosen(str(cell.value), column)


def chosen(text: str, column: Column) -> str:
    labels = {str(label): value for value, label in column.choices}
    known = {plain(name): value for name, value in labels.items()}
    # "produktu" is enough for "wskaźnik produktu".
    known |= {plain(n).rpartition(" ")[2]: v for n, v in labels.items() if "," not in n}
    known |= {value: value for value in labels.values()}
    if (found := known.get(plain(text))) is not None:
        return found
    words = _("one of: %(names)s") % {"names": "; ".join(labels)}
    near = nearest(text, labels)
    if near:
        words += _(", perhaps “%(near)s”") % {"near": near}
    raise Unfit(words)


def kinds(cell: Cell, column: Column) -> list[str]:
    if is_dash(cell):
        return []
    parts = [part for line in lines(str(cell.value)) for part in line.split(",")]
    return [chosen(part, column) for part in parts if part.strip()]


def places(cell: Cell, column: Column) -> list[str]:
    if is_dash(cell):
        return []
    # Not by semicolons, which stand between degrees.
    written = filter(None, map(one_line, str(cell.value).splitlines()))
    typed = [Place.typed(line) for line in written]
    if None in typed:
        raise Unfit(_("places in Poland such as “Rynek: 51,8402; 16,5749”, one a line"))
    return [place.said for place in typed if place]


def named(cell: Cell, names: Names) -> str | None:
    if is_dash(cell):
        return None
    if not isinstance(cell.value, str):
        raise Unfit(_("a name"))
    return names.meant(cell.value)


def uid(cell: Cell, column: Column) -> str:
    text = str(cell.value).strip()
    if not UID.fullmatch(text):
        raise Unfit(_("the identity of the row, or nothing in a new row"))
    return text


def yes_or_no(cell: Cell, column: Column) -> bool | None:
    if isinstance(cell.value, bool):
        return cell.value
    text = plain(str(cell.value))
    if text in YES or text in NO:
        return text in YES
    if is_dash(cell):
        return None
    raise Unfit(_("“yes” or “no”"))
