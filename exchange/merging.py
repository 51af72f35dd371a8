"""Bring rows into the database, and keep what people touched.

Whether a person touched a row is read from its history: what the import writes bears
IMPORT as its reason and no user; every other entry is a person's doing. A row that the
import once wrote is known by that first key for good, also where a person has renamed,
moved or removed it since; what is removed is not brought back.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, Generic, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.template.defaultfilters import yesno
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from exchange.known import Known
from exchange.saving import Saving, Table
from leszno_strategy.numbers import exact
from leszno_strategy.transactions import locked
from tasks.models import Strategy

IMPORT = "import"
BY_IMPORT = Q(history_change_reason__startswith=IMPORT, history_user__isnull=True)

M = TypeVar("M", bound=Model)


def taken_over(rows: "QuerySet[M]") -> "QuerySet[M]":
    """Keep only the rows that the import wrote and nobody touched since."""
    past = rows.model.history.filter(id=OuterRef("pk"))  # type: ignore[attr-defined]
    return rows.filter(Exists(past.filter(BY_IMPORT)), ~Exists(past.exclude(BY_IMPORT)))


@dataclass
class Outcome:
    """What became of the rows of one model."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0

    def add(self, other: "Outcome") -> None:
        for name, count in vars(other).items():
            setattr(self, name, getattr(self, name) + count)


class Present(Generic[M]):
    """Rows of a table that the database holds, and what people did to them."""

    def __init__(
        self, table: Table[M], rows: Iterable[M], history: "QuerySet[Any] | None" = None
    ) -> None:
        self.table = table
        self.rows: dict[int, M] = {row.pk: row for row in rows}
        self.touched: set[int] = set()
        # Keys of rows that people touched: as the import wrote them, as removed.
        self.imported: dict[Hashable, int] = {}
        self.removed: set[Hashable] = set()
        if history is not None:
            self._read_history(history)
        self.by_uid = {
            uid: row
            for row in self.rows.values()
            if (uid := getattr(row, "uid", None)) is not None
        }
        self.known = set(self.imported.values())
        self.occupied = {
            table.key(self.rows[pk]) for pk in self.known & self.rows.keys()
        }
        # Where two rows are called alike, the import's own is the later, and wins.
        self.others = {
            table.key(self.rows[pk]): self.rows[pk]
            for pk in sorted(self.rows.keys() - self.known, key=self._is_import_only)
        }

    @classmethod
    def read(
        cls,
        table: Table[M],
        strategy: Strategy | None,
        known: Known,
        above: Mapping[int, Model] | None,
    ) -> "Present[M]":
        """Read all rows of the strategy, or what hangs on those above: two queries."""
        history = table.model.history.all()  # type: ignore[attr-defined]
        rows = table.rows(strategy)
        if above is not None:
            among = {f"{table.above}_id__in": list(above)}
            rows = table.model._default_manager.filter(**among)
            history = history.filter(**among)
        # Locked before the history is read, so that nobody slips in between.
        rows = known.without_known(rows.select_related(None), table.related)
        held = locked(rows)
        known.give(held, {table.above: above} if above else {})
        return cls(table, held, history)

    def _read_history(self, history: "QuerySet[Any]") -> None:
        touched = history.exclude(BY_IMPORT).values("id")
        if forgotten := self.table.forgotten:
            touched = touched.exclude(id__in=history.filter(forgotten).values("id"))
        entries = history.filter(id__in=touched).annotate(by_import=BY_IMPORT)
        for past in entries.iterator(chunk_size=2_000):
            self.touched.add(past.id)
            if past.by_import:
                self.imported[self.table.key(past)] = past.id
            elif past.id not in self.rows:
                self.removed.add(self.table.key(past))

    def _is_import_only(self, pk: int) -> tuple[bool, int]:
        return pk not in self.touched, pk

    def find(self, key: Hashable) -> M | None:
        if key in self.imported:
            return self.rows.get(self.imported[key])
        return self.others.get(key)

    def is_free(self, key: Hashable) -> bool:
        return not any(
            key in keys
            for keys in (self.imported, self.removed, self.occupied, self.others)
        )

    def holder(self, key: Hashable) -> int | None:
        """Return the row that has the key today, whoever gave it."""
        return next(
            (pk for pk, row in self.rows.items() if self.table.key(row) == key), None
        )

    def is_made_by_people(self, pk: int) -> bool:
        return pk in self.touched and pk not in self.known


class Merge(Saving[M]):
    """The rows that the file wants in one table, set against those that are there."""

    def __init__(self, table: Table[M], present: Present[M]) -> None:
        super().__init__(table)
        self.present = present
        self.outcome = Outcome()
        self.kept: list[str] = []
        # Rows that the file names by their identity.
        self.claimed: set[int] = set()

    def _named(self, theirs: M) -> M | None:
        return self.present.by_uid.get(getattr(theirs, "uid", None))

    def _found(self, theirs: M) -> M | None:
        """Return the row that answers: by its identity, else by its key."""
        if (ours := self._named(theirs)) is not None:
            return ours
        found = self.present.find(self.table.key(theirs))
        return None if found is not None and found.pk in self.claimed else found

    def arrange(self, rows: Sequence[M]) -> None:
        """Give the file's rows places beside those of the rows that stay as they are.

        These are people's, and keep theirs; the same file finds the same places again.
        """
        self.claimed = {named.pk for row in rows if (named := self._named(row))}
        if "position" not in self.table.fields:
            return
        position: Any = self.table.model._meta.get_field("position")
        parents = attrgetter("pk", *(f"{name}_id" for name in position.within))
        answers = [(row, self._found(row)) for row in rows]
        ours = {row.pk for _theirs, row in answers if row} - self.present.touched
        held: defaultdict[Hashable, set[int]] = defaultdict(set)
        for pk, row in self.present.rows.items():
            if pk not in ours:
                held[parents(row)[1:]].add(row.position)  # type: ignore[attr-defined]
        for theirs, answer in answers:
            if answer is None or answer.pk in ours:
                taken, place = held[parents(theirs)[1:]], theirs.position  # type: ignore[attr-defined]
                while place in taken:
                    place += 1
                taken.add(place)
                theirs.position = place  # type: ignore[attr-defined]

    def settle(self, theirs: M) -> M | None:
        """Return the row that answers to the file's; None where people removed it."""
        ours = self._found(theirs)
        if ours is not None:
            self._compare(ours, theirs)
            return ours
        if self.table.says_nothing(theirs):
            return None
        if self._is_free(self.table.key(theirs)):
            self.created.append(theirs)
            self.outcome.created += 1
            return theirs
        self.outcome.kept += 1
        self.kept.append(
            _("%(what)s: a person removed it or put something else in its place.")
            % {"what": self.table.called(theirs)}
        )
        return None

    def _is_free(self, key: Hashable) -> bool:
        """Say whether a row may come in: also where another one leaves the key."""
        if self.present.is_free(key):
            return True
        left = self.present.others.get(key)
        return (
            left is not None
            and left.pk in self.claimed - self.present.touched
            and key not in self.present.removed
        )

    def _compare(self, ours: M, theirs: M) -> None:
        is_named = ours.pk in self.claimed
        names = self.table.differences(ours, theirs, moved=is_named)
        if is_named and self._is_barred(ours, theirs, names):
            barred = [name for name in names if name in self.table.identity]
            self._keep(ours, theirs, barred)
            return
        if not names:
            self.outcome.unchanged += 1
        elif ours.pk in self.present.touched:
            self._keep(ours, theirs, names)
        else:
            self.change(ours, theirs, names)
            self.outcome.changed += 1

    def _is_barred(self, ours: M, theirs: M, names: list[str]) -> bool:
        """Say whether a row that stays has what the file's row would move to."""
        if not any(name in self.table.identity for name in names):
            return False
        holder = self.present.holder(self.table.key(theirs))
        return (
            holder is not None
            and holder != ours.pk
            and holder not in self.claimed - self.present.touched
        )

    def _keep(self, ours: M, theirs: M, names: list[str]) -> None:
        self.outcome.kept += 1
        for name in names:
            column: Any = self.table.model._meta.get_field(name)
            difference = {
                "what": self.table.called(theirs),
                "field": column.verbose_name,
                "ours": shown(getattr(ours, name)),
                "theirs": shown(getattr(theirs, name)),
            }
            line = _("%(what)s, %(field)s: ours %(ours)s, the file’s %(theirs)s.")
            self.kept.append(line % difference)


def shown(value: Any) -> str:
    """Put a value into one short line."""
    if value is None or value == "":
        return _("nothing")
    if isinstance(value, bool):
        return str(yesno(value))
    if isinstance(value, Decimal):
        return exact(value)
    return Truncator(" ".join(str(value).split())).chars(200)
