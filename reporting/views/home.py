"""The first page of everybody who signs in: what waits, what is late, what to do."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, Max, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.views.generic import TemplateView

from letters.sending import reaches_people
from organisation.rights import Right, may_for_all
from organisation.roles import HeldPosts
from people.sections import sections_of
from reporting import next_deeds
from reporting.campaigns import window
from reporting.duties import Duties, sorted_out
from reporting.first_ways import YearRow, first_ways
from reporting.lateness import Below, below, late_people, late_units, may_remind
from reporting.models import Campaign, Report, State, Version
from reporting.office_facts import account_facts, office_facts
from reporting.overview import in_full, report_rows
from reporting.owing import Holders, holders
from reporting.subjects import anything, subjects_of
from reporting.transitions import Actor
from reporting.views.report.subject import actor_of
from tasks.models import Strategy, StrategyState, StrategyYear
from tasks.seen import seen_by

# Strategies whose reports go on: with one of them nobody needs to be told which.
IN_FORCE = (StrategyState.PREPARATION, StrategyState.PUBLISHED)
# A longer pile goes on in the list of reports.
MOST_IN_A_PILE = 100
# So many changes an auditor sees at once.
MOST_CHANGES = 8


class Home(TemplateView):
    """What the person does next, in each open campaign, and the way to all years."""

    template_name = "reporting/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = actor_of(self.request)
        who, rights = actor.held_posts, _rights(actor.held_posts)
        strategies = _strategies(self.request, actor.on)
        rows = [row for _strategy, its in strategies for row in its]
        # Whoever keeps accounts or units only has nothing to do with reports.
        is_concerned = Right.READ in rights or Right.CAMPAIGN in rights
        asking = _asking(rows, actor.on) if is_concerned else []
        held = holders(actor.on) if asking else None
        parts = list(_parts(actor, asking, held))
        facts = _facts(who, actor.on)
        deeds = _deeds(parts, rows, facts, actor)
        return super().get_context_data(
            duties=[(found, found.days_left) for found, _seen in parts],
            deeds=deeds[: next_deeds.MOST_OFFERED],
            more_deeds=deeds[next_deeds.MOST_OFFERED :],
            ways=list(first_ways(who, _newest_first(strategies))),
            **_below([seen for _found, seen in parts], who, held),
            strategies=strategies,
            early=[s for s, _its in strategies if s.state == StrategyState.PREPARATION],
            is_one_of_several=sum(s.state in IN_FORCE for s, _its in strategies) > 1,
            is_concerned=is_concerned,
            **{f"may_{right.name.lower()}": right in rights for right in Right},
            facts=facts,
            reaches_people=reaches_people(),
            changes=_changes() if who.is_auditor else [],
            sections=sections_of(self.request),
            who=who,
            most=MOST_IN_A_PILE,
            **kwargs,
        )


def _newest_first(
    strategies: Sequence[tuple[Strategy, list[YearRow]]],
) -> list[YearRow]:
    return [row for _strategy, its in strategies for row in reversed(its)]


def _rights(who: HeldPosts) -> set[Right]:
    """Say what the person may do with any report: one query, none for the office."""
    rights = {right for right in Right if may_for_all(who, right)}
    if Right.READ in rights:
        return rights
    return rights | anything().open_rights(who, Right.READ, Right.OVERSEE)


def _strategies(
    request: HttpRequest, on: datetime.date
) -> list[tuple[Strategy, list[YearRow]]]:
    """Read the years with their campaigns, the newest strategy first: one query.

    Each year says how many reports were submitted and approved, and which version of
    it was frozen last; versions lie in a room above, so by the name of the relation.
    """
    reports = Report.objects.filter(year=OuterRef("pk")).order_by().values("year")
    counts = {
        f"n_{state.value}": Coalesce(
            Subquery(reports.filter(state=state).values(n=Count("pk"))), Value(0)
        )
        for state in (State.SUBMITTED, State.APPROVED)
    }
    years = (
        StrategyYear.objects.filter(strategy__in=seen_by(request).order_by())
        .select_related("strategy", "campaign")
        .annotate(**counts, version=Max("snapshots__number"))
        .annotate(frozen_at=Max("snapshots__at"))
    )
    found: defaultdict[Strategy, list[YearRow]] = defaultdict(list)
    for year in years.order_by("strategy", "year"):
        campaign: Campaign | None = getattr(year, "campaign", None)
        if campaign:
            campaign.year = year
        shown = window(campaign, on) if campaign else None
        found[year.strategy].append((year, campaign, shown))
    for strategy, its in found.items():
        strategy.since, strategy.until = its[0][0].year, its[-1][0].year
    return sorted(found.items(), key=lambda one: (-(one[0].until or 0), one[0].slug))


def _asking(rows: Sequence[YearRow], on: datetime.date) -> list[Campaign]:
    """Return the campaigns in which one may write, the first deadline first."""
    asking = [one for _year, one, _window in rows if one and one.is_open_on(on)]
    return sorted(asking, key=lambda one: (one.due_on, -one.year.year, one.pk))


def _parts(
    actor: Actor, asking: Sequence[Campaign], held: Holders | None
) -> Iterator[tuple[Duties, Below]]:
    """Read the person's reports of each campaign, and those that they oversee."""
    who = actor.held_posts
    for campaign in asking:
        among = subjects_of(campaign.year).open_to(who, Right.READ)
        rows = report_rows(among, campaign.year, campaign, on=actor.on, held=held)
        found = sorted_out(rows, actor, campaign)
        _show(found)
        yield found, below(rows, campaign, who)


def _show(found: Duties) -> None:
    """Read what the page says of each report; of long piles it shows the beginning."""
    piles = (
        *(found.returned, found.to_review, found.drafts),
        *(found.to_fill, found.waiting, found.done),
    )
    shown = [row for pile in piles for row in pile[:MOST_IN_A_PILE]]
    if shown:
        in_full(shown, found.campaign.year)


def _facts(who: HeldPosts, on: datetime.date) -> dict[str, int]:
    if who.is_office:
        return office_facts(on)
    return account_facts(on) if who.is_administrator else {}


def _below(
    seen: Sequence[Below], who: HeldPosts, held: Holders | None
) -> dict[str, Any]:
    """Name who is late, to those who may do something about it."""
    overseen = [one for one in seen if one.rows and may_remind(one, who)]
    if not overseen or held is None:
        return {"overseen": [], "late_people": [], "late_units": []}
    return {
        "overseen": overseen,
        "late_people": late_people(overseen, held),
        "late_units": late_units(overseen),
    }


def _deeds(
    parts: Sequence[tuple[Duties, Below]],
    rows: Sequence[YearRow],
    facts: Mapping[str, int],
    actor: Actor,
) -> list[next_deeds.Deed]:
    who = actor.held_posts
    found = [
        deed
        for duties, seen in parts
        for deed in next_deeds.of_campaign(duties, seen, who)
    ]
    if who.is_office:
        found += next_deeds.of_office(facts)
        found += next_deeds.of_years(rows, on=actor.on)
    elif who.is_administrator:
        found += next_deeds.of_letters(facts)
    if who.is_office or who.is_administrator:
        found += next_deeds.of_posts(facts)
    return next_deeds.in_order(found)


def _changes() -> Sequence[Version]:
    """Read what was approved and corrected last: one query."""
    subjects = (
        "report__task__programme__goal__strategy",
        "report__programme__goal__strategy",
        "report__goal__strategy",
        "report__of_strategy",
    )
    public = Version.objects.public().select_related("by", "report__year", *subjects)
    return list(public.order_by("-at", "-pk")[:MOST_CHANGES])
