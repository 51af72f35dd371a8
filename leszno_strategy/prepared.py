"""Questions to the database that are put together once a process, and asked often.

Django takes several times as long to write a statement with some joins as the database
takes to answer it, and writes it anew each time. What pages ask for again and again is
written once; only what it is asked of changes.

    posts_of = Prepared(lambda unit: Post.objects.filter(unit=unit))
    posts_of(unit=7)
    named = PreparedAmong(lambda those: Post.objects.filter(pk__in=those))
    named([7, 12])
"""

import copy
import inspect
from collections.abc import Callable, Collection
from itertools import chain, repeat
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, QuerySet

# Of how many a question is written at once; the last stands in for those it lacks.
SIZES = (1, 5, 20, 50, 100, 250, 500)
# The rows, their compiler, SQL and its parameters, and what makes values of columns.
Written = tuple["QuerySet[Any, Any]", Any, str, Any, Any]


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
        self._written: dict[str, Written] = {}

    def __call__(self, **told: Any) -> list[Any]:
        """Return the rows, with what `make` fetches beside them."""
        connection = connections[DEFAULT_DB_ALIAS]
        written = self._written.get(connection.vendor) or self._write(connection)
        rows, compiler, sql, params, converters = written
        known = {name: connection.ops.adapt_unknown_value(told[name]) for name in told}
        asking = copy.copy(compiler)
        asking.connection = connection
        said = tuple(
            known[one.name] if isinstance(one, Asked) else one for one in params
        )
        asking.as_sql = lambda *_args, **_kwargs: (sql, said)
        asking.get_converters = lambda _columns: converters
        return list(_through(asking, rows))

    def _names(self) -> Collection[str]:
        return inspect.signature(self.make).parameters

    def _write(self, connection: Any) -> Written:
        names = self._names()
        rows = self.make(**{name: Asked(name) for name in names})
        compiler = rows.query.get_compiler(connection=connection)
        # Leaves in the compiler what it selects, by which rows are read.
        sql, params = compiler.as_sql()
        columns = [column for column, *_told in compiler.select[: compiler.col_count]]
        # Are asked for anew with each answer, and are always the same.
        converters = compiler.get_converters(columns)
        self._written[connection.vendor] = rows, compiler, sql, params, converters
        return self._written[connection.vendor]


class PreparedAmong:
    """As `Prepared`, of those with these keys (`…__pk__in`); none asks nothing.

    Of more than the largest of SIZES it is written anew, as Django does.
    """

    def __init__(self, make: Callable[[Collection[Any]], "QuerySet[Any, Any]"]) -> None:
        self.make = make
        self._of_size = {size: _Among(make, size) for size in SIZES}

    def __call__(self, those: Collection[Any]) -> list[Any]:
        if not those:
            return []
        size = next((size for size in SIZES if size >= len(those)), None)
        if size is None:
            return list(self.make(those))
        *_others, last = those
        named = chain(those, repeat(last, size - len(those)))
        return self._of_size[size](**{f"k{n}": one for n, one in enumerate(named)})


class _Among(Prepared):
    """Of so many; each has a name of its own."""

    def __init__(
        self, make: Callable[[Collection[Any]], "QuerySet[Any, Any]"], size: int
    ) -> None:
        super().__init__(lambda **asked: make([*asked.values()]))
        self.size = size

    def _names(self) -> Collection[str]:
        return [f"k{n}" for n in range(self.size)]


def _through(compiler: Any, rows: "QuerySet[Any, Any]") -> "QuerySet[Any, Any]":
    """Return the same rows, to be read once, by the compiler that knows its SQL."""
    query = copy.copy(rows.query)
    query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign]
    asked = type(rows)(model=rows.model, query=query)
    for kept in ("_iterable_class", "_fields", "_prefetch_related_lookups"):
        setattr(asked, kept, getattr(rows, kept))
    return asked
