"""Make the files of yearly reports that people or a closed year asked for."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from annual_report.exports import ask_for_closed_years, make_waiting


class Command(BaseCommand):
    help = "Make the files of yearly reports that wait or are gone, then stop."

    def handle(self, *args: Any, **options: Any) -> None:
        ask_for_closed_years()
        made = make_waiting()
        self.stdout.write(
            ngettext("%(n)d file made.", "%(n)d files made.", made) % {"n": made}
        )
