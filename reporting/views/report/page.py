"""What the page of a report shows, whether it is open or only for reading."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from organisation.rights import Permission, coordinated, may_everywhere
from reporting.approving import changes_by_approval
from reporting.content import Change, missing
from reporting.duties import duties
from reporting.entry import indicator_entry, stage_entry
from reporting.forms import ReasonForm, ReportForm
from reporting.models import Action, State
from reporting.plan_in_report import may_change
from reporting.recording import plan_in_force
from reporting.remarks import Remark, remarks
from reporting.removed import removed_from
from reporting.views.report.subject import Subject
from tasks import unusual
from tasks.cells import stage_table
from tasks.models import Task
from tasks.outline import task_node


def page(
    request: HttpRequest,
    subject: Subject,
    *,
    is_open: bool,
    correcting: bool = False,
    form: ReportForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    form = form or form_of(subject, correcting=correcting)
    said = _remarks(subject, form)
    context = {
        "is_open": is_open,
        "correcting": correcting,
        "form": form,
        "reason_form": ReasonForm(),
        "asks_reason": False,
        "lost_files": [],
        "overtaken": None,
        "kept": None,
        "remarks": said,
        **_held_posts(subject),
        **_tables(subject, form),
        "may_plan": may_everywhere(request, Permission.CHANGE, Task)
        or subject.task.programme_id in coordinated(request),
        **more,
    }
    return render(request, "reporting/report.html", context, status=status)


def _held_posts(subject: Subject) -> dict[str, Any]:
    """What the page says of the report itself, and which actions it offers."""
    report, task, campaign = subject.report, subject.task, subject.campaign
    returned = None
    if report.state == State.RETURNED:
        returned = report.versions.filter(action=Action.RETURNED).last()
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
        "removed": removed_from(report),
        "changes": _changes(subject),
        "can": {action.value: subject.can(action) for action in Action},
        "closed_because": None if is_open else subject.why_not(Action.SAVED),
        "next_task": duties(subject.actor, campaign).after(task)
        if campaign and is_open
        else None,
    }


def _remarks(subject: Subject, form: ReportForm) -> list[Remark]:
    """Say what is odd in what was typed, else in what was saved; also at the fields."""
    content = form.content() if form.is_bound else subject.content
    said = remarks(content, subject.task, subject.year.year)
    for one in said:
        if one.field:
            form.fields[one.field].help_text = one.said
    return said


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


def form_of(
    subject: Subject,
    data: QueryDict | None = None,
    files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
    *,
    correcting: bool = False,
) -> ReportForm:
    proposes = may_change(subject.campaign) and not correcting
    form = ReportForm(
        data,
        files,
        task=subject.task,
        content=subject.content,
        attachments=subject.files,
        plan_is_open=proposes or correcting,
        in_force=plan_in_force(subject.task, subject.year) if proposes else None,
    )
    reason = form.fields["reason"]
    reason.required = correcting
    reason.label = _("Why it is corrected") if correcting else _("Why it has gaps")
    return form
