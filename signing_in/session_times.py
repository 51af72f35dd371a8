"""When somebody signed in, said in the session."""

from time import time

from django.http import HttpRequest

SIGNED_IN_AT = "signed_in_at"


def note_sign_in(*, request: HttpRequest, **_signal: object) -> None:
    request.session[SIGNED_IN_AT] = int(time())
