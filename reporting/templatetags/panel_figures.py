"""How reports, their states and whose turn it is look; no rule of its own here."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from leszno_strategy.numbers import UNKNOWN, exact, out_of
from organisation.rights import Role, held_posts_of
from reporting.addresses import report_address
from reporting.last_year import Before
from reporting.models import Campaign, State
from tasks.models import Goal
from tasks.progress import Cell

register = template.Library()
register.simple_tag(report_address)

# The tone is a class of the style sheet; the sign is there for those who see no
# colours, and the word says it all.
LOOKS = {
    State.NOT_STARTED: ("plain", "–"),
    State.DRAFT: ("plain", "◔"),
    State.SUBMITTED: ("plain", "→"),
    State.RETURNED: ("warn", "←"),
    State.APPROVED: ("good", "✓"),
}
ROLES = {
    Role.EXECUTOR: _("executor"),
    Role.COORDINATOR: _("coordinator"),
    Role.GOAL_HEAD: _("goal head"),
    Role.OFFICE: _("strategy office"),
}


@register.simple_tag
def state_label(state: State) -> SafeString:
    tone, sign = LOOKS[State(state)]
    return format_html(
        '<span class="status status-{}"><span aria-hidden="true">{}</span> {}</span>',
        tone,
        sign,
        State(state).label,
    )


@register.filter
def role_name(role: Role) -> str:
    return str(ROLES[role])


@register.inclusion_tag("reporting/_home_goals.html", takes_context=True)
def headed_goals(context: Context, campaign: Campaign) -> dict[str, Any]:
    """Lead to the pages of the goals whose head the person is: one query."""
    posts = held_posts_of(context["request"]).posts
    goals = Goal.objects.filter(strategy=campaign.year.strategy_id, head__in=posts)
    return {
        "goals": goals.order_by("position") if posts else [],
        "slug": campaign.year.strategy.slug,
        "year": campaign.year.year,
    }


@register.filter
def text_of_year(before: Before, name: str) -> str:
    """Return the text of the name that the year before had, "" for none."""
    return before.texts.get(name, "")


@register.filter
def entered(cell: Cell) -> str:
    """Write what was carried out of what was planned: many of them make a table."""
    if cell.is_empty:
        return UNKNOWN
    return f"{exact(cell.actual)} {out_of(exact(cell.planned))}"
