"""What one person owes in a campaign, in the order in which it presses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from organisation.rights import Right, Role
from reporting.models import Campaign, State
from reporting.overview import ReportRow, report_rows
from reporting.standing import Standing, standings_of
from reporting.subjects import Subjects, own, subjects_of
from reporting.transitions import Actor
from tasks.subjects import Subject, key_of


@dataclass(frozen=True)
class Duties:
    """Reports by what the person does with them next, in the strategy's order.

    What is shown of them is read by `overview.in_full`.
    """

    campaign: Campaign
    days_left: int  # to the deadline, negative after it
    returned: list[ReportRow] = field(default_factory=list)
    drafts: list[ReportRow] = field(default_factory=list)
    to_fill: list[ReportRow] = field(default_factory=list)
    # Not begun, and the office's only because nobody else holds a post for it.
    unclaimed: list[ReportRow] = field(default_factory=list)
    to_review: list[ReportRow] = field(default_factory=list)
    waiting: list[ReportRow] = field(default_factory=list)
    done: list[ReportRow] = field(default_factory=list)

    @property
    def owed(self) -> list[ReportRow]:
        """What the person has to fill in."""
        return [*self.returned, *self.drafts, *self.to_fill]

    @property
    def any(self) -> bool:
        """Whether there is anything that is the person's to fill in or to review."""
        piles = (self.owed, self.unclaimed, self.to_review, self.waiting, self.done)
        return any(piles)

    def after(self, subject: Subject) -> Any | None:
        """Return the next one to do after this one: of the same kind if there is.

        The rows were read `titled`.
        """
        here = key_of(subject)
        for pile in (self.to_review, self.owed):
            keys = [row.key for row in pile]
            if here in keys and len(pile) > 1:
                return pile[(keys.index(here) + 1) % len(pile)].linked
        first = next(iter([*self.owed, *self.to_review]), None)
        return first.linked if first and first.key != here else None


# Where a report goes that the person fills in, and one that the person reviews.
PILES: Mapping[str, str] = {
    State.RETURNED: "returned",
    State.DRAFT: "drafts",
    State.NOT_STARTED: "to_fill",
    State.SUBMITTED: "waiting",
    State.APPROVED: "done",
}


def duties(actor: Actor, campaign: Campaign, among: Subjects | None = None) -> Duties:
    """Sort the person's reports of the campaign: queries as `report_rows`.

    All that the person may have to do with, unless it is said among which. Tasks are
    titled.
    """
    year = campaign.year
    among = among or concerning(actor, campaign)
    rows = report_rows(among, year, campaign, on=actor.on, titled=True)
    return sorted_out(rows, actor, campaign)


def sorted_out(rows: Sequence[ReportRow], actor: Actor, campaign: Campaign) -> Duties:
    """Put each report where it belongs by what the person does with it next."""
    found = Duties(campaign, campaign.days_left(actor.on))
    piles = {one: _pile(one, actor) for one in standings_of(rows)}
    for row in rows:
        if pile := piles[row.standing]:
            getattr(found, pile).append(row)
    return found


def concerning(actor: Actor, campaign: Campaign) -> Subjects:
    """Keep what the person may read, and of that what a post could make a duty."""
    who = actor.held_posts
    readable = subjects_of(campaign.year).open_to(who, Right.READ)
    # In a trial a post of an executor gives no role, yet its tasks are owed.
    if who.is_office or campaign.is_trial:
        return readable
    return readable.each(lambda part: part.filter(own(part, who)))


def _pile(here: Standing, actor: Actor) -> str | None:
    owes, reviews = actor.user in here.owing.people, here.is_reviewed_by(actor.user)
    if reviews and here.state == State.SUBMITTED:
        return "to_review"
    is_offices = here.owing.role == Role.OFFICE
    if owes and is_offices and here.state == State.NOT_STARTED:
        return "unclaimed"
    if owes:
        return PILES[here.state]
    return "done" if reviews and here.state == State.APPROVED else None
