"""The entries of a document as the rows of its sheets."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.document import Document
from exchange.parts import Entry
from exchange.places import Place
from exchange.spots import UNSAID
from exchange.workbook.columns import Column, Kind, Table
from exchange.workbook.schema import GOALS, INDICATORS, PROGRAMMES, TASKS

# What stands in the place of a code where the strategy itself is meant.
OF_THE_WHOLE = gettext_lazy("strategy")


class Item(NamedTuple):
    """An entry with the code that it has, or that it belongs to; "" is the whole."""

    code: str
    entry: Any

    def says(self, column: Column) -> bool:
        """Say whether the column would say anything of it, be it that it is none."""
        if column.kind in (Kind.CODE, Kind.OWNER) or column.is_required:
            return True
        return self._part(column) is not UNSAID

    def _part(self, column: Column) -> Any:
        return getattr(self.entry, column.part)

    def value(self, column: Column, year: int | None) -> Any:
        """Return what stands in the cell; None for nothing."""
        if column.kind in (Kind.CODE, Kind.OWNER):
            return self.code or str(OF_THE_WHOLE)
        part = self._part(column)
        if part is UNSAID:
            return None
        if column.kind is Kind.YES_NO:
            return yes_or_no(part is not None)
        if year is not None:
            part = (part or {}).get(year)
            if isinstance(part, Entry):
                part = getattr(part, column.name)
            return None if part is UNSAID else part
        return written(column, part)


def written(column: Column, part: Any) -> Any:
    if part is None:
        return None
    labels = {value: str(label) for value, label in column.choices}
    if column.kind is Kind.CHOICE:
        return labels.get(part, part)
    if column.kind is Kind.KINDS:
        return "\n".join(labels[kind] for kind in part)
    if column.kind is Kind.PLACES:
        return "\n".join(place.shown for place in map(Place.said_by, part) if place)
    if column.kind is Kind.FLAG:
        return yes_or_no(part) if part else None
    if column.kind is Kind.BREAKS:
        years = ((year, part[year]) for year in sorted(part))
        return "\n".join(f"{year}: {why}" for year, why in years if why) or None
    return part.isoformat() if column.kind is Kind.DAY else part


def yes_or_no(is_so: bool) -> str:
    return _("yes") if is_so else _("no")


def items_of(document: Document, table: Table) -> Iterator[Item]:
    """Yield the rows of the table, in the order of the codes."""
    if table is INDICATORS:
        own = document.strategy.indicators or ()
        yield from (Item("", entry) for entry in own)
    for level, item in _levels(document):
        if level is table:
            yield item
        elif table is INDICATORS or level is TASKS:
            part = getattr(item.entry, table.name, None) or ()
            if table not in (GOALS, PROGRAMMES, TASKS):
                yield from (Item(item.code, entry) for entry in part)


def _levels(document: Document) -> Iterator[tuple[Table, Item]]:
    for goal in document.goals or ():
        yield GOALS, Item(goal.number, goal)
        for programme in goal.programmes or ():
            code = f"{goal.number}.{programme.number}"
            yield PROGRAMMES, Item(code, programme)
            for task in programme.tasks or ():
                yield TASKS, Item(f"{code}.{task.number}", task)


def years_of(document: Document, column: Column, items: Sequence[Item]) -> list[int]:
    """Return the years that the column stands for, one each."""
    own = document.strategy.years or ()
    # A target is of few years: the last one is there to begin with.
    years = set(own[-1:] if column.part == "targets" else own)
    for item in items:
        years.update(getattr(item.entry, column.part) or ())
    return sorted(years)
