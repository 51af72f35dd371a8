"""Approving several reports: what would be approved, and then each by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from leszno_strategy.alphabet import alphabetical
from leszno_strategy.numbers import UNKNOWN
from reporting.content import Change, Content, differences, labels_of, missing
from reporting.models import Action, Report, State, Version
from reporting.recording import read_figures
from reporting.remarks import Remark, remarks
from reporting.subjects import Subjects
from reporting.transitions import (
    Actor,
    NotNow,
    campaign_of,
    content_of,
    move,
    right_for,
    why_not,
)
from tasks.models import Stage, StrategyYear, Task
from tasks.subjects import COLUMNS, Subject, key_of

# More would be approved without having been read.
AT_ONCE = 200


@dataclass(frozen=True)
class Offer:
    """A submitted report as it would be approved."""

    subject: Subject
    version: Version
    changes: list[Change]
    gaps: list[str]
    remarks: list[Remark]

    @property
    def key(self) -> str:
        return key_of(self.subject)


@dataclass(frozen=True)
class Refusal:
    """A report that cannot be approved, and why."""

    subject: Subject
    reason: str


@dataclass
class Outcome:
    approved: list[Subject] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def no_right() -> str:
    return _("You may not approve it.")


def preview(
    subjects: Subjects, year: StrategyYear, by: Actor
) -> tuple[list[Offer], list[Refusal]]:
    """Sort the reports into what could be approved now and what could not.

    Twenty queries, and fourteen more for each report that is offered.
    """
    campaign = campaign_of(year)
    right = right_for(Action.APPROVED, campaign)
    allowed = subjects.open_to(by.held_posts, right).keys()
    reports = _reports(subjects, year)
    offers, refusals = [], []
    for subject in subjects.each(_with_card):
        report = reports.get(key_of(subject)) or Report(state=State.NOT_STARTED)
        reason = why_not(Action.APPROVED, report, campaign, on=by.on)
        if key_of(subject) not in allowed:
            refusals.append(Refusal(subject, no_right()))
        elif reason:
            refusals.append(Refusal(subject, reason))
        elif report.latest:
            offers.append(_offer(subject, report, report.latest))
    return offers, sorted(refusals, key=lambda one: alphabetical(one.reason))


def _with_card(part: "QuerySet[Any]") -> "QuerySet[Any]":
    if part.model is Task:
        figures = Prefetch("stages", Stage.objects.with_figures())
        part = part.prefetch_related(figures)
    return part.prefetch_related("indicators")


def _reports(subjects: Subjects, year: StrategyYear) -> dict[str, Report]:
    found: dict[str, Report] = {}
    for part in subjects.parts:
        column = COLUMNS[part.model]
        own = {f"{column}__in": part.order_by().values("pk"), "year": year}
        with_all = Report.objects.select_related(column, "year__campaign", "latest__by")
        found |= {key_of(one.subject): one for one in with_all.filter(**own)}
    return found


def _offer(subject: Subject, report: Report, version: Version) -> Offer:
    content = content_of(report)
    return Offer(
        subject=subject,
        version=version,
        changes=changes_by_approval(subject, report.year, content),
        gaps=missing(content, subject),
        remarks=remarks(content, subject, report.year.year),
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
    subjects: Iterable[Subject], seen: Mapping[str, int], year: StrategyYear, by: Actor
) -> Outcome:
    """Approve what was seen, each report in a transaction of its own.

    `seen` holds the number of the version that the person read, by `key_of`.
    """
    outcome = Outcome()
    for subject in subjects:
        try:
            move(subject, year, Action.APPROVED, by=by, seen=seen[key_of(subject)])
        except NotNow as error:
            outcome.refused.append(Refusal(subject, " ".join(error.messages)))
        except PermissionDenied:
            outcome.refused.append(Refusal(subject, no_right()))
        else:
            outcome.approved.append(subject)
    return outcome
