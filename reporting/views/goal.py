"""The page of a goal in a year: the home of its head."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organisation.rights import Right
from organisation.roles import HeldPosts
from reporting.asked import Asked, opened_on
from reporting.goal_page import MOST, goal_year
from reporting.models import Action
from reporting.receiving import form_of
from reporting.subjects import open_to, roles, with_roles
from reporting.transitions import Actor
from reporting.views.periods import campaign_in, frame, period_of
from reporting.views.report.subject import actor_of
from tasks.kept_sums import goal_summed
from tasks.leading_on import found_at
from tasks.models import Goal, StrategyYear
from tasks.progress import Status

# In the address, it asks for what is odd in what was submitted: that reads much.
REMARKS = "uwagi"


@require_safe
def goal(request: HttpRequest, strategy: str, code: str, year: int) -> HttpResponse:
    """Show what waits, what is late, and what to say to the council."""
    period, actor = period_of(request, strategy, year), actor_of(request)
    found = found_at(_overseen(period, actor.held_posts), code, strategy=strategy)
    found.strategy = period.strategy
    campaign = campaign_in(period)
    asks = REMARKS in request.GET
    of_year = goal_year(found, period, campaign, actor, with_remarks=asks)
    figures = goal_summed(found)
    context = {
        **frame(period),
        "goal": found,
        "campaign": campaign,
        "days_left": campaign.days_left(actor.on) if campaign else None,
        "found": of_year,
        "most": MOST,
        "progress": figures.progress(year),
        "planned": figures.planned(year),
        "statuses": [(one, figures.statuses(year)[one]) for one in Status],
        "all_tasks": figures.all_tasks,
        "shows_remarks": asks,
        "summary": _summary(found, period, actor, has_card=asks)
        if of_year.own
        else None,
    }
    return render(request, "reporting/goal.html", context)


def _overseen(period: StrategyYear, who: HeldPosts) -> Any:
    goals = Goal.objects.filter(strategy=period.strategy).select_related("head")
    return with_roles(open_to(goals, who, Right.OVERSEE), who)


def _summary(
    goal: Goal, period: StrategyYear, actor: Actor, *, has_card: bool
) -> dict[str, Any]:
    """What the goal's own report says, and its form for whoever may fill it in."""
    found = Asked(goal, period, actor, roles(goal, actor.held_posts))
    asked = opened_on(goal, found, campaign_in(period), has_card=has_card)
    is_open = asked.can(Action.SAVED)
    return {
        "form": form_of(asked) if is_open else None,
        "text": asked.content.done,
        "state": asked.report.state,
        "address": asked.address,
    }
