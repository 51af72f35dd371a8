"""Small readers of which the exchange format is put together.

A reader takes a spot of the file and returns what stands there. Where it cannot, it
notes a fault with its place and returns None, so that one pass finds all the faults;
a file with any fault is refused whole, and nobody sees that None.
"""

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from decimal import Decimal
from difflib import get_close_matches
from types import NoneType
from typing import Any, TypeVar, get_type_hints

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tasks.models import PLAUSIBLE_YEARS
from tasks.models.order import LAST

T = TypeVar("T")

# What the columns of old addresses hold on every database.
LARGE = 2_147_483_647
PLAIN_DECIMAL = re.compile(r"[0-9]+(\.[0-9]+)?")
# PostgreSQL refuses NUL and halves of characters, Excel the other control characters.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Members(dict[str, Any]):
    """A JSON object that remembers which of its names stood in the file twice."""

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        self.repeated: list[str] = []
        for name, value in pairs:
            if name in self:
                self.repeated.append(name)
            self[name] = value


NAMES = {
    str: gettext_lazy("a text in quotes"),
    int: gettext_lazy("a whole number without quotes"),
    float: gettext_lazy("a number without quotes"),
    bool: gettext_lazy("true or false"),
    list: gettext_lazy("a list in square brackets"),
    Members: gettext_lazy("named parts in curly brackets"),
    NoneType: gettext_lazy("nothing (null)"),
}


@dataclass(slots=True)
class Findings:
    """What reading has met so far: faults, the strategy's years, what is unique."""

    faults: list[str] = field(default_factory=list)
    years: frozenset[int] | None = None
    firsts: dict[Hashable, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spot:
    """A value of the file with its place, such as `goals[0].title`."""

    value: Any
    place: str
    findings: Findings

    def fault(self, message: str) -> None:
        self.findings.faults.append(f"{self.place}: {message}".removeprefix(": "))

    def at(self, name: str) -> "Spot":
        place = f"{self.place}.{legible(name)}".removeprefix(".")
        return Spot(self.value.get(name), place, self.findings)

    def elements(self) -> "Iterator[Spot]":
        for index, value in enumerate(self.value):
            yield Spot(value, f"{self.place}[{index}]", self.findings)

    def holds(self, kind: type) -> bool:
        """Say whether the value is of exactly this kind (true is no number)."""
        if type(self.value) is kind:
            return True
        self.fault(
            _("expected %(expected)s, found %(found)s.")
            % {"expected": NAMES[kind], "found": NAMES[type(self.value)]}
        )
        return False

    def is_first(self, key: Hashable) -> bool:
        """Say whether nothing with this key stood in the file before."""
        first = self.findings.firsts.setdefault(key, self.place)
        if first != self.place:
            self.fault(_("repeats %(place)s.") % {"place": first})
        return first == self.place


Reader = Callable[[Spot], T | None]


def legible(name: str) -> str:
    """Make a name from the file fit for a terminal, whatever it holds."""
    return name if name.isprintable() and len(name) <= 40 else repr(name[:40])


def nullable(read: Reader[T]) -> Reader[T]:
    return lambda spot: None if spot.value is None else read(spot)


def text_of(model: type[Model], name: str) -> Reader[str]:
    """Read a text that the model's field takes."""
    column: Any = model._meta.get_field(name)

    def read(spot: Spot) -> str | None:
        if not spot.holds(str):
            return None
        if UNWRITABLE.search(spot.value):
            spot.fault(_("the text holds a character that cannot be stored."))
            return None
        # A title of spaces is as good as none.
        checked = spot.value if spot.value.strip() else ""
        return spot.value if passes(column, checked, spot) else None

    return read


def figure_of(model: type[Model], name: str) -> Reader[Decimal]:
    """Read a plain decimal in quotes that the model's field takes."""
    column: Any = model._meta.get_field(name)

    def read(spot: Spot) -> Decimal | None:
        if not spot.holds(str):
            return None
        if not PLAIN_DECIMAL.fullmatch(spot.value):
            spot.fault(
                _("expected a figure such as 7.5, found “%(found)s”.")
                % {"found": legible(spot.value)}
            )
            return None
        figure = Decimal(spot.value)
        return figure if passes(column, figure, spot) else None

    return read


def passes(column: Any, value: object, spot: Spot) -> bool:
    """Hold the value to the rules of its field, which live in the model."""
    try:
        column.clean(value, None)
    except ValidationError as error:
        for message in error.messages:
            spot.fault(message)
        return False
    return True


def whole_number(low: int, high: int) -> Reader[int]:
    def read(spot: Spot) -> int | None:
        if not spot.holds(int):
            return None
        if not low <= spot.value <= high:
            spot.fault(
                _("expected a number from %(low)d to %(high)d.")
                % {"low": low, "high": high}
            )
            return None
        value: int = spot.value
        return value

    return read


def old_address(level: str) -> Reader[int]:
    """Read a number of the old site; no two pages of a level shared one."""
    number = nullable(whole_number(1, LARGE))

    def read(spot: Spot) -> int | None:
        found = number(spot)
        if found is not None:
            spot.is_first((level, found))
        return found

    return read


def many(read: Reader[T], *, once: tuple[str, ...] | None = None) -> Reader[list[T]]:
    """Read a list in which no two items agree in the parts named by `once`.

    An empty `once` is for items that have no parts.
    """

    def read_all(spot: Spot) -> list[T] | None:
        if not spot.holds(list):
            return None
        if len(spot.value) > LAST:
            spot.fault(
                _("the list is too long (more than %(limit)d).") % {"limit": LAST}
            )
            return None
        found = [(element, read(element)) for element in spot.elements()]
        for element, item in found:
            if once is not None and item is not None:
                check_first(element, item, once)
        return [item for _element, item in found if item is not None]

    def check_first(element: Spot, item: T, names: tuple[str, ...]) -> None:
        key = tuple(getattr(item, name) for name in names) if names else item
        if isinstance(key, tuple) and None in key:
            return  # that part has a fault of its own
        place = element.at(names[0]) if len(names) == 1 else element
        place.is_first((element.place.rpartition("[")[0], names, key))

    return read_all


def strategy_years(spot: Spot) -> list[int] | None:
    """Read the years of the strategy, outside of which no figure may lie."""
    year = whole_number(PLAUSIBLE_YEARS.start, PLAUSIBLE_YEARS.stop - 1)
    years = many(year, once=())(spot)
    if spot.value == []:
        spot.fault(_("a strategy needs at least one year."))
    if years and len(years) == len(spot.value):
        spot.findings.years = frozenset(years)
    return years


def by_year(read: Reader[T], *, of_strategy: bool) -> Reader[dict[int, T | None]]:
    """Read parts named by years: the strategy's own, or any that is plausible."""

    def read_years(spot: Spot) -> dict[int, T | None] | None:
        if not spot.holds(Members):
            return None
        note_repeated(spot)
        return {
            int(name): read(spot.at(name))
            for name in spot.value
            if fits(spot.at(name), name)
        }

    def fits(spot: Spot, name: str) -> bool:
        if not re.fullmatch("[0-9]{4}", name) or int(name) not in PLAUSIBLE_YEARS:
            spot.fault(
                _("expected a year from %(first)d to %(last)d.")
                % {"first": PLAUSIBLE_YEARS[0], "last": PLAUSIBLE_YEARS[-1]}
            )
            return False
        years = spot.findings.years
        if of_strategy and years is not None and int(name) not in years:
            spot.fault(_("the strategy does not have this year."))
            return False
        return True

    return read_years


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the file says of one thing, and where; each part names its reader."""

    place: str

    def contradictions(self) -> Iterator[tuple[str, str]]:
        """Yield the part and the reason where the parts do not agree."""
        yield from ()


E = TypeVar("E", bound=Entry)


def entry(kind: type[E]) -> Reader[E]:
    """Read an entry as its class declares it: these parts, all of them, no others.

    A part is annotated with its reader, and may be left out if it has a default.
    """
    hints = get_type_hints(kind, include_extras=True)
    parts = [part for part in fields(kind) if part.name != "place"]
    readers = {part.name: hints[part.name].__metadata__[0] for part in parts}
    defaults = {
        part.name: part.default for part in parts if part.default is not MISSING
    }

    def read(spot: Spot) -> E | None:
        if not spot.holds(Members):
            return None
        note_repeated(spot)
        note_unknown(spot, readers)
        found = kind(
            place=spot.place, **{name: read_part(spot, name) for name in readers}
        )
        for name, message in found.contradictions():
            spot.at(name).fault(message)
        return found

    def read_part(spot: Spot, name: str) -> Any:
        if name in spot.value:
            return readers[name](spot.at(name))
        if name not in defaults:
            spot.at(name).fault(_("is missing."))
        return defaults.get(name)

    return read


# How many faults may each have a guess at what was meant.
FAULTS_GUESSED = 100


def note_repeated(spot: Spot) -> None:
    for name in spot.value.repeated:
        spot.at(name).fault(_("stands here twice."))


def note_unknown(spot: Spot, known: Collection[str]) -> None:
    for name in [name for name in spot.value if name not in known]:
        # Only the first faults are shown, and a guess takes its time.
        many = len(spot.findings.faults) > FAULTS_GUESSED
        near = [] if many else get_close_matches(name, known, n=1)
        spot.at(name).fault(
            _("is not known; did you mean “%(name)s”?") % {"name": near[0]}
            if near
            else _("is not known.")
        )
