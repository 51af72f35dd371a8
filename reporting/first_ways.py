"""Where those begin for whom nothing waits by name: auditors and administrators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from organisation.roles import HeldPosts
from reporting.campaigns import Window
from reporting.models import Campaign
from tasks.models import StrategyYear

YearRow = tuple[StrategyYear, Campaign | None, Window | None]


@dataclass(frozen=True)
class Way:
    """A page that the person opens first, in words, and what is there."""

    words: str
    address: str
    why: str


def first_ways(who: HeldPosts, years: Sequence[YearRow]) -> Iterator[Way]:
    """Yield the pages that the person opens most, of years the newest first."""
    if who.is_auditor:
        yield from _of_reports(years)
    if who.is_administrator:
        yield Way(
            _("Invite a person"),
            reverse("people:invite"),
            _("An account for somebody who has none yet."),
        )
    if who.is_auditor or who.is_administrator:
        yield Way(
            _("Audit log"),
            reverse("people:log"),
            _("Who signed in, changed rights, took files away."),
        )


def _of_reports(years: Sequence[YearRow]) -> Iterator[Way]:
    asked = next((one for one, campaign, _window in years if campaign), None)
    if asked:
        yield Way(
            _("Overview of %(year)s") % {"year": asked.year},
            reverse("reporting:board", args=[asked.strategy.slug, asked.year]),
            _("What is handed in, and who owes what."),
        )
    frozen: Any = next((one for one, *_more in years if one.is_closed), None)
    if frozen:
        # Version and moment are read with the year, see the page's query.
        day = date_format(localtime(frozen.frozen_at), "j E Y")
        said = {"number": frozen.version, "day": day}
        yield Way(
            _("Yearly report for %(year)s") % {"year": frozen.year},
            reverse("annual_report:yearly", args=[frozen.strategy.slug, frozen.year]),
            _("Closed, version %(number)s of %(day)s.") % said,
        )
