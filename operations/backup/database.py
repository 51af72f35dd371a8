"""Copies of the database as it stood at one moment, made while people write.

Each by its own kept tool: SQLite's online backup, and pg_dump in the snapshot of the
transaction that counts the rows and names the files.
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any, Protocol

from django.db import connection, transaction
from django.utils.translation import gettext as _

from operations.backup.archive import Refused
from operations.backup.kept_files import Column, columns

PARTS = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
Pair = tuple[str, str]


class Cursor(Protocol):
    def execute(self, sql: str, /) -> Any: ...
    def fetchall(self) -> list[Any]: ...


@dataclass(frozen=True)
class Copy:
    """A copy of the database in a file, and what it holds."""

    path: Path
    tables: dict[str, int]
    migrations: list[str]
    # The storage and the name of each file that a row names.
    files: list[Pair]


@contextmanager
def copied(folder: Path) -> Iterator[Copy]:
    """Copy the database into the folder; the moment of the copy is its beginning."""
    path = folder / PARTS[connection.vendor]
    path.touch(mode=0o600)
    if connection.vendor == "sqlite":
        yield _copy_sqlite(path)
    else:
        yield _copy_postgresql(path)


def _copy_sqlite(path: Path) -> Copy:
    connection.ensure_connection()
    copy = sqlite3.connect(path)
    try:
        # In one step: readers and writers go on, and none of their changes is half in.
        connection.connection.backup(copy)
        # One file, without a journal beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        return described(path, copy.cursor())
    finally:
        copy.close()


def _copy_postgresql(path: Path) -> Copy:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot(), current_schema()")
        [(snapshot, schema)] = cursor.fetchall()
        copy = described(path, cursor)
        run(
            "pg_dump",
            *("--format=custom", "--no-owner", "--no-privileges"),
            *(f"--snapshot={snapshot}", f"--schema={schema}", f"--file={path}"),
        )
    return copy


def described(path: Path, cursor: Cursor) -> Copy:
    """Read what the tables of a database hold."""
    tables = {name: _count(cursor, name) for name in tables_of(cursor)}
    migrations = []
    # Tests make the tables without them.
    if "django_migrations" in tables:
        cursor.execute("SELECT app, name FROM django_migrations")
        migrations = sorted(f"{app}.{name}" for app, name in cursor.fetchall())
    files: set[Pair] = set()
    for one in columns():
        if one.table in tables:
            files.update(_named(cursor, one))
    return Copy(path, tables, migrations, sorted(files))


def tables_of(cursor: Cursor) -> list[str]:
    cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite_%'"
        if connection.vendor == "sqlite"
        else "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    )
    return sorted(name for (name,) in cursor.fetchall())


def _count(cursor: Cursor, table: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608  our own names
    count: int = cursor.fetchall()[0][0]
    return count


def _named(cursor: Cursor, of: Column) -> Iterator[Pair]:
    cursor.execute(f'SELECT "{of.column}" FROM "{of.table}"')  # noqa: S608  our own
    for (name,) in cursor.fetchall():
        if name:
            yield of.alias, name


def run(tool: str, *arguments: str) -> None:
    """Run a tool of PostgreSQL's on our database; raises Refused with its words."""
    if not which(tool):
        raise Refused(
            _("%s is missing; Debian has it in the package postgresql-client.") % tool
        )
    done = subprocess.run(  # noqa: S603  a tool of PostgreSQL's, no input of anybody's
        [tool, *arguments],
        env={**os.environ, **_address()},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused(f"{tool}: {done.stderr.strip()[-1000:]}")


def _address() -> dict[str, str]:
    """Tell PostgreSQL's tools where the database is, with no password among words."""
    given = connection.get_connection_params()
    names = {
        "PGHOST": "host",
        "PGPORT": "port",
        "PGUSER": "user",
        "PGPASSWORD": "password",
        "PGDATABASE": "dbname",
        "PGSSLMODE": "sslmode",
        "PGSSLROOTCERT": "sslrootcert",
        # A lock that others hold is waited for as long as by a page.
        "PGOPTIONS": "options",
    }
    return {name: str(given[key]) for name, key in names.items() if given.get(key)}
