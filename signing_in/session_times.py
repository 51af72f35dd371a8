"""How long a session lasts at most, and when and where from it was last seen.

How long it lasts without a deed is `leszno_strategy.sessions`.
"""

from collections.abc import Iterable
from time import time
from typing import Any

from allauth.usersessions.adapter import DefaultUserSessionsAdapter, get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from audit.models import Deed
from audit.noting import note
from leszno_strategy.middleware import Respond

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
# When the person confirmed at the office's provider who sits there.
CONFIRMED_AT = "confirmed_at"
# Seconds after which it is noted anew: not every page has to write.
NOTED_EVERY = 600


def note_sign_in(*, request: HttpRequest, **_signal: object) -> None:
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = int(time())


def end_old_sessions(respond: Respond) -> Respond:
    """Sign out whoever signed in too long ago; a form that comes then is kept."""

    def middleware(request: HttpRequest) -> Any:
        if request.user.is_authenticated:
            # A session of before this was counted begins now.
            begun = request.session.setdefault(SIGNED_IN_AT, int(time()))
            if time() - begun > settings.SESSION_SECONDS:
                logout(request)
            elif time() - request.session.get(SEEN_AT, 0) > NOTED_EVERY:
                request.session[SEEN_AT] = int(time())
                UserSession.objects.create_from_request(request)
        return respond(request)

    return middleware


def end_sessions_of(person: int) -> None:
    """Sign a person out everywhere."""
    get_adapter().end_sessions(
        UserSession.objects.filter(user_id=person).select_related("user")
    )


class Sessions(DefaultUserSessionsAdapter):
    """Ends sessions of one person, and notes whose and how many."""

    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        ended = list(sessions)
        super().end_sessions(ended)
        if ended:
            whose = ended[0].user.get_username()
            note(Deed.SIGNED_OUT, whose, change="sessions", count=len(ended))
