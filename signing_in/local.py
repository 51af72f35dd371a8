"""Signing in by what the site itself keeps, which a setting switches off."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from leszno_strategy.middleware import Respond

# Of no use, and ways in, where the office's provider alone lets people in.
CLOSED = (
    "account_reset_password",
    "account_change_password",
    "account_set_password",
    "account_invitation",
    "mfa_login_webauthn",
)


class CloseLocalSignIn:
    """Lets nobody set a password or use a passkey while LOCAL_SIGN_IN is off.

    The form itself is refused by the adapter.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not settings.LOCAL_SIGN_IN and name.startswith(CLOSED):
            raise Http404
