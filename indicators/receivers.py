"""What the indicators keep for a time only."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.utils.timezone import now
from django.utils.translation import gettext as _

from indicators.models import BankFile
from leszno_strategy.orphans import Forgotten, forgetting

# A file whose values nobody brought in; those that came in go with that.
KEPT = timedelta(days=settings.UPLOADS_KEPT_DAYS)


@receiver(forgetting)
def forget_bank_files(**kwargs: Any) -> list[Forgotten]:
    n, _by_model = BankFile.objects.filter(at__lt=now() - KEPT).delete()
    return [Forgotten(_("files of the local data bank"), n)]
