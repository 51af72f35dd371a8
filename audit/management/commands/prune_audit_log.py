"""Delete entries of the audit log that are older than they are to be kept."""

import datetime
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import ngettext

from audit.models import Deed, Entry
from audit.noting import note


class Command(BaseCommand):
    help = "Delete entries of the audit log older than AUDIT_KEPT_DAYS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="really delete them")

    @transaction.atomic
    def handle(self, *, yes: bool, **options: Any) -> None:
        before = now() - datetime.timedelta(days=settings.AUDIT_KEPT_DAYS)
        old = Entry.objects.filter(at__lt=before)
        n = old.count()
        if not yes:
            said = ngettext(
                "Would delete %(n)s entry. With --yes it is deleted.",
                "Would delete %(n)s entries. With --yes they are deleted.",
                n,
            )
            self.stdout.write(said % {"n": n})
            return
        if n:
            # Its own `delete` refuses, and the trigger lets through what is old.
            old._raw_delete(old.db)
            note(Deed.LOG, change="pruned", count=n, before=before.date().isoformat())
        said = ngettext("Deleted %(n)s entry.", "Deleted %(n)s entries.", n)
        self.stdout.write(said % {"n": n})
