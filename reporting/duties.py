"""What one person owes in a campaign, in the order in which it presses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from organisation.rights import Right, Role
from reporting.models import Campaign, State
from reporting.owing import Holders, holders, with_people
from reporting.states import with_return, with_state
from reporting.transitions import Actor
from tasks.models import Task


@dataclass(frozen=True)
class Duties:
    """Tasks, annotated by `with_state`, by what the person does with them next."""

    campaign: Campaign
    returned: list[Any] = field(default_factory=list)
    drafts: list[Any] = field(default_factory=list)
    to_fill: list[Any] = field(default_factory=list)
    # Not begun, and the office's only because nobody else holds a post for it.
    unclaimed: list[Any] = field(default_factory=list)
    to_review: list[Any] = field(default_factory=list)
    waiting: list[Any] = field(default_factory=list)
    done: list[Any] = field(default_factory=list)

    @property
    def owed(self) -> list[Any]:
        """What the person has to fill in."""
        return [*self.returned, *self.drafts, *self.to_fill]

    def after(self, task: Task) -> Any | None:
        """Return the next task to do after this one: of the same kind if there is."""
        for pile in (self.to_review, self.owed):
            others = [one for one in pile if one.pk != task.pk]
            if others and len(others) < len(pile):
                return _next(pile, task)
        rest = [*self.owed, *self.to_review]
        return rest[0] if rest and rest[0].pk != task.pk else None


def _next(pile: Sequence[Any], task: Task) -> Any:
    """Return what follows the task in the pile, from its end on the first."""
    at = [one.pk for one in pile].index(task.pk)
    return pile[(at + 1) % len(pile)]


# Where a task goes that the person fills in, and one that the person reviews.
PILES: Mapping[str, str] = {
    State.RETURNED: "returned",
    State.DRAFT: "drafts",
    State.NOT_STARTED: "to_fill",
    State.SUBMITTED: "waiting",
    State.APPROVED: "done",
}


def duties(actor: Actor, campaign: Campaign) -> Duties:
    """Sort the person's tasks of the campaign; each comes with `returned_reason`.

    Three queries, however many tasks.
    """
    found, who = Duties(campaign), holders(actor.on)
    tasks = Task.objects.of_year(campaign.year).open_to(actor.held_posts, Right.READ)
    stand = with_return(with_state(with_people(tasks), campaign.year), campaign.year)
    for task in stand:
        if pile := _pile(task, actor, campaign, who):
            getattr(found, pile).append(task)
    return found


def _pile(task: Any, actor: Actor, campaign: Campaign, who: Holders) -> str | None:
    owing = who.owing(task)
    owes = actor.user in owing.people
    reviews = actor.user in who.reviewing(task, campaign).people
    if reviews and task.report_state == State.SUBMITTED:
        return "to_review"
    if owes and owing.role == Role.OFFICE and task.report_state == State.NOT_STARTED:
        return "unclaimed"
    if owes:
        return PILES[task.report_state]
    return "done" if reviews and task.report_state == State.APPROVED else None
