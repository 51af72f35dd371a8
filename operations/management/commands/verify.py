"""Ask the whole database, and the files, whether all is as it should be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from operations.verifying import verified


class Command(BaseCommand):
    help = (
        "Check migrations, constraints, references, kept sums, frozen years, files and "
        "the history; changes nothing, and fails where anything is wrong."
    )

    def handle(self, **options: Any) -> None:
        wrong = []
        for name, found in verified():
            self.stdout.write(f"{name}: {'; '.join(found) or 'ok'}")
            wrong += [name] * bool(found)
        if wrong:
            raise CommandError(_("Not as it should be: %s.") % ", ".join(wrong))
