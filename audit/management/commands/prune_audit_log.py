"""Delete entries of the audit log that are older than they are to be kept."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from audit.pruning import old_entries, prune


class Command(BaseCommand):
    help = "Delete entries of the audit log older than AUDIT_KEPT_DAYS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="really delete them")

    def handle(self, *, yes: bool, **options: Any) -> None:
        if not yes:
            n = old_entries().count()
            said = ngettext(
                "Would delete %(n)s entry. With --yes it is deleted.",
                "Would delete %(n)s entries. With --yes they are deleted.",
                n,
            )
            self.stdout.write(said % {"n": n})
            return
        n = prune()
        said = ngettext("Deleted %(n)s entry.", "Deleted %(n)s entries.", n)
        self.stdout.write(said % {"n": n})
