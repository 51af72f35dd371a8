"""The spots of a file, and what is noted of them while it is read."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import starmap
from types import NoneType
from typing import Any, Final, Literal, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Unsaid(Enum):
    """What stands for a part that a file does not have."""

    UNSAID = "unsaid"

    def __bool__(self) -> Literal[False]:
        return False


UNSAID: Final = Unsaid.UNSAID
T = TypeVar("T")


def said(value: T | Unsaid, otherwise: T) -> T:
    return otherwise if isinstance(value, Unsaid) else value


class Members(dict[str, Any]):
    """A JSON object that remembers which of its names stood in the file twice."""

    __slots__ = ("repeated",)

    def __init__(self, pairs: Iterable[tuple[str, Any]]) -> None:
        pairs = list(pairs)
        super().__init__(pairs)
        self.repeated: Sequence[str] = ()
        if len(self) < len(pairs):
            self.repeated = list(repeated(name for name, _value in pairs))


def repeated(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)


class Parts(list[tuple[int, int]]):
    """A JSON list of which only the places in the file are held: beginning, length.

    Each element is read from there when its turn comes.
    """

    def __init__(self, read: Callable[[int, int], Any]) -> None:
        super().__init__()
        self.read = read

    def values(self) -> Iterator[Any]:
        return starmap(self.read, self)


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
    # What readers have made of short values: a large file says the same often.
    known: dict[Hashable, Any] = field(default_factory=dict)


class Spot:
    """A value of the file with its place, such as `goals[0].title`."""

    __slots__ = ("_place", "above", "findings", "step", "value")

    def __init__(
        self,
        value: Any,
        findings: Findings,
        above: "Spot | None" = None,
        step: str | int = "",
    ) -> None:
        self.value, self.findings = value, findings
        self.above, self.step = above, step
        self._place: str | None = None

    @property
    def place(self) -> str:
        """Put together when it is asked for: of most spots, it is not."""
        if self._place is None:
            self._place = self._placed()
        return self._place

    def _placed(self) -> str:
        if self.above is None:
            return ""
        if isinstance(self.step, int):
            return f"{self.above.place}[{self.step}]"
        return f"{self.above.place}.{legible(self.step)}".removeprefix(".")

    def fault(self, message: str) -> None:
        self.findings.faults.append(f"{self.place}: {message}".removeprefix(": "))

    def at(self, name: str) -> "Spot":
        return Spot(self.value.get(name), self.findings, self, name)

    def elements(self) -> "Iterator[Spot]":
        parts = self.value
        values = parts.values() if isinstance(parts, Parts) else parts
        for index, value in enumerate(values):
            yield Spot(value, self.findings, self, index)

    def holds(self, kind: type) -> bool:
        """Say whether the value is of exactly this kind (true is no number)."""
        found = type(self.value)
        if found is kind or (found is Parts and kind is list):
            return True
        self.fault(
            _("expected %(expected)s, found %(found)s.")
            % {"expected": NAMES[kind], "found": NAMES[found]}
        )
        return False

    def is_first(self, key: Hashable) -> bool:
        """Say whether nothing with this key stood in the file before."""
        first = self.findings.firsts.setdefault(key, self.place)
        if first != self.place:
            self.fault(_("repeats %(place)s.") % {"place": first})
        return first == self.place


def legible(name: str) -> str:
    """Make a name from the file fit for a terminal, whatever it holds."""
    return name if name.isprintable() and len(name) <= 40 else repr(name[:40])
