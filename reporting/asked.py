"""A report of a year with the person who asks for it, on a page or in a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from leszno_strategy.joined import fetched
from organisation.rights import may_as
from reporting.addresses import report_address
from reporting.card import fetch_cards
from reporting.content import Content
from reporting.models import Action, Attachment, Campaign, Report, Version
from reporting.recording import figures_on_card, with_total
from reporting.subjects import roles, with_roles
from reporting.transitions import (
    STEPS,
    Actor,
    Standing,
    advance,
    campaign_of,
    move,
    standing,
    why_not,
)
from tasks.models import Goal, Programme, Strategy, StrategyYear, Task
from tasks.subjects import Subject, strategy_of

PARENTS: Mapping[type[Any], Sequence[str]] = {
    Strategy: (),
    Goal: ("strategy", "head"),
    Programme: ("goal__strategy", "goal__head", "coordinator"),
    Task: ("programme__goal__strategy",),
}


@dataclass(frozen=True)
class Asked:
    """What a report of a year is on, and the person who asks for it."""

    subject: Subject
    year: StrategyYear
    actor: Actor
    # What the person is to the subject.
    roles: frozenset[str]

    @property
    def address(self) -> str:
        return report_address(self.subject, self.year.year)

    def require(self, action: Action) -> None:
        """Refuse whoever may not do it in any campaign; `move` checks the rest."""
        if not may_as(self.roles, STEPS[action].right):
            raise PermissionDenied

    def move(self, action: Action, **given: Any) -> Version | None:
        """Do it as things stand once nobody else can change the report."""
        return move(self.subject, self.year, action, by=self.actor, **given)


@dataclass(frozen=True)
class Opened(Asked):
    """The same with the report itself and all that its page shows or takes.

    The subject comes with its card fetched.
    """

    standing: Standing

    @property
    def campaign(self) -> Campaign | None:
        return self.standing.campaign

    @property
    def report(self) -> Report:
        return self.standing.report

    def why_not(self, action: Action) -> str | None:
        by = self.actor
        return why_not(action, self.report, self.campaign, on=by.on, by=by.user)

    def can(self, action: Action) -> bool:
        return self.standing.allows(action) and self.why_not(action) is None

    def advance(self, action: Action, **given: Any) -> Version | None:
        """Do it with what was read under the action's locks."""
        return advance(self.standing, action, by=self.actor, **given)

    @property
    def content(self) -> Content:
        """What the report says now."""
        return self.standing.content

    @cached_property
    def files(self) -> Sequence[Attachment]:
        """The files that the report has now, read once."""
        if self.report.pk is None:
            return []
        return [one for one in self.report.attachments.all() if not one.removed_in_id]


def opened_on(
    subject: Subject,
    asked: Asked,
    campaign: Campaign | None,
    *,
    has_card: bool = False,
) -> Opened:
    """Read how the report stands on a subject that was read by `with_total`."""
    fetched(strategy_of(subject), "years", asked.year.strategy.years.all())
    if not has_card:
        fetch_cards([subject], asked.year)
    in_force = figures_on_card(subject, asked.year)
    own = roles(subject, asked.actor.held_posts)
    here = standing(subject, asked.year, own, in_force, campaign)
    return Opened(subject, asked.year, asked.actor, own, here)


def again(asked: Asked) -> Opened:
    """Read it anew, also if nothing is owed on it any more: its form was sent."""
    level = type(asked.subject)
    rows = with_roles(level._default_manager.order_by(), asked.actor.held_posts)
    found = with_total(rows, asked.year).select_related(*PARENTS[level])
    subject: Any = get_object_or_404(found, pk=asked.subject.pk)
    return opened_on(subject, asked, campaign_of(asked.year))
