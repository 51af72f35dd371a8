"""What is forgotten after its time, and files that no row names.

A file is written before its row, so that a row never speaks of what is not there. What
ends in between leaves a file behind, whole or half: what was undone, or begun by a
process that died.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path, PurePosixPath
from tempfile import gettempdir
from time import time
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.storage import Storage
from django.db.models import FileField
from django.dispatch import Signal, receiver
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from leszno_strategy.background import call, missed

logger = logging.getLogger(__name__)

# Longer than any request and any making of a file lasts: its row comes still.
UNDERWAY = timedelta(days=1)
DAY = timedelta(days=1)
# Asks each room, once a day, to forget what it keeps for a time only; each answers
# with what that was, if anything.
forgetting = Signal()


class Forgotten(NamedTuple):
    """What of one kind is gone."""

    what: str
    n: int


@task()
def tidy_up() -> None:
    """Forget and remove what is due."""
    clean_up()


@receiver(missed)
def tidy_up_daily(**kwargs: Any) -> None:
    """Begin it where nothing else does: no cron, no timer, no reminders."""
    if is_due():
        call(tidy_up)


def is_due() -> bool:
    """Say whether nobody began it for a day, nor is every account younger than that."""
    moment = now() - DAY
    begun = DBTaskResult.objects.filter(
        task_path=tidy_up.module_path, enqueued_at__gt=moment
    )
    old = get_user_model()._default_manager.filter(date_joined__lt=moment)
    return not begun.exists() and old.exists()


def clean_up() -> list[Forgotten]:
    """Forget what is due in each room, then remove the files that no row names.

    Twice done is once done. Where one room fails the others go on; the log says why,
    and at the end so does the exception.
    """
    gone: list[Forgotten] = []
    failed: list[Exception] = []
    for _room, answer in forgetting.send_robust(sender=None):
        if isinstance(answer, Exception):
            failed.append(answer)
        else:
            gone += answer or ()
    gone.append(Forgotten(_("files that nothing names"), remove_orphans()))
    if failed:
        raise ExceptionGroup("not all could be forgotten", failed)
    return [one for one in gone if one.n]


def remove_orphans() -> int:
    """Remove files of a day ago or older that no row names; return how many.

    What cannot be removed is logged, and stays.
    """
    removed = sum(map(_removed, _uploads()))
    fields: dict[Storage, list[FileField]] = defaultdict(list)
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                fields[field.storage].append(field)
    for storage, kept in fields.items():
        removed += _clean(storage, kept)
    return removed


def _clean(storage: Storage, fields: list[FileField]) -> int:
    # Files first: whatever was written after that is no concern of ours.
    old = {name for name in _names(storage) if _is_old(storage, name)}
    named: set[str] = set()
    for field in fields:
        rows = field.model._default_manager.exclude(**{field.name: ""})
        named.update(rows.values_list(field.name, flat=True).iterator())
    if old and not any(map(storage.exists, named)):
        # Else whoever tries an empty database beside real files would lose them all.
        logger.warning("%d files are kept: the database names none there is", len(old))
        return 0
    return sum(_is_removed(storage, name) for name in old - named)


def _names(storage: Storage, folder: str = "") -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield str(PurePosixPath(folder, name))
    for name in folders:
        yield from _names(storage, str(PurePosixPath(folder, name)))


def _is_old(storage: Storage, name: str) -> bool:
    try:
        return storage.get_modified_time(name) < now() - UNDERWAY
    except FileNotFoundError:
        return False


def _is_removed(storage: Storage, name: str) -> bool:
    try:
        # Perhaps it was written anew meanwhile, under the same name.
        if not _is_old(storage, name):
            return False
        storage.delete(name)
    except OSError:
        logger.exception("a file that no row names could not be removed: %s", name)
        return False
    return True


def _uploads() -> Iterator[Path]:
    """Find what Django sets aside of a large upload until its request is over."""
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR or gettempdir())
    yield from folder.glob("tmp*.upload*")


def _removed(upload: Path) -> bool:
    try:
        if upload.stat().st_mtime > time() - UNDERWAY.total_seconds():
            return False
        upload.unlink()
    except OSError:
        # It is gone, or another account's.
        return False
    return True
