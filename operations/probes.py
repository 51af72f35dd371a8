"""Whether the site can do its work, part by part, for whoever watches over it.

What stops pages (the database, its tables, the disk) says that this machine should get
no requests. What waits (letters, files) would be the same on every machine: it is told,
and is a reason to send nobody here only for who asks for all of it.
"""

import datetime
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from letters.models import Letter
from operations.queues import queues

# Less room than that, and the next large upload or closing may not be saved.
LEAST_FREE = 200 * 1024 * 1024
# For longer nothing waits whose process is alive; two files are made at a time.
LONGEST_LAG = datetime.timedelta(minutes=15)


@dataclass(frozen=True)
class Finding:
    """What was found of one part; `said` is empty where nothing is wrong."""

    name: str
    said: str = ""
    # Whether pages fail without it.
    stops: bool = True

    @property
    def is_well(self) -> bool:
        return not self.said


def findings() -> Iterator[Finding]:
    """Look at each part; what asks the database is left out where there is none."""
    database = Finding("database", _asked(_answers))
    yield database
    yield Finding("disk", lack_of_room(settings.VAR_DIR))
    if database.is_well:
        yield Finding("migrations", _asked(missing_migrations))
        yield Finding("queue", _asked(lagging), stops=False)
        yield Finding("mail", _asked(stuck_letters), stops=False)


def _asked(look: Callable[[], str]) -> str:
    try:
        return look()
    except (DatabaseError, InterfaceError) as error:
        # Its words may name the server and the user; the log has them.
        return f"the database cannot be asked: {type(error).__name__}"


def _answers() -> str:
    # One that was lost is opened anew, rather than said to be away.
    connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def lack_of_room(folder: Path, least: int = LEAST_FREE) -> str:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return f"the folder of files cannot be read: {error.strerror}"
    if not os.access(folder, os.W_OK):
        return "the folder of files cannot be written to"
    if free < least:
        return f"only {free // 1024**2} MB are free"
    return ""


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Return the last migrations of each app; read from the code once a process."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.graph.leaf_nodes())


def missing_migrations() -> str:
    missing = known_migrations() - set(
        MigrationRecorder(connection).applied_migrations()
    )
    named = ", ".join(f"{app}.{name}" for app, name in sorted(missing))
    return f"not applied: {named}" if named else ""


def lagging() -> str:
    moment = timezone.now()
    late = [
        f"{one.waiting} of {one.name} wait, the oldest for {int(one.lag(moment))} s"
        for one in queues(moment)
        if one.lag(moment) > LONGEST_LAG.total_seconds()
    ]
    return "; ".join(late)


def stuck_letters() -> str:
    """Tell of letters that a mail server has refused again and again."""
    before = timezone.now() - LONGEST_LAG
    stuck = Letter.objects.stuck().filter(created_at__lt=before).count()
    return f"{stuck} letters were refused, or the server is away" if stuck else ""
