"""What a card tells of its changes: who, when, why, and what became of what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from simple_history.models import ModelChange

from leszno_strategy.numbers import UNKNOWN, exact
from organisation.models import User
from structure.card_forms import CARDS
from tasks.models import FundingYear, Programme, StrategyYear

SHOWN = 30
# What the name of a row is made of, its card apart: one column, or two.
NAMED_BY: dict[str, tuple[str, ...]] = {
    "executor": ("text",),
    "stage": ("label", "title"),
    "partner": ("name",),
    "location": ("name",),
    "fundingsource": ("source",),
    "fundingyear": ("year__year",),
    "indicator": ("name",),
    "indicatortarget": ("year",),
    "indicatorvalue": ("year", "text"),
    "indicatorbreak": ("year",),
}
SAID_BY_TYPE = {"+": gettext_lazy("added"), "~": gettext_lazy("changed"),
                "-": gettext_lazy("removed")}  # fmt: skip


class Record(NamedTuple):
    """What a record of history says of its change: when, who, and why."""

    history_date: Any
    history_user: User | None
    history_change_reason: str


@dataclass(frozen=True)
class Entry:
    """One change of the card, or of a row on it."""

    record: Any
    what: str
    changes: list[tuple[str, str, str]]


def entries(row: Any) -> list[Entry]:
    """Return the latest changes, newest first: two queries, and names."""
    found = [*_of_card(row), *_of_rows(row)]
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


def _of_rows(row: Any) -> Iterator[Entry]:
    """Read what became of the rows of all tables of the card with one query."""
    tables = {str(one.model._meta.model_name): one for one in CARDS[type(row)][1]}
    parts = [_records(row, name, table) for name, table in tables.items()]
    found = reduce(lambda one, other: one.union(other, all=True), parts)
    for name, _pk, kind, at, reason, *told in found.order_by(
        "-history_date", "-history_id"
    )[:SHOWN]:
        table, by = tables[name], told[2:]
        text = _("%(kind)s “%(name)s”") % {
            "kind": table.model._meta.verbose_name,
            "name": _called(row, table, told[:2]),
        }
        user = User(username=by[0], first_name=by[1], last_name=by[2])
        record = Record(at, user if by[0] else None, reason or "")
        yield Entry(record, f"{text}: {SAID_BY_TYPE[kind]}", [])


def _records(row: Any, name: str, table: Any) -> "QuerySet[Any, Any]":
    first, *second = NAMED_BY[name]
    records: QuerySet[Any] = table.model.history.filter(
        **{f"{table.fk.name}_id": row.pk}
    )
    return records.order_by().values_list(
        Value(name),
        "history_id",
        "history_type",
        "history_date",
        "history_change_reason",
        Cast(first, CharField()),
        Cast(second[0], CharField()) if second else Value(""),
        *(f"history_user__{one}" for one in ("username", "first_name", "last_name")),
    )


def _called(row: Any, table: Any, said: list[str | None]) -> str:
    """Name a row of the card by what its columns said, as it names itself."""
    names = NAMED_BY[str(table.model._meta.model_name)]
    given: dict[str, Any] = dict(zip(names, said, strict=False))
    if table.model is FundingYear:
        given = {"year": StrategyYear(year=given["year__year"])}
    return str(table.model(**{table.fk.name: row}, **given))
