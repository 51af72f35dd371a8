"""What each page of the structure has in common: a strategy, the others, and rights."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from organisation.rights import Permission, coordinated, may_everywhere
from tasks.models import Strategy, Task
from tasks.naming import short_names


def strategies_for(request: HttpRequest) -> QuerySet[Strategy]:
    """Return the strategies whose structure the person may open, newest first."""
    strategies = Strategy.objects.with_years()
    if may_everywhere(request, Permission.VIEW, Task):
        return strategies
    mine = Task.objects.filter(programme__in=coordinated(request))
    return strategies.filter(pk__in=mine.values("programme__goal__strategy"))


def strategy_of(request: HttpRequest, slug: str) -> Strategy:
    """Find the strategy, or answer that there is none for this person."""
    return get_object_or_404(strategies_for(request), slug=slug)


def require_office(request: HttpRequest) -> None:
    """Refuse whoever may not change the whole structure."""
    if not may_everywhere(request, Permission.CHANGE, Strategy):
        raise PermissionDenied


def frame(request: HttpRequest, strategy: Strategy | None = None) -> dict[str, Any]:
    """Return what the frame of each page of the structure shows."""
    strategies = list(strategies_for(request))
    names = short_names(strategies)
    return {
        "strategy": strategy,
        # A public page has years; a strategy may come here without having read its own.
        "has_public_page": any(one == strategy and one.since for one in strategies),
        "strategies": [(one, names[one.pk]) for one in strategies],
        "may_change_structure": may_everywhere(request, Permission.CHANGE, Strategy),
    }
