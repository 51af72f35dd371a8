"""One run of the import: level by level, what came of it, and what a person should see.

What nothing hangs below, such as the figures of stages by year, is most of all rows.
It is brought in by portions, so that few of these rows are held at a time. Below a
strategy that comes in with the run nothing stands yet: nothing is looked for, and all
that belongs to tasks comes in by portions of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db.models import CASCADE, ForeignKey, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from exchange.known import Known
from exchange.merging import IMPORT, Merge, Outcome, Present
from exchange.saving import Saving, Table, Values, insert_below, portions
from tasks.models import Strategy

M = TypeVar("M", bound=Model)
E = TypeVar("E")
# How many rows are seen to at a time with all that hangs on them.
AT_A_TIME = 500


class Run:
    """One run of the import: its traces in the history, and what came of it."""

    def __init__(self, advance: Callable[[float], object]) -> None:
        self.advance = advance
        # Which part of the tables' rows a call brings in.
        self.share = 1.0
        self.strategy: Strategy | None = None
        # Whether the strategy comes in with this run.
        self.begins = False
        self.outcomes: dict[type[Model], Outcome] = {}
        self.kept: list[str] = []
        self.gone: list[str] = []
        self.faults: list[str] = []
        self.traces = {
            "default_change_reason": IMPORT,
            "default_date": timezone.now(),
        }
        self.known = Known()
        self._answering: defaultdict[type[Model], set[int]] = defaultdict(set)

    def portions_of(self, rows: Sequence[E]) -> Iterator[Sequence[E]]:
        """Split the rows where one may be seen to after the other.

        What stands may move from anywhere to anywhere.
        """
        parts = portions(rows, AT_A_TIME) if self.begins and rows else [rows]
        for part in parts:
            self.share = len(part) / len(rows) if rows else 1.0
            yield part
        self.share = 1.0

    def write(
        self, table: Table[M], wanted: Iterable[tuple[M, E]]
    ) -> list[tuple[M, E]]:
        """Bring in the wanted rows; return those that now stand, with their entries."""
        wanted, merge = list(wanted), self._merge(table)
        merge.arrange([row for row, _entry in wanted])
        settled = [(merge.settle(row), entry) for row, entry in wanted]
        kept = [(row, entry) for row, entry in settled if row is not None]
        if "legacy_id" in table.fields:
            self._check_addresses(merge, kept)
        merge.save(self.traces)
        self._answering[table.model] |= {row.pk for row, _entry in kept}
        self._outcome(table).add(merge.outcome)
        self.kept += merge.kept
        self.gone += [table.called(row) for row in self._left_over(merge)]
        self.advance(self.share)
        return kept

    def _outcome(self, table: Table[Any]) -> Outcome:
        return self.outcomes.setdefault(table.model, Outcome())

    def write_below(
        self,
        table: Table[M],
        above: Iterable[tuple[Any, E]],
        wanted: Callable[[Any, E], Iterable[Values]],
    ) -> None:
        """Bring in what hangs on the rows above, and has nothing below itself.

        `wanted` gives its values in the order of the table's columns.
        """
        outcome = self._outcome(table)
        left: list[tuple[int, str]] = []
        for part in portions(above, AT_A_TIME):
            parents = {one.pk: one for one, _entry in part}
            values = (row for one, entry in part for row in wanted(one, entry))
            if self.begins:
                count = insert_below(table, parents, values, self.traces)
                outcome.created += count
                continue
            merge = self._merge(table, parents)
            rows = [table.of_values(row) for row in values]
            self.known.give(rows, {table.above: parents})
            stand = {row.pk for row in map(merge.settle, rows) if row is not None}
            merge.save(self.traces)
            outcome.add(merge.outcome)
            self.kept += merge.kept
            left += [
                (pk, table.called(row))
                for pk, row in merge.present.rows.items()
                if pk not in stand and not merge.present.is_made_by_people(pk)
            ]
        self.gone += [called for _pk, called in sorted(left)]
        self.advance(self.share)

    def _merge(self, table: Table[M], above: dict[int, Any] | None = None) -> Merge[M]:
        if self.begins and table.strategy:
            return Merge(table, Present(table, []))
        return Merge(table, Present.read(table, self.strategy, self.known, above))

    def _check_addresses(
        self, merge: Merge[M], kept: Iterable[tuple[Any, Any]]
    ) -> None:
        taken = addresses_taken(merge)
        for row, entry in kept:
            holder, strategy = taken.get(row.legacy_id, (row.pk, ""))
            if holder != row.pk:
                self.faults.append(
                    _("%(place)s: the strategy “%(strategy)s” has this old address.")
                    % {"place": f"{entry.place}.legacy_id", "strategy": strategy}
                )
                # The run goes on to find the other faults, and is then undone.
                row.legacy_id = None

    def _left_over(self, merge: Merge[M]) -> Iterator[M]:
        """Yield rows that the file has no more; not one by one below those."""
        if not merge.table.strategy:
            return
        for pk, row in merge.present.rows.items():
            if (
                pk not in self._answering[merge.table.model]
                and not merge.present.is_made_by_people(pk)
                and self._parent_answers(row)
            ):
                yield row

    def _parent_answers(self, row: Model) -> bool:
        parents = (
            (column.related_model, getattr(row, column.attname))
            for column in row._meta.fields
            if isinstance(column, ForeignKey)
            and column.remote_field.on_delete is CASCADE
        )
        return all(pk is None or pk in self._answering[of] for of, pk in parents)


def addresses_taken(saving: Saving[Any]) -> dict[int, tuple[int, str]]:
    """Return old addresses with the rows that keep them, and in which strategy."""
    held = saving.table.model._default_manager.exclude(legacy_id=None)
    return {
        address: (pk, strategy)
        for address, pk, strategy in held.values_list(
            "legacy_id", "pk", f"{saving.table.strategy[0]}__title"
        )
        if pk not in saving.moving
    }
