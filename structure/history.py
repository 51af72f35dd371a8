"""What a card tells of its changes: who, when, why, and what became of what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from simple_history.models import ModelChange

from leszno_strategy.numbers import UNKNOWN, exact
from structure.card_forms import CARDS
from tasks.models import Programme

SHOWN = 30


@dataclass(frozen=True)
class Entry:
    """One change of the card, or of a row on it."""

    record: Any
    what: str
    changes: list[tuple[str, str, str]]


def entries(row: Any) -> list[Entry]:
    """Return the latest changes, newest first: a query a table, and names."""
    found = list(_of_card(row))
    for table in CARDS[type(row)][1]:
        found += _of_rows(row, table.model, table.fk.name)
    found.sort(key=lambda one: one.record.history_date, reverse=True)
    return found[:SHOWN]


def _of_card(row: Any) -> Iterator[Entry]:
    records = list(
        row.history.select_related("history_user").order_by("-history_id")[: SHOWN + 1]
    )
    steps = [
        (now, now.diff_against(before).changes) for now, before in pairwise(records)
    ]
    names = _names(row, [one for _now, changes in steps for one in changes])
    for now, changes in steps:
        yield Entry(now, _("changed"), [_in_words(row, one, names) for one in changes])
    if records and len(records) <= SHOWN:
        yield Entry(records[-1], _("added"), [])


def _names(row: Model, changes: Iterable[ModelChange]) -> dict[str, dict[Any, str]]:
    """Name the rows that the changes lead to: a query for each kind there is."""
    wanted: defaultdict[Any, set[Any]] = defaultdict(set)
    for change in changes:
        field: Any = row._meta.get_field(change.field)
        if field.is_relation:
            wanted[field.related_model] |= {change.old, change.new} - {None}
    return {
        str(model._meta.model_name): {
            pk: str(one) for pk, one in _named(model).in_bulk(pks).items()
        }
        for model, pks in wanted.items()
    }


def _named(model: Any) -> Any:
    rows = model._default_manager.all()
    return rows.select_related("goal") if model is Programme else rows


def _in_words(
    row: Model, change: ModelChange, names: dict[str, dict[Any, str]]
) -> tuple[str, str, str]:
    field: Any = row._meta.get_field(change.field)
    known: dict[Any, str] = dict(field.flatchoices)
    if field.is_relation:
        known = names.get(str(field.related_model._meta.model_name), {})
    before, after = (
        _text(known.get(value, value)) for value in (change.old, change.new)
    )
    return str(field.verbose_name), before, after


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return exact(value)
    return UNKNOWN if value in (None, "") else str(value)


def _of_rows(row: Any, model: Any, parent: str) -> Iterator[Entry]:
    records = model.history.filter(**{f"{parent}_id": row.pk})
    said = {"+": _("added"), "~": _("changed"), "-": _("removed")}
    for record in records.select_related("history_user").order_by("-history_id")[
        :SHOWN
    ]:
        name = _("%(kind)s “%(name)s”") % {
            "kind": model._meta.verbose_name,
            "name": record.instance,
        }
        yield Entry(record, f"{name}: {said[record.history_type]}", [])
