"""What letters do when they are asked what was missed, and what is to be forgotten."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.utils.timezone import now
from django.utils.translation import gettext as _

from leszno_strategy.background import STARTS_WITHIN, call, missed
from leszno_strategy.orphans import Forgotten, forgetting
from letters.models import Letter
from letters.sending import send_letters


@receiver(missed)
def send_what_waits(**kwargs: Any) -> None:
    """Have letters sent that wait for longer than a call takes."""
    if Letter.objects.due(now() - STARTS_WITHIN).exists():
        call(send_letters)


@receiver(forgetting)
def forget_letters(**kwargs: Any) -> list[Forgotten]:
    """Forget to whom something was sent, and about what."""
    before = now() - timedelta(days=settings.LETTERS_KEPT_DAYS)
    n, _by_model = Letter.objects.over(before).delete()
    return [Forgotten(_("e-mails that went out or were given up"), n)]
