"""Work on the tasks of the background: the library's command, as this project needs it.

Without `--batch` it is the service, which begins a process for each queue that has
something to do. With it, it does what there is, and ends.
"""

import os
from argparse import SUPPRESS, ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from leszno_strategy.background import QUEUES
from leszno_strategy.workers import serve, work


class Command(BaseCommand):
    help = "Do the work of the background: as a service, or with --batch what there is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--queue-name",
            default="*",
            help=f"queues with commas between, of {', '.join(QUEUES)}; * for all",
        )
        parser.add_argument(
            "--interval",
            type=float,
            default=1,
            help="seconds between two looks of the service",
        )
        parser.add_argument(
            "--batch", action="store_true", help="do what there is, and end"
        )
        # The number of the open file that the caller has locked for this process.
        parser.add_argument("--lock", type=int, help=SUPPRESS)

    def handle(
        self,
        *,
        queue_name: str,
        interval: float,
        batch: bool,
        lock: int | None,
        **options: Any,
    ) -> None:
        queues = list(QUEUES) if queue_name == "*" else queue_name.split(",")
        if unknown := set(queues) - set(QUEUES):
            raise CommandError(f"There is no queue {', '.join(sorted(unknown))}.")
        if not batch:
            serve(queues, max(interval, 0.1))
            return
        try:
            for queue in queues:
                work(queue, lock)
        finally:
            if lock is not None:
                os.close(lock)
