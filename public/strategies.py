"""Which strategies readers find: one lookup for pages, files, feeds and the API."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from tasks.models import Strategy, StrategyQuerySet
from tasks.seen import seen_early


def public_strategies() -> StrategyQuerySet:
    """Return those that have pages, the newest first, with their years."""
    return Strategy.objects.public().newest_first()


def front_strategy() -> Strategy | None:
    """Return the one that the front page shows; None before the first is published."""
    return Strategy.objects.public().front_first().first()


def public_strategy(slug: str) -> Strategy:
    """Find it for anyone, or answer that there is none."""
    return get_object_or_404(public_strategies(), slug=slug)


def strategy_for(request: HttpRequest, slug: str) -> Strategy:
    """Find it for this person, who may see it before others do.

    For pages and what belongs to a page. What programs and caches keep is found by
    `public_strategy` alone.
    """
    found = public_strategies().filter(slug=slug).first()
    # Asked second: whether somebody is signed in is a question only where it matters.
    return found or get_object_or_404(seen_early(request).newest_first(), slug=slug)
