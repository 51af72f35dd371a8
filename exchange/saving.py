"""How the rows of each model are told apart, and saved with their history."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import CharField, F, ForeignKey, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from exchange.remembering import Sign, remember
from exchange.spots import UNSAID
from tasks.models import Strategy
from tasks.models.order import PARKED

# An update is one CASE a column, which databases walk through for each of its rows.
BATCH = 500

M = TypeVar("M", bound=Model)
T = TypeVar("T")
# Of a row that hangs on another: in the order of its table's columns.
Values = tuple[Any, ...]


def unsaid_of(row: Model) -> frozenset[str]:
    """Return the fields of a row about which the file says nothing."""
    return frozenset(getattr(row, "unsaid", ()))


@dataclass(frozen=True)
class Table(Generic[M]):
    """How the rows of a model are told apart, compared and called."""

    model: type[M]
    # The same on a row and on its history.
    key: Callable[[Any], Hashable]
    # What the file says of a row; the rest is not the import's business.
    fields: tuple[str, ...]
    called: Callable[[M], str]
    # The lookups of the strategy; none for what all strategies share.
    strategy: tuple[str, ...]
    related: tuple[str, ...] = ()
    # Of what the key is made: it may differ where a row was found by its identity.
    identity: tuple[str, ...] = ()
    # Records of rows whose end an import need not respect.
    forgotten: Q | None = None
    # Fields without any of which a row says nothing, and does not come in.
    says: tuple[str, ...] = ()
    # Where nothing hangs below the rows, and none is ever moved: what they hang on,
    # and their columns in the order in which their values come.
    above: str = ""
    columns: tuple[str, ...] = ()

    def says_nothing(self, row: M) -> bool:
        return bool(self.says) and all(
            getattr(row, name) in (None, "") for name in self.says
        )

    def of_values(self, values: Values) -> M:
        """Make a row of the values of its columns; the unsaid ones are noted."""
        given = zip(self.columns, values, strict=True)
        said = {name: value for name, value in given if value is not UNSAID}
        row = self.model(**said)
        row.unsaid = set(self.columns) - said.keys()  # type: ignore[attr-defined]
        return row

    def rows(self, strategy: Strategy | None) -> QuerySet[M]:
        belongs = Q(*((lookup, strategy) for lookup in self.strategy), _connector=Q.OR)
        rows = self.model._default_manager.filter(belongs)
        return rows.select_related(*self.related)

    def differences(self, ours: M, theirs: M, *, moved: bool = False) -> list[str]:
        names = (*self.fields, *self.identity) if moved else self.fields
        columns: list[Any] = [self.model._meta.get_field(name) for name in names]
        return [
            column.name
            for column in columns
            if column.name not in unsaid_of(theirs)
            and getattr(ours, column.attname) != getattr(theirs, column.attname)
        ]


class Saving(Generic[M]):
    """Rows of one table that come in or change, saved together with their history.

    Rows may swap what no two may hold: old addresses, places, numbers. Those that are
    about to change them give them up before any row takes its own.
    """

    def __init__(self, table: Table[M]) -> None:
        self.table = table
        self.created: list[M] = []
        self.changed: list[M] = []
        # The fields that differ, by row.
        self._fields: set[str] = set()
        self._giving_up: defaultdict[str, set[int]] = defaultdict(set)

    def change(self, ours: M, theirs: M, names: Iterable[str]) -> None:
        """Bring a row to what is wanted in these fields."""
        for name in names:
            setattr(ours, name, getattr(theirs, name))
            self._fields.add(name)
            if held := self._held_with(name):
                self._fields.add(held)
                self._giving_up[held].add(ours.pk)
        self.changed.append(ours)

    def _held_with(self, name: str) -> str:
        """Return what a row may hold alone that changes with the field; "" if none."""
        if name in ("legacy_id", "position", "number"):
            return name
        column = self.table.model._meta.get_field(name)
        if name not in self.table.identity or not isinstance(column, ForeignKey):
            return ""
        # Below another parent, somebody may still hold its number or place.
        return "number" if "number" in self.table.identity else "position"

    @property
    def moving(self) -> set[int]:
        """Rows whose old address another row may take over."""
        return self._giving_up["legacy_id"]

    def give_up(self) -> None:
        for name, keys in self._giving_up.items():
            give_up(self.table.model, name, keys)

    def save(self, traces: dict[str, Any]) -> None:
        model = self.table.model
        self.give_up()
        if self.changed:
            for part in portions(self.changed):
                rows = model._default_manager
                rows.bulk_update(part, sorted(self._fields), batch_size=BATCH)
                remember(model, Sign.CHANGED, [row.pk for row in part], **traces)
        create(model, self.created, traces)


def create(model: type[M], rows: Iterable[M], traces: dict[str, Any]) -> None:
    """Bring rows in with their history; each has its key afterwards."""
    for part in portions(rows):
        model._default_manager.bulk_create(part, batch_size=BATCH)
        remember(model, Sign.CREATED, [row.pk for row in part], **traces)


def insert_below(
    table: Table[Any],
    above: Iterable[int],
    rows: Iterable[Values],
    traces: dict[str, Any],
) -> int:
    """Bring in all that hangs on rows that have just come in; return how many.

    Of so many rows no models are made: only their values pass.
    """
    columns: list[Any] = [table.model._meta.get_field(name) for name in table.columns]
    says = [table.columns.index(name) for name in table.says]
    found = [
        row
        for row in rows
        if not says or any(row[at] not in (None, "", UNSAID) for at in says)
    ]
    if found:
        quote = connection.ops.quote_name
        names = ", ".join(quote(column.column) for column in columns)
        marks = ", ".join("%s" for _column in columns)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {quote(table.model._meta.db_table)} ({names}) "  # noqa: S608
                f"VALUES ({marks})",
                list(zip(*map(prepared, columns, zip(*found)))),  # noqa: B905
            )
        column = f"{table.above}_id"
        remember(table.model, Sign.CREATED, above, column=column, **traces)
    return len(found)


def prepared(column: Any, values: Iterable[Any]) -> Iterator[Any]:
    """Yield the values as the database takes them; equal ones are asked for once."""
    known: dict[Any, Any] = {UNSAID: column.get_db_prep_save(None, connection)}
    for value in values:
        if value not in known:
            known[value] = column.get_db_prep_save(value, connection)
        yield known[value]


def give_up(model: type[Model], name: str, keys: Collection[int]) -> None:
    """Take from rows what others may take over before they themselves are saved."""
    if not keys:
        return
    rows = model._default_manager.filter(pk__in=keys)
    if name == "legacy_id":
        rows.update(legacy_id=None)
    elif isinstance(model._meta.get_field(name), CharField):
        rows.update(**{name: Concat(Value("~"), Cast("pk", CharField()))})
    else:
        rows.update(**{name: F(name) + PARKED})


def portions(rows: Iterable[T], size: int = 2_000) -> Iterator[list[T]]:
    """Split the rows, so that few of them are held at a time."""
    waiting = iter(rows)
    while portion := list(islice(waiting, size)):
        yield portion
