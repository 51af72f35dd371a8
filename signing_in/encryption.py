"""Secrets of second factors are encrypted where they lie: a copy of the database is
worth nothing without SECRET_KEY.
"""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def encrypt(text: str) -> str:
    return _keys().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Return the secret; under another SECRET_KEY one that nobody knows.

    An empty one would let everybody in, and an error would stop those with another
    factor.
    """
    try:
        return _keys().decrypt(text.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _keys() -> MultiFernet:
    """The first encrypts; what earlier ones encrypted is still read."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(str(key))) for key in keys])


def _derived(key: str) -> bytes:
    mac = salted_hmac("signing_in.encryption", "", secret=key, algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest())
