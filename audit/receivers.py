"""What the log notes of signing in and of what lets people in."""

from typing import Any

from allauth.account import signals as account
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.dispatch import Signal, receiver

from audit.models import Deed, Result
from audit.noting import note
from audit.settings_noted import note_settings
from leszno_strategy.warm import started


@receiver(user_logged_in, dispatch_uid="audit")
def signed_in(*, request: Any, user: Any, **kwargs: Any) -> None:
    note(Deed.SIGNED_IN, by=user, request=request)


@receiver(user_login_failed, dispatch_uid="audit")
def not_signed_in(*, credentials: Any, request: Any = None, **kwargs: Any) -> None:
    """Note the account that was meant; what fits none may be a mistyped password."""
    typed = str(credentials.get("email") or credentials.get("username") or "")
    meant = get_user_model()._default_manager.filter(
        Q(username__iexact=typed) | Q(email__iexact=typed)
    )
    known = meant.exclude(username="").first() if typed else None
    note(Deed.SIGNED_IN, by=known, result=Result.FAILED, request=request)


@receiver(user_logged_out, dispatch_uid="audit")
def signed_out(*, request: Any, user: Any, **kwargs: Any) -> None:
    if user is not None:
        note(Deed.SIGNED_OUT, by=user, request=request)


def _factor(change: str, result: Result = Result.DONE) -> Any:
    def noted(*, request: Any, user: Any, authenticator: Any, **kwargs: Any) -> None:
        note(
            Deed.FACTOR,
            by=user,
            request=request,
            result=result,
            change=change,
            kind=str(getattr(authenticator, "type", "")),
        )

    return noted


def _changed(deed: Deed, change: str) -> Any:
    def noted(*, request: Any, user: Any, **kwargs: Any) -> None:
        note(deed, by=user, request=request, change=change)

    return noted


def _connect(*pairs: tuple[Signal, Any]) -> None:
    for signal, noted in pairs:
        signal.connect(noted, weak=False, dispatch_uid="audit")


_connect(
    (account.password_set, _changed(Deed.PASSWORD, "set")),
    (account.password_changed, _changed(Deed.PASSWORD, "changed")),
    (account.password_reset, _changed(Deed.PASSWORD, "reset")),
    (account.email_changed, _changed(Deed.ADDRESS, "changed")),
)
# It has tables of its own, so it cannot even be read where it is not installed.
if apps.is_installed("allauth.mfa"):
    from allauth.mfa import signals as mfa

    _connect(
        (mfa.authenticator_added, _factor("added")),
        (mfa.authenticator_removed, _factor("removed")),
        (mfa.authenticator_reset, _factor("renewed")),
        (mfa.authentication_failed, _factor("wrong", Result.FAILED)),
    )


@receiver(started, dispatch_uid="audit")
def begun(**kwargs: Any) -> None:
    """Note the settings; a site whose database is away starts nevertheless."""
    try:
        with transaction.atomic():
            note_settings()
    except DatabaseError:
        return
