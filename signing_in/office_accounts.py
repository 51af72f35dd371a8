"""Whose account somebody gets into who comes from the office's provider."""

import logging
from collections.abc import Mapping
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.timezone import localdate

from audit.models import Result
from audit.noting import note_no_entry
from leszno_strategy.transactions import deed
from organisation.models import User
from organisation.usernames import free_username
from signing_in.claims import appoint_by, gives_a_post
from signing_in.office_confirming import confirm
from signing_in.provider import CONFIRMING

logger = logging.getLogger(__name__)

NEVER, ALL, WITH_POST = "never", "all", "with_post"


class OfficeAccounts(DefaultSocialAccountAdapter):
    """Connects by a verified address once, by the provider's own name from then on."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.state.get("process") == CONFIRMING:
            confirm(request, sociallogin)
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(_refused(request, "process"))
        claims = sociallogin.account.extra_data["id_token"]
        if not sociallogin.is_existing:
            user = _account_of(claims) or _made(claims)
            if user is None:
                raise ImmediateHttpResponse(_refused(request, "no_account"))
            sociallogin.connect(request, user)
        appoint_by(claims, sociallogin.user, on=localdate())

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Say in the log what people are not told."""
        logger.warning("office account refused: %s", exception or error)
        if error != AuthError.CANCELLED:
            note_no_entry(request, "provider", result=Result.FAILED)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


def _refused(request: HttpRequest, why: str) -> Any:
    note_no_entry(request, why)
    return render(
        request, "socialaccount/authentication_error.html", {"why": why}, status=403
    )


def verified_address(claims: Mapping[str, Any]) -> str:
    """Return the address that the provider vouches for; empty where it does not."""
    address = str(claims.get("email") or "").lower()
    is_vouched = claims.get("email_verified") in (True, "true")
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address if is_vouched or settings.OIDC_TRUST_EMAIL else ""


def _account_of(claims: Mapping[str, Any]) -> User | None:
    """Find the account with the verified address."""
    address = verified_address(claims)
    return User.objects.filter(email__iexact=address).first() if address else None


@deed
def _made(claims: Mapping[str, Any]) -> User | None:
    """Make an account, where the rule allows it and the address is verified."""
    rule, address = settings.OIDC_CREATE_ACCOUNTS, verified_address(claims)
    is_allowed = rule == ALL or (rule == WITH_POST and gives_a_post(claims))
    if not (address and is_allowed):
        return None
    user = User(
        username=free_username(address.partition("@")[0]),
        first_name=str(claims.get("given_name") or "")[:150],
        last_name=str(claims.get("family_name") or claims.get("name") or "")[:150],
        email=address,
    )
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    return user
