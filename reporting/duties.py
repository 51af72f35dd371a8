"""What one person owes in a campaign, in the order in which it presses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from organisation.rights import Right, Role
from reporting.models import Campaign, State
from reporting.owing import Holders, holders, with_people
from reporting.states import with_return, with_state
from reporting.subjects import subjects_of
from reporting.transitions import Actor
from tasks.subjects import Subject


@dataclass(frozen=True)
class Duties:
    """Subjects, annotated by `with_state`, by what the person does with them next."""

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

    def after(self, subject: Subject) -> Any | None:
        """Return the next one to do after this one: of the same kind if there is."""
        for pile in (self.to_review, self.owed):
            if subject in pile and len(pile) > 1:
                return pile[(pile.index(subject) + 1) % len(pile)]
        rest = [*self.owed, *self.to_review]
        return rest[0] if rest and rest[0] != subject else None


# Where a report goes that the person fills in, and one that the person reviews.
PILES: Mapping[str, str] = {
    State.RETURNED: "returned",
    State.DRAFT: "drafts",
    State.NOT_STARTED: "to_fill",
    State.SUBMITTED: "waiting",
    State.APPROVED: "done",
}


def duties(actor: Actor, campaign: Campaign) -> Duties:
    """Sort the person's reports of the campaign; each comes with `returned_reason`.

    Nine queries, however many reports.
    """
    found, who, year = Duties(campaign), holders(actor.on), campaign.year
    subjects = subjects_of(year).open_to(actor.held_posts, Right.READ)
    stand = subjects.each(
        lambda part: with_return(with_state(with_people(part), year), year)
    )
    for subject in stand:
        if pile := _pile(subject, actor, campaign, who):
            getattr(found, pile).append(subject)
    return found


def _pile(subject: Any, actor: Actor, campaign: Campaign, who: Holders) -> str | None:
    owing = who.owing(subject)
    owes = actor.user in owing.people
    reviews = actor.user in who.reviewing(subject, campaign).people
    if reviews and subject.report_state == State.SUBMITTED:
        return "to_review"
    if owes and owing.role == Role.OFFICE and subject.report_state == State.NOT_STARTED:
        return "unclaimed"
    if owes:
        return PILES[subject.report_state]
    return "done" if reviews and subject.report_state == State.APPROVED else None
