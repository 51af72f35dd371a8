"""What a person does next, worked out of what waits: the first three are offered.

A deed names its count and leads to the page where it is done.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisation.roles import HeldPosts
from reporting.addresses import report_address
from reporting.campaigns import Window
from reporting.duties import Duties
from reporting.lateness import Below, may_remind
from reporting.models import Campaign, State
from reporting.overview import ReportRow
from reporting.reminders import NOTICE_DAYS
from reporting.report_filter import MINE, STILL_OWED, query
from reporting.standing import standings_of
from tasks.models import StrategyState, StrategyYear

MOST_OFFERED = 3
# So many days before the deadline people are worth reminding.
REMINDING_DAYS = NOTICE_DAYS[1]


@dataclass(frozen=True)
class Deed:
    """A thing to do: in words with its count, why, and where."""

    urgency: int  # the lowest comes first
    words: str
    address: str
    why: str = ""


def in_order(deeds: Iterable[Deed]) -> list[Deed]:
    return sorted(deeds, key=lambda deed: deed.urgency)


def of_campaign(found: Duties, seen: Below, who: HeldPosts) -> Iterator[Deed]:
    """Yield what the person does with the campaign's reports, and with late people."""
    campaign = found.campaign
    if rows := found.returned:
        n = len(rows)
        words = ngettext(
            "Correct %(n)s returned report", "Correct %(n)s returned reports", n
        )
        yield Deed(10, words % {"n": n}, _to(rows, campaign, State.RETURNED))
    if rows := found.to_review:
        n = len(rows)
        words = ngettext(
            "Check and approve %(n)s report", "Check and approve %(n)s reports", n
        )
        yield Deed(30, words % {"n": n}, _to(rows, campaign, State.SUBMITTED))
    if rows := [*found.drafts, *found.to_fill]:
        n = len(rows)
        words = ngettext("Fill in %(n)s report", "Fill in %(n)s reports", n)
        yield Deed(
            35 if rows[0].days_late else 55,
            words % {"n": n},
            _to(rows, campaign, STILL_OWED, page="filling:all"),
            _for_year(campaign),
        )
    if rows := found.unclaimed:
        n = len(rows)
        words = ngettext(
            "Find somebody for %(n)s report", "Find somebody for %(n)s reports", n
        )
        yield Deed(
            70,
            words % {"n": n},
            reverse("people:appoint"),
            _("Nobody holds a post of their executors."),
        )
    yield from _reminding(found, seen, who)


def _reminding(found: Duties, seen: Below, who: HeldPosts) -> Iterator[Deed]:
    """Yield the reminding of others whose reports the person oversees."""
    campaign, days = found.campaign, found.days_left
    if campaign.is_trial or days > REMINDING_DAYS or not may_remind(seen, who):
        return
    own = standings_of([*found.owed, *found.unclaimed])
    owed = (one for one in seen.stood if one.is_owed and one not in own)
    people = {p.pk for one in owed for p in one.owing.people}
    if n := len(people):
        words = ngettext("Remind %(n)s person", "Remind %(n)s people", n)
        year = campaign.year
        address = reverse("reporting:remind", args=[year.strategy.slug, year.year])
        urgency = 50 if days < 0 else 65
        yield Deed(urgency, words % {"n": n}, address, _for_year(campaign))


def _to(
    rows: Sequence[ReportRow], campaign: Campaign, state: str, page: str = ""
) -> str:
    """Lead to the only report, or to the list of them, or to their own page."""
    year = campaign.year
    place = [year.strategy.slug, year.year]
    if len(rows) == 1:
        return report_address(rows[0].subject, year.year)
    if page:
        return reverse(page, args=place)
    asked = query(state=state, about=MINE)
    return f"{reverse('reporting:reports', args=place)}?{asked}"


def _for_year(campaign: Campaign) -> str:
    said = {"year": campaign.year.year, "day": date_format(campaign.due_on, "j E")}
    return _("For %(year)s, due on %(day)s.") % said


def of_office(facts: Mapping[str, int]) -> Iterator[Deed]:
    """Yield what letters, readers and empty posts ask of the office."""
    if n := facts.get("remarks", 0):
        late = facts["remarks_late"]
        words = ngettext(
            "Answer %(n)s remark of a reader", "Answer %(n)s remarks of readers", n
        )
        why = ngettext(
            "%(n)s is beyond the seven days of the law.",
            "%(n)s are beyond the seven days of the law.",
            late,
        )
        place = f"{reverse('admin:feedback_feedback_changelist')}?is_handled__exact=0"
        yield Deed(
            20 if late else 60, words % {"n": n}, place, why % {"n": late} * bool(late)
        )
    yield from of_letters(facts)


def of_letters(facts: Mapping[str, int]) -> Iterator[Deed]:
    if n := facts.get("stuck", 0) + facts.get("given_up", 0):
        words = ngettext(
            "See to %(n)s e-mail that did not go out",
            "See to %(n)s e-mails that did not go out",
            n,
        )
        yield Deed(40, words % {"n": n}, reverse("people:letters"))


def of_posts(facts: Mapping[str, int]) -> Iterator[Deed]:
    if n := facts.get("vacant", 0):
        words = ngettext(
            "Appoint somebody to %(n)s post", "Appoint people to %(n)s posts", n
        )
        yield Deed(75, words % {"n": n}, reverse("people:appoint"))


def of_years(
    years: Iterable[tuple[StrategyYear, Campaign | None, Window | None]],
    *,
    on: datetime.date,
) -> Iterator[Deed]:
    """Yield the years to be closed, and the one whose campaign is to be opened."""
    for year, campaign, window in years:
        if year.is_closed or year.strategy.state != StrategyState.PUBLISHED:
            continue
        place = [year.strategy.slug, year.year]
        if campaign and window in {Window.ENDED, Window.CLOSED}:
            yield Deed(
                80,
                _("Close the year %(year)s") % {"year": year.year},
                reverse("annual_report:close_year", args=place),
                _("Its campaign is over."),
            )
        elif campaign is None and year.year == on.year - 1:
            yield Deed(
                90,
                _("Open the campaign for %(year)s") % {"year": year.year},
                reverse("reporting:campaign", args=place),
                _("Nobody has been asked for reports."),
            )
