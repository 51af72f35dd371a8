"""Which report of a year a request means, and who sent it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from leszno_strategy.kept_forms import kept
from organisation.rights import Right, held_posts_of, person_of
from reporting.asked import Asked, Opened, opened_on
from reporting.recording import with_total
from reporting.subjects import open_to, reportable, roles, with_roles
from reporting.transitions import Actor
from reporting.views.periods import campaign_in, period_of
from tasks.leading_on import Moved, found_at
from tasks.models import Strategy, Task
from tasks.subjects import Subject, named, strategy_of


def actor_of(request: HttpRequest) -> Actor:
    """Say who asks, with what that person holds today."""
    return Actor(person_of(request), held_posts_of(request), localdate())


def asked_for(
    request: HttpRequest, *, level: type[Any], strategy: str, year: int, code: str = ""
) -> Asked:
    """Find what it is on; others' parts and years outside the strategy are not there.

    `level` is the model of what it is on; the whole has no code.
    """
    period, actor = period_of(request, strategy, year), actor_of(request)
    rows = open_to(reportable(level, period), actor.held_posts, Right.READ)
    rows = with_total(with_roles(rows, actor.held_posts), period)
    subject = _meant(request, rows, strategy, code)
    return Asked(subject, period, actor, roles(subject, actor.held_posts))


def opened(request: HttpRequest, **place: Any) -> Opened:
    """Find the report with all that its page shows."""
    asked = asked_for(request, **place)
    return opened_on(asked.subject, asked, campaign_in(asked.year))


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
