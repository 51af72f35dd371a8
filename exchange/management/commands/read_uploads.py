"""Read files of strategies that people brought; the background does it by itself."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from exchange.uploads import read_waiting


class Command(BaseCommand):
    help = "Read the files of strategies that wait to be read, then stop."

    def handle(self, *args: Any, **options: Any) -> None:
        count = read_waiting()
        self.stdout.write(
            ngettext("%(n)d file read.", "%(n)d files read.", count) % {"n": count}
        )
