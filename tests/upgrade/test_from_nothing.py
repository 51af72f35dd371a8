"""Migrations make from nothing what the models say: on this the tests' databases rest.

Those are made of the models, in seconds: migrations take half a minute. On PostgreSQL
tests/operations/test_moving.py sees the same where a site moves to one.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests.upgrade.databases import manage

# Each column with its type, and what is not unknown; keys, checks and the rest with
# their names; indexes; triggers and what they call.
OF_POSTGRESQL = """
SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid),
    l.collname)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    LEFT JOIN pg_collation l ON l.oid = a.attcollation
WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relnamespace = 'public'::regnamespace
UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
"""


def of_postgresql(rows: Iterable[tuple[str]]) -> set[str]:
    return {row for (row,) in rows if not row.startswith(EITHER)}


def of_sqlite(rows: Iterable[tuple[str, str, str]]) -> set[str]:
    """Part each table into its columns and constraints, in whatever order."""
    found = set()
    for kind, name, sql in rows:
        if kind == "table":
            body = sql.partition("(")[2].rpartition(")")[0]
            found |= {f"{name}: {part}" for part in parts(body)}
        else:
            found.add(" ".join(sql.split()))
    return found


def parts(body: str) -> Iterator[str]:
    """Part it at commas that stand in no brackets and no quotation marks."""
    depth, part = 0, ""
    for piece in re.findall(r"'[^']*'|\"[^\"]*\"|.", body, re.DOTALL):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "," and not depth:
            yield " ".join(part.split())
            part = ""
        else:
            part += piece
    yield " ".join(part.split())


# Django's own table: its migration makes numbers by the project's setting, its model by
# Django's, and so of eight bytes or four.
EITHER = "auth_group_permissions id "
# But for SQLite's own, in which it keeps how much its indexes leave.
ALL = """
SELECT type, name, sql FROM sqlite_master
WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
"""


def models_say() -> set[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return of_sqlite(cursor.execute(ALL))
        cursor.execute(OF_POSTGRESQL)
        return of_postgresql(cursor.fetchall())


def migrated_on_postgresql(made: psycopg.Connection[Any]) -> set[str]:
    return of_postgresql(made.execute(OF_POSTGRESQL.encode()).fetchall())


def migrated_on_sqlite(folder: Path) -> set[str]:
    manage("", folder, "prepare")
    with closing(sqlite3.connect(folder / "db.sqlite3")) as made:
        return of_sqlite(made.execute(ALL))


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="moving a site there tells")
def test_a_server_is_prepared_from_nothing_with_the_tables_of_the_models(tmp_path):
    said, made = models_say(), migrated_on_sqlite(tmp_path)
    assert sorted(made - said) == []
    assert sorted(said - made) == []
    assert len(said) > 900


def test_a_table_is_parted_into_its_columns_and_constraints():
    body = '"a" text DEFAULT \',(\', "b," int CHECK (b IN (1,\n 2)), UNIQUE (a, b)'
    assert list(parts(body)) == [
        "\"a\" text DEFAULT ',('",
        '"b," int CHECK (b IN (1, 2))',
        "UNIQUE (a, b)",
    ]
