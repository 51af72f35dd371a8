"""Filling a report in: saving, submitting and correcting it."""

from typing import Any

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
from reporting.views.report.subject import Asked, Opened, again, asked_for, opened

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@shows_kept
@PAGE
def report(request: HttpRequest, **place: Any) -> HttpResponse:
    """Show the report as a form to those who may fill it in, else for reading."""
    if request.method == "POST":
        return _receive(request, asked_for(request, **place), Action.SAVED)
    asked = opened(request, **place)
    if found := kept(request):
        return _show_kept(request, asked, found, Action.SAVED)
    return page(request, asked, is_open=asked.can(Action.SAVED))


@shows_kept
@PAGE
def correction(request: HttpRequest, **place: Any) -> HttpResponse:
    """Show the form that changes what is approved, and publish what it brings."""
    if request.method == "POST":
        return _receive(request, asked_for(request, **place), Action.CORRECTED)
    asked = opened(request, **place)
    asked.require(Action.CORRECTED)
    if found := kept(request):
        return _show_kept(request, asked, found, Action.CORRECTED)
    if said := asked.why_not(Action.CORRECTED):
        messages.error(request, said)
        return redirect(asked.address)
    return page(request, asked, is_open=True, correcting=True)


def _receive(request: HttpRequest, found: Asked, action: Action) -> HttpResponse:
    """Take the form; whatever is wrong with it, nothing that came is lost."""
    # Before anybody waits for it.
    found.require(action)
    return _receive_alone(request, found, action)


@deed
def _receive_alone(request: HttpRequest, found: Asked, action: Action) -> HttpResponse:
    lock_for(action, found.subject, found.year)
    # Read now that nobody else can change the report, its stages and indicators.
    asked = again(found)
    if request.POST.get("step") == "retake" and asked.can(Action.WITHDRAWN):
        asked.advance(Action.WITHDRAWN)
        asked = again(found)
    correcting = action == Action.CORRECTED
    form = form_of(asked, request.POST, request.FILES, correcting=correcting)
    if form.is_valid() and asked.can(action):
        try:
            return _save(request, asked, form, action)
        except NotNow as refusal:
            form.add_error(None, refusal)
    return _show_again(request, asked, form, action)


def _show_kept(
    request: HttpRequest, asked: Opened, found: Kept, action: Action
) -> HttpResponse:
    """Show what was typed before its person was signed out; nothing is saved yet."""
    asked.require(action)
    correcting = action == Action.CORRECTED
    form = form_of(asked, found.data, correcting=correcting)
    form.full_clean()
    return page(
        request,
        asked,
        is_open=True,
        correcting=correcting,
        form=form,
        overtaken=asked.why_not(action),
        kept=found,
    )


def _show_again(
    request: HttpRequest, asked: Opened, form: ReportForm, action: Action
) -> HttpResponse:
    """Show the form again; good files, which a browser won't resend, are kept."""
    files = form.good_files()
    if files and action == Action.SAVED and asked.can(action):
        asked.advance(action, draft=Draft(asked.content, files))
        asked, files = again(asked), []
    is_late = form.meanwhile or not asked.can(action)
    return page(
        request,
        asked,
        is_open=True,
        correcting=action == Action.CORRECTED,
        form=form,
        lost_files=files,
        overtaken=asked.why_not(action),
        status=409 if is_late else 422,
    )


def _save(
    request: HttpRequest, asked: Opened, form: ReportForm, action: Action
) -> HttpResponse:
    """Save what was entered or, if that was asked for, submit it."""
    draft, reason = form.draft(), form.cleaned_data["reason"]
    if action == Action.SAVED and request.POST.get("step") == "submit":
        return _submit(request, asked, draft, reason)
    if asked.advance(action, draft=draft, reason=reason) is None:
        messages.info(request, _("Nothing was changed."))
    elif action == Action.CORRECTED:
        messages.success(request, _("Corrected. The public page says so and why."))
    else:
        messages.success(request, _("Draft saved. Only the office sees it."))
    return redirect(asked.address)


def _submit(
    request: HttpRequest, asked: Opened, draft: Draft, reason: str
) -> HttpResponse:
    """Submit the report; one with gaps and no reason for them is saved as a draft."""
    try:
        asked.advance(Action.SUBMITTED, draft=draft, reason=reason)
    except Incomplete:
        asked.advance(Action.SAVED, draft=draft)
        return page(request, again(asked), is_open=True, asks_reason=True, status=422)
    messages.success(request, _("Submitted for review."))
    return redirect(asked.address)
