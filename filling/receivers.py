"""What is done once a day with workbooks that people brought."""

import datetime
from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.utils.timezone import now
from django.utils.translation import gettext as _

from filling.models import FilledFile
from leszno_strategy.orphans import Forgotten, forgetting

# Who has not decided by then takes the file anew.
KEPT = datetime.timedelta(days=settings.UPLOADS_KEPT_DAYS)


@receiver(forgetting)
def forget(**kwargs: Any) -> list[Forgotten]:
    """Forget what was read of old files, decided on or not."""
    n, _by_model = FilledFile.objects.filter(at__lt=now() - KEPT).delete()
    return [Forgotten(_("filled-in workbooks"), n)]
