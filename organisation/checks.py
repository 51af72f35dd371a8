"""What must not reach a city's real server."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def demo_is_off(**kwargs: Any) -> Sequence[CheckMessage]:
    if not settings.DEMO:
        return []
    return [
        Error(
            "DEMO=1 lets anyone in with the demo accounts' published password.",
            hint="Set DEMO=0. The demo accounts then can no longer sign in.",
            id="organisation.E001",
        )
    ]
