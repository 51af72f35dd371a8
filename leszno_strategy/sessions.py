"""A session lasts as long as somebody works, and ends when nobody does."""

from time import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from leszno_strategy.middleware import Respond

RENEWED = "renewed_at"
# Of the time after which an idle session ends: not every page has to write.
PART = 12


def renew_session(respond: Respond) -> Respond:
    """Put the end of a session off when somebody who is signed in does anything."""

    def middleware(request: HttpRequest) -> Any:
        if request.user.is_authenticated:
            last = request.session.get(RENEWED, 0)
            if time() - last > settings.SESSION_COOKIE_AGE / PART:
                mark_renewed(request=request)
        return respond(request)

    return middleware


def mark_renewed(*, request: HttpRequest, **_signal: object) -> None:
    """Saving what is in a session puts off its end."""
    request.session[RENEWED] = int(time())
