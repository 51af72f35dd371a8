"""What the exchange does when it is asked to forget."""

import datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.dispatch import receiver
from django.utils.timezone import now
from django.utils.translation import gettext as _

from exchange.models import OPEN, Snapshot, Upload
from exchange.uploads import call_waiting
from leszno_strategy.background import missed
from leszno_strategy.orphans import Forgotten, forgetting

# A file that nobody decided on, and one that came to nothing.
UPLOAD_KEPT = datetime.timedelta(days=settings.UPLOADS_KEPT_DAYS)
# What came in can be taken back for so long.
APPLIED_KEPT = datetime.timedelta(days=settings.IMPORTS_KEPT_DAYS)
# A workbook may lie on a desk until the next yearly report; without what it was made
# from, nobody can tell what its owner changed from what others did.
TAKEN_KEPT = datetime.timedelta(days=400)
OF_AN_UPLOAD = ("from", "of", "against", "before", "after")


@receiver(forgetting)
def forget(**kwargs: Any) -> list[Forgotten]:
    """Forget uploads and states of strategies that are of no use any longer."""
    is_decided = ~Q(state__in=OPEN)
    old = Q(at__lt=now() - UPLOAD_KEPT, decided_at=None)
    old |= is_decided & Q(decided_at__lt=now() - APPLIED_KEPT)
    uploads = list(Upload.objects.filter(old))
    for upload in uploads:
        upload.file.delete(save=False)
        upload.delete()
    unused = Snapshot.objects.filter(made_at__lt=now() - TAKEN_KEPT)
    for name in OF_AN_UPLOAD:
        unused = unused.filter(**{f"uploads_{name}": None})
    n, _by_model = unused.delete()
    return [
        Forgotten(_("files of strategies that were brought"), len(uploads)),
        Forgotten(_("states of strategies for comparison"), n),
    ]


@receiver(missed)
def read_what_waits(**kwargs: Any) -> None:
    call_waiting()
