"""Triggers of the database: what follows every change of a table, whoever writes.

A room registers a group of them when the project starts. `migrate` puts in place
what is missing or differs and takes away what nobody registers any more, also in the
databases of tests, which may be made without migrations.

SQLite makes a table anew when a column changes: its triggers go with the old one, and
those of other tables that name it would stop the migration. So there they are all
taken away before migrations run, and put in place afterwards.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate

# Of the name of every trigger that is ours.
PREFIX = "follow_"
# PostgreSQL would cut it, and never find it again.
LONGEST_NAME = 63


def _nothing() -> None:
    """What most groups do beside their triggers."""


@dataclass(frozen=True)
class Trigger:
    """One trigger on one table, as each database wants it made.

    `sqlite` is one statement, `CREATE TRIGGER <name> … END`, of one event.
    `postgresql` may be several: functions (`CREATE OR REPLACE`), then the trigger. Left
    empty, there is none on that database. Names begin with PREFIX and are unique among
    all tables.
    """

    name: str
    table: str
    sqlite: str = ""
    postgresql: str = ""


@dataclass(frozen=True)
class Group:
    """The triggers of one subject.

    `triggers` is asked when they are put in place, so models are there by then. After
    any was made or made anew `begin` is called, in the same transaction: changes may
    have passed unseen, so what follows them is reckoned anew. `end` is called before
    they are taken away for a while.
    """

    triggers: Callable[[], Iterable[Trigger]]
    begin: Callable[[], None] = _nothing
    end: Callable[[], None] = _nothing


_groups: dict[str, Group] = {}


def register(
    subject: str,
    triggers: Callable[[], Iterable[Trigger]],
    *,
    begin: Callable[[], None] = _nothing,
    end: Callable[[], None] = _nothing,
) -> None:
    """Register a subject's triggers; for `AppConfig.ready`."""
    _groups[subject] = Group(triggers, begin, end)


def follow_migrations(project: AppConfig) -> None:
    """Put triggers in place whenever migrations have run; for the project's `ready`."""
    pre_migrate.connect(_before, sender=project, dispatch_uid="triggers")
    post_migrate.connect(_after, sender=project, dispatch_uid="triggers")


def _before(
    plan: list[Any] | None = None, using: str = DEFAULT_DB_ALIAS, **signal: object
) -> None:
    if plan and connections[using].vendor == "sqlite":
        take_away(using)


def _after(using: str = DEFAULT_DB_ALIAS, **signal: object) -> None:
    put_in_place(using)


def put_in_place(using: str = DEFAULT_DB_ALIAS) -> None:
    """Make what is missing or differs; take away what nobody registers any more."""
    connection = connections[using]
    with transaction.atomic(using=using):
        there = dict(_in_place(connection))
        tables = set(connection.introspection.table_names())
        wanted: set[tuple[str, str]] = set()
        for group in _groups.values():
            triggers = [
                one
                for one in group.triggers()
                if one.table in tables and _made_by(one, connection)
            ]
            missing = [one for one in triggers if _differs(one, there, connection)]
            for one in missing:
                _make(one, connection, is_there=(one.name, one.table) in there)
            if missing:
                group.begin()
            wanted.update((one.name, one.table) for one in triggers)
        for name, table in there.keys() - wanted:
            _drop(name, table, connection)


def take_away(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take all of them away until they are put in place again."""
    connection = connections[using]
    with transaction.atomic(using=using):
        there = dict(_in_place(connection))
        if there:
            for group in _groups.values():
                group.end()
        for name, table in there:
            _drop(name, table, connection)


def amiss(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Name the triggers that are not in place as they should be."""
    connection = connections[using]
    there, tables = (
        dict(_in_place(connection)),
        set(connection.introspection.table_names()),
    )
    return sorted(
        one.name
        for group in _groups.values()
        for one in group.triggers()
        if one.table in tables
        and _made_by(one, connection)
        and _differs(one, there, connection)
    )


@contextmanager
def set_aside(tables: Collection[str], using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Let nothing follow what this transaction writes to the tables meanwhile.

    For the rows of a whole that comes in with it: what follows of the whole is due
    already. Only SQLite's triggers are set aside, which are called for each row;
    PostgreSQL's are for whole statements.
    """
    connection = connections[using]
    there = _in_place(connection) if connection.vendor == "sqlite" else ()
    aside = [(*key, made_by) for key, made_by in there if key[1] in tables]
    for name, table, _made_by in aside:
        _drop(name, table, connection)
    yield
    with connection.cursor() as cursor:
        for _name, _table, made_by in aside:
            cursor.execute(made_by)


def _made_by(trigger: Trigger, connection: BaseDatabaseWrapper) -> str:
    return trigger.sqlite if connection.vendor == "sqlite" else trigger.postgresql


def _differs(
    trigger: Trigger, there: dict[tuple[str, str], str], connection: BaseDatabaseWrapper
) -> bool:
    made = there.get((trigger.name, trigger.table))
    return made != _known_by(_made_by(trigger, connection), connection)


def _known_by(made_by: str, connection: BaseDatabaseWrapper) -> str:
    """Return by what a database tells how a trigger was made.

    SQLite keeps the statement itself. PostgreSQL keeps what it understood, so there a
    comment beside the trigger says it.
    """
    if connection.vendor == "sqlite":
        return made_by
    return hashlib.sha256(made_by.encode()).hexdigest()


def _in_place(
    connection: BaseDatabaseWrapper,
) -> Iterator[tuple[tuple[str, str], str]]:
    """Give the name and the table of each that is there, and by what it is known."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, tbl_name, sql FROM sqlite_master"
                " WHERE type = 'trigger' AND name LIKE %s",
                [f"{PREFIX}%"],
            )
        else:
            cursor.execute(
                "SELECT tgname, relname, obj_description(t.oid, 'pg_trigger')"
                " FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid"
                " WHERE NOT tgisinternal AND tgname LIKE %s"
                " AND relnamespace = current_schema()::regnamespace",
                [f"{PREFIX}%"],
            )
        for name, table, known_by in cursor.fetchall():
            yield (name, table), known_by


def _make(trigger: Trigger, connection: BaseDatabaseWrapper, *, is_there: bool) -> None:
    if not trigger.name.startswith(PREFIX) or len(trigger.name) > LONGEST_NAME:
        raise ValueError(f"No trigger of ours can have this name: {trigger.name}.")
    if is_there:
        _drop(trigger.name, trigger.table, connection)
    made_by = _made_by(trigger, connection)
    with connection.cursor() as cursor:
        cursor.execute(made_by)
        if connection.vendor != "sqlite":
            name, table = map(connection.ops.quote_name, (trigger.name, trigger.table))
            known_by = _known_by(made_by, connection)
            cursor.execute(f"COMMENT ON TRIGGER {name} ON {table} IS '{known_by}'")


def _drop(name: str, table: str, connection: BaseDatabaseWrapper) -> None:
    on = (
        ""
        if connection.vendor == "sqlite"
        else f" ON {connection.ops.quote_name(table)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}{on}")
