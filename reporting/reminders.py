"""When people are reminded by e-mail.

A person gets one message a day about everything: no message where nothing is new.
New is the most urgent day that has passed (opening, 14, 7 and 1 days before the
deadline, each week after it), a report submitted for the person's review, and one
returned to the person that was not told of at once.

Each thing told is a Notice, written in one transaction with its letter: of two runs at
once the second finds it there and posts nothing. The room of letters sends what is
posted, after that.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.dispatch import receiver
from django.utils.timezone import localdate

from letters.posting import post
from organisation.models import User
from reporting.digest import (
    Section,
    Wording,
    digest_letter,
    reminding_letter,
    returned_letter,
    share_out,
)
from reporting.models import Campaign, Notice, State, Version
from reporting.owing import Holders, holders
from reporting.question_letters import tell as tell_questions
from reporting.signals import report_returned
from reporting.states import with_state
from reporting.subjects import Subjects, subjects_of
from reporting.transitions import OPEN
from tasks.subjects import Subject

# Days before the deadline on which people are told.
NOTICE_DAYS = (1, 7, 14)
# How the notice of a reminder that somebody sent begins; behind it stands the day.
REMINDED = "remind-"


def milestone(campaign: Campaign, on: datetime.date) -> str:
    """Name the most urgent occasion that has passed by the day.

    It carries the days: when the office puts these off, people are told anew.
    The first week after the deadline is its days 1 to 7.
    """
    left = campaign.days_left(on)
    if left < 0:
        return f"overdue-{(6 - left) // 7}-{campaign.due_on}"
    near = next((days for days in NOTICE_DAYS if left <= days), None)
    if near is None:
        return f"opened-{campaign.opens_on}-{campaign.due_on}"
    return f"due-{near}-{campaign.due_on}"


def has_address(user: User) -> bool:
    return bool(user.email)


def is_reachable(user: User) -> bool:
    return has_address(user) and user.wants_digest


def only(held: Holders, told: Callable[[User], bool]) -> Holders:
    """Keep only the people who can be told; then the next in the chain takes over."""

    def kept(posts: Any) -> dict[int, list[User]]:
        return {pk: list(filter(told, people)) for pk, people in posts.items()}

    return Holders(
        kept(held.by_post), kept(held.by_unit), list(filter(told, held.office))
    )


@dataclass(frozen=True)
class Reminder:
    """A letter, and what it tells for the first time."""

    letter: Wording
    notices: Sequence[Notice]


@dataclass(frozen=True)
class Due:
    """What is to be sent on a day, and what it is of which nobody can be told."""

    reminders: Sequence[Reminder]
    unreached: Sequence[Subject]


def digests(on: datetime.date) -> Due:
    """Make up the day's messages, one a person; the queries do not grow with reports.

    Executors without an address are stood in for by their coordinator, then by the
    office. Those who switched messages off get none, and nobody stands in for them:
    they said that they look by themselves.
    """
    campaigns = list(
        Campaign.objects.open_on(on).in_force().newest_first().order_by("due_on")
    )
    held = only(holders(on), has_address)
    by_person: defaultdict[User, list[Section]] = defaultdict(list)
    unreached: list[Subject] = []
    for campaign in campaigns:
        shares = share_out(subjects_of(campaign.year), campaign, held, on=on)
        unreached += shares.unreached
        tell_questions(shares.by_person, campaign, held, on=on)
        for user, section in shares.by_person.items():
            by_person[user].append(section)
    told = _told(campaigns)
    made = (
        _digest(user, sections, told[user.pk])
        for user, sections in by_person.items()
        if user.wants_digest
    )
    return Due([reminder for reminder in made if reminder], unreached)


# What a person was told: a campaign and an occasion.
Told = set[tuple[int, str]]


def _told(campaigns: Sequence[Campaign]) -> defaultdict[int, Told]:
    told: defaultdict[int, Told] = defaultdict(set)
    for notice in Notice.objects.filter(campaign__in=campaigns):
        told[notice.user_id].add((notice.campaign_id, notice.occasion))
    return told


def _digest(user: User, sections: Sequence[Section], told: Told) -> Reminder | None:
    """Make up a person's message of the day; None if nothing is new.

    Questions and answers stand in it once.
    """
    for one in sections:
        for lines in (one.questions, one.answers):
            lines[:] = [x for x in lines if (one.campaign.pk, x.news) not in told]
    sections = [one for one in sections if not one.is_empty]
    new = [(s.campaign, said) for s in sections for said in sorted(occasions(s))]
    new = [
        (campaign, said) for campaign, said in new if (campaign.pk, said) not in told
    ]
    today = [(s.campaign, f"digest-{s.on}") for s in sections]
    if not new or any((campaign.pk, said) in told for campaign, said in today):
        return None
    return Reminder(digest_letter(user, sections), _notices(user, [*today, *new]))


def occasions(section: Section) -> set[str]:
    """Name all of which the person should have been told by now."""
    named = {line.news for line in section.lines if line.news}
    return named | {milestone(section.campaign, section.on)} if section.owed else named


def _notices(user: User, told: Iterable[tuple[Campaign, str]]) -> list[Notice]:
    return [Notice(user=user, campaign=one, occasion=said) for one, said in told]


@dataclass(frozen=True)
class Sent:
    """Who is reminded, who was that day already, and of what nobody can be told."""

    told: Sequence[User]
    already: Sequence[User]
    unreached: Sequence[Subject]


def remind_now(
    subjects: Subjects,
    campaign: Campaign,
    *,
    by: User,
    on: datetime.date,
    to: Collection[int] | None = None,
) -> Sent:
    """Remind those who owe the reports, each in one message and once a day.

    What is submitted or approved is left out. Who has no address or switched messages
    off is stood in for, so that somebody is told of what another person asks. `to` are
    the ids of those who get a letter; all do where it is not given.
    """
    owed = subjects.each(
        lambda part: with_state(part, campaign.year).filter(report_state__in=OPEN)
    )
    held = only(holders(on), is_reachable)
    shares = share_out(owed, campaign, held, on=on)
    told: list[User] = []
    already: list[User] = []
    for user, section in shares.by_person.items():
        if to is not None and user.pk not in to:
            continue
        letter = reminding_letter(user, section, by=by)
        notices = _notices(user, [(campaign, f"{REMINDED}{on}")])
        # Whoever was reminded that day has the notice already.
        is_new = _post(Reminder(letter, notices), sends=True)
        (told if is_new else already).append(user)
    return Sent(told, already, shares.unreached)


@receiver(report_returned)
def tell_returned(*, version: Version, **_kwargs: Any) -> None:
    """Tell those who owe the report that it came back, and why.

    Who has no address or switched messages off is stood in for.
    """
    found = Version.objects.select_related(
        "report__year__campaign", "report__year__strategy"
    ).get(pk=version.pk)
    campaign, on = found.report.year.campaign, localdate(found.at)
    if campaign.is_trial:
        return
    returned = subjects_of(campaign.year).each(
        lambda part: part.filter(reports=found.report_id, reports__state=State.RETURNED)
    )
    shares = share_out(returned, campaign, only(holders(on), is_reachable), on=on)
    post_all(
        Reminder(
            returned_letter(user, section),
            _notices(user, [(campaign, line.news) for line in section.owed]),
        )
        for user, section in shares.by_person.items()
    )


def post_all(reminders: Iterable[Reminder], *, sends: bool = True) -> int:
    """Post each letter whose notices are new; return how many these are."""
    return sum(_post(reminder, sends=sends) for reminder in reminders)


def _post(reminder: Reminder, *, sends: bool) -> bool:
    try:
        with transaction.atomic():
            Notice.objects.bulk_create(reminder.notices)
            post(reminder.letter.message(), sends=sends)
    except IntegrityError:
        return False
    return True
