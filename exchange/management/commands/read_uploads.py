"""Read the files of strategies that people brought."""

import resource
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from exchange.uploads import read_waiting

# Twenty times what the largest strategy that we know of takes.
MEMORY = 2 * 1024**3
SECONDS = 300


class Command(BaseCommand):
    help = "Read the files of strategies that wait to be read, then stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--limited",
            action="store_true",
            help="take at most 2 GB of memory and 5 minutes of a processor",
        )

    def handle(self, *args: Any, limited: bool, **options: Any) -> None:
        if limited:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        count = read_waiting()
        self.stdout.write(
            ngettext("%(n)d file read.", "%(n)d files read.", count) % {"n": count}
        )
