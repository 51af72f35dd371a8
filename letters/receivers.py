"""What letters do when the background asks what was missed."""

from typing import Any

from django.dispatch import receiver
from django.utils.timezone import now

from leszno_strategy.background import STARTS_WITHIN, call, missed
from letters.models import Letter
from letters.sending import send_letters


@receiver(missed)
def send_what_waits(**kwargs: Any) -> None:
    """Have letters sent that wait for longer than a call takes."""
    if Letter.objects.due(now() - STARTS_WITHIN).exists():
        call(send_letters)
