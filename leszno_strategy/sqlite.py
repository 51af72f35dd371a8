"""How SQLite's file is opened, also where nothing can be written."""

import os
from contextlib import suppress
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any


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


def keep_journal(sender: object, connection: Any, **kwargs: Any) -> None:
    """Let people read while one writes (WAL); the file remembers it.

    One that cannot be written to is left as it is.
    """
    if connection.vendor == "sqlite":
        execute = connection.connection.execute
        with suppress(OperationalError):
            if execute("PRAGMA journal_mode").fetchone() == ("delete",):
                execute("PRAGMA journal_mode = WAL")
