"""Filling a report in: saving, submitting and correcting it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
)

from leszno_strategy.kept_forms import Kept, kept, shows_kept
from reporting.asked import Asked, Opened, again
from reporting.content import TEXTS
from reporting.last_year import before, with_start
from reporting.models import Action
from reporting.receiving import Outcome, Result, Wanted, form_of, receive
from reporting.views.report.page import page
from reporting.views.report.subject import asked_for, opened

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@shows_kept
@PAGE
def report(request: HttpRequest, **place: Any) -> HttpResponse:
    """Show the report as a form to those who may fill it in, else for reading."""
    if request.method == "POST":
        step = request.POST.get("step")
        known = {Wanted.SUBMIT.value, Wanted.RETAKE.value}
        wanted = Wanted(step) if step in known else Wanted.SAVE
        return _receive(request, asked_for(request, **place), wanted)
    asked = opened(request, **place)
    if found := kept(request):
        return _show_kept(request, asked, found, Action.SAVED)
    return page(request, asked, is_open=asked.can(Action.SAVED))


@shows_kept
@PAGE
def correction(request: HttpRequest, **place: Any) -> HttpResponse:
    """Show the form that changes what is approved, and publish what it brings."""
    if request.method == "POST":
        return _receive(request, asked_for(request, **place), Wanted.CORRECT)
    asked = opened(request, **place)
    asked.require(Action.CORRECTED)
    if found := kept(request):
        return _show_kept(request, asked, found, Action.CORRECTED)
    if said := asked.why_not(Action.CORRECTED):
        messages.error(request, said)
        return redirect(asked.address)
    return page(request, asked, is_open=True, correcting=True)


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


DONE = {
    Result.SAVED: gettext_lazy("Draft saved. Only the office sees it."),
    Result.SUBMITTED: gettext_lazy("Submitted for review."),
    Result.CORRECTED: gettext_lazy("Corrected. The public page says so and why."),
    Result.UNCHANGED: gettext_lazy("Nothing was changed."),
}


def _receive(request: HttpRequest, asked: Asked, wanted: Wanted) -> HttpResponse:
    """Take the form; whatever is wrong with it, nothing that came is lost."""
    asked.require(wanted.action)
    if (name := request.POST.get("przepisz", "")) in TEXTS:
        return _copied(request, again(asked), name, wanted)
    outcome = receive(asked, wanted, request.POST, request.FILES)
    if outcome.is_done:
        tell = messages.info if outcome.version is None else messages.success
        tell(request, DONE[outcome.result])
        return redirect(asked.address)
    if outcome.result is Result.INCOMPLETE:
        stands = again(outcome.asked)
        return page(request, stands, is_open=True, asks_reason=True, status=422)
    return _show_again(request, outcome, correcting=wanted is Wanted.CORRECT)


def _copied(
    request: HttpRequest, asked: Opened, name: str, wanted: Wanted
) -> HttpResponse:
    """Show what was typed with a text of the year before in it; nothing is saved."""
    correcting = wanted is Wanted.CORRECT
    data = request.POST.copy()
    start = before(asked.subject, asked.year).texts.get(name, "")
    data[name] = with_start(data.get(name, ""), start)
    form = form_of(asked, data, request.FILES, correcting=correcting)
    form.full_clean()
    return page(
        request,
        asked,
        is_open=True,
        correcting=correcting,
        form=form,
        lost_files=form.good_files(),
        overtaken=asked.why_not(wanted.action),
        copied=form[name],
    )


def _show_again(
    request: HttpRequest, outcome: Outcome, *, correcting: bool
) -> HttpResponse:
    is_late = outcome.form.meanwhile or outcome.result is Result.REFUSED
    return page(
        request,
        outcome.asked,
        is_open=True,
        correcting=correcting,
        form=outcome.form,
        lost_files=outcome.lost_files,
        overtaken=outcome.said or None,
        status=409 if is_late else 422,
    )
