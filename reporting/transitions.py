"""The way of a report: draft → submitted → approved, or returned, or corrected.

Every action goes through `move`, single and in bulk, from a page or a command, so that
rights, the campaign's window, reasons, history and publication cannot be passed by.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from leszno_strategy.joined import joined
from leszno_strategy.transactions import deed
from organisation.models import User
from organisation.rights import Right, may_as
from organisation.roles import HeldPosts
from reporting.attachments import marks_of
from reporting.checksums import digest_of
from reporting.content import Content, missing
from reporting.models import (
    PUBLISHING,
    Action,
    Attachment,
    Campaign,
    Report,
    State,
    Version,
)
from reporting.plan_in_report import may_change, needs_reason, with_plan_of_now
from reporting.quiet import settled, version_for
from reporting.recording import (
    YearFigures,
    bring_into_force,
    lock,
    lock_years,
    read_figures,
)
from reporting.signals import report_published, report_returned
from reporting.subjects import roles_now
from tasks.models import StrategyYear
from tasks.subjects import Subject, about, column_of


@dataclass(frozen=True)
class Actor:
    """Who does it, with what that person holds on the day on which it is done."""

    user: User
    held_posts: HeldPosts
    on: datetime.date


@dataclass(frozen=True)
class Step:
    """Who may take a report from which states to which; None stays where it is."""

    right: Right
    sources: frozenset[State]
    target: State | None
    needs_reason: bool = False
    needs_campaign: bool = True


BEGUN = frozenset({State.DRAFT, State.RETURNED})
OPEN = BEGUN | {State.NOT_STARTED}
STEPS: Mapping[Action, Step] = {
    Action.SAVED: Step(Right.ENTER, OPEN, None),
    Action.SUBMITTED: Step(Right.ENTER, OPEN, State.SUBMITTED),
    Action.WITHDRAWN: Step(Right.ENTER, frozenset({State.SUBMITTED}), State.DRAFT),
    Action.RETURNED: Step(
        Right.RETURN, frozenset({State.SUBMITTED}), State.RETURNED, needs_reason=True
    ),
    Action.APPROVED: Step(Right.APPROVE, frozenset({State.SUBMITTED}), State.APPROVED),
    # Also of a year whose figures were taken over before there were campaigns.
    Action.CORRECTED: Step(
        Right.CORRECT,
        frozenset({State.APPROVED, State.NOT_STARTED}),
        State.APPROVED,
        needs_reason=True,
        needs_campaign=False,
    ),
}

# What keeps a draft's text; the other actions take the report as it is.
WRITING = {Action.SAVED, Action.CORRECTED}


class NotNow(ValidationError):
    """The action is not possible as things stand; the message says why."""


class Incomplete(NotNow):
    """A report without some figures or texts was submitted without a reason."""

    def __init__(self, gaps: list[str]) -> None:
        super().__init__(_("The report is not complete."), code="incomplete")
        self.gaps = gaps


@dataclass(frozen=True)
class Draft:
    """What a person puts into a report: its content, and files added and removed."""

    content: Content
    added: Sequence[UploadedFile[bytes]] = ()
    removed: Sequence[int] = ()


def right_for(action: Action, campaign: Campaign | None) -> Right:
    """Return the right that the action takes; the campaign says who approves."""
    if action == Action.APPROVED and campaign and not campaign.coordinators_approve:
        return Right.APPROVE_FINALLY
    return STEPS[action].right


def campaign_of(year: StrategyYear) -> Campaign | None:
    """Read the year's campaign as it is now."""
    found = Campaign.objects.filter(year=year).first()
    if found:
        found.year = year
    else:
        # The year may have come with one that is gone.
        year._state.fields_cache["campaign"] = None
    return found


def report_of(
    subject: Subject, year: StrategyYear, in_force: YearFigures | None = None
) -> Report:
    """Return the subject's report of the year, one not saved yet if there is none.

    It is on the very subject and of the very year that were given, with all that was
    fetched with them; its files are.
    """
    found = Report.objects.select_related("latest__by").order_by("pk")
    own = found.filter(**about(subject), year=year)
    if begun := joined(own, "attachments", "pk"):
        report: Report = begun[0]
        report.year = year
        setattr(report, column_of(subject), subject)
        return report
    return not_begun(subject, year, in_force or read_figures(subject, year))


def not_begun(subject: Subject, year: StrategyYear, in_force: YearFigures) -> Report:
    """Return a report that nobody began yet; it is not saved."""
    return Report(
        **about(subject),
        year=year,
        state=State.NOT_STARTED,
        base=Content(in_force).to_json(),
    )


def content_of(report: Report, in_force: YearFigures | None = None) -> Content:
    """Return what the report says now; before its first version what is in force.

    Of stages and indicators that came later, too, it says what is in force, which is
    read unless it is given.
    """
    if report.latest is None:
        return Content.from_json(report.base)
    figures = in_force or read_figures(report.subject, report.year)
    written = Content.from_json(report.latest.content).over(Content(figures))
    return with_plan_of_now(written, figures.planned, report)


@dataclass(frozen=True)
class Standing:
    """A report with all that is asked before anything is done with it.

    It holds for as long as the locks of `lock_for`, and only till something is done.
    """

    report: Report
    campaign: Campaign | None
    # What the person is to the subject.
    roles: frozenset[str]
    in_force: YearFigures

    @cached_property
    def content(self) -> Content:
        """What the report says now."""
        return content_of(self.report, self.in_force)

    def allows(self, action: Action) -> bool:
        """Say whether the person has the right, whatever the state."""
        return may_as(self.roles, right_for(action, self.campaign))


def standing(
    subject: Subject,
    year: StrategyYear,
    roles: frozenset[str],
    in_force: YearFigures,
    campaign: Campaign | None,
) -> Standing:
    """Read how the report stands in the year's campaign: one query."""
    report = report_of(subject, year, in_force)
    return Standing(report, campaign, roles, in_force)


def why_not(
    action: Action,
    report: Report,
    campaign: Campaign | None,
    *,
    on: datetime.date,
    by: User | None = None,
) -> str | None:
    """Say why the action is not possible now; None if it is.

    Whoever wants to do it, unless it is said `by` whom.
    """
    step = STEPS[action]
    is_open = campaign is not None and campaign.is_open_on(on)
    if step.needs_campaign and not is_open:
        return _("The year is closed for writing: no campaign has it open.")
    if report.state not in step.sources:
        return _("The report is %(state)s.") % {"state": State(report.state).label}
    if action == Action.CORRECTED and report.state == State.NOT_STARTED and is_open:
        return _("The year is open: fill in its report instead.")
    if action == Action.APPROVED and by and is_own(report, campaign, by):
        return _("In this campaign nobody approves a report that they entered.")
    return None


def is_own(report: Report, campaign: Campaign | None, by: User) -> bool:
    """Say whether the person entered what the campaign lets others alone approve."""
    demanded = campaign is not None and campaign.four_eyes
    return demanded and by.pk in report.entered_by


def lock_for(action: Action, subject: Subject, year: StrategyYear) -> None:
    """Make others wait who would change what the action reads or changes.

    From above, as everybody does: the strategy, its years, its parts.
    """
    if action == Action.CORRECTED:
        # It may give closed years new versions.
        lock(year.strategy)
        lock_years(year.strategy_id)
    lock(subject)


@deed
def move(
    subject: Subject,
    year: StrategyYear,
    action: Action,
    *,
    by: Actor,
    draft: Draft | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Version | None:
    """Do one action with the subject's report; return its new version.

    `seen` is the number of the version that the person decided upon; another one
    refuses the action. Saving or correcting nothing makes no version: None.

    Raises PermissionDenied without the right, NotNow if the state, the window or a
    lacking reason forbid it, Incomplete if gaps need a reason.
    """
    lock_for(action, subject, year)
    roles = roles_now(subject, by.held_posts)
    in_force = read_figures(subject, year)
    here = standing(subject, year, roles, in_force, campaign_of(year))
    return advance(here, action, by=by, draft=draft, reason=reason, seen=seen)


@deed
def advance(
    here: Standing,
    action: Action,
    *,
    by: Actor,
    draft: Draft | None = None,
    reason: str = "",
    seen: int | None = None,
    quietly: bool = False,
) -> Version | None:
    """Do what `move` does, for who took its locks and read how the report stands.

    `quietly` is for a draft that saves itself, see `reporting.quiet`.
    """
    report, subject, in_force = here.report, here.report.subject, here.in_force
    _check(here, action, by, seen)
    now_says = here.content
    draft = replace(draft, content=draft.content.over(now_says)) if draft else None
    if draft and action != Action.CORRECTED and not may_change(here.campaign):
        draft = replace(draft, content=_without_plan(draft.content, in_force))
    _check_reason(action, subject, draft.content if draft else now_says, reason)
    if action == Action.SUBMITTED:
        _check_plan(in_force, draft.content if draft else now_says)
    if action in WRITING and draft and _is_idle(draft, now_says):
        return None if quietly else settled(report, action, by=by.user)
    content = draft.content if draft else now_says
    content = replace(content, plan_before=in_force.planned)
    draft = replace(draft, content=content) if draft else Draft(content)
    version = _written(report, action, by, draft, reason, quietly=quietly)
    if action in PUBLISHING:
        report_published.send(Report, version=version, subject=subject, actor=by)
    if action == Action.RETURNED:
        report_returned.send(Report, version=version)
    return version


def _check(here: Standing, action: Action, by: Actor, seen: int | None) -> None:
    if not here.allows(action):
        raise PermissionDenied
    if said := why_not(action, here.report, here.campaign, on=by.on, by=by.user):
        raise NotNow(said, code="state")
    latest = here.report.latest
    if seen is not None and latest and latest.number != seen:
        raise NotNow(_("Somebody changed the report meanwhile."), code="meanwhile")


def _check_reason(
    action: Action, subject: Subject, content: Content, reason: str
) -> None:
    if reason:
        return
    if STEPS[action].needs_reason:
        raise NotNow(_("Give a reason."), code="reason")
    if action == Action.SUBMITTED and (gaps := missing(content, subject)):
        raise Incomplete(gaps)


def _without_plan(content: Content, in_force: YearFigures) -> Content:
    """Leave the plan in force alone, whatever was sent: the campaign says so."""
    return replace(content, plan_reason="").with_plan(in_force.planned)


def _check_plan(in_force: YearFigures, content: Content) -> None:
    proposed = content.figures.planned
    if needs_reason(in_force.planned, proposed) and not content.plan_reason:
        raise NotNow(_("Say why the plan changes."), code="plan")


def _is_idle(draft: Draft, now_says: Content) -> bool:
    files = draft.added or draft.removed
    return not files and draft.content.says_the_same_as(now_says)


def _written(
    report: Report,
    action: Action,
    by: Actor,
    draft: Draft,
    reason: str,
    *,
    quietly: bool,
) -> Version:
    """Add the version, bring the report there, and publish what is approved."""
    if report.pk is None:
        # Its version needs the report first, and an approved one needs a version.
        report.state = State.DRAFT
        report.save()
    content = draft.content
    version = version_for(report, action, by=by.user, quietly=quietly)
    version.reason, version.content = reason, content.to_json()
    version.save()
    _attach(report, version, draft)
    report.latest, report.state = version, STEPS[action].target or State(report.state)
    if action in PUBLISHING:
        report.published = version
        bring_into_force(
            report.subject,
            report.year,
            content.figures,
            by=by.user,
            # A correction vouches only for what it changes.
            vouched=action == Action.APPROVED,
            reason=reason if action == Action.CORRECTED else content.plan_reason,
        )
    report.save(update_fields=["latest", "state", "published"])
    return version


def _attach(report: Report, version: Version, draft: Draft) -> None:
    there = report.attachments.filter(removed_in=None)
    there.filter(pk__in=draft.removed).update(removed_in=version)
    for file in draft.added:
        Attachment.objects.create(
            report=report,
            file=file,
            name=file.name or "",
            size=file.size or 0,
            added_in=version,
            sha256=digest_of(file),
            **marks_of(file),
        )
