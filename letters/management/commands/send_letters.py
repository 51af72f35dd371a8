"""Send the letters that wait; the background does it by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from letters.sending import deliver


class Command(BaseCommand):
    help = "Send the letters that wait for a mail server."

    def handle(self, **options: Any) -> None:
        deliver()
