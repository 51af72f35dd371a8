"""Whom to tell of a weakness (RFC 9116); the office's file says it, and until when."""

import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from leszno_strategy.office import Office
from public.kept_pages import kept


def is_valid(office: Office, *, today: datetime.date) -> bool:
    """Say whether somebody is named, and the day has not passed."""
    until = office.security_until
    return bool(office.reached_about_security) and until is not None and today <= until


@kept
@require_safe
@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:
    office: Office = settings.OFFICE
    # One that has expired must not be used, so none is better.
    if not is_valid(office, today=localdate()):
        raise Http404
    lines = {
        "Contact": office.reached_about_security,
        "Expires": f"{office.security_until}T00:00:00Z",
        "Preferred-Languages": "pl, en",
        "Canonical": settings.SITE_URL + reverse("security_txt"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
