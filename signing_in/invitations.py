"""An invitation: a letter with an address at which a person sets the first password.

Nothing of it is stored but when it was sent.
"""

import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, now

from audit.models import Deed
from audit.noting import note
from organisation.models import User
from signing_in.tokens import meant_by, token_for

SALT = "signing_in.invitation"
# Who was invited and may still come.
AWAITED = Q(invited_at__isnull=False, last_login=None, is_active=True)


def lasts() -> datetime.timedelta:
    return datetime.timedelta(days=settings.INVITATION_DAYS)


def holds_until(account: User) -> datetime.datetime | None:
    """Return until when the last letter opens; None of who was not invited."""
    return account.invited_at and account.invited_at + lasts()


def invite(account: User, *, by: User) -> None:
    """Write to the person how to get in; a letter of before opens nothing any more.

    Where the office's provider alone lets people in, it says so, with no secret in it.
    """
    account.invited_at = now()
    account.save(update_fields=["invited_at"])
    note(Deed.ACCOUNT, account.username, change="invited")
    context: dict[str, Any] = {
        "account": account,
        "by": by,
        "days": settings.INVITATION_DAYS,
        "until": date_format(localdate(holds_until(account))),
        "has_passwords": settings.LOCAL_SIGN_IN,
        "has_office": bool(settings.OIDC_ISSUER),
        "sign_in": settings.SITE_URL + reverse("account_login"),
        "address": address_for(account) if settings.LOCAL_SIGN_IN else "",
    }
    get_adapter().send_mail("account/email/invitation", account.email, context)


def address_for(account: User) -> str:
    token = token_for(account, salt=SALT)
    return settings.SITE_URL + reverse("account_invitation", args=[token])


def invited_by(token: str) -> User | None:
    """Return whom the address invites; None if it is none, too old, or was used."""
    return meant_by(token, salt=SALT, lasts=lasts())


def is_over(account: User) -> bool:
    """Say whether the address of the last letter opens nothing any more."""
    until = holds_until(account)
    return until is not None and until < now()
