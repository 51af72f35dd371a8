"""What a person does after the report that lies open: named on its page."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from indicators.models import Indicator
from organisation.models import Post, Unit
from organisation.rights import Role
from reporting.duties import PILES, concerning, duties
from reporting.models import Campaign, Report, State
from reporting.states import with_state
from reporting.subjects import Subjects, own, with_roles
from reporting.transitions import Actor
from tasks.models import Goal, Programme, Task
from tasks.subjects import COLUMNS, Subject

# Piles of what an executor has to fill in, in the order in which it presses.
OWED = ("returned", "drafts", "to_fill")


def next_duty(actor: Actor, campaign: Campaign, subject: Subject) -> Any | None:
    """Return what `duties(…).after(subject)` does.

    Who carries out tasks and answers for nothing else owes the report of each, whoever
    else does: two queries. Of all others all that they might owe or review is read.
    """
    if _answers_for_more(actor):
        return duties(actor, campaign, _waiting(actor, campaign)).after(subject)
    return _after(_owed(actor, campaign), subject)


def _waiting(actor: Actor, campaign: Campaign) -> Subjects:
    """Leave out what is done, and what nobody began that is not the person's own.

    Before it is begun, a report that only falls to the office is nobody's next.
    """
    year, who = campaign.year, actor.held_posts
    readable = concerning(actor, campaign)
    if campaign.is_trial:
        # There a post of an executor gives no role, yet its tasks are owed.
        return readable

    def waiting(part: "QuerySet[Any]") -> "QuerySet[Any]":
        of_each = {COLUMNS[part.model]: OuterRef("pk")}
        here = Report.objects.filter(**of_each, year=year)
        begun, done = here.filter(state__in=BEGUN), here.filter(state=State.APPROVED)
        return part.filter(Exists(begun) | own(part, who) & ~Exists(done))

    return readable.each(waiting)


# Reports that wait for somebody: to go on with them, or to review them.
BEGUN = (State.DRAFT, State.RETURNED, State.SUBMITTED)


def _answers_for_more(actor: Actor) -> bool:
    who = actor.held_posts
    if who.office_roles or who.programmes or who.heads_goals:
        return True
    above = Indicator.objects.filter(task=None)
    posts = Post.objects.filter(
        Exists(Programme.objects.filter(coordinator=OuterRef("pk")).order_by())
        | Exists(Goal.objects.filter(head=OuterRef("pk")).order_by())
        | Exists(above.filter(reporting_post=OuterRef("pk")).order_by()),
        pk__in=who.posts,
    )
    units = above.filter(reporting_unit=OuterRef("pk")).order_by()
    by_unit = Unit.objects.filter(Exists(units), pk__in=who.units)
    return posts.exists() or (bool(who.units) and by_unit.exists())


def _owed(actor: Actor, campaign: Campaign) -> list[Task]:
    """Read what an executor has to fill in, in the order in which it presses."""
    year = campaign.year
    mine = with_roles(Task.objects.of_year(year), actor.held_posts)
    mine = mine.filter(**{f"as_{Role.EXECUTOR}": True})
    found: dict[str, list[Task]] = {pile: [] for pile in OWED}
    for task in with_state(mine, year).defer(*LONG):
        if (pile := PILES[task.report_state]) in found:
            found[pile].append(task)
    return [task for pile in OWED for task in found[pile]]


# What a card says at length, and a link to it does not.
LONG = ("recipients", "justification", "description", "planned_total_cost")


def _after(owed: list[Task], subject: Subject) -> Task | None:
    if subject in owed and len(owed) > 1:
        return owed[(owed.index(subject) + 1) % len(owed)]
    return owed[0] if owed and owed[0] != subject else None
