"""How SQLite's file is opened, also where nothing can be written."""

import os
from contextlib import suppress
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from django.db import connection


def name_of(path: str | Path) -> str:
    """Return how to open the file: as it is, or as one that nobody can change.

    A journal beside the file (WAL) has to be made even for reading. Where its folder
    takes none, as on a disk that was mounted to be read only, SQLite must be told that
    the file stays as it is. A journal that is there already holds what was saved last,
    so it is read, too.
    """
    path = Path(path)
    journal = path.with_name(f"{path.name}-wal")
    is_read_only = path.is_file() and not os.access(path.parent, os.W_OK)
    if is_read_only and not (journal.is_file() and journal.stat().st_size):
        return f"{path.absolute().as_uri()}?immutable=1"
    return str(path)


# Of how many rows of an index it looks at: enough to tell a year from a task.
LOOKED_AT = 400


def learn_sizes() -> None:
    """Let SQLite look at a part of each index, so that it takes the one that leaves
    least; as it does not know how much that is, it takes the year's, which leaves a row
    of every stage, to find those of one task. PostgreSQL learns by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            cursor.execute("ANALYZE")


def keep_journal(sender: object, connection: Any, **kwargs: Any) -> None:
    """Let people read while one writes (WAL); the file remembers it.

    One that cannot be written to is left as it is.
    """
    if connection.vendor == "sqlite":
        execute = connection.connection.execute
        with suppress(OperationalError):
            if execute("PRAGMA journal_mode").fetchone() == ("delete",):
                execute("PRAGMA journal_mode = WAL")
