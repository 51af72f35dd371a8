"""Processes that work on tasks: the library's worker, and what it lacks.

It gives no sign of life, leaves what dead ones claimed, tries nothing again, knows no
bound of memory, ends with the first empty moment or never, and asks an idle database
for its lock of all locks each second.
"""

import datetime
import logging
import resource
import signal
from collections.abc import Sequence
from time import monotonic, sleep
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils.crypto import get_random_string
from django.utils.timezone import now
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker
from django_tasks_db.models import DBTaskResult

from leszno_strategy import background
from leszno_strategy.background import LINGERS, MOST_TRIES, QUEUES, REST
from leszno_strategy.models import WorkerSeen

logger = logging.getLogger(__name__)

# Seconds after which a process that stays looks for others' tasks.
LOOK_EVERY = 5
# What became of a task is of no use after so long.
RESULTS_KEPT = datetime.timedelta(days=7)
# Seconds after which the service looks for what was left or missed.
SWEEP_EVERY = 60


class Worker(DatabaseWorker):
    """The library's, with signs of life, other tries, and a bound of memory."""

    def __init__(self, queues: Sequence[str], *, most: int | None = None) -> None:
        super().__init__(
            queue_names=[*queues],
            interval=1,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=most,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        self.most_memory = settings.BACKGROUND_MEMORY_MB * 1024

    def run_task(self, db_task_result: "DBTaskResult[Any, Any]") -> None:
        WorkerSeen.objects.update_or_create(
            name=self.worker_id, defaults={"seen_at": now()}
        )
        with background.signs_of_life(WorkerSeen.objects.filter(name=self.worker_id)):
            super().run_task(db_task_result)
        tries = len(db_task_result.worker_ids)
        if db_task_result.status == "FAILED" and tries < MOST_TRIES:
            DBTaskResult.objects.filter(pk=db_task_result.pk, status="FAILED").update(
                status="READY", run_after=now() + tries * REST
            )

    @property
    def is_full(self) -> bool:
        """Whether it did its share, or grew so much that another should go on."""
        has_done = self.max_tasks is not None and self._run_tasks >= self.max_tasks
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return has_done or 0 < self.most_memory < grown


def work(queue: str, lock: int | None) -> None:
    """Do what is to be done, and for a while what is planned; the lock is held.

    What is called meanwhile begins no other process, so it looks once more after it
    let go of the lock.
    """
    of_queue = QUEUES[queue]
    _bound(of_queue.memory, of_queue.seconds)
    worker = Worker([queue], most=of_queue.most)
    worker.configure_signals()
    began, until = now(), monotonic() + LINGERS.total_seconds()
    _forget()
    background.missed.send(sender=None)
    while True:
        background.take_up()
        worker.run()
        if not worker.running or worker.is_full:
            break
        time_left = datetime.timedelta(seconds=until - monotonic())
        if lock is not None and (_is_planned(queue, time_left) or _may_die(began)):
            connection.close()
            sleep(LOOK_EVERY)
            continue
        if lock is None:
            break
        background.let_go(lock)
        if not _is_planned(queue, datetime.timedelta()) or not background.take(lock):
            break
    _leave(worker, queue, lock)


def _is_planned(queue: str, within: datetime.timedelta) -> bool:
    is_over = within < datetime.timedelta()
    to_do = background.to_do(by=now() + within).filter(queue_name=queue)
    return not is_over and to_do.exists()


def _may_die(began: datetime.datetime) -> bool:
    """Say whether one is at work who gave no sign since this process began.

    Who lives gives one within moments; who does not leaves a task.
    """
    silent = WorkerSeen.objects.filter(seen_at__lt=began).values_list("name", flat=True)
    running = DBTaskResult.objects.running().filter(started_at__lt=began)
    names = {one for ids in running.values_list("worker_ids", flat=True) for one in ids}
    return bool(names.intersection(silent))


def _leave(worker: Worker, queue: str, lock: int | None) -> None:
    WorkerSeen.objects.filter(name=worker.worker_id).delete()
    if lock is None:
        return
    background.let_go(lock)
    if worker.running:
        # Where it was full, another goes on.
        background.start(queue)


def _bound(memory: int, seconds: int) -> None:
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _forget() -> None:
    old = now() - RESULTS_KEPT
    DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()
    WorkerSeen.objects.filter(seen_at__lt=old).delete()


def serve(queues: Sequence[str], interval: float) -> None:
    """Begin processes for what is to be done, until this one is told to end."""
    signal.signal(signal.SIGTERM, _end)
    sweep_at = monotonic()
    try:
        while True:
            close_old_connections()
            if monotonic() >= sweep_at:
                background.take_up()
                background.missed.send(sender=None)
                sweep_at = monotonic() + SWEEP_EVERY
            waiting = background.to_do().filter(queue_name__in=queues)
            for queue in set(waiting.values_list("queue_name", flat=True)):
                background.begin_one(queue)
            sleep(interval)
    except KeyboardInterrupt:
        pass
    finally:
        begun = [*background.begun]
        for process in begun:
            process.terminate()
        for process in begun:
            process.wait()


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
