"""Emptying the test database, as after each test that commits."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.contrib.contenttypes.models import ContentType
from django.core.management.commands import flush
from django.db import connection


def copied() -> sqlite3.Connection | None:
    """Return a copy of the database as it was made, if it is one of SQLite."""
    if connection.vendor != "sqlite":
        return None
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)
    return copy


@contextmanager
def from_a(copy: sqlite3.Connection | None) -> Iterator[None]:
    """Let `flush` put the copy back.

    Else it deletes from each table and makes the rows of permissions anew, which takes
    forty times as long.
    """
    if copy is None:
        yield
        return
    delete = flush.Command.handle

    def put_back(command: flush.Command, **options: Any) -> None:
        try:
            copy.backup(connection.connection)
        except sqlite3.OperationalError:
            # Within a transaction nothing can take the place of the whole.
            delete(command, **options)
        ContentType.objects.clear_cache()

    with mock.patch.object(flush.Command, "handle", put_back):
        yield
    copy.close()
