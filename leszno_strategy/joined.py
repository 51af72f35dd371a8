"""Rows with those that belong to them, read with one query instead of two.

For few rows: each is read anew with each that belongs to it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Model, QuerySet


def joined(rows: "QuerySet[Any]", relation: str, *order: str) -> list[Any]:
    """Read the rows; `relation` of each is fetched, in the order of its columns.

    The queryset says in which order the rows come.
    """
    field: Any = rows.model._meta.get_field(relation)
    below: type[Model] = field.related_model
    names = [one.attname for one in below._meta.concrete_fields]
    told = {f"below_{name}": F(f"{relation}__{name}") for name in names}
    ordered = rows.order_by(
        *rows.query.order_by, "pk", *(f"{relation}__{name}" for name in order)
    )
    found: dict[Any, Any] = {}
    those: dict[Any, list[Any]] = {}
    for row in ordered.annotate(**told):
        kept = found.setdefault(row.pk, row)
        of_it = those.setdefault(row.pk, [])
        values = [getattr(row, f"below_{name}") for name in names]
        if values[names.index(below._meta.pk.attname)] is None:
            continue
        one = below.from_db(rows.db, names, values)
        setattr(one, field.remote_field.name, kept)
        of_it.append(one)
    for pk, row in found.items():
        fetched(row, relation, those[pk])
    return list(found.values())


def fetched(row: Any, relation: str, those: Iterable[Any]) -> None:
    """Let the row know what belongs to it, as `prefetch_related` does."""
    found = getattr(row, relation).all()
    found._result_cache, found._prefetch_done = list(those), True
    if not hasattr(row, "_prefetched_objects_cache"):
        row._prefetched_objects_cache = {}
    row._prefetched_objects_cache[relation] = found


def fetched_own(row: Any, relation: str, those: Iterable[Any]) -> None:
    """The same of rows that are its own: each leads back to it."""
    own = list(those)
    back = type(row)._meta.get_field(relation).field.name
    for one in own:
        setattr(one, back, row)
    fetched(row, relation, own)
