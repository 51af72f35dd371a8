"""For a while nothing is saved, and everything is read: for upgrades and restoring.

Only requests that would write ask whether it is so; whoever reads costs no query.
"""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from leszno_strategy.middleware import RespondOrStream
from operations.models import Maintenance

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def refuse_writing(respond: RespondOrStream) -> RespondOrStream:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in READING and (now := current()):
            return page(now)
        return respond(request)

    return middleware


def current() -> Maintenance | None:
    try:
        return Maintenance.objects.first()
    except DatabaseError:
        # It is away, or not migrated yet: whoever saves is told so.
        return None


def begin(said: str, *, minutes: int) -> None:
    Maintenance.objects.update_or_create(
        pk=1, defaults={"said": said, "since": timezone.now(), "minutes": minutes}
    )


def end() -> bool:
    """Let people save again; say whether they could not."""
    return bool(Maintenance.objects.all().delete()[0])


def page(maintenance: Maintenance) -> HttpResponse:
    response = HttpResponse(
        render_to_string("maintenance.html", {"said": maintenance.said}), status=503
    )
    response["Retry-After"] = str(60 * maintenance.minutes)
    response["Cache-Control"] = "no-store"
    return response


def usual() -> str:
    return _("The system is being maintained. Everything can be read meanwhile.")
