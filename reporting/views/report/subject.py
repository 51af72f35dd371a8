"""A report of a year with the person who asks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from indicators.models import Indicator
from leszno_strategy.kept_forms import kept
from organisation.rights import Right, held_posts_of, person_of
from reporting.addresses import report_address
from reporting.content import Content
from reporting.models import Action, Attachment, Campaign, Report, Version
from reporting.subjects import may, open_to, reportable
from reporting.transitions import (
    Actor,
    campaign_of,
    content_of,
    move,
    report_of,
    right_for,
    why_not,
)
from reporting.views.periods import period_of
from tasks.leading_on import Moved, found_at
from tasks.models import (
    FundingSource,
    Goal,
    Programme,
    Stage,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.subjects import Subject, named, strategy_of

PARENTS: Mapping[type[Any], Sequence[str]] = {
    Strategy: (),
    Goal: ("strategy", "head"),
    Programme: ("goal__strategy", "goal__head", "coordinator"),
    Task: ("programme__goal__strategy",),
}


def actor_of(request: HttpRequest) -> Actor:
    """Say who asks, with what that person holds today."""
    return Actor(person_of(request), held_posts_of(request), localdate())


@dataclass(frozen=True)
class Opened:
    """A report of a year on a subject, and the person who asks for it."""

    subject: Subject
    year: StrategyYear
    actor: Actor
    campaign: Campaign | None
    report: Report
    # Of the actions, those to which the person has the right, whatever the state.
    rights: frozenset[Action]

    def why_not(self, action: Action) -> str | None:
        return why_not(action, self.report, self.campaign, on=self.actor.on)

    def can(self, action: Action) -> bool:
        return action in self.rights and self.why_not(action) is None

    def move(self, action: Action, **given: Any) -> Version | None:
        return move(self.subject, self.year, action, by=self.actor, **given)

    def require(self, action: Action) -> None:
        """Refuse whoever has not the right; `move` checks the rest."""
        if action not in self.rights:
            raise PermissionDenied

    @cached_property
    def content(self) -> Content:
        """What the report says now, read once."""
        return content_of(self.report)

    @property
    def address(self) -> str:
        return report_address(self.subject, self.year.year)

    @cached_property
    def files(self) -> Sequence[Attachment]:
        """The files that the report has now, read once."""
        if self.report.pk is None:
            return []
        return list(self.report.attachments.filter(removed_in=None))


def opened(
    request: HttpRequest, *, level: type[Any], strategy: str, year: int, code: str = ""
) -> Opened:
    """Find the report; others' parts and years outside the strategy are not there.

    `level` is the model of what it is on; the whole has no code.
    """
    period, actor = period_of(request, strategy, year), actor_of(request)
    rows = open_to(reportable(level, period), actor.held_posts, Right.READ)
    subject = _meant(request, _with_card(rows), strategy, code)
    return _opened(subject, period, actor)


def _meant(
    request: HttpRequest, rows: "QuerySet[Any]", strategy: str, code: str
) -> Subject:
    """Find what the form that was sent is on, else what has the code.

    Two tasks may have changed numbers while the form was open: then the address is
    another's, and raises Moved to where the form's own task is.
    """
    late = kept(request)
    meant = (late.data if late else request.POST).get("subject")
    found: Subject
    if rows.model is Strategy:
        found = get_object_or_404(rows)
    elif not meant:
        found = found_at(rows, code, strategy=strategy)
    else:
        found = get_object_or_404(rows, pk=number(meant))
    if meant and found.code != code:
        raise Moved(found)
    return found


def _opened(subject: Subject, year: StrategyYear, actor: Actor) -> Opened:
    campaign = campaign_of(year)
    needed = {action: right_for(action, campaign) for action in Action}
    open_rights = {
        right for right in set(needed.values()) if may(subject, actor.held_posts, right)
    }
    rights = frozenset(
        action for action, right in needed.items() if right in open_rights
    )
    return Opened(subject, year, actor, campaign, report_of(subject, year), rights)


def _with_card(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Fetch all that the form has fields for."""
    indicators = Indicator.objects.with_series()
    fetched = rows.prefetch_related(
        Prefetch(
            "indicators",
            indicators.select_related("reporting_unit", "reporting_post"),
        )
    )
    if rows.model is not Task:
        return fetched
    return fetched.prefetch_related(
        Prefetch("stages", Stage.objects.with_figures()),
        Prefetch("funding", FundingSource.objects.prefetch_related("years__year")),
    )


def again(asked: Opened) -> Opened:
    """Read it anew, also if nothing is owed on it any more: its form was sent."""
    level = type(asked.subject)
    rows = _with_card(level._default_manager.select_related(*PARENTS[level]))
    subject = get_object_or_404(rows, pk=asked.subject.pk)
    return _opened(subject, asked.year, asked.actor)


def naming(subject: Subject) -> dict[str, Any]:
    """Return what pages call the subject."""
    return {
        "subject": subject,
        "is_task": isinstance(subject, Task),
        "name": named(subject),
        "strategy": strategy_of(subject),
    }


def number(said: str) -> int | None:
    """Read a version's number; None for what is none, or too long to be one."""
    return int(said) if said.isdecimal() and len(said) < 10 else None
