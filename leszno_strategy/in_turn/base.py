"""The database: as Django's own for SQLite, with a queue before each change."""

import sqlite3
from collections.abc import Callable
from typing import Any

from django.db.backends.sqlite3 import base

from leszno_strategy.in_turn.queue import Queue, queue_beside

# With what a statement begins that makes SQLite lock the file for all who write.
WRITING = frozenset(
    {"ALTER", "ANALYZE", "CREATE", "DELETE", "DROP", "INSERT", "REPLACE", "UPDATE"}
)
# A mere BEGIN is of those who read for long, and keep nobody from writing meanwhile.
BEGINNINGS = ("BEGIN IMMEDIATE", "BEGIN EXCLUSIVE")


class DatabaseWrapper(base.DatabaseWrapper):
    """Has a turn from before a transaction, or a change outside of one, to its end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: Queue | None = None
        self.execute_wrappers.append(self._in_turn)

    def _in_turn(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: Any,
    ) -> Any:
        if self.connection.in_transaction or not writes(sql):
            return execute(sql, params, many, context)
        self._enter()
        try:
            return execute(sql, params, many, context)
        finally:
            self._leave()

    def _enter(self) -> None:
        name = str(self.settings_dict["NAME"])
        # In memory nobody else writes, and a file opened for reading takes no change.
        if self.is_in_memory_db() or name.startswith("file:") or self._turn:
            return
        queue = queue_beside(name)
        if not queue.enter(self.settings_dict["OPTIONS"].get("timeout", 5)):
            with self.wrap_database_errors:
                raise locked()
        self._turn = queue

    def _leave(self) -> None:
        """Let the next in, unless a transaction goes on."""
        is_going_on = self.connection is not None and self.connection.in_transaction
        if self._turn and not is_going_on:
            self._turn.leave()
            self._turn = None

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._turn:
                self._turn.leave()
                self._turn = None


def writes(sql: str) -> bool:
    beginning = sql[:20].lstrip().upper()
    return beginning.partition(" ")[0] in WRITING or beginning.startswith(BEGINNINGS)


def locked() -> sqlite3.OperationalError:
    """Return what SQLite itself raises where others write for too long."""
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    error.sqlite_errorname = "SQLITE_BUSY"
    return error
