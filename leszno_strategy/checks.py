"""What a city's real server must not lack: its accessibility statement, its mail."""

import datetime
from collections.abc import Sequence
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.utils.timezone import localdate

from leszno_strategy.office import Office, read_office

EXAMPLE = settings.BASE_DIR / "fixtures" / "office.toml"


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


@register(Tags.compatibility, deploy=True)
def office_is_the_citys_own(**kwargs: Any) -> Sequence[CheckMessage]:
    copied = settings.OFFICE.copied_from(read_office(EXAMPLE))
    if not copied:
        return []
    return [
        Warning(
            "The site says of the office what the example says, word for word: "
            f"{', '.join(copied)}.",
            hint="Change every line of OFFICE_FILE to what is true of your office.",
            id="leszno_strategy.W003",
        )
    ]


@register(Tags.compatibility, deploy=True)
def mail_reaches_people(**kwargs: Any) -> Sequence[CheckMessage]:
    if settings.EMAIL_HOST:
        return []
    return [
        Warning(
            "There is no mail server: reminders, new passwords and readers' messages "
            f"are only written to {settings.EMAIL_FILE_PATH}.",
            hint="Set EMAIL_HOST, and what else docs/running.md says of it.",
            id="leszno_strategy.W004",
        )
    ]


@register(Tags.compatibility, deploy=True)
def sender_can_be_answered(**kwargs: Any) -> Sequence[CheckMessage]:
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if "." in address.rpartition("@")[2]:
        return []
    return [
        Warning(
            f"Messages are sent by {address}, which is no address elsewhere: many "
            "mail servers refuse them.",
            hint="Set DEFAULT_FROM_EMAIL to an address of the office.",
            id="leszno_strategy.W005",
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
