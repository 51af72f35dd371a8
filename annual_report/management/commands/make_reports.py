"""Make the files of yearly reports that people or a closed year asked for."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from annual_report.exports import ask_for_closed_years, make_waiting, resume


class Command(BaseCommand):
    help = "Make the files of yearly reports that wait or are gone, then stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--background",
            action="store_true",
            help="have them made in the background, and do not wait for it",
        )

    def handle(self, *args: Any, background: bool, **options: Any) -> None:
        if background:
            resume()
            return
        ask_for_closed_years()
        made = make_waiting()
        self.stdout.write(
            ngettext("%(n)d file made.", "%(n)d files made.", made) % {"n": made}
        )
