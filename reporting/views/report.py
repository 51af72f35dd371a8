"""The page of a task's report for a year: to fill in, to read, to decide upon."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from annual_report import exports
from indicators.models import Indicator
from organisation.rights import Act, person_of, standing_of
from reporting import attachments, history
from reporting.approving import changes_by_approval
from reporting.content import Change, Content, missing
from reporting.duties import duties
from reporting.entry import indicator_entry, stage_entry
from reporting.forms import ReasonForm, ReportForm
from reporting.models import Attachment, Campaign, Deed, Report, State, Version
from reporting.reminders import tell_returned
from reporting.transitions import (
    Actor,
    Draft,
    Incomplete,
    NotNow,
    act_for,
    campaign_of,
    content_of,
    lock_for,
    move,
    report_of,
    why_not,
)
from reporting.views.periods import period_of
from tasks import unusual
from tasks.cells import stage_table
from tasks.models import Stage, StrategyYear, Task
from tasks.outline import task_node

PAGE = require_http_methods(["GET", "HEAD", "POST"])


def actor_of(request: HttpRequest) -> Actor:
    """Say who asks, with what that person holds today."""
    return Actor(person_of(request), standing_of(request), localdate())


@dataclass(frozen=True)
class Subject:
    """A task's report of a year, and the person who asks for it."""

    task: Task
    year: StrategyYear
    actor: Actor
    campaign: Campaign | None
    report: Report
    # Of the deeds, those to which the person has the right, whatever the state.
    rights: frozenset[Deed]

    def why_not(self, deed: Deed) -> str | None:
        return why_not(deed, self.report, self.campaign, on=self.actor.on)

    def can(self, deed: Deed) -> bool:
        return deed in self.rights and self.why_not(deed) is None

    def move(self, deed: Deed, **given: Any) -> Version | None:
        return move(self.task, self.year, deed, by=self.actor, **given)

    def require(self, deed: Deed) -> None:
        """Refuse whoever has not the right; `move` checks the rest."""
        if deed not in self.rights:
            raise PermissionDenied

    @cached_property
    def content(self) -> Content:
        """What the report says now, read once."""
        return content_of(self.report)

    @property
    def address(self) -> tuple[str, str, str, int]:
        return (
            "reporting:report",
            self.task.strategy.slug,
            self.task.code,
            self.year.year,
        )

    @cached_property
    def files(self) -> Sequence[Attachment]:
        """The files that the report has now, read once."""
        if self.report.pk is None:
            return []
        return list(self.report.attachments.filter(removed_in=None))


def subject_of(request: HttpRequest, strategy: str, code: str, year: int) -> Subject:
    """Find the report; others' tasks and years outside the strategy are not there."""
    period, actor = period_of(strategy, year), actor_of(request)
    tasks = Task.objects.of(period.strategy).coded(code)
    task = get_object_or_404(_with_card(tasks.open_to(actor.standing, Act.READ)))
    return _subject(task, period, actor)


def _subject(task: Task, year: StrategyYear, actor: Actor) -> Subject:
    campaign = campaign_of(year)
    acts = {deed: act_for(deed, campaign) for deed in Deed}
    here = Task.objects.filter(pk=task.pk)
    open_acts = {
        act for act in set(acts.values()) if here.open_to(actor.standing, act).exists()
    }
    rights = frozenset(deed for deed, act in acts.items() if act in open_acts)
    return Subject(task, year, actor, campaign, report_of(task, year), rights)


def _with_card(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    return tasks.prefetch_related(
        Prefetch("stages", Stage.objects.with_figures()),
        Prefetch("indicators", Indicator.objects.with_values()),
    )


@PAGE
def report(request: HttpRequest, strategy: str, code: str, year: int) -> HttpResponse:
    """Show the report as a form to those who may fill it in, else for reading."""
    subject = subject_of(request, strategy, code, year)
    if request.method == "POST":
        subject.require(Deed.SAVED)
        return _take(request, subject, Deed.SAVED)
    return _page(request, subject, is_open=subject.can(Deed.SAVED))


@PAGE
def correction(
    request: HttpRequest, strategy: str, code: str, year: int
) -> HttpResponse:
    """Show the form that changes what is approved, and publish what it brings."""
    subject = subject_of(request, strategy, code, year)
    subject.require(Deed.CORRECTED)
    if request.method == "POST":
        return _take(request, subject, Deed.CORRECTED)
    if said := subject.why_not(Deed.CORRECTED):
        messages.error(request, said)
        return redirect(*subject.address)
    return _page(request, subject, is_open=True, correcting=True)


@require_POST
def withdraw(request: HttpRequest, strategy: str, code: str, year: int) -> HttpResponse:
    """Make a draft again of what was submitted."""
    subject = subject_of(request, strategy, code, year)
    said = _("Taken back: it is a draft again.")
    return _do(request, subject, Deed.WITHDRAWN, said)


@require_POST
def approve(request: HttpRequest, strategy: str, code: str, year: int) -> HttpResponse:
    """Publish the version that the person has read."""
    subject = subject_of(request, strategy, code, year)
    said = _("Approved. The public page shows the figures.")
    return _do(request, subject, Deed.APPROVED, said, seen=_seen(request))


@require_POST
def send_back(
    request: HttpRequest, strategy: str, code: str, year: int
) -> HttpResponse:
    """Return the report with the reason, which its people are told."""
    subject = subject_of(request, strategy, code, year)
    subject.require(Deed.RETURNED)
    asked = ReasonForm(request.POST)
    if not asked.is_valid():
        return _page(request, subject, is_open=False, reason_form=asked, status=422)
    return _do(
        request,
        subject,
        Deed.RETURNED,
        _("Returned."),
        seen=_seen(request),
        reason=asked.cleaned_data["reason"],
    )


def _seen(request: HttpRequest) -> int:
    """Return the number of the version that the page showed; 0 if it doesn't say."""
    return _number(request.POST.get("version", "")) or 0


def _number(said: str) -> int | None:
    """Read a version's number; None for what is none, or too long to be one."""
    return int(said) if said.isdecimal() and len(said) < 10 else None


def _do(
    request: HttpRequest, subject: Subject, deed: Deed, said: str, **given: Any
) -> HttpResponse:
    try:
        version = subject.move(deed, **given)
    except NotNow as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
        if version and deed == Deed.RETURNED:
            tell_returned(version)
    return redirect(*subject.address)


@transaction.atomic
def _take(request: HttpRequest, subject: Subject, deed: Deed) -> HttpResponse:
    """Take the form; whatever is wrong with it, nothing that came is lost."""
    lock_for(deed, subject.task, subject.year)
    # Anew, now that nobody else can change the report, its stages and indicators.
    subject = _again(subject)
    if request.POST.get("deed") == "retake" and subject.can(Deed.WITHDRAWN):
        subject.move(Deed.WITHDRAWN)
        subject = _again(subject)
    form = _form(subject, request, correcting=deed == Deed.CORRECTED)
    if form.is_valid() and subject.can(deed):
        return _leave(request, subject, form, deed)
    return _mend(request, subject, form, deed)


def _again(subject: Subject) -> Subject:
    tasks = _with_card(Task.objects.of(subject.task.strategy))
    task = get_object_or_404(tasks, pk=subject.task.pk)
    return _subject(task, subject.year, subject.actor)


def _form(
    subject: Subject, request: HttpRequest | None = None, *, correcting: bool = False
) -> ReportForm:
    form = ReportForm(
        *((request.POST, request.FILES) if request else ()),
        task=subject.task,
        content=subject.content,
        attachments=subject.files,
    )
    reason = form.fields["reason"]
    reason.required = correcting
    reason.label = _("Why it is corrected") if correcting else _("Why it has gaps")
    return form


def _mend(
    request: HttpRequest, subject: Subject, form: ReportForm, deed: Deed
) -> HttpResponse:
    """Show the form again; good files, which a browser won't resend, are kept."""
    files = form.good_files()
    if files and deed == Deed.SAVED and subject.can(deed):
        subject.move(deed, draft=Draft(subject.content, files))
        subject, files = _again(subject), []
    is_late = form.meanwhile or not subject.can(deed)
    return _page(
        request,
        subject,
        is_open=True,
        correcting=deed == Deed.CORRECTED,
        form=form,
        lost_files=files,
        overtaken=subject.why_not(deed),
        status=409 if is_late else 422,
    )


def _leave(
    request: HttpRequest, subject: Subject, form: ReportForm, deed: Deed
) -> HttpResponse:
    """Save what was entered or, if that was asked for, submit it."""
    draft, reason = form.draft(), form.cleaned_data["reason"]
    if deed == Deed.SAVED and request.POST.get("deed") == "submit":
        return _submit(request, subject, draft, reason)
    if subject.move(deed, draft=draft, reason=reason) is None:
        messages.info(request, _("Nothing was changed."))
    elif deed == Deed.CORRECTED:
        messages.success(request, _("Corrected. The public page says so and why."))
        # If the year is closed it has a new version now, and files of that lack.
        transaction.on_commit(exports.prepare)
    else:
        messages.success(request, _("Draft saved. Only the office sees it."))
    return redirect(*subject.address)


def _submit(
    request: HttpRequest, subject: Subject, draft: Draft, reason: str
) -> HttpResponse:
    """Submit the report; one with gaps and no reason for them is saved as a draft."""
    try:
        subject.move(Deed.SUBMITTED, draft=draft, reason=reason)
    except Incomplete:
        subject.move(Deed.SAVED, draft=draft)
        return _page(
            request, _again(subject), is_open=True, asks_reason=True, status=422
        )
    messages.success(request, _("Submitted for review."))
    return redirect(*subject.address)


def _page(
    request: HttpRequest,
    subject: Subject,
    *,
    is_open: bool,
    correcting: bool = False,
    form: ReportForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    form = form or _form(subject, correcting=correcting)
    context = {
        "is_open": is_open,
        "correcting": correcting,
        "form": form,
        "reason_form": ReasonForm(),
        "asks_reason": False,
        "lost_files": [],
        "overtaken": None,
        **_standing(subject),
        **_tables(subject, form),
        **more,
    }
    return render(request, "reporting/report.html", context, status=status)


def _standing(subject: Subject) -> dict[str, Any]:
    """What the page says of the report itself, and which deeds it offers."""
    report, task, campaign = subject.report, subject.task, subject.campaign
    returned = None
    if report.state == State.RETURNED:
        returned = report.versions.filter(deed=Deed.RETURNED).last()
    is_open = campaign is not None and campaign.is_open_on(subject.actor.on)
    return {
        "task": task,
        "strategy": task.strategy,
        "year": subject.year.year,
        "campaign": campaign,
        "days_left": campaign.days_left(subject.actor.on) if campaign else None,
        "report": report,
        "state": State(report.state),
        "files": subject.files,
        "gaps": missing(subject.content, task) if report.latest else [],
        "returned": returned,
        "changes": _changes(subject),
        "can": {deed.value: subject.can(deed) for deed in Deed},
        "closed_because": None if is_open else subject.why_not(Deed.SAVED),
        "next_task": duties(subject.actor, campaign).after(task)
        if campaign and is_open
        else None,
    }


def _changes(subject: Subject) -> list[Change] | None:
    """Say what approval would change; None where there is nothing to approve."""
    if subject.report.state != State.SUBMITTED:
        return None
    return changes_by_approval(subject.task, subject.year, subject.content)


def _tables(subject: Subject, form: ReportForm) -> dict[str, Any]:
    task, year = subject.task, subject.year
    years = [row.year for row in task.strategy.years.all()]
    node = task_node(task)
    table = stage_table(node, task.stages.all(), years)
    figures = subject.content.figures
    return {
        "years": years,
        "stages": stage_entry(form, table, year, figures),
        "indicators": indicator_entry(form, years, year.year),
        "plan_warning": unusual.plan(node.figures),
    }


@require_safe
def story(request: HttpRequest, strategy: str, code: str, year: int) -> HttpResponse:
    """Show the report's history, and any two of its versions side by side."""
    subject = subject_of(request, strategy, code, year)
    if subject.report.pk is None:
        raise Http404
    first, second = _chosen(request, subject.report)
    context = {
        "task": subject.task,
        "strategy": subject.task.strategy,
        "year": subject.year.year,
        "entries": history.entries(subject.report),
        "first": first,
        "second": second,
        "compared": history.between(subject.report, first, second) if second else None,
    }
    return render(request, "reporting/history.html", context)


def _chosen(
    request: HttpRequest, report: Report
) -> tuple[Version | None, Version | None]:
    """Read which versions to compare; 0 is what was in force before the first."""
    first, second = (_number(request.GET.get(name, "")) for name in ("od", "do"))
    if first is None or second is None:
        return None, None
    found = {version.number: version for version in report.versions.all()}
    if second not in found or (first and first not in found):
        raise Http404
    return found.get(first), found[second]


@require_safe
def attachment(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send a file of a report to those who may read the report."""
    mine = Task.objects.all().open_to(standing_of(request), Act.READ)
    return attachments.respond(
        get_object_or_404(Attachment, pk=pk, report__task__in=mine)
    )
