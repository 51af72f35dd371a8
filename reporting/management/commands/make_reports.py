"""Make the files of yearly reports that people or a closed year asked for."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from reporting.yearly.exports import make_waiting


class Command(BaseCommand):
    help = "Make the files of yearly reports that wait, then stop."

    def handle(self, *args: Any, **options: Any) -> None:
        made = make_waiting()
        self.stdout.write(
            ngettext("%(n)d file made.", "%(n)d files made.", made) % {"n": made}
        )
