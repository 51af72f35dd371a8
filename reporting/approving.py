"""Approving several reports: what would be approved, and then each by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from leszno_strategy.alphabet import alphabetical
from leszno_strategy.grouping import grouped
from leszno_strategy.numbers import UNKNOWN
from reporting.at_once import Begun, begun
from reporting.content import (
    Change,
    Content,
    Labels,
    differences,
    labels_of,
    labels_on_card,
    missing,
)
from reporting.models import Action, Report, State, Version
from reporting.overview import report_rows
from reporting.owing import NOBODY, Duty, entered_by
from reporting.recording import YearFigures, read_figures
from reporting.remarks import Remark
from reporting.subjects import Subjects
from reporting.transitions import (
    Actor,
    NotNow,
    campaign_of,
    move,
    right_for,
    why_not,
)
from tasks.models import StrategyYear
from tasks.subjects import Subject, key_of

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
    changes_plan: bool

    @property
    def key(self) -> str:
        return key_of(self.subject)

    @property
    def jumps(self) -> int:
        return sum(one.is_jump for one in self.remarks)

    @property
    def urgency(self) -> tuple[int, bool, int, int]:
        """How much it should be looked at: big jumps, the plan, remarks, gaps."""
        return self.jumps, self.changes_plan, len(self.remarks), len(self.gaps)


@dataclass(frozen=True)
class Refusal:
    """A report that cannot be approved, why, and whose turn it is if another's."""

    subject: Subject
    reason: str
    turn: Duty | None = None


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

    What is remarkable comes first. As many queries for one as for hundreds.
    """
    campaign = campaign_of(year)
    right = right_for(Action.APPROVED, campaign)
    allowed = subjects.open_to(by.held_posts, right).keys()
    found = begun(subjects, year)
    entered = entered_by(campaign)
    told, refusals = [], []
    for subject in subjects:
        key = key_of(subject)
        report = found[key].report if key in found else Report(state=State.NOT_STARTED)
        report.entered_by = entered.get(key, NOBODY)
        if key not in allowed:
            refusals.append(Refusal(subject, no_right()))
        elif reason := why_not(Action.APPROVED, report, campaign, on=by.on, by=by.user):
            refusals.append(Refusal(subject, reason))
        else:
            told.append(found[key])
    refusals = _with_turns(refusals, subjects, year, by) if entered else refusals
    refusals.sort(key=lambda one: alphabetical(one.reason))
    return _offers(told), refusals


def _with_turns(
    refusals: Iterable[Refusal], subjects: Subjects, year: StrategyYear, by: Actor
) -> list[Refusal]:
    """Say whose turn it is with what waits for another's approval."""
    rows = report_rows(subjects, year, campaign_of(year), on=by.on)
    turns = {row.key: row.turn for row in rows if row.state == State.SUBMITTED}
    return [replace(one, turn=turns.get(key_of(one.subject))) for one in refusals]


def _offers(found: Sequence[Begun]) -> list[Offer]:
    """Make the offers, what is remarkable first, else as the strategy counts."""
    kinds = grouped(found, lambda one: type(one.subject))
    labels = {
        kind: labels_of(*(one.subject for one in alike))
        for kind, alike in kinds.items()
    }
    offers = [_offer(one, labels[type(one.subject)]) for one in found]
    return sorted(offers, key=lambda one: one.urgency, reverse=True)


def _offer(found: Begun, labels: Labels) -> Offer:
    content, planned = found.content, found.in_force.planned
    version = found.report.latest
    assert version is not None  # noqa: S101  it was begun
    proposed = content.figures.planned
    return Offer(
        subject=found.subject,
        version=version,
        changes=_changes(Content(found.in_force), content, labels),
        gaps=missing(content, found.subject),
        remarks=found.remarks(),
        changes_plan=any(proposed[pk] != planned.get(pk) for pk in proposed),
    )


def changes_by_approval(
    subject: Subject,
    year: StrategyYear,
    content: Content,
    in_force: YearFigures | None = None,
) -> list[Change]:
    """Compare what a report says with what is in force now, which may be given.

    The subject's card is fetched.
    """
    stands = Content(in_force or read_figures(subject, year))
    return _changes(stands, content, labels_on_card(subject, [stands, content]))


def _changes(in_force: Content, content: Content, labels: Labels) -> list[Change]:
    told = differences(in_force, content, labels.of(in_force, content))
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
