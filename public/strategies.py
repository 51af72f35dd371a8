"""Which strategies readers find: one lookup for pages, files, feeds and the API."""

from collections.abc import Sequence

from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from leszno_strategy.joined import fetched_own
from leszno_strategy.prepared import Prepared
from reporting.models import Report
from tasks.models import Strategy, StrategyQuerySet, StrategyYear
from tasks.seen import seen_early

# When anything of the year was approved or corrected last (`told_at`).
_told = Report.objects.filter(year=OuterRef("pk"), published__isnull=False)
_named = Prepared(lambda: Strategy.objects.public().with_span())
_years_of = Prepared(
    lambda strategy: (
        StrategyYear.objects.with_reported()
        .annotate(
            told_at=Subquery(
                _told.order_by("-published_id").values("published__at")[:1]
            )
        )
        .filter(strategy=strategy)
    )
)


def public_strategies() -> StrategyQuerySet:
    """Return those that have pages, the newest first, with their years."""
    return Strategy.objects.public().newest_first()


def named_strategies() -> list[Strategy]:
    """Read them without their years, for all that a page asks of them: one query."""
    return [one for one in _named() if one.until]


def front_of(named: Sequence[Strategy]) -> Strategy | None:
    """Return the one that the front page shows; None before the first is published.

    The one that the office chose, else the newest; its years take a query.
    """
    chosen = next((one for one in named if one.is_front), next(iter(named), None))
    return chosen and _with_years(chosen)


def chosen_of(named: Sequence[Strategy], request: HttpRequest, slug: str) -> Strategy:
    """Find it for this person among the public ones, or those seen before others."""
    found = next((one for one in named if one.slug == slug), None)
    if found is not None:
        return _with_years(found)
    # Asked second: whether somebody is signed in is a question only where it matters.
    return get_object_or_404(seen_early(request).newest_first(), slug=slug)


def front_strategy() -> Strategy | None:
    """Read the one that the front page shows; None before the first is published."""
    return front_of(named_strategies())


def public_strategy(slug: str) -> Strategy:
    """Find it for anyone, or answer that there is none."""
    for one in named_strategies():
        if one.slug == slug:
            return _with_years(one)
    raise Http404(f"no public strategy is called {slug}")


def strategy_for(request: HttpRequest, slug: str) -> Strategy:
    """Find it for this person, who may see it before others do.

    For pages and what belongs to a page. What programs and caches keep is found by
    `public_strategy` alone.
    """
    return chosen_of(named_strategies(), request, slug)


def _with_years(strategy: Strategy) -> Strategy:
    fetched_own(strategy, "years", _years_of(strategy=strategy.pk))
    return strategy
