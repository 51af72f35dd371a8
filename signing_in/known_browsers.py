"""A browser remembers, signed, to which accounts somebody signed in with it.

The cookie opens nothing; it only gives the browser a count of its own, which no
stranger can fill. It is sent to the pages of signing in alone, never to readers' ones.
"""

import secrets
from typing import TypedDict

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from signing_in.limits import KNOWN_FOR

NAME, PATH = "known_browser", "/konto/"
SECONDS = int(KNOWN_FOR.total_seconds())
# Of a desk that several people share.
MOST_PEOPLE = 10


class Known(TypedDict):
    browser: str
    people: list[int]


def _read(request: HttpRequest) -> Known:
    try:
        kept = signing.loads(request.COOKIES.get(NAME, ""), salt=NAME, max_age=SECONDS)
    except signing.BadSignature:
        return {"browser": secrets.token_urlsafe(16), "people": []}
    return {"browser": str(kept["browser"]), "people": list(kept["people"])}


def known_browser(request: HttpRequest, person: int) -> str:
    """Return the browser's own name if the person signed in with it, else nothing."""
    known = _read(request)
    return known["browser"] if person in known["people"] else ""


def remember_browser(request: HttpRequest, response: HttpResponse, person: int) -> None:
    known = _read(request)
    others = [one for one in known["people"] if one != person]
    known["people"] = [person, *others][:MOST_PEOPLE]
    response.set_cookie(
        NAME,
        signing.dumps(known, salt=NAME),
        max_age=SECONDS,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
