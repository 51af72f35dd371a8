"""Write a backup: all or nothing of it is there under its name, and it was read again.

The database is copied first, and the files that this copy names after it: they were
written before their rows, so whatever had been saved when it began is in it.
"""

import datetime
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from leszno_strategy.durable_files import force
from leszno_strategy.version import version
from operations.backup import sealing
from operations.backup.archive import Manifest, Refused, Writer, read
from operations.backup.database import PARTS, Copy, copied
from operations.backup.kept_files import part_of

OFFICE = "office.toml"
# How often the database is copied anew because a file went with its row meanwhile.
TRIES = 3
NAMED = re.compile(r"strategy-\d{8}T\d{6}Z\.backup(\.age)?")


class Gone(Exception):
    """A file that the copy names is not there."""


def take(path: Path, recipients: Sequence[str] = ()) -> Manifest:
    """Write a backup; return what is in it. Raises Refused, or OSError."""
    for one in recipients:
        sealing.recipient(one)
    if path.exists():
        raise Refused(_("%s is there already.") % path)
    with TemporaryDirectory(dir=_own_folder(), prefix="backup-") as name:
        folder = Path(name)
        plain = folder / "plain.tar"
        _write(folder, plain)
        with _beside(path) as written:
            if recipients:
                check = folder / "check.tar"
                sealing.seal(plain, written, recipients, check)
            else:
                _copy(plain, written)
                check = written
            force(written)
            manifest = read(check).manifest
            written.rename(path)
    force(path.parent)
    return manifest


def _own_folder() -> str:
    """Return where the copy lies meanwhile: beside the database, not the backups."""
    is_ours = os.access(settings.VAR_DIR, os.W_OK)
    return str(settings.VAR_DIR) if is_ours else gettempdir()


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a name beside the file, under which nothing stays."""
    written = path.with_name(f".{path.name}.part-{os.getpid()}")
    try:
        written.touch(mode=0o600)
        yield written
    finally:
        written.unlink(missing_ok=True)


def _copy(plain: Path, written: Path) -> None:
    with plain.open("rb") as source, written.open("wb") as target:
        while data := source.read(1024 * 1024):
            target.write(data)


def _write(folder: Path, path: Path) -> None:
    for attempt in range(1, TRIES + 1):
        moment = timezone.now()
        with suppress(Gone), copied(folder) as copy, path.open("wb") as file:
            writer = Writer(file, _manifest(copy, moment))
            writer.add_path(copy.path.name, copy.path)
            _add_files(writer, copy, is_last=attempt == TRIES)
            if office := os.environ.get("OFFICE_FILE"):
                writer.add_path(OFFICE, Path(office))
            writer.finish()
            return
        copy.path.unlink()


def _manifest(copy: Copy, moment: datetime.datetime) -> Manifest:
    return Manifest(
        version=version(),
        made_at=moment.astimezone(datetime.UTC).isoformat(timespec="seconds"),
        site=settings.SITE_URL,
        engine=connection.vendor,
        migrations=copy.migrations,
        tables=copy.tables,
    )


def _add_files(writer: Writer, copy: Copy, *, is_last: bool) -> None:
    """Add the files that rows name; what was lost long ago is told, not refused."""
    for alias, name in copy.files:
        try:
            with storages[alias].open(name) as file:
                writer.add(part_of(alias, name), file, file.size)
        except FileNotFoundError as error:
            if not is_last:
                raise Gone(name) from error
            writer.manifest.missing.append(part_of(alias, name))


def path_in(folder: Path, *, is_sealed: bool, moment: datetime.datetime) -> Path:
    """Name a backup of a folder by its moment, in UTC."""
    at = moment.astimezone(datetime.UTC)
    return folder / f"strategy-{at:%Y%m%dT%H%M%SZ}.backup{'.age' if is_sealed else ''}"


def forget_old(folder: Path, keep: int) -> list[Path]:
    """Remove all but the newest backups that named themselves; return which."""
    ours = sorted(one for one in folder.iterdir() if is_ours(one))
    old = ours[:-keep]
    for one in old:
        one.unlink()
    return old


def is_ours(path: Path) -> bool:
    """Say whether the file is a backup of a folder, by its name and its beginning."""
    if not NAMED.fullmatch(path.name) or path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        begins = file.read(64)
    return begins.startswith((sealing.BEGINNING, *map(str.encode, PARTS.values())))
