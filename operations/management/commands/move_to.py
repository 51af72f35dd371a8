"""Move the whole site from SQLite to PostgreSQL."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from operations.backup.archive import Refused
from operations.moving import manage, move


class Command(BaseCommand):
    help = (
        "Copy every row from SQLite into an empty database of PostgreSQL, compare both "
        "row by row, and verify the new one. Stop the service before."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="postgres://user:password@host/name")

    def handle(self, *, address: str, **options: Any) -> None:
        try:
            counts = move(address)
            said = _(
                "Copied and compared row by row: %(rows)d rows, %(tables)d tables."
            )
            facts = {"rows": sum(counts.values()), "tables": len(counts)}
            self.stdout.write(said % facts)
            manage(address, "verify")
        except (Refused, DatabaseError, ImproperlyConfigured) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("Verified. Set DATABASE_URL to it, and start the service."))
