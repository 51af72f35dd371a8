"""What readers wrote is forgotten some time after the office dealt with it."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.utils.timezone import now
from django.utils.translation import gettext as _

from feedback.models import Feedback
from leszno_strategy.orphans import Forgotten, forgetting


@receiver(forgetting)
def forget_messages(**kwargs: Any) -> list[Forgotten]:
    """What waits for the office stays, however old."""
    before = now() - timedelta(days=settings.FEEDBACK_KEPT_DAYS)
    n, _by_model = Feedback.objects.filter(handled_at__lt=before).delete()
    return [Forgotten(_("messages of readers that were handled"), n)]
