"""What is decided on a report: taken back, approved, returned."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_POST,
)

from reporting.forms import ReasonForm
from reporting.models import Action
from reporting.transitions import (
    NotNow,
)
from reporting.views.report.page import page
from reporting.views.report.subject import Subject, number, subject_of


@require_POST
def withdraw(request: HttpRequest, strategy: str, code: str, year: int) -> HttpResponse:
    """Make a draft again of what was submitted."""
    subject = subject_of(request, strategy, code, year)
    said = _("Taken back: it is a draft again.")
    return _perform(request, subject, Action.WITHDRAWN, said)


@require_POST
def approve(request: HttpRequest, strategy: str, code: str, year: int) -> HttpResponse:
    """Publish the version that the person has read."""
    subject = subject_of(request, strategy, code, year)
    said = _("Approved. The public page shows the figures.")
    return _perform(request, subject, Action.APPROVED, said, seen=_seen(request))


@require_POST
def send_back(
    request: HttpRequest, strategy: str, code: str, year: int
) -> HttpResponse:
    """Return the report with the reason, which its people are told."""
    subject = subject_of(request, strategy, code, year)
    subject.require(Action.RETURNED)
    asked = ReasonForm(request.POST)
    if not asked.is_valid():
        return page(request, subject, is_open=False, reason_form=asked, status=422)
    return _perform(
        request,
        subject,
        Action.RETURNED,
        _("Returned."),
        seen=_seen(request),
        reason=asked.cleaned_data["reason"],
    )


def _perform(
    request: HttpRequest, subject: Subject, action: Action, said: str, **given: Any
) -> HttpResponse:
    try:
        subject.move(action, **given)
    except NotNow as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect(*subject.address)


def _seen(request: HttpRequest) -> int:
    """Return the number of the version that the page showed; 0 if it doesn't say."""
    return number(request.POST.get("version", "")) or 0
