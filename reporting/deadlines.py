"""A person's deadlines: of the campaigns in which they have something to do."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse
from django.utils.translation import gettext as _

from organisation.models import User
from organisation.rights import Right
from organisation.roles import HeldPosts, held_posts
from reporting.calendar_file import Event
from reporting.models import Campaign
from reporting.subjects import subjects_of

# So long a deadline stays in the calendar after its campaign.
KEPT = datetime.timedelta(days=60)


def deadlines(user: User, *, on: datetime.date) -> list[Event]:
    """Return the days of campaigns that the person has duties in, the first first.

    Days alone: nothing of what is written, or of who owes what. Of strategies that are
    published, so that nothing of one in preparation is told. Three queries, and one a
    campaign.
    """
    who = held_posts(user, on=on)
    asked = Campaign.objects.in_force().filter(
        is_closed=False, year__is_closed=False, closes_on__gte=on - KEPT
    )
    campaigns = [one for one in asked.newest_first() if _has_duties(one, who)]
    changes = _changes(campaigns)
    found = (event for one in campaigns for event in _days(one, *changes[one.pk]))
    return sorted(found, key=lambda event: (event.day, event.uid))


def _has_duties(campaign: Campaign, who: HeldPosts) -> bool:
    subjects = subjects_of(campaign.year)
    return bool(subjects.open_rights(who, Right.ENTER, Right.RETURN))


def _changes(campaigns: Sequence[Campaign]) -> dict[int, tuple[Any, int]]:
    """Say when each was changed last, and how often: one query."""
    told = Campaign.history.filter(id__in=[one.pk for one in campaigns]).order_by()
    rows = told.values("id").annotate(at=Max("history_date"), n=Count("history_id"))
    return {pk: (at, n - 1) for pk, at, n in rows.values_list("id", "at", "n")}


def _days(
    campaign: Campaign, changed_at: datetime.datetime, sequence: int
) -> Iterator[Event]:
    year = campaign.year
    said = {"year": year.year}
    days = {
        "opens": (campaign.opens_on, _("Reports for %(year)s can be filled in") % said),
        "due": (campaign.due_on, _("Reports for %(year)s are due") % said),
        "closes": (campaign.closes_on, _("Last day to report for %(year)s") % said),
    }
    if campaign.closes_on == campaign.due_on:
        del days["closes"]
    host = settings.SITE_URL.partition("://")[2]
    for name, (day, summary) in days.items():
        yield Event(
            uid=f"campaign-{campaign.pk}-{name}@{host}",
            day=day,
            summary=summary,
            description=year.strategy.title,
            url=settings.SITE_URL + reverse("reporting:home"),
            changed_at=changed_at,
            sequence=sequence,
        )
