"""What the public pages keep for a time only."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from leszno_strategy.orphans import forgetting
from public.followers import forget_unconfirmed


@receiver(forgetting)
def forget_addresses(sender: Any, **kwargs: Any) -> None:
    forget_unconfirmed(timezone.now())
