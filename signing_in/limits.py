"""How often a password may be tried, such that no stranger can lock anybody out.

Tries are counted by account, whatever name or address of it was typed, and by place:
a browser that signed in to the account before has a count of its own, and so has each
address. What strangers do elsewhere never closes these two. Against many addresses the
account itself slows down, for browsers and addresses that it does not know.

Unknown accounts count like others, so that no limit tells which there are.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from signing_in.models import Attempt

MINUTE, HOUR, DAY = (
    datetime.timedelta(minutes=1),
    datetime.timedelta(hours=1),
    datetime.timedelta(days=1),
)
# Wrong passwords of one account from one place.
QUICKLY, IN_A_ROW = 5 * MINUTE, 5
IN_A_DAY = 30
# Of all accounts from one address: 50 people behind it may each be wrong four times.
OF_AN_ADDRESS = 200
# Of one account from addresses that it does not know, before it slows down to one try
# in a while.
OF_AN_ACCOUNT, A_WHILE = 20, datetime.timedelta(seconds=30)
# An address at which somebody signed in is known for so long.
KNOWN_FOR = datetime.timedelta(days=settings.SIGN_IN_KEPT_DAYS)


@dataclass(frozen=True)
class Try:
    """Whose password is tried, from where; `browser` only if the account knows it."""

    account: str
    address: str
    browser: str = ""

    @property
    def place(self) -> str:
        return hashed("browser", self.browser) if self.browser else self.address_hash

    @property
    def address_hash(self) -> str:
        return hashed("address", self.address)

    @property
    def account_hash(self) -> str:
        return hashed("account", self.account)


def hashed(*what: str) -> str:
    return salted_hmac("signing_in", "\0".join(what), algorithm="sha256").hexdigest()


def begin(tried: Try) -> Attempt | None:
    """Count one more try, which `succeed` takes back; None if it is one too many.

    Those that are refused are not counted: whoever waits gets in.
    """
    moment = timezone.now()
    if _is_too_many(tried, moment):
        return None
    return Attempt.objects.create(
        account=tried.account_hash,
        place=tried.place,
        is_known=bool(tried.browser),
        at=moment,
    )


def _is_too_many(tried: Try, moment: datetime.datetime) -> bool:
    counts = _counts(tried, moment)
    if counts["quickly"] >= IN_A_ROW or counts["in_a_day"] >= IN_A_DAY:
        return True
    if tried.browser:
        return False
    if counts["of_address"] >= OF_AN_ADDRESS:
        return True
    return (
        counts["of_account"] >= OF_AN_ACCOUNT
        and counts["just_now"] > 0
        and not counts["signed_in_here"]
    )


def _counts(tried: Try, moment: datetime.datetime) -> dict[str, Any]:
    """Count what all limits ask for: one query."""
    account, place = Q(account=tried.account_hash), Q(place=tried.place)
    failed, strange = Q(has_succeeded=False), Q(is_known=False)
    rows = Attempt.objects.filter(account | place, at__gt=moment - KNOWN_FOR)

    def since(ago: datetime.timedelta) -> Q:
        return failed & Q(at__gt=moment - ago)

    return rows.aggregate(
        quickly=Count("pk", filter=account & place & since(QUICKLY)),
        in_a_day=Count("pk", filter=account & place & since(DAY)),
        of_address=Count("pk", filter=place & since(HOUR)),
        of_account=Count("pk", filter=account & strange & since(HOUR)),
        just_now=Count("pk", filter=account & strange & since(A_WHILE)),
        signed_in_here=Count("pk", filter=account & place & ~failed),
    )


def succeed(tried: Try) -> None:
    """Forget the wrong passwords of a person who knows the right one."""
    Attempt.objects.filter(
        account=tried.account_hash, place=tried.place, has_succeeded=False
    ).delete()


def remember(account: str, address: str) -> None:
    """Let the account know an address at which somebody signed in to it."""
    tried, moment = Try(account, address), timezone.now()
    with transaction.atomic():
        forget(moment)
        Attempt.objects.update_or_create(
            account=tried.account_hash,
            place=tried.place,
            has_succeeded=True,
            defaults={"at": moment},
        )


def forget(moment: datetime.datetime) -> int:
    """Forget what no limit counts any longer; return how many tries that were."""
    old = Q(at__lt=moment - KNOWN_FOR) | Q(at__lt=moment - DAY, has_succeeded=False)
    n, _by_model = Attempt.objects.filter(old).delete()
    return n
