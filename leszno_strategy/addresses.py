"""Addresses that many pages name, in every row: each is put together once."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

# Some kilobytes a hundred of them.
MOST = 8_192


def address(name: str, *args: str | int) -> str:
    """Return what `reverse` does, in the language of the page."""
    # In the default language an address has no prefix of one.
    default = settings.LANGUAGE_CODE
    return _known(name, args, get_language(), default, get_script_prefix())


@lru_cache(maxsize=MOST)
def _known(
    name: str,
    args: tuple[str | int, ...],
    _language: str | None,
    _default: str,
    _prefix: str,
) -> str:
    return reverse(name, args=args)
