"""The reports of a year, one line each."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from organisation.models import User
from organisation.rights import Act, may_for_all, standing_of
from reporting.overview import report_rows
from reporting.report_filter import ReportFilter
from reporting.transitions import campaign_of
from reporting.views.periods import frame, period_of
from tasks.models import Task


@require_safe
def reports(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """List the reports that the person may read, as far as they are asked for."""
    assert isinstance(request.user, User)  # noqa: S101  the middleware let them in
    period, who = period_of(strategy, year), standing_of(request)
    campaign = campaign_of(period)
    tasks = Task.objects.of(period.strategy)
    rows = report_rows(tasks.open_to(who, Act.READ), period, campaign, on=localdate())
    if not rows and who.is_administrator and not may_for_all(who, Act.READ):
        raise PermissionDenied
    overseen = set(tasks.open_to(who, Act.OVERSEE).values_list("pk", flat=True))
    form = ReportFilter(request.GET, rows=rows, user=request.user, overseen=overseen)
    context = {
        **frame(period),
        "campaign": campaign,
        "form": form,
        "rows": form.left(),
        "may_oversee": bool(overseen),
    }
    return render(request, "panel/reports.html", context)
