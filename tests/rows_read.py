"""How many rows a call takes out of the database, which queries alone do not tell."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

from django.db.backends.utils import CursorWrapper


def rows_read_by(call: Callable[[], object]) -> int:
    """Count the rows that the call fetches, through the ORM or without it."""
    count = 0

    def one(self: Any) -> Any:
        nonlocal count
        row = self.cursor.fetchone()
        count += row is not None
        return row

    def several(name: str) -> Callable[..., Any]:
        def fetch(self: Any, *size: int) -> Any:
            nonlocal count
            rows = getattr(self.cursor, name)(*size)
            count += len(rows)
            return rows

        return fetch

    ways = {"fetchone": one, **{n: several(n) for n in ("fetchmany", "fetchall")}}
    with ExitStack() as stack:
        for name, way in ways.items():
            stack.enter_context(patch.object(CursorWrapper, name, way, create=True))
        call()
    return count
