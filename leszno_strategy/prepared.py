"""Questions to the database that are put together once a process, and asked often.

Django takes several times as long to write a statement with some joins as the database
takes to answer it, and writes it anew each time. What pages ask for again and again is
written once; only what it is asked of changes.

    posts_of = Prepared(lambda unit: Post.objects.filter(unit=unit))
    posts_of(unit=7)
"""

import copy
import inspect
from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, QuerySet


class Asked(Expression):
    """Stands in a statement for what is told when it is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class Prepared:
    """What `make` asks of its arguments, which are keys, numbers, texts or times.

    It may only compare them: it gets what stands for them, before any is known, and
    what has no argument must not change while the process runs.
    """

    def __init__(self, make: Callable[..., "QuerySet[Any, Any]"]) -> None:
        self.make = make
        self._written: dict[str, tuple[QuerySet[Any, Any], Any, str, Any]] = {}

    def __call__(self, **told: Any) -> list[Any]:
        """Return the rows, with what `make` fetches beside them."""
        connection = connections[DEFAULT_DB_ALIAS]
        written = self._written.get(connection.vendor) or self._write(connection)
        rows, compiler, sql, params = written
        known = {name: connection.ops.adapt_unknown_value(told[name]) for name in told}
        asking = copy.copy(compiler)
        asking.connection = connection
        said = tuple(
            known[one.name] if isinstance(one, Asked) else one for one in params
        )
        asking.as_sql = lambda *_args, **_kwargs: (sql, said)
        return list(_through(asking, rows))

    def _write(self, connection: Any) -> tuple["QuerySet[Any, Any]", Any, str, Any]:
        names = inspect.signature(self.make).parameters
        rows = self.make(**{name: Asked(name) for name in names})
        compiler = rows.query.get_compiler(connection=connection)
        # Leaves in the compiler what it selects, by which rows are read.
        sql, params = compiler.as_sql()
        self._written[connection.vendor] = rows, compiler, sql, params
        return self._written[connection.vendor]


def _through(compiler: Any, rows: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    """Return the same rows, to be read once, by the compiler that knows its SQL."""
    query = copy.copy(rows.query)
    query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
    asked = type(rows)(model=rows.model, query=query)
    for kept in ("_iterable_class", "_fields", "_prefetch_related_lookups"):
        setattr(asked, kept, getattr(rows, kept))
    return asked
