"""The tree of a strategy: the way into every card."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from organisation.rights import Permission, may
from structure.frame import frame, strategies_for, strategy_of
from tasks.models import Task


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Lead to the tree of the newest strategy."""
    if not may(request, Permission.VIEW, Task):
        raise PermissionDenied
    if newest := strategies_for(request).first():
        return redirect("structure:tree", newest.slug)
    return render(request, "structure/tree.html", frame(request))


@require_safe
def tree(request: HttpRequest, strategy: str) -> HttpResponse:
    found = strategy_of(request, strategy)
    return render(request, "structure/tree.html", frame(request, found))
