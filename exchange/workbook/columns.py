"""A column of the workbook: what is read and written under which heading."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from django.utils.text import capfirst

from exchange.parts import Entry, parts_of
from exchange.readers import (
    Day,
    Figure,
    Flag,
    Named,
    OfColumn,
    OldAddress,
    Text,
    Uid,
    WholeNumber,
)
from organisation.models import Post
from spreadsheets.sheets import Text as Words


class Kind(Enum):
    """How a cell of a column is read and written."""

    TEXT = auto()
    CODE = auto()  # of the row itself, such as I.3.5
    OWNER = auto()  # the code of what the row belongs to
    FIGURE = auto()
    WHOLE = auto()
    DAY = auto()
    CHOICE = auto()
    UNIT = auto()
    POST = auto()
    UID = auto()
    YES_NO = auto()
    KINDS = auto()  # of indicators, one a line
    NAMES = auto()  # of executors, one a line
    FLAG = auto()  # yes or no, and nothing between
    MEASURE = auto()  # from the list of units of measure, which new ones join
    PLACES = auto()  # names with degrees, one a line
    BREAKS = auto()  # years with their reasons, one a line


# Figures that a year of the part `years` has.
OF_YEARS = ("planned", "actual", "executed")


class Stands(Enum):
    """Where a column is written; it is read from any workbook that has it."""

    ALWAYS = auto()
    EXPORT = auto()  # the template does without
    TEMPLATE = auto()  # a short cut for whoever begins
    NEVER = auto()


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a sheet, or one a year."""

    name: str
    heading: Words
    kind: Kind
    width: int = 14
    help: Words = ""
    example: Words = ""
    # What else people write above it, in small letters.
    also: Collection[str] = ()
    choices: Sequence[tuple[str, Words]] = ()
    is_required: bool = False
    by_year: bool = False
    is_signed: bool = False
    is_money: bool = False  # takes "186,4 mln zł", too
    stands: Stands = Stands.ALWAYS

    @property
    def is_hidden(self) -> bool:
        return self.kind is Kind.UID

    @property
    def part(self) -> str:
        """The part of the entry that it writes."""
        if self.kind is Kind.YES_NO:
            return self.name.removesuffix("_known")
        return "years" if self.name in OF_YEARS else self.name

    def title(self, year: int | None = None) -> str:
        heading = str(capfirst(str(self.heading)))
        return f"{heading} {year}".strip() if year else heading


def column(entry: type[Entry], name: str, **given: Any) -> Column:
    """Make the column of a part, as the part is declared."""
    part = parts_of(entry)[name]
    inner = part.inner
    facts: dict[str, Any] = {
        "heading": _Label(entry, name),
        "kind": _kind_of(inner),
        "is_required": part.is_required,
        "is_signed": isinstance(inner, Figure) and inner.signed,
    }
    if isinstance(inner, OfColumn):
        facts["help"] = inner.column.help_text
    if isinstance(inner, Text) and (choices := inner.column.choices):
        facts |= {"kind": Kind.CHOICE, "choices": tuple(choices)}
    return Column(name=name, **facts | given)


def _kind_of(reader: object) -> Kind:
    if isinstance(reader, Named):
        return Kind.POST if reader.model is Post else Kind.UNIT
    kinds = {
        Uid: Kind.UID,
        Figure: Kind.FIGURE,
        Flag: Kind.FLAG,
        Day: Kind.DAY,
        WholeNumber: Kind.WHOLE,
        OldAddress: Kind.WHOLE,
        Text: Kind.TEXT,
    }
    found = (kind for base, kind in kinds.items() if isinstance(reader, base))
    return next(found, Kind.TEXT)


def field_name(model: type[Any], name: str) -> Any:
    """Return what people call the model's field."""
    return model._meta.get_field(name).verbose_name


class _Label:
    """A part's label, in the language in which it is asked for."""

    def __init__(self, kind: type[Entry], name: str) -> None:
        self._kind, self._name = kind, name

    def __str__(self) -> str:
        return parts_of(self._kind)[self._name].label


@dataclass(frozen=True, kw_only=True)
class Table:
    """A sheet with a row for each entry."""

    name: str
    title: Words
    columns: Sequence[Column]
    also: Collection[str] = ()
    help: Words = ""
    frozen: int = 1

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)
