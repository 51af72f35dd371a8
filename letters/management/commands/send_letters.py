"""Send the letters that wait; the site begins it by itself."""

import os
from argparse import SUPPRESS, ArgumentParser
from datetime import timedelta
from time import monotonic, sleep
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from letters.models import Letter
from letters.posting import let_go, take
from letters.sending import deliver, has_given_way

# Seconds for which the process stays while letters wait for another attempt, after
# which it looks for others, and for which it leaves a server in trouble alone.
LINGERS, SOON, APART = 900, 5, 60


class Command(BaseCommand):
    help = "Send the letters that wait for a mail server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        # The number of the open file that the caller has locked for this process.
        parser.add_argument("--lock", type=int, help=SUPPRESS)

    def handle(self, *, lock: int | None, **options: Any) -> None:
        if lock is None:
            deliver()
            return
        try:
            work(lock)
        finally:
            os.close(lock)


def work(lock: int) -> None:
    """Send until nothing is due, and for a while what is due again; the lock is held.

    What is posted meanwhile begins no other process, so it looks once more after it
    let go of the lock.
    """
    until = monotonic() + LINGERS
    while True:
        outcomes = deliver()
        left = until - monotonic()
        if left > 0 and is_due(within=left):
            connection.close()
            sleep(APART if has_given_way(outcomes) else SOON)
            continue
        let_go(lock)
        if has_given_way(outcomes) or not is_due() or not take(lock):
            return


def is_due(*, within: float = 0) -> bool:
    """Say whether a letter waits for its next attempt in so many seconds or less."""
    moment = timezone.now() + timedelta(seconds=within)
    return Letter.objects.due(moment).exists()
