"""The year of a strategy that an address names, and the way to the others."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from leszno_strategy.joined import fetched
from reporting.models import Campaign
from tasks.models import StrategyYear
from tasks.naming import is_one_of_several, number_in_force
from tasks.seen import may_see


def period_of(request: HttpRequest, strategy: str, year: int) -> StrategyYear:
    """Find the year with its strategy, or answer that there is none for the person.

    Read with all years of the strategy and their campaigns, and how many strategies
    there are: one query.
    """
    years = _with_campaigns(StrategyYear.objects.filter(strategy__slug=strategy))
    years = years.select_related("strategy", "campaign").annotate(
        strategies=number_in_force()
    )
    found = next((one for one in years if one.year == year), None)
    if found is None or not may_see(request, found.strategy):
        raise Http404
    for one in years:
        # The same strategy for all, so that it knows them.
        one.strategy = found.strategy
    fetched(found.strategy, "years", years)
    return found


def _with_campaigns(years: "QuerySet[StrategyYear]") -> "QuerySet[StrategyYear]":
    return years.annotate(has_campaign=Q(campaign__isnull=False))


def campaign_in(period: StrategyYear) -> Campaign | None:
    """Return the campaign of a year that `period_of` found, as it was then."""
    return getattr(period, "campaign", None)


def asked_campaign(strategy: str, year: int) -> Campaign:
    """Find the year's campaign with its strategy, or answer that there is none."""
    return get_object_or_404(
        Campaign.objects.newest_first(), year__strategy__slug=strategy, year__year=year
    )


def way_back(request: HttpRequest, strategy: str, year: int) -> str:
    """Return the list that an action was done from, as it was filtered."""
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    ):
        return asked
    return reverse("reporting:reports", args=[strategy, year])


def frame(period: StrategyYear) -> dict[str, Any]:
    """Return what the frame of each page about a year shows.

    No query where `period_of` found the year, else two.
    """
    known: int | None = getattr(period, "strategies", None)
    years = period.strategy.years.all()
    if known is None:
        years = _with_campaigns(years)
    return {
        "strategy": period.strategy,
        "year": period.year,
        "periods": list(years),
        "is_one_of_several": is_one_of_several() if known is None else known > 1,
    }
