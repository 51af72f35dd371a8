"""What the public pages keep for a time only."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from leszno_strategy.orphans import Forgotten, forgetting
from public.followers import forget_unconfirmed


@receiver(forgetting)
def forget_addresses(sender: Any, **kwargs: Any) -> list[Forgotten]:
    n = forget_unconfirmed(timezone.now())
    return [Forgotten(_("addresses of readers that nobody confirmed"), n)]
