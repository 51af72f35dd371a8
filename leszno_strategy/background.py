"""Work that nobody waits for: tasks of Django's API, and processes that work on them.

`call` puts a task into its queue once the transaction is over. With BACKGROUND=process
the caller then begins a process for the queue, unless enough are at it; it ends when
there is nothing to do. With BACKGROUND=service only `manage.py db_worker` begins any.

A row of a room says what is to be done, and how far it is; the task names the row. So
a task may run twice, and one that was lost is called again (`missed`).
"""

import datetime
import fcntl
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Q, QuerySet
from django.dispatch import Signal
from django.utils.timezone import now
from django_tasks.base import Task
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from leszno_strategy.models import WorkerSeen

logger = logging.getLogger(__name__)

# Without a sign of life for so long, a process is taken for dead.
DEAD_AFTER = datetime.timedelta(minutes=2)
SIGN_EVERY = 15  # seconds
# What waits for longer has no process that is on its way.
STARTS_WITHIN = datetime.timedelta(seconds=30)
# So often a task is tried before it has failed, and so long it then rests each time.
MOST_TRIES = 3
REST = datetime.timedelta(seconds=20)
# A process stays for what is planned within so long.
LINGERS = datetime.timedelta(minutes=15)

# Sent by each process that begins, and by the service each minute: rooms call again
# what waits for longer than a call takes.
missed = Signal()

# Asked from time to time, so that the system may forget those that ended.
begun: list["subprocess.Popen[bytes]"] = []


@dataclass(frozen=True)
class Queue:
    """How the tasks of one kind are worked on, on one machine."""

    # Processes at once.
    places: int = 1
    # Tasks of one process: what its memory grew to ends with it.
    most: int = 50
    # Bytes of memory, and seconds of a processor, of one process; 0 for no bound.
    memory: int = 0
    seconds: int = 0


QUEUES = {
    "default": Queue(),
    "letters": Queue(),
    # A file takes a processor, and of a large strategy much memory.
    "files": Queue(places=2, most=20),
    # Made by others, perhaps to harm whoever reads it: a process for each. The memory
    # is twenty times what the largest strategy that we know of takes.
    "uploads": Queue(most=1, memory=2 * 1024**3, seconds=300),
}


def call(
    task: "Task[..., Any]", *args: int, run_after: datetime.datetime | None = None
) -> None:
    """Have it done with these arguments, once the transaction is over.

    Where it waits already, it is not called a second time. Where it cannot be called,
    what was done stays done: `missed` calls it later.
    """
    transaction.on_commit(partial(_call, task, args, run_after))


def _call(
    task: "Task[..., Any]", args: Sequence[int], run_after: datetime.datetime | None
) -> None:
    backend = task.get_backend()
    if run_after and not backend.supports_defer:
        return
    try:
        if not _waits(task, args, run_after or now()):
            # A transaction of its own: what fails here undoes nothing else.
            with transaction.atomic():
                task.using(run_after=run_after).enqueue(*args)
        start(task.queue_name)
    except DatabaseError:
        logger.exception("%s could not be called", task.name)


def _waits(task: "Task[..., Any]", args: Sequence[int], by: datetime.datetime) -> bool:
    """Say whether the same task will begin by then; one that runs may be past it."""
    if not isinstance(task.get_backend(), DatabaseBackend):
        return False
    return (
        to_do(by=by)
        .filter(task_path=task.module_path, args_kwargs={"args": [*args], "kwargs": {}})
        .exists()
    )


# What there is to do


def to_do(*, by: datetime.datetime | None = None) -> "QuerySet[Any]":
    """Give the tasks that are to be begun by then, or by now."""
    planned = Q(status="READY", run_after__lte=by or now())
    return DBTaskResult.objects.ready() | DBTaskResult.objects.filter(planned)


def left() -> "QuerySet[Any]":
    """Give the tasks of processes that gave no sign of life for long."""
    moment = now() - DEAD_AFTER
    running = DBTaskResult.objects.running().filter(started_at__lt=moment)
    long = dict(running.values_list("pk", "worker_ids"))
    if not long:
        return DBTaskResult.objects.none()
    seen = WorkerSeen.objects.filter(seen_at__gte=moment)
    alive = set(seen.values_list("name", flat=True))
    dead = [pk for pk, names in long.items() if not alive.intersection(names[-1:])]
    return DBTaskResult.objects.running().filter(pk__in=dead)


def take_up() -> int:
    """Let what dead processes left be begun again; return how many were.

    What killed whoever worked on it again and again has failed.
    """
    queues = []
    for one in left():
        same = DBTaskResult.objects.running().filter(
            pk=one.pk, started_at=one.started_at
        )
        if len(one.worker_ids) > MOST_TRIES:
            logger.error("%s is given up: processes die of it", one.task_path)
            same.update(status="FAILED", finished_at=now())
        elif same.update(status="READY"):
            queues.append(one.queue_name)
    for queue in set(queues):
        start(queue)
    return len(queues)


# Processes


def start(queue: str) -> None:
    """Begin a process for the queue if there is something to do, and room for one.

    Where the system has none, what was done stays done: the next process does it.
    """
    if settings.BACKGROUND == "service":
        return
    if to_do().filter(queue_name=queue).exists() or left().exists():
        begin_one(queue)


def begin_one(queue: str) -> None:
    """Begin a process that works on the queue, unless as many as may are at it.

    Each holds a lock on a file as long as it lives: the system lets go of it however
    the process ends. It passes to the process, so nobody can slip in between.
    """
    try:
        for place in range(QUEUES[queue].places):
            path = settings.VAR_DIR / f"worker-{queue}-{place + 1}.lock"
            lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                if take(lock):
                    _begin_with(lock, queue)
                    return
            finally:
                os.close(lock)
    except OSError:
        logger.exception("no process could be started for %s", queue)


def _begin_with(lock: int, queue: str) -> None:
    command = ("db_worker", "--batch", "--queue-name", queue)
    process = begin(*command, f"--lock={lock}", pass_fds=[lock])
    Thread(target=_watch, args=(process, queue), daemon=True).start()


def begin(*command: str, pass_fds: Sequence[int] = ()) -> "subprocess.Popen[bytes]":
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
    return process


def _watch(process: "subprocess.Popen[bytes]", queue: str) -> None:
    """Begin another where it was killed, once it counts as dead."""
    if process.wait() >= 0:
        return
    Event().wait((DEAD_AFTER + STARTS_WITHIN).total_seconds())
    try:
        with suppress(DatabaseError):
            start(queue)
    finally:
        connection.close()


def take(lock: int) -> bool:
    """Take the lock on the open file, if nobody has it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def let_go(lock: int) -> None:
    fcntl.flock(lock, fcntl.LOCK_UN)


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
