"""Note a deed in the log: who and from where follow from the request at hand."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from simple_history.models import HistoricalRecords

from audit.models import Deed, Entry, Result


def note(
    deed: Deed,
    what: str = "",
    *,
    by: AbstractBaseUser | None = None,
    result: Result = Result.DONE,
    request: HttpRequest | None = None,
    **details: Any,
) -> None:
    """Add a row, in the transaction of the deed if there is one.

    `by` is who is signed in unless it is said. Details are codes and numbers.
    """
    request = request or request_at_hand()
    if by is None and request is not None:
        signed_in = getattr(request, "user", None)
        by = signed_in if signed_in and signed_in.is_authenticated else None
    Entry.objects.create(
        deed=deed,
        result=result,
        user_id=by.pk if by else None,
        user=_shortened(by.get_username() if by else "", "user"),
        address=address_of(request) if request else "",
        what=_shortened(what, "what"),
        details=details,
    )


def note_no_entry(
    request: HttpRequest,
    why: str,
    *,
    by: AbstractBaseUser | None = None,
    result: Result = Result.REFUSED,
) -> None:
    """Note that somebody was not let in, of one place only so often.

    A row stays for years, and strangers may ask as often as they like. What is left out
    does not depend on whether there is the account, or the time would tell.
    """
    if ratelimit.consume(request, action="no_entry_noted"):
        note(Deed.SIGNED_IN, by=by, result=result, request=request, why=why)


def request_at_hand() -> HttpRequest | None:
    """Return the request that is being answered; None for a command."""
    return getattr(HistoricalRecords.context, "request", None)


def address_of(request: HttpRequest) -> str:
    """Return from where it came: as the trusted proxy says it, "" if that is odd."""
    try:
        return str(get_adapter(request).get_client_ip(request) or "")[:45]
    except (PermissionDenied, ImproperlyConfigured, KeyError):
        return ""


def _shortened(text: str, field: str) -> str:
    longest = getattr(Entry._meta.get_field(field), "max_length", None)
    printed = "".join(sign for sign in text if sign.isprintable())
    return printed[:longest]
