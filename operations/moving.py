"""Move the whole site from SQLite to PostgreSQL: every row of every table, as it is.

Files stay where they are. Both sides are read again afterwards and compared row by row.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import connection, connections, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from annual_report.reading import at_one_moment
from leszno_strategy.environment import database_at
from operations.backup.archive import Refused
from operations.backup.restoring import OF_ITS_OWN
from operations.probes import missing_migrations
from operations.tables import stored_models

OTHER = "moved_to"
AT_ONCE = 1_000


def move(address: str) -> dict[str, int]:
    """Copy all rows to the empty database there; return how many of each table."""
    if connection.vendor != "sqlite":
        raise Refused(_("Only a site on SQLite is moved; this one is on PostgreSQL."))
    if missing := missing_migrations():
        raise Refused(missing)
    _open(address)
    if there := next(_filled(), ""):
        raise Refused(_("The other database is not empty (%s).") % there)
    manage(address, "migrate", "--verbosity=0")
    with at_one_moment(), transaction.atomic(using=OTHER):
        counts = _copy()
        for model in stored_models():
            if _digest(model, "default") != _digest(model, OTHER):
                raise Refused(_("%s is not the same there.") % model._meta.db_table)
    return counts


def manage(address: str, *command: str) -> None:
    """Run a command of ours on the other database; raises Refused with its words."""
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *command],
        env={**os.environ, "DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused((done.stdout + done.stderr).strip()[-2000:])


def _open(address: str) -> None:
    given = database_at(address)
    if given is None or not given["ENGINE"].endswith("postgresql"):
        raise Refused(_("Give an address such as postgres://user:password@host/name."))
    connections.settings[OTHER] = given
    connections.configure_settings(connections.settings)


def _filled() -> Iterator[str]:
    """Yield the tables there that hold rows nobody but us would have written."""
    other = connections[OTHER]
    with other.cursor() as cursor:
        for table in other.introspection.table_names(cursor):
            if table not in OF_ITS_OWN:
                cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')  # noqa: S608
                if cursor.fetchall():
                    yield table


def _copy() -> dict[str, int]:
    """Copy table by table, with nothing that follows changes: that is copied, too.

    References are asked about at the end of the transaction.
    """
    tables = [model._meta.db_table for model in stored_models()]
    with connections[OTHER].cursor() as cursor:
        names = ", ".join(f'"{table}"' for table in tables)
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        cursor.execute(f"TRUNCATE {names}")
        counts = {model._meta.db_table: _copy_rows(model) for model in stored_models()}
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _set_sequences(cursor)
        for table in tables:
            cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
    return counts


def _copy_rows(model: type[Model]) -> int:
    fields, count = model._meta.concrete_fields, 0
    rows = model._base_manager.order_by("pk").iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        # As they are: `bulk_create` would write today's time into some columns.
        model._base_manager._insert(some, fields=fields, using=OTHER, raw=True)  # type: ignore[attr-defined]
        count += len(some)
    return count


def _set_sequences(cursor: Any) -> None:
    """Let no number be given again that SQLite had given, even of rows long gone."""
    with connection.cursor() as ours:
        ours.execute("SELECT name, seq FROM sqlite_sequence WHERE seq > 0")
        given = dict(ours.fetchall())
    for model in stored_models():
        last = given.get(model._meta.db_table)
        sequence = [f'"{model._meta.db_table}"', model._meta.pk.column]
        if last:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", sequence)
            if name := cursor.fetchone()[0]:
                cursor.execute("SELECT setval(%s, %s)", [name, last])


def _digest(model: type[Model], using: str) -> str:
    """Return one hash of all rows, by what they mean rather than how they lie."""
    digest = hashlib.sha256()
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.using(using).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        digest.update(repr(list(map(_meant, row))).encode())
    return digest.hexdigest()


def _meant(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True)
    if isinstance(value, memoryview):
        return bytes(value)
    return value.normalize() if isinstance(value, Decimal) else value
