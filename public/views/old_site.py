"""The old site's addresses lead on to the same things here."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tasks.leading_on import of_old_site
from tasks.models import Goal, Programme, Strategy, Task


@login_not_required
@require_safe
def old_task(request: HttpRequest, legacy_id: int) -> HttpResponsePermanentRedirect:
    public = Task.objects.filter(programme__goal__strategy__in=_public())
    return _moved(public.select_related("programme__goal__strategy"), legacy_id)


@login_not_required
@require_safe
def old_programme(
    request: HttpRequest, legacy_id: int
) -> HttpResponsePermanentRedirect:
    public = Programme.objects.filter(goal__strategy__in=_public())
    return _moved(public.select_related("goal__strategy"), legacy_id)


@login_not_required
@require_safe
def old_goal(request: HttpRequest, legacy_id: int) -> HttpResponsePermanentRedirect:
    public = Goal.objects.filter(strategy__in=_public())
    return _moved(public.select_related("strategy"), legacy_id)


def _public() -> "QuerySet[Strategy]":
    return Strategy.objects.public()


def _moved(rows: "QuerySet[Any]", legacy_id: int) -> HttpResponsePermanentRedirect:
    """Send a reader of the old site on to the same thing here."""
    found = of_old_site(rows, legacy_id)
    if found is None:
        raise Http404(f"the old site had no {legacy_id}")
    return redirect(found, permanent=True)
