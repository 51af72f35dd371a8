"""The spots of a file, and what is noted of them while it is read."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
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


def legible(name: str) -> str:
    """Make a name from the file fit for a terminal, whatever it holds."""
    return name if name.isprintable() and len(name) <= 40 else repr(name[:40])
