"""Approving several reports: what would be approved, and then each by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from leszno_strategy.alphabet import alphabetical
from leszno_strategy.numbers import UNKNOWN
from reporting.content import Change, Content, differences, labels_of, missing
from reporting.models import Action, Report, State, Version
from reporting.recording import read_figures
from reporting.remarks import Remark, remarks
from reporting.transitions import (
    Actor,
    NotNow,
    campaign_of,
    content_of,
    move,
    right_for,
    why_not,
)
from tasks.models import Stage, StrategyYear, Task, TaskQuerySet
from tasks.subjects import Subject

# More would be approved without having been read.
AT_ONCE = 200


@dataclass(frozen=True)
class Offer:
    """A submitted report as it would be approved."""

    task: Task
    version: Version
    changes: list[Change]
    gaps: list[str]
    remarks: list[Remark]


@dataclass(frozen=True)
class Refusal:
    """A report that cannot be approved, and why."""

    task: Task
    reason: str


@dataclass
class Outcome:
    approved: list[Task] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def no_right() -> str:
    return _("You may not approve it.")


def preview(
    tasks: TaskQuerySet, year: StrategyYear, by: Actor
) -> tuple[list[Offer], list[Refusal]]:
    """Sort the tasks into what could be approved now and what could not.

    Six queries, and fourteen more for each report that is offered.
    """
    campaign = campaign_of(year)
    allowed = set(
        tasks.open_to(by.held_posts, right_for(Action.APPROVED, campaign)).values_list(
            "pk", flat=True
        )
    )
    reports = _reports(tasks, year)
    offers, refusals = [], []
    figures = Prefetch("stages", Stage.objects.with_figures())
    for task in tasks.prefetch_related(figures, "indicators"):
        report = reports.get(task.pk) or Report(state=State.NOT_STARTED)
        reason = why_not(Action.APPROVED, report, campaign, on=by.on)
        if task.pk not in allowed:
            refusals.append(Refusal(task, no_right()))
        elif reason:
            refusals.append(Refusal(task, reason))
        elif report.latest:
            offers.append(_offer(task, report, report.latest))
    return offers, sorted(refusals, key=lambda one: alphabetical(one.reason))


def _reports(tasks: TaskQuerySet, year: StrategyYear) -> dict[int, Report]:
    found = Report.objects.filter(task__in=tasks.order_by().values("pk"), year=year)
    found = found.select_related("task", "year__campaign", "latest__by")
    return {report.task_id: report for report in found if report.task_id}


def _offer(task: Task, report: Report, version: Version) -> Offer:
    content = content_of(report)
    return Offer(
        task=task,
        version=version,
        changes=changes_by_approval(task, report.year, content),
        gaps=missing(content, task),
        remarks=remarks(content, task, report.year.year),
    )


def changes_by_approval(
    subject: Subject, year: StrategyYear, content: Content
) -> list[Change]:
    """Compare what a report says with what is in force now: ten queries at most."""
    in_force = Content(read_figures(subject, year))
    told = differences(in_force, content, labels_of(subject))
    if content.plan_reason:
        told.append(Change(_("Why the plan changes"), UNKNOWN, content.plan_reason))
    return told


def approve_each(
    tasks: Iterable[Task], seen: Mapping[int, int], year: StrategyYear, by: Actor
) -> Outcome:
    """Approve what was seen, each report in a transaction of its own.

    `seen` holds the number of the version that the person read, by the task's id.
    """
    outcome = Outcome()
    for task in tasks:
        try:
            move(task, year, Action.APPROVED, by=by, seen=seen[task.pk])
        except NotNow as error:
            outcome.refused.append(Refusal(task, " ".join(error.messages)))
        except PermissionDenied:
            outcome.refused.append(Refusal(task, no_right()))
        else:
            outcome.approved.append(task)
    return outcome
