"""What each page of the structure has in common: a strategy, the others, and rights."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest

from organisation.rights import Permission, coordinated, may_everywhere
from tasks.models import Strategy, Task
from tasks.naming import short_names


def strategies_for(request: HttpRequest) -> QuerySet[Strategy]:
    """Return the strategies whose structure the person may open, newest first."""
    strategies = Strategy.objects.spanned().with_money()
    if may_everywhere(request, Permission.VIEW, Task):
        return strategies
    mine = Task.objects.filter(programme__in=coordinated(request)).order_by()
    return strategies.filter(pk__in=mine.values("programme__goal__strategy"))


def known(request: HttpRequest) -> list[Strategy]:
    """Read them once for a page that is looked at; what is saved reads them anew."""
    if request.method not in {"GET", "HEAD"}:
        return list(strategies_for(request))
    found: list[Strategy] | None = getattr(request, "_strategies", None)
    if found is None:
        found = list(strategies_for(request))
        request._strategies = found  # type: ignore[attr-defined]
    return found


def strategy_of(
    request: HttpRequest, slug: str, *, with_years: bool = False
) -> Strategy:
    """Find the strategy, or answer that there is none for this person."""
    for one in known(request):
        if one.slug == slug:
            if with_years:
                prefetch_related_objects([one], "years")
            return one
    raise Http404


def require_office(request: HttpRequest) -> None:
    """Refuse whoever may not change the whole structure."""
    if not may_everywhere(request, Permission.CHANGE, Strategy):
        raise PermissionDenied


def frame(request: HttpRequest, strategy: Strategy | None = None) -> dict[str, Any]:
    """Return what the frame of each page of the structure shows."""
    strategies = known(request)
    names = short_names(strategies)
    return {
        "strategy": strategy,
        # A public page has years; a strategy may come here without having read its own.
        "has_public_page": any(one == strategy and one.since for one in strategies),
        "strategies": [(one, names[one.pk]) for one in strategies],
        "may_change_structure": may_everywhere(request, Permission.CHANGE, Strategy),
    }
