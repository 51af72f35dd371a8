"""Deadlines for a calendar program: a file, and an address that needs no session."""

from secrets import token_urlsafe

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from organisation.models import User
from organisation.rights import person_of
from reporting.calendar_file import calendar_file
from reporting.deadlines import deadlines
from reporting.models import CalendarKey

# Signed, so that a copy of the database alone opens nobody's calendar.
SIGNER = Signer(salt="calendar", sep=".")


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the deadlines, the file, and the address to subscribe to."""
    user = person_of(request)
    key = CalendarKey.objects.filter(user=user).first()
    context = {
        "events": deadlines(user, on=localdate()),
        "key": key,
        "address": address_of(key) if key else "",
    }
    return render(request, "reporting/calendar.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponse:
    return _file(person_of(request))


@login_not_required
@require_safe
def subscribed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer a calendar program, which knows the secret address and nothing else."""
    try:
        nonce = SIGNER.unsign(token)
    except BadSignature as no:
        raise Http404 from no
    keys = CalendarKey.objects.select_related("user").filter(user__is_active=True)
    if not settings.DEMO:
        keys = keys.filter(user__is_demo=False)
    return _file(get_object_or_404(keys, nonce=nonce).user)


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Make an address; one that there was opens nothing any more."""
    _key, is_new = CalendarKey.objects.update_or_create(
        user=person_of(request), defaults={"nonce": token_urlsafe(16)}
    )
    if is_new:
        messages.success(request, _("Your calendar has an address."))
    else:
        said = _("Your calendar has another address. The one before opens nothing.")
        messages.success(request, said)
    return redirect("reporting:calendar")


@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    CalendarKey.objects.filter(user=person_of(request)).delete()
    messages.success(request, _("Your calendar has no address."))
    return redirect("reporting:calendar")


def address_of(key: CalendarKey) -> str:
    path = reverse("reporting:subscribed_calendar", args=[SIGNER.sign(key.nonce)])
    return f"{settings.SITE_URL}{path}"


def _file(user: User) -> HttpResponse:
    # In the office's language, whichever a program asks for.
    with translation.override(settings.LANGUAGE_CODE):
        written = calendar_file(_("Reports"), deadlines(user, on=localdate()))
    return HttpResponse(
        written,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="terminy.ics"'},
    )
