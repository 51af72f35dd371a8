"""Put a backup back, into an empty database or in place of another."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from operations.backup.archive import Refused
from operations.backup.restoring import check, opened, restore


class Command(BaseCommand):
    help = (
        "Put back what manage.py backup wrote. What is foreign, damaged or of a newer "
        "version is refused, and then nothing is changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the backup")
        parser.add_argument(
            "--identity", type=Path, help="the file of the key of age that opens it"
        )
        parser.add_argument(
            "--replace",
            action="store_true",
            help="replace what is in the database, and keep that beside it",
        )
        parser.add_argument(
            "--check", action="store_true", help="only say whether it could be put back"
        )

    def handle(
        self,
        *,
        file: Path,
        identity: Path | None,
        replace: bool,
        check: bool,
        **options: Any,
    ) -> None:
        try:
            self._handle(file, identity, replace=replace, is_check=check)
        except (Refused, OSError, DatabaseError) as error:
            raise CommandError(str(error)) from error

    def _handle(
        self, file: Path, identity: Path | None, *, replace: bool, is_check: bool
    ) -> None:
        with opened(file, identity) as backup:
            facts = {
                "at": backup.manifest.made_at,
                "version": backup.manifest.version,
                "rows": sum(backup.manifest.tables.values()),
                "files": len(backup.manifest.parts),
            }
            told = _("Of %(at)s, version %(version)s: %(rows)d rows, %(files)d files.")
            self.stdout.write(told % facts)
            if is_check:
                check(backup.manifest)
                return
            beside = restore(backup, replace=replace, moment=timezone.now())
        if beside:
            self.stdout.write(_("What was there is kept as %s.") % beside)
        self.stdout.write(_("Put back. Start the service anew."))
