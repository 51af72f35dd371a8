"""Drafts: saved while one types, given up, and taken back to what they were."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leszno_strategy.transactions import deed
from reporting.asked import Asked, Opened, again
from reporting.autosaving import save_quietly
from reporting.content import Content
from reporting.models import Action, Version
from reporting.transitions import Draft, NotNow, lock_for
from reporting.views.report.subject import asked_for, number


@require_POST
def autosave(request: HttpRequest, **place: Any) -> JsonResponse:
    """Save what the page's script sends while one types; tell it what became of it."""
    quiet = save_quietly(asked_for(request, **place), request.POST)
    answer = quiet.answer()
    answer["at"] = f"{localtime():%H:%M}"
    return JsonResponse(answer, status=409 if answer["refused"] else 200)


@require_POST
def discard(request: HttpRequest, **place: Any) -> HttpResponse:
    """Go back to what was last submitted, returned or approved, else to what is in
    force; what is given up stays in the history."""
    said = _("The draft is discarded. What it said is in the history.")
    return _bring_back(request, asked_for(request, **place), None, said)


@require_POST
def restore(request: HttpRequest, **place: Any) -> HttpResponse:
    """Make what a version of the history said the draft."""
    asked, wanted = asked_for(request, **place), number(request.POST.get("number", ""))
    if not wanted:
        raise Http404
    said = _("The draft says again what version %(n)s said.") % {"n": wanted}
    return _bring_back(request, asked, wanted, said)


def _bring_back(
    request: HttpRequest, asked: Asked, wanted: int | None, said: str
) -> HttpResponse:
    asked.require(Action.SAVED)
    try:
        version = _restored(asked, wanted)
    except NotNow as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        tell = messages.success if version else messages.info
        tell(request, said if version else _("Nothing was changed."))
    return redirect(asked.address)


@deed
def _restored(found: Asked, wanted: int | None) -> Version | None:
    lock_for(Action.SAVED, found.subject, found.year)
    asked = again(found)
    if asked.report.pk is None:
        raise Http404
    content = _content_of(asked, wanted) if wanted else _before_the_draft(asked)
    return asked.advance(Action.SAVED, draft=Draft(content))


def _content_of(asked: Opened, wanted: int) -> Content:
    version = asked.report.versions.filter(number=wanted).first()
    if version is None:
        raise Http404
    return Content.from_json(version.content)


def _before_the_draft(asked: Opened) -> Content:
    drafts = [Action.SAVED, Action.WITHDRAWN]
    decided = asked.report.versions.exclude(action__in=drafts).last()
    if decided is None:
        return Content(asked.standing.in_force)
    return Content.from_json(decided.content)
