"""Rows that are known already, so that no query reads them with each row below them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import ForeignKey, Model, QuerySet

M = TypeVar("M", bound=Model)


class Known:
    """Rows by model and key."""

    def __init__(self) -> None:
        self.rows: dict[Any, dict[int, Model]] = {}

    def add(self, rows: Iterable[Model]) -> None:
        for row in rows:
            self.rows.setdefault(type(row), {})[row.pk] = row

    def without_known(
        self, rows: "QuerySet[M]", related: Iterable[str]
    ) -> "QuerySet[M]":
        """Let the query read what is related, but for what is known."""
        columns: Any = rows.model._meta
        paths = [
            path
            for path in related
            if columns.get_field(path.split("__")[0]).related_model not in self.rows
        ]
        return rows.select_related(*paths) if paths else rows

    def give(
        self, rows: Sequence[Model], others: Mapping[str, Mapping[int, Any]]
    ) -> None:
        """Give the rows of one model the known ones to which they refer.

        `others` are known only here, by the name of the field that refers to them.
        """
        if not rows:
            return
        for column in rows[0]._meta.concrete_fields:
            if not isinstance(column, ForeignKey):
                continue
            by_key = others.get(column.name) or self.rows.get(column.related_model, {})
            for row in rows if by_key else ():
                if found := by_key.get(getattr(row, column.attname)):
                    column.set_cached_value(row, found)
