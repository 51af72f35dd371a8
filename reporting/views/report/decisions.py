"""What is decided on a report: taken back, approved, returned."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_POST,
)

from reporting.asked import Asked
from reporting.forms import ReasonForm
from reporting.models import Action
from reporting.transitions import (
    NotNow,
)
from reporting.views.report.page import page
from reporting.views.report.subject import asked_for, number, opened


@require_POST
def withdraw(request: HttpRequest, **place: Any) -> HttpResponse:
    """Make a draft again of what was submitted."""
    said = _("Taken back: it is a draft again.")
    return _perform(request, asked_for(request, **place), Action.WITHDRAWN, said)


@require_POST
def approve(request: HttpRequest, **place: Any) -> HttpResponse:
    """Publish the version that the person has read."""
    asked = asked_for(request, **place)
    said = _("Approved. The public page shows the figures.")
    return _perform(request, asked, Action.APPROVED, said, seen=_seen(request))


@require_POST
def send_back(request: HttpRequest, **place: Any) -> HttpResponse:
    """Return the report with the reason, which its people are told."""
    asked = asked_for(request, **place)
    asked.require(Action.RETURNED)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        page_of = opened(request, **place)
        return page(request, page_of, is_open=False, reason_form=form, status=422)
    return _perform(
        request,
        asked,
        Action.RETURNED,
        _("Returned."),
        seen=_seen(request),
        reason=form.cleaned_data["reason"],
    )


def _perform(
    request: HttpRequest, asked: Asked, action: Action, said: str, **given: Any
) -> HttpResponse:
    try:
        asked.move(action, **given)
    except NotNow as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect(asked.address)


def _seen(request: HttpRequest) -> int:
    """Return the number of the version that the page showed; 0 if it doesn't say."""
    return number(request.POST.get("version", "")) or 0
