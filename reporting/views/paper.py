"""Pages to print: one report's sheet, or those of all reports that a list shows."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from organisation.rights import Right, held_posts_of, may_for_all, person_of
from reporting.approving import AT_ONCE
from reporting.asked import PARENTS
from reporting.overview import ReportRow, report_rows
from reporting.paper import sheets, with_executors
from reporting.report_filter import ReportFilter
from reporting.subjects import subjects_of
from reporting.views.periods import campaign_in, period_of
from reporting.views.report.subject import asked_for
from tasks.models import StrategyYear, Task

# In the address, it leaves the boxes empty.
EMPTY = "pusty"


@require_safe
def sheet(request: HttpRequest, **place: Any) -> HttpResponse:
    """Show one report's sheet: as it stands, or empty."""
    asked = asked_for(request, **place)
    model = type(asked.subject)
    rows = model._default_manager.filter(pk=asked.subject.pk)
    return _page(request, asked.year, with_executors(_with_parents(rows), asked.year))


@require_safe
def of_year(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Show the sheets of all reports that the same address of the list shows."""
    period, who = period_of(request, strategy, year), held_posts_of(request)
    readable = subjects_of(period).open_to(who, Right.READ)
    every = report_rows(readable, period, campaign_in(period), on=localdate())
    if not every and who.is_administrator and not may_for_all(who, Right.READ):
        raise PermissionDenied
    form = ReportFilter(request.GET, rows=every, user=person_of(request), who=who)
    chosen = form.left()
    if not chosen:
        raise Http404
    return _page(
        request, period, _found(chosen[:AT_ONCE], period), left_out=chosen[AT_ONCE:]
    )


def _found(rows: list[ReportRow], period: StrategyYear) -> list[Any]:
    """Find what the rows are on, kind by kind, from the whole to the tasks: a query."""
    pks = [row.pk for row in rows if row.model is Task]
    named = _with_parents(Task.objects.filter(pk__in=pks))
    tasks = {one.pk: one for one in with_executors(named, period)} if pks else {}
    return [
        tasks[row.pk] if row.model is Task else row.subject
        for model in PARENTS
        for row in rows
        if row.model is model
    ]


def _with_parents(rows: Any) -> Any:
    return rows.select_related(*PARENTS[rows.model])


def _page(
    request: HttpRequest,
    period: StrategyYear,
    subjects: list[Any],
    left_out: list[ReportRow] | None = None,
) -> HttpResponse:
    is_empty = EMPTY in request.GET
    context = {
        "strategy": period.strategy,
        "year": period.year,
        "campaign": campaign_in(period),
        "sheets": sheets(subjects, period, is_empty=is_empty),
        "is_empty": is_empty,
        "left_out": len(left_out or ()),
        "today": localdate(),
    }
    return render(request, "reporting/paper.html", context)
