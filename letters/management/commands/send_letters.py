"""Send the letters that wait; the site begins it by itself."""

import os
from argparse import SUPPRESS, ArgumentParser
from datetime import timedelta
from time import sleep
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from letters.models import Letter
from letters.posting import let_go, take
from letters.sending import deliver, has_given_way

# A server that is out of reach is tried again so often, and so many seconds apart.
TRIES, APART = 15, 60


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
    """Send until nothing is due; the lock is held.

    What is posted while this process lives begins no other, so it looks once more
    after it let go of the lock.
    """
    for tries_left in range(TRIES, -1, -1):
        outcomes = deliver()
        let_go(lock)
        while not has_given_way(outcomes) and is_due() and take(lock):
            outcomes = deliver()
            let_go(lock)
        if not (tries_left and is_due(within=tries_left * APART)):
            return
        connection.close()
        sleep(APART)
        if not take(lock):
            # Another one has begun meanwhile.
            return


def is_due(*, within: int = 0) -> bool:
    """Say whether a letter waits for its next attempt in so many seconds or less."""
    moment = timezone.now() + timedelta(seconds=within)
    return Letter.objects.due(moment).exists()
