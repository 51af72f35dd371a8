"""What is forgotten of strategies: pictures that no goal has any more."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from leszno_strategy.orphans import Forgotten, forgetting
from tasks.models import Picture


@receiver(forgetting)
def forget_pictures(sender: Any, **kwargs: Any) -> list[Forgotten]:
    """Their files go with those that no row names."""
    n, _by_model = Picture.objects.unused().delete()
    return [Forgotten(_("pictures that no goal has"), n)]
