"""Let nothing be saved for a while."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from operations.maintenance import begin, current, end, usual


class Command(BaseCommand):
    help = (
        "Refuse to save anything, in words, while all can be read; or allow it again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "state", nargs="?", choices=["on", "off"], help="without it: say how it is"
        )
        parser.add_argument("words", nargs="?", default="", help="what people are told")
        parser.add_argument(
            "--minutes", type=int, default=10, help="after how long to try again"
        )

    def handle(
        self, *, state: str | None, words: str, minutes: int, **options: Any
    ) -> None:
        if state == "on":
            begin(words or usual(), minutes=max(minutes, 1))
        elif state == "off":
            end()
        now = current()
        said = _("Nothing is saved: %s") % now.said if now else _("People can save.")
        self.stdout.write(said)
