"""What a city's server must not lack to be looked after."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.utils.timezone import localdate

from operations.security_txt import is_valid

# Whoever looks for a contact takes one for stale that promises more (RFC 9116, 2.5.5).
LONGEST = datetime.timedelta(days=366)


@register(Tags.security, deploy=True)
def weakness_can_be_told(**kwargs: Any) -> Sequence[CheckMessage]:
    today, until = localdate(), settings.OFFICE.security_until
    holds = until and until - today <= LONGEST
    if holds and is_valid(settings.OFFICE, today=today):
        return []
    return [
        Warning(
            "Whoever finds a weakness is not told whom to write to "
            "(/.well-known/security.txt), or not until when that holds.",
            hint="Give email or security_contact, and security_until within a year, "
            "in OFFICE_FILE.",
            id="operations.W001",
        )
    ]
