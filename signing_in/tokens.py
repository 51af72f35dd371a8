"""What stands in an address that lets one person in, once, as they are now.

Nothing of it is stored: whoever has signed in, set a password, or was invited anew is
another, whom the address does not mean.
"""

from datetime import timedelta

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from organisation.authentication import is_closed
from organisation.models import User


def token_for(account: User, *, salt: str) -> str:
    return signing.dumps([account.pk, _state(account, salt)], salt=salt)


def meant_by(token: str, *, salt: str, lasts: timedelta) -> User | None:
    """Return whom it lets in; None if it is none, too old, or was used."""
    try:
        pk, state = signing.loads(token, salt=salt, max_age=lasts)
    except signing.BadSignature:
        return None
    account = User.objects.filter(pk=pk, is_active=True).first()
    if account is None or is_closed(account):
        return None
    is_as_then = constant_time_compare(_state(account, salt), state)
    return account if is_as_then else None


def _state(account: User, salt: str) -> str:
    said = (
        account.password,
        str(account.last_login),
        str(account.invited_at),
        account.email,
    )
    return salted_hmac(salt, "\0".join(said), algorithm="sha256").hexdigest()[:32]
