"""What the page of a report shows, whether it is open or only for reading."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organisation.rights import (
    Permission,
    Right,
    coordinated,
    may_as,
    may_everywhere,
)
from reporting import history, last_year
from reporting.approving import changes_by_approval
from reporting.asked import Opened
from reporting.card import fetch_aims
from reporting.content import Change, missing
from reporting.entry import funding_entry, indicator_entry, stage_entry
from reporting.forms import ReasonForm, ReportForm
from reporting.models import Action, Report, State
from reporting.next_duty import next_duty
from reporting.overview import report_rows
from reporting.receiving import form_of
from reporting.remarks import Remark, remarks
from reporting.removed import removed_from
from reporting.subjects import subjects_of
from reporting.transitions import is_own
from reporting.views.report.subject import naming
from tasks import unusual
from tasks.cells import stage_table
from tasks.models import Goal, Task
from tasks.outline import task_node
from tasks.subjects import Subject, key_of, strategy_of


def page(
    request: HttpRequest,
    asked: Opened,
    *,
    is_open: bool,
    correcting: bool = False,
    form: ReportForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    form = form or form_of(asked, correcting=correcting)
    # What they aim at stands beside them, and is not asked for by a save.
    fetch_aims(form.indicators)
    said = _remarks(asked, form)
    context = {
        "is_open": is_open,
        "correcting": correcting,
        "form": form,
        "reason_form": ReasonForm(),
        "asks_reason": False,
        "lost_files": [],
        "overtaken": None,
        "kept": None,
        "copied": None,
        "remarks": said,
        "at_hand": _at_hand(asked),
        **_held_posts(asked),
        **_tables(asked, form),
        "may_plan": _may_plan(request, asked.subject),
        **more,
    }
    return render(request, "reporting/report.html", context, status=status)


def _may_plan(request: HttpRequest, subject: Subject) -> bool:
    if not isinstance(subject, Task):
        return False
    return may_everywhere(
        request, Permission.CHANGE, Task
    ) or subject.programme_id in coordinated(request)


def _held_posts(asked: Opened) -> dict[str, Any]:
    """What the page says of the report itself, and which actions it offers."""
    report, campaign = asked.report, asked.campaign
    returned = None
    if report.state == State.RETURNED:
        returned = report.latest
        if returned and returned.action != Action.RETURNED:
            # Saved since by those to whom it came back.
            returned = report.versions.filter(action=Action.RETURNED).last()
    is_open = campaign is not None and campaign.is_open_on(asked.actor.on)
    return {
        **naming(asked.subject),
        "year": asked.year.year,
        "campaign": campaign,
        "days_left": campaign.days_left(asked.actor.on) if campaign else None,
        "report": report,
        "state": State(report.state),
        "files": asked.files,
        "gaps": missing(asked.content, asked.subject) if report.latest else [],
        "returned": returned,
        "saved_at": _saved_at(report),
        "removed": removed_from(report),
        "changes": _changes(asked),
        "can": {action.value: asked.can(action) for action in Action},
        "others_approve": _others(asked),
        "closed_because": None if is_open else asked.why_not(Action.SAVED),
        "next_task": next_duty(asked.actor, campaign, asked.subject)
        if campaign and is_open
        else None,
    }


def _at_hand(asked: Opened) -> dict[str, Any]:
    """What helps to fill it in: two queries."""
    begun = asked.report.pk is not None
    found = history.questions(asked.report).filter(closed_at=None) if begun else []
    return {
        "before": last_year.before(asked.subject, asked.year),
        "card": last_year.card(asked.subject),
        "questions": list(found),
        "may_ask": may_as(asked.roles, Right.ASK),
        "has_page": isinstance(asked.subject, Goal)
        and may_as(asked.roles, Right.OVERSEE),
    }


def _others(asked: Opened) -> dict[str, Any] | None:
    """Say that others approve what the person entered, and whose turn it is."""
    allows = asked.standing.allows(Action.APPROVED)
    is_waiting = asked.report.state == State.SUBMITTED
    if not (allows and is_waiting):
        return None
    if not is_own(asked.report, asked.campaign, asked.actor.user):
        return None
    here = subjects_of(asked.year).among([key_of(asked.subject)])
    rows = report_rows(here, asked.year, asked.campaign, on=asked.actor.on)
    return {
        "said": asked.why_not(Action.APPROVED),
        "turn": rows[0].turn if rows else None,
    }


def _saved_at(report: Report) -> datetime.datetime | None:
    """Return when the draft was last saved; None where there is none."""
    latest = report.latest
    return latest.at if latest and latest.action == Action.SAVED else None


def _remarks(asked: Opened, form: ReportForm) -> list[Remark]:
    """Say what is odd in what was typed, else in what was saved; also at the fields."""
    content = form.content() if form.is_bound else asked.content
    said = remarks(content, asked.subject, asked.year)
    for one in said:
        if one.field:
            form.fields[one.field].help_text = one.said
    return said


def _changes(asked: Opened) -> list[Change] | None:
    """Say what approval would change; None where there is nothing to approve."""
    if asked.report.state != State.SUBMITTED:
        return None
    return changes_by_approval(
        asked.subject, asked.year, asked.content, asked.standing.in_force
    )


def _tables(asked: Opened, form: ReportForm) -> dict[str, Any]:
    subject, year = asked.subject, asked.year
    years = [row.year for row in strategy_of(subject).years.all()]
    indicators = indicator_entry(form, years, year.year)
    tables = {"years": years, "indicators": indicators}
    if not isinstance(subject, Task):
        return {**tables, "stages": None, "funding": None, "plan_warning": ""}
    node = task_node(subject)
    table = stage_table(node, subject.stages.all(), years)
    return {
        **tables,
        "stages": stage_entry(form, table, year, asked.content.figures),
        "funding": funding_entry(form, year.year),
        "plan_warning": unusual.plan(node.figures),
    }
