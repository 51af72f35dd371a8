"""Filling a report in: saving, submitting and correcting it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
)

from leszno_strategy.kept_forms import Kept, kept, shows_kept
from leszno_strategy.transactions import deed
from reporting.forms import ReportForm
from reporting.models import Action
from reporting.transitions import (
    Draft,
    Incomplete,
    NotNow,
    lock_for,
)
from reporting.views.report.page import form_of, page
from reporting.views.report.subject import Subject, again, subject_of

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@shows_kept
@PAGE
def report(request: HttpRequest, strategy: str, code: str, year: int) -> HttpResponse:
    """Show the report as a form to those who may fill it in, else for reading."""
    subject = subject_of(request, strategy, code, year)
    if request.method == "POST":
        subject.require(Action.SAVED)
        return _receive(request, subject, Action.SAVED)
    if found := kept(request):
        return _show_kept(request, subject, found, Action.SAVED)
    return page(request, subject, is_open=subject.can(Action.SAVED))


@shows_kept
@PAGE
def correction(
    request: HttpRequest, strategy: str, code: str, year: int
) -> HttpResponse:
    """Show the form that changes what is approved, and publish what it brings."""
    subject = subject_of(request, strategy, code, year)
    subject.require(Action.CORRECTED)
    if request.method == "POST":
        return _receive(request, subject, Action.CORRECTED)
    if found := kept(request):
        return _show_kept(request, subject, found, Action.CORRECTED)
    if said := subject.why_not(Action.CORRECTED):
        messages.error(request, said)
        return redirect(*subject.address)
    return page(request, subject, is_open=True, correcting=True)


@deed
def _receive(request: HttpRequest, subject: Subject, action: Action) -> HttpResponse:
    """Take the form; whatever is wrong with it, nothing that came is lost."""
    lock_for(action, subject.task, subject.year)
    # Anew, now that nobody else can change the report, its stages and indicators.
    subject = again(subject)
    if request.POST.get("step") == "retake" and subject.can(Action.WITHDRAWN):
        subject.move(Action.WITHDRAWN)
        subject = again(subject)
    correcting = action == Action.CORRECTED
    form = form_of(subject, request.POST, request.FILES, correcting=correcting)
    if form.is_valid() and subject.can(action):
        try:
            return _save(request, subject, form, action)
        except NotNow as refusal:
            form.add_error(None, refusal)
    return _show_again(request, subject, form, action)


def _show_kept(
    request: HttpRequest, subject: Subject, found: Kept, action: Action
) -> HttpResponse:
    """Show what was typed before its person was signed out; nothing is saved yet."""
    subject.require(action)
    correcting = action == Action.CORRECTED
    form = form_of(subject, found.data, correcting=correcting)
    form.full_clean()
    return page(
        request,
        subject,
        is_open=True,
        correcting=correcting,
        form=form,
        overtaken=subject.why_not(action),
        kept=found,
    )


def _show_again(
    request: HttpRequest, subject: Subject, form: ReportForm, action: Action
) -> HttpResponse:
    """Show the form again; good files, which a browser won't resend, are kept."""
    files = form.good_files()
    if files and action == Action.SAVED and subject.can(action):
        subject.move(action, draft=Draft(subject.content, files))
        subject, files = again(subject), []
    is_late = form.meanwhile or not subject.can(action)
    return page(
        request,
        subject,
        is_open=True,
        correcting=action == Action.CORRECTED,
        form=form,
        lost_files=files,
        overtaken=subject.why_not(action),
        status=409 if is_late else 422,
    )


def _save(
    request: HttpRequest, subject: Subject, form: ReportForm, action: Action
) -> HttpResponse:
    """Save what was entered or, if that was asked for, submit it."""
    draft, reason = form.draft(), form.cleaned_data["reason"]
    if action == Action.SAVED and request.POST.get("step") == "submit":
        return _submit(request, subject, draft, reason)
    if subject.move(action, draft=draft, reason=reason) is None:
        messages.info(request, _("Nothing was changed."))
    elif action == Action.CORRECTED:
        messages.success(request, _("Corrected. The public page says so and why."))
    else:
        messages.success(request, _("Draft saved. Only the office sees it."))
    return redirect(*subject.address)


def _submit(
    request: HttpRequest, subject: Subject, draft: Draft, reason: str
) -> HttpResponse:
    """Submit the report; one with gaps and no reason for them is saved as a draft."""
    try:
        subject.move(Action.SUBMITTED, draft=draft, reason=reason)
    except Incomplete:
        subject.move(Action.SAVED, draft=draft)
        return page(request, again(subject), is_open=True, asks_reason=True, status=422)
    messages.success(request, _("Submitted for review."))
    return redirect(*subject.address)
