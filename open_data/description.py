"""What describes a table of open data: its columns, their types and meanings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annual_report.document import Document

# Part of the files' ETags: raise it whenever a file's content or layout changes.
LAYOUT = 6

FOR_EXCEL = _("CSV for Excel")
IN_WORDS = _(
    "The same table for people, as Excel in Polish opens it: semicolons, decimal "
    "commas; headings, statuses, yes and no in Polish words."
)

Text = str | Promise
Value = str | Decimal | int | bool | None
Row = TypeVar("Row")


class Type(StrEnum):
    """What a column holds, as the Table Schema of Frictionless Data names it."""

    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    YEAR = "year"

    @property
    def label(self) -> Text:
        return TYPES[self]


TYPES: dict[Type, Text] = {
    Type.STRING: _("text"),
    Type.NUMBER: pgettext_lazy("type of a column", "number"),
    Type.INTEGER: _("whole number"),
    Type.BOOLEAN: _("true or false"),
    Type.YEAR: _("year"),
}


# The names of columns have no Polish letters, so that any program takes them; people
# read these words with theirs.
SPELT = {
    "czesc": "część",
    "czestotliwosc": "częstotliwość",
    "glowny": "główny",
    "nierozpoczete": "nierozpoczęte",
    "niz": "niż",
    "opoznione": "opóźnione",
    "pln": "PLN",
    "porownania": "porównania",
    "powod": "powód",
    "przedzial": "przedział",
    "sredniej": "średniej",
    "srodki": "środki",
    "tytul": "tytuł",
    "wartosc": "wartość",
    "wartosci": "wartości",
    "wskaznik": "wskaźnik",
    "zagrozone": "zagrożone",
    "zrodlo": "źródło",
}


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column; `words` is what each code of a closed list means."""

    name: str
    type: Type
    meaning: Text
    value: Callable[[Row], Value]
    is_always_known: bool = False
    words: Mapping[str, Text] | None = None

    @property
    def heading(self) -> str:
        """The name as people read it in Polish: “Źródło” for zrodlo."""
        said = " ".join(SPELT.get(word, word) for word in self.name.split("_"))
        return said[0].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class Link:
    """A column that names a row of another table by that table's column."""

    column: str
    table: str
    to: str


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A table; its rows are read one by one."""

    name: str
    title: Text
    a_row: Text
    key: tuple[str, ...]
    columns: Sequence[Column[Row]]
    rows: Callable[[Document], Iterator[Row]]
    links: tuple[Link, ...] = ()

    @property
    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]
