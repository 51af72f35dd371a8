"""Emptying the test database, as after each test that commits."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.contrib.contenttypes.models import ContentType
from django.core.management.commands import flush
from django.db import connection, transaction

Empty = Callable[[], bool]
# What `migrate` writes by itself; tests leave it alone.
STAYING = {
    "django_content_type",
    "auth_permission",
    "leszno_strategy_publicversion",
}


def quick_way() -> Empty:
    """Return what makes the database again as it is now, and says whether it could."""
    return _from_a_copy() if connection.vendor == "sqlite" else _row_by_row()


@contextmanager
def by(empty: Empty) -> Iterator[None]:
    """Let `flush` do so.

    Else it empties each table there is and makes the rows of permissions anew, which
    takes twenty times as long and more.
    """
    slowly = flush.Command.handle

    def handle(command: flush.Command, **options: Any) -> None:
        # A test may do it within its own transaction.
        if connection.in_atomic_block or not empty():
            slowly(command, **options)
        ContentType.objects.clear_cache()

    with mock.patch.object(flush.Command, "handle", handle):
        yield


def _from_a_copy() -> Empty:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)

    def empty() -> bool:
        try:
            copy.backup(connection.connection)
        except sqlite3.OperationalError:
            return False
        return True

    return empty


def _row_by_row() -> Empty:
    if _asked("SHOW is_superuser") != [("on",)]:
        return lambda: False
    tables = set(connection.introspection.django_table_names(only_existing=True))
    filled = " UNION ALL ".join(
        f"SELECT '{one}' WHERE EXISTS (SELECT FROM \"{one}\")"  # noqa: S608  our own
        for one in sorted(tables - STAYING)
    )
    rows = " UNION ALL ".join(
        f'SELECT count(*) FROM "{one}"'  # noqa: S608  our own
        for one in sorted(STAYING)
    )
    at_first = _asked(rows)

    def empty() -> bool:
        if _asked(rows) != at_first:
            return False
        done = "".join(f'DELETE FROM "{name}";' for (name,) in _asked(filled))  # noqa: S608
        with transaction.atomic(), connection.cursor() as cursor:
            # Neither triggers nor foreign keys are asked, as with TRUNCATE.
            cursor.execute(f"SET LOCAL session_replication_role = replica;{done}")
        return True

    return empty


def _asked(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
