"""What is forgotten of strategies: pictures that no goal has any more."""

from typing import Any

from django.dispatch import receiver

from leszno_strategy.orphans import forgetting
from tasks.models import Picture


@receiver(forgetting)
def forget_pictures(sender: Any, **kwargs: Any) -> None:
    """Their files go with those that no row names."""
    Picture.objects.unused().delete()
