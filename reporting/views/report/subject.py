"""A task's report of a year with the person who asks for it."""

from collections.abc import Sequence
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
from reporting.content import Content
from reporting.models import Action, Attachment, Campaign, Report, Version
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
from tasks.models import Stage, StrategyYear, Task


def actor_of(request: HttpRequest) -> Actor:
    """Say who asks, with what that person holds today."""
    return Actor(person_of(request), held_posts_of(request), localdate())


@dataclass(frozen=True)
class Subject:
    """A task's report of a year, and the person who asks for it."""

    task: Task
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
        return move(self.task, self.year, action, by=self.actor, **given)

    def require(self, action: Action) -> None:
        """Refuse whoever has not the right; `move` checks the rest."""
        if action not in self.rights:
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
    period, actor = period_of(request, strategy, year), actor_of(request)
    tasks = Task.objects.of_year(period).open_to(actor.held_posts, Right.READ)
    task = _meant(request, _with_card(tasks), strategy, code)
    return _subject(task, period, actor)


def _meant(
    request: HttpRequest, tasks: "QuerySet[Task]", strategy: str, code: str
) -> Task:
    """Find the task of the form that was sent, else the one that has the code.

    Two tasks may have changed numbers while the form was open: then the address is
    another's, and raises Moved to where the form's own task is.
    """
    late = kept(request)
    meant = (late.data if late else request.POST).get("task")
    if not meant:
        return found_at(tasks, code, strategy=strategy)
    task = get_object_or_404(tasks, pk=number(meant))
    if task.code != code:
        raise Moved(task)
    return task


def _subject(task: Task, year: StrategyYear, actor: Actor) -> Subject:
    campaign = campaign_of(year)
    needed = {action: right_for(action, campaign) for action in Action}
    here = Task.objects.filter(pk=task.pk)
    open_rights = {
        right
        for right in set(needed.values())
        if here.open_to(actor.held_posts, right).exists()
    }
    rights = frozenset(
        action for action, right in needed.items() if right in open_rights
    )
    return Subject(task, year, actor, campaign, report_of(task, year), rights)


def _with_card(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    return tasks.prefetch_related(
        Prefetch("stages", Stage.objects.with_figures()),
        Prefetch("indicators", Indicator.objects.with_values()),
    )


def again(subject: Subject) -> Subject:
    tasks = _with_card(Task.objects.of(subject.task.strategy))
    task = get_object_or_404(tasks, pk=subject.task.pk)
    return _subject(task, subject.year, subject.actor)


def number(said: str) -> int | None:
    """Read a version's number; None for what is none, or too long to be one."""
    return int(said) if said.isdecimal() and len(said) < 10 else None
