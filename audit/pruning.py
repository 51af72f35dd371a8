"""Entries of the log that are older than they are to be kept, and of the admin's."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.db.models import QuerySet
from django.db.utils import ProgrammingError
from django.dispatch import receiver
from django.utils.timezone import now
from django.utils.translation import gettext as _

from audit.models import Deed, Entry
from audit.noting import note
from leszno_strategy.orphans import Forgotten, forgetting


def kept_since() -> datetime:
    return now() - timedelta(days=settings.AUDIT_KEPT_DAYS)


def old_entries() -> QuerySet[Entry]:
    return Entry.objects.filter(at__lt=kept_since())


@transaction.atomic
def prune() -> int:
    """Delete them and note that; return how many."""
    old = old_entries()
    if n := old.count():
        # Its own `delete` refuses, and the trigger lets through what is old.
        old._raw_delete(old.db)
        before = kept_since().date().isoformat()
        note(Deed.LOG, change="pruned", count=n, before=before)
    return n


@receiver(forgetting)
def forget_entries(**kwargs: Any) -> list[Forgotten]:
    n, _by_model = LogEntry.objects.filter(action_time__lt=kept_since()).delete()
    try:
        pruned = prune()
    except ProgrammingError:
        # This user of the database may add entries and nothing else: who owns the
        # table runs `prune_audit_log`.
        pruned = 0
    return [
        Forgotten(_("entries of the audit log"), pruned),
        Forgotten(_("entries of the administration's history"), n),
    ]
