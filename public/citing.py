"""How a page is cited: its address, with the year, and how old its figures are."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate

from tasks.models import Strategy
from tasks.years import PARAMETER


@dataclass(frozen=True)
class Cited:
    """`told_on` is the day of the strategy's last approval or correction, if any."""

    address: str
    told_on: datetime.date | None
    today: datetime.date


def cited(
    request: HttpRequest, strategy: Strategy, *, year: int | None, today: datetime.date
) -> Cited:
    """Name the year in the address: without it a page moves on with the figures."""
    query = request.GET.copy()
    if year is not None:
        query[PARAMETER] = str(year)
    asked = f"?{query.urlencode()}" if query else ""
    # Only the years of a strategy that is public say it; before the first is, none is.
    years = strategy.years.all() if strategy.pk else ()
    times = [getattr(one, "told_at", None) for one in years]
    told_at = max(filter(None, times), default=None)
    return Cited(
        f"{settings.SITE_URL}{request.path}{asked}",
        told_at and localdate(told_at),
        today,
    )
