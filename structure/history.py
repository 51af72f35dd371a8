"""What a card tells of its changes: who, when, why, and what became of what."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from simple_history.models import ModelChange

from leszno_strategy.numbers import UNKNOWN, exact
from organisation.models import Post, Unit
from structure.card_forms import CARDS
from tasks.models import Goal, Programme

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
    names = {
        "goal": {one.pk: str(one) for one in Goal.objects.all()},
        "programme": {
            one.pk: str(one) for one in Programme.objects.select_related("goal")
        },
        "post": {one.pk: str(one) for one in Post.objects.all()},
        "unit": {one.pk: str(one) for one in Unit.objects.all()},
    }
    for now, before in pairwise(records):
        changes = now.diff_against(before).changes
        yield Entry(now, _("changed"), [_in_words(row, one, names) for one in changes])
    if records and len(records) <= SHOWN:
        yield Entry(records[-1], _("added"), [])


def _in_words(
    row: Model, change: ModelChange, names: dict[str, dict[int, str]]
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
