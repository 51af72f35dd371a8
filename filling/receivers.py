"""What is done once a day with workbooks that people brought."""

import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.timezone import now

from filling.models import FilledFile
from leszno_strategy.orphans import forgetting

# Who has not decided by then takes the file anew.
KEPT = datetime.timedelta(days=30)


@receiver(forgetting)
def forget(**kwargs: Any) -> None:
    """Forget what was read of old files, decided on or not."""
    FilledFile.objects.filter(at__lt=now() - KEPT).delete()
