"""Short addresses, to be said aloud or printed: they lead to the front strategy."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from public.strategies import front_strategy


@login_not_required
@require_safe
def front(request: HttpRequest, page: str) -> HttpResponseRedirect:
    """Lead to the page of the front strategy, keeping what was asked for."""
    strategy = front_strategy()
    if strategy is None:
        raise Http404("There is no strategy yet")
    asked = request.META["QUERY_STRING"]
    address = reverse(f"public:{page}", args=[strategy.slug])
    return HttpResponseRedirect(f"{address}?{asked}" if asked else address)
