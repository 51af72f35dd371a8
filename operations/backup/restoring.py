"""Put a backup back: all that could be wrong with it is asked before anything changes.

Files come first, since a row never speaks of what is not there; then the database, as
one change. What was there before stays beside it where it is to be replaced.
"""

import datetime
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from django.apps import apps
from django.conf import settings
from django.core.files.storage import Storage
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from leszno_strategy import public_version
from leszno_strategy.public_version import DERIVED
from leszno_strategy.version import version
from operations.backup import sealing
from operations.backup.archive import Backup, Manifest, Refused, read
from operations.backup.database import PARTS, described, run, tables_of
from operations.backup.kept_files import BEGINNING, is_same, put, storage_of

# What a database has before anybody wrote into it.
OF_ITS_OWN = frozenset(
    {
        "django_migrations",
        "django_content_type",
        "auth_permission",
        "cache",
        "indicators_measure",
        "leszno_strategy_publicversion",
    }
)


@contextmanager
def opened(path: Path, identity: Path | None = None) -> Iterator[Backup]:
    """Read a backup whole, decrypted if it must be; raises Refused."""
    if not sealing.is_sealed(path):
        yield read(path)
        return
    with TemporaryDirectory(dir=settings.VAR_DIR, prefix="restore-") as folder:
        plain = Path(folder) / "plain.tar"
        sealing.unseal(path, plain, identity)
        yield read(plain)


def restore(backup: Backup, *, replace: bool, moment: datetime.datetime) -> str:
    """Put it back, and return the name of what was there before, if anything was."""
    check(backup.manifest)
    in_the_way = next(filled(), "")
    if in_the_way and not replace:
        said = _("The database is not empty (%s). With --replace it is kept beside.")
        raise Refused(said % in_the_way)
    with TemporaryDirectory(dir=settings.VAR_DIR, prefix="restore-") as folder:
        copy = Path(folder) / PARTS[connection.vendor]
        with backup.opened(copy.name) as source, copy.open("wb") as target:
            copyfileobj(source, target)
        _check_copy(copy, backup.manifest)
        written = list(_put_files(backup))
        beside = f"before_{moment:%Y%m%dt%H%M%S}" if in_the_way else ""
        try:
            _put_database(copy, beside, backup.manifest)
        except BaseException:
            for storage, name in written:
                storage.delete(name)
            raise
    # Sums, triggers and permissions of today; an older backup is brought up to date.
    call_command("migrate", verbosity=0, interactive=False)
    # Pages that were kept of the data before are another state's.
    public_version.begin()
    return beside


def check(manifest: Manifest) -> None:
    """Refuse what the code, or the kind of the database, cannot hold."""
    if manifest.engine != connection.vendor:
        raise Refused(_of_another_kind(manifest.engine))
    if PARTS[manifest.engine] not in manifest.parts:
        raise Refused(_("The backup holds no database."))
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    ours = {app for app, _name in loader.disk_migrations}
    newer = {
        one for one in set(manifest.migrations) - known if one.partition(".")[0] in ours
    }
    if newer or _numbers(manifest.version) > _numbers(version()):
        raise Refused(
            _("The backup was made by version %(its)s, which is newer than %(ours)s.")
            % {"its": manifest.version, "ours": version()}
        )
    for part in manifest.parts:
        if part.startswith(BEGINNING):
            try:
                storage_of(part)
            except ValueError as error:
                raise Refused(_("The backup is damaged: %s.") % part) from error


def _of_another_kind(engine: str) -> str:
    said = _("The backup is of %(engine)s and the database of %(other)s.")
    said %= {"engine": engine, "other": connection.vendor}
    if engine != "sqlite":
        return said
    way = _(
        "Put it back without DATABASE_URL, into SQLite; then manage.py move_to brings "
        "the site to PostgreSQL."
    )
    return f"{said} {way}"


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", text)))[:3]


def filled() -> Iterator[str]:
    """Yield the tables in which somebody wrote something."""
    derived = {apps.get_model(label)._meta.db_table for label in DERIVED}
    with connection.cursor() as cursor:
        for table in tables_of(cursor):
            if table not in OF_ITS_OWN | derived:
                cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')  # noqa: S608
                if cursor.fetchall():
                    yield table


def _check_copy(copy: Path, manifest: Manifest) -> None:
    """Ask the database's own tool whether it can read the copy."""
    if connection.vendor == "postgresql":
        run("pg_restore", "--list", f"--file={copy}.list", str(copy))
        return
    try:
        with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as opened:
            said = opened.execute("PRAGMA integrity_check").fetchall()
            tables = described(copy, opened.cursor()).tables
    except sqlite3.Error as error:
        raise Refused(_("The database in the backup cannot be read.")) from error
    if said != [("ok",)] or tables != manifest.tables:
        raise Refused(not_as_copied())


def not_as_copied() -> str:
    return _("The database in the backup is not the one that was copied.")


def _put_files(backup: Backup) -> Iterator[tuple[Storage, str]]:
    """Write each file that is not there already; yield what was written."""
    for part, file in backup.each(BEGINNING):
        storage, name = storage_of(part)
        if not is_same(storage, name, backup.manifest.parts[part].sha256):
            is_new = not storage.exists(name)
            put(storage, name, file)
            if is_new:
                yield storage, name


def _put_database(copy: Path, beside: str, manifest: Manifest) -> None:
    if connection.vendor == "sqlite":
        _put_sqlite(copy, beside)
    else:
        _put_postgresql(copy, beside, manifest)


def _put_sqlite(copy: Path, beside: str) -> None:
    connection.ensure_connection()
    ours: sqlite3.Connection = connection.connection
    if beside:
        path = Path(str(connection.settings_dict["NAME"]))
        with closing(sqlite3.connect(path.with_name(f"{path.name}.{beside}"))) as old:
            ours.backup(old)
    with closing(sqlite3.connect(copy)) as source:
        # One transaction: who reads meanwhile has either what was, or what is put back.
        source.backup(ours)
    connection.close()


def _put_postgresql(copy: Path, beside: str, manifest: Manifest) -> None:
    """Let the old schema step aside, and come back where the new one cannot be made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        schema = cursor.fetchone()[0]
        aside = beside or "before_restore"
        cursor.execute(f'ALTER SCHEMA "{schema}" RENAME TO "{aside}"')
        cursor.execute(f'CREATE SCHEMA "{schema}"')
    connection.close()
    try:
        run(
            "pg_restore",
            *("--single-transaction", "--exit-on-error", "--no-owner"),
            *("--no-privileges", f"--schema={schema}"),
            f"--dbname={connection.settings_dict['NAME']}",
            str(copy),
        )
        with connection.cursor() as cursor:
            if described(copy, cursor).tables != manifest.tables:
                raise Refused(not_as_copied())
    except Refused:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP SCHEMA "{schema}" CASCADE')
            cursor.execute(f'ALTER SCHEMA "{aside}" RENAME TO "{schema}"')
        raise
    if not beside:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP SCHEMA "{aside}" CASCADE')
