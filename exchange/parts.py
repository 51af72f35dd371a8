"""Entries of the exchange format: classes whose parts say how they are read.

A part is annotated with its reader, and with a label where its field in the model has
none that a person would look for. It may be left out if it has a default.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from difflib import get_close_matches
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar, get_type_hints

from django.utils.translation import gettext as _

from exchange.readers import Nullable, OfColumn, Reader, Schema, note_repeated
from exchange.spots import UNSAID, Members, Spot, Unsaid, said

__all__ = [
    "UNSAID",
    "Entry",
    "Label",
    "Of",
    "OrText",
    "Part",
    "Unsaid",
    "parts_of",
    "said",
]

# How many faults may each have a guess at what was meant.
FAULTS_GUESSED = 100


@dataclass(frozen=True, slots=True)
class Label:
    """What people call a part; Django translates it when it is shown."""

    text: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What the file says of one thing, and where."""

    place: str

    def contradictions(self) -> Iterator[tuple[str, str]]:
        """Yield the part and the reason where the parts do not agree."""
        yield from ()


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an entry."""

    name: str
    read: Reader[Any]
    is_required: bool
    given: Label | None

    @property
    def inner(self) -> Reader[Any]:
        """Its reader where it is not null."""
        return self.read.inner if isinstance(self.read, Nullable) else self.read

    @property
    def label(self) -> str:
        """What people call it, in the language of the moment."""
        if self.given:
            return str(self.given.text)
        if isinstance(self.inner, OfColumn):
            return str(self.inner.column.verbose_name)
        return self.name


def parts_of(kind: type[Entry]) -> Mapping[str, Part]:
    """Return the parts of a class of entries by their names, in their order."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        part.name: Part(
            part.name,
            hints[part.name].__metadata__[0],
            part.default is MISSING,
            next((m for m in hints[part.name].__metadata__[1:]), None),
        )
        for part in fields(kind)
        if part.name != "place"
    }


class Of(Reader[E], Generic[E]):
    """Reads an entry as its class declares it: these parts and no others."""

    # Left to whoever reads the whole, such as the name of the format.
    outside: ClassVar[Collection[str]] = ("format", "$schema")

    def __init__(self, kind: type[E]) -> None:
        self.kind = kind

    def __call__(self, spot: Spot) -> E | None:
        if not spot.holds(Members):
            return None
        note_repeated(spot)
        note_unknown(spot, self.parts, self.outside if not spot.place else ())
        found = self.kind(
            place=spot.place,
            **{name: self._part(spot, part) for name, part in self.parts.items()},
        )
        for name, message in found.contradictions():
            spot.at(name).fault(message)
        return found

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        return parts_of(self.kind)

    def _part(self, spot: Spot, part: Part) -> Any:
        if part.name in spot.value:
            return part.read(spot.at(part.name))
        if part.is_required:
            spot.at(part.name).fault(_("is missing."))
            return None
        return UNSAID

    def schema(self) -> Schema:
        return {"$ref": f"#/$defs/{self.name}"}

    @property
    def name(self) -> str:
        return self.kind.__name__.removesuffix("Entry").lower()


class OrText(Reader[E], Generic[E]):
    """Reads an entry, or a text that stands for one with that part alone."""

    def __init__(self, inner: Of[E], name: str) -> None:
        self.inner, self.name = inner, name

    def __call__(self, spot: Spot) -> E | None:
        if isinstance(spot.value, Members):
            return self.inner(spot)
        text = self.inner.parts[self.name].read(spot)
        if text is None:
            return None
        return self.inner.kind(place=spot.place, **{self.name: text})

    def schema(self) -> Schema:
        text = self.inner.parts[self.name].read.schema()
        return {"anyOf": [text, self.inner.schema()]}


def note_unknown(
    spot: Spot, known: Collection[str], passed_over: Collection[str]
) -> None:
    unknown = [name for name in spot.value if name not in known]
    for name in [name for name in unknown if name not in passed_over]:
        # Only the first faults are shown, and a guess takes its time.
        many = len(spot.findings.faults) > FAULTS_GUESSED
        near = [] if many else get_close_matches(name, known, n=1)
        spot.at(name).fault(
            _("is not known; did you mean “%(name)s”?") % {"name": near[0]}
            if near
            else _("is not known.")
        )
