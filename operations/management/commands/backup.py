"""Write the whole site into one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from operations.backup.archive import Refused
from operations.backup.taking import forget_old, path_in, take


class Command(BaseCommand):
    help = (
        "Write database, attachments, uploads and the office's facts into one file, "
        "while people work, and read it again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, help="a new file, or a folder in which it is named"
        )
        parser.add_argument(
            "--recipient",
            action="append",
            default=[],
            help="encrypt it with age to this public key; may be given several times",
        )
        parser.add_argument(
            "--keep",
            type=int,
            help="of a folder: keep so many of the newest, and remove the others",
        )

    def handle(
        self, *, file: Path, recipient: list[str], keep: int | None, **options: Any
    ) -> None:
        if keep is not None and (keep < 1 or not file.is_dir()):
            raise CommandError(_("--keep takes a number from 1, and a folder."))
        path = file
        if file.is_dir():
            path = path_in(file, is_sealed=bool(recipient), moment=timezone.now())
        try:
            manifest = take(path, recipient)
        except (Refused, OSError, DatabaseError) as error:
            raise CommandError(str(error)) from error
        said = _("%(path)s: %(rows)d rows, %(files)d files, checked.") % {
            "path": path,
            "rows": sum(manifest.tables.values()),
            "files": len(manifest.parts),
        }
        self.stdout.write(said)
        for old in forget_old(file, keep) if keep else ():
            self.stdout.write(_("Removed: %s") % old)
        if missing := manifest.missing:
            counted = ngettext(
                "%(count)d file that the database names was not there: %(first)s",
                "%(count)d files that the database names were not there: %(first)s …",
                len(missing),
            )
            raise CommandError(counted % {"count": len(missing), "first": missing[0]})
