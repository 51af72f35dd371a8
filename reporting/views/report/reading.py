"""A report's history, and its files."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import (
    require_safe,
)

from organisation.rights import Right, held_posts_of
from reporting import attachments, history
from reporting.models import Action, Attachment, Report, Version
from reporting.subjects import may
from reporting.views.report.subject import naming, number, opened

MOST_DAMAGED = 200


@require_safe
def story(request: HttpRequest, **place: Any) -> HttpResponse:
    """Show the report's history, and any two of its versions side by side."""
    asked = opened(request, **place)
    if asked.report.pk is None:
        raise Http404
    first, second = _chosen(request, asked.report)
    context = {
        **naming(asked.subject),
        "year": asked.year.year,
        "may_restore": asked.can(Action.SAVED),
        "entries": history.entries(asked.report),
        "questions": history.questions(asked.report),
        "first": first,
        "second": second,
        "compared": history.between(asked.report, first, second) if second else None,
    }
    return render(request, "reporting/history.html", context)


def _chosen(
    request: HttpRequest, report: Report
) -> tuple[Version | None, Version | None]:
    """Read which versions to compare; 0 is what was in force before the first."""
    first, second = (number(request.GET.get(name, "")) for name in ("od", "do"))
    if first is None or second is None:
        return None, None
    found = {version.number: version for version in report.versions.all()}
    if second not in found or (first and first not in found):
        raise Http404
    return found.get(first), found[second]


@require_safe
def damaged(request: HttpRequest) -> HttpResponse:
    """List the files that are not what they were when they came, for the office."""
    if not held_posts_of(request).is_office:
        raise PermissionDenied
    files = Attachment.objects.damaged().select_related(
        "report__year__strategy",
        "report__of_strategy",
        "report__goal",
        "report__programme",
        "report__task",
    )
    return render(request, "reporting/damaged.html", {"files": files[:MOST_DAMAGED]})


@require_safe
def attachment(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send a file of a report to those who may read the report."""
    found = get_object_or_404(Attachment.objects.select_related("report"), pk=pk)
    if not may(found.report.subject, held_posts_of(request), Right.READ):
        raise Http404
    return attachments.respond(found)
