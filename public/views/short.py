"""Short addresses, to be said aloud or printed: they lead to the newest strategy."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from tasks.models import Strategy


@login_not_required
@require_safe
def newest(request: HttpRequest, page: str) -> HttpResponseRedirect:
    """Lead to the page of the newest strategy, keeping what was asked for."""
    strategy = Strategy.objects.newest_first().first()
    if strategy is None:
        raise Http404("There is no strategy yet")
    asked = request.META["QUERY_STRING"]
    address = reverse(f"public:{page}", args=[strategy.slug])
    return HttpResponseRedirect(f"{address}?{asked}" if asked else address)
