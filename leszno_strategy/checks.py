"""What the accessibility statement of a city's real server must not lack."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.utils.timezone import localdate

from leszno_strategy.office import Office


@register(Tags.compatibility, deploy=True)
def statement_is_complete(**kwargs: Any) -> Sequence[CheckMessage]:
    missing = settings.OFFICE.missing()
    if not missing:
        return []
    return [
        Warning(
            "The accessibility statement, which the law wants, lacks: "
            f"{', '.join(missing)}.",
            hint="Give them in a file named by OFFICE_FILE, like fixtures/office.toml.",
            id="leszno_strategy.W001",
        )
    ]


@register(Tags.compatibility, deploy=True)
def statement_is_reviewed(**kwargs: Any) -> Sequence[CheckMessage]:
    if not is_review_overdue(settings.OFFICE, today=localdate()):
        return []
    return [
        Warning(
            "The accessibility statement was last reviewed on "
            f"{settings.OFFICE.last_look}; the law wants it by 31 March each year.",
            hint="Compare it with the site, and set reviewed_on in OFFICE_FILE.",
            id="leszno_strategy.W002",
        )
    ]


def is_review_overdue(office: Office, *, today: datetime.date) -> bool:
    """Say whether 31 March has passed without a look at the statement this year.

    A review in January or February is this year's: the law says "by".
    """
    last = office.last_look
    if last is None:
        return False
    return today > datetime.date(today.year, 3, 31) and last.year < today.year
