"""Work that nobody waits for: commands of ours in processes of their own.

The rows of a table are the queue. A process that works on one says so in `seen_at`
again and again; who does not for long is taken for dead, and another takes the row.
"""

import datetime
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import QuerySet
from django.utils.timezone import now

# Without a sign of life for so long, a process is taken for dead.
DEAD_AFTER = datetime.timedelta(minutes=2)
SIGN_EVERY = 15  # seconds
# What waits for longer has no process that is on its way.
STARTS_WITHIN = datetime.timedelta(seconds=30)

# Asked from time to time, so that the system may forget those that ended.
begun: list["subprocess.Popen[bytes]"] = []


def begin(*command: str, pass_fds: Sequence[int] = ()) -> None:
    """Begin one of our commands with its arguments; it outlives whoever began it.

    Raises OSError where the system has no room for a process.
    """
    begun[:] = [one for one in begun if one.poll() is None]
    process = subprocess.Popen(  # noqa: S603  our own command, without any input
        [sys.executable, settings.BASE_DIR / "manage.py", *command],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        cwd=settings.BASE_DIR,
        pass_fds=pass_fds,
    )
    begun.append(process)


@contextmanager
def signs_of_life(row: "QuerySet[Any]") -> Iterator[None]:
    """Say again and again that the process lives: one step may take its time."""
    is_over = Event()

    def tell() -> None:
        while not is_over.wait(SIGN_EVERY):
            with suppress(DatabaseError):
                row.update(seen_at=now())
        connection.close()

    thread = Thread(target=tell, daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
