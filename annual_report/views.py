"""The yearly report: closing the year, reopening it, and taking files of it away."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from annual_report import exports
from annual_report.closing.drawing import Drawn, draw
from annual_report.closing.events import events, reports_by_state
from annual_report.closing.freezing import close_year, is_closed, newest, reopen_year
from annual_report.closing.gap_chapters import Drafted, Frozen
from annual_report.closing.outlook import outlook
from annual_report.formats import FORMATS
from annual_report.forms import (
    ExportForm,
    ReasonForm,
    name_of,
    scope_choices,
    scope_names,
)
from annual_report.models import Export, ExportState, Snapshot
from annual_report.part_views import may_take
from annual_report.report import edition_of, file_name
from annual_report.scope import Scope
from leszno_strategy.transactions import deed
from organisation.confirming import confirmed
from organisation.rights import Right, held_posts_of, may_for_all, person_of
from reporting.recording import lock_years
from reporting.views.periods import campaign_in, frame, period_of
from tasks.models import StrategyYear, Task

LATEST = 10
GAPS_ON_A_PAGE = 50
# Of more tasks, the remarks are read programme by programme.
GAPS_AT_ONCE = 300


@require_safe
def yearly(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Show where the year stands, what is missing, its versions and files."""
    _check(request, Right.EXPORT)
    return _page(request, period_of(request, strategy, year))


@require_safe
def gaps(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """List what the report says to be missing or unusual: newly drawn, or frozen."""
    _check(request, Right.EXPORT)
    period = period_of(request, strategy, year)
    last = newest(period) if period.is_closed else None
    number = request.GET.get("page", "")
    context = {
        **frame(period),
        "snapshot": last,
        "campaign": campaign_in(period),
        **_gaps_of(Frozen(last) if last else Drafted(period), number),
    }
    return render(request, "annual_report/gaps.html", context)


def _gaps_of(told: Drafted | Frozen, number: str) -> dict[str, Any]:
    if told.task_count > GAPS_AT_ONCE:
        return _gaps_by_chapter(told, number)
    return _gaps_of_all(told, number)


def _gaps_of_all(told: Drafted | Frozen, number: str) -> dict[str, Any]:
    pages = Paginator(list(told.every_remark()), GAPS_ON_A_PAGE)
    page = pages.get_page(number)
    return {
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
        "rows": page.object_list,
        "count": pages.count,
        "chapters": [],
    }


def _gaps_by_chapter(told: Drafted | Frozen, number: str) -> dict[str, Any]:
    """Read the remarks of one programme, each of which is a page."""
    pages = Paginator(told.chapters, 1)
    page = pages.get_page(number)
    (chapter,) = page.object_list
    rows = list(told.remarks(chapter))
    return {
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
        "rows": rows,
        "count": len(rows),
        "chapters": told.chapters,
        "chapter": chapter,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def close(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Tell what closing makes public and leaves out, and close what was told so."""
    _check(request, Right.CLOSE_YEAR)
    period = period_of(request, strategy, year)
    data = request.POST if request.method == "POST" else None
    form = ReasonForm(data, is_required=newest(period) is not None)
    if data is None:
        return _closing(request, period, form)
    # Before anybody is kept from writing, since it takes its time.
    told = data.get("told")
    drawn = draw(period) if told and form.is_valid() else None
    is_stale, made = _closed_as_told(request, period, form, told, drawn)
    if is_stale:
        return _closing(request, period, form, is_stale=True, status=409)
    if made is None:
        return _closing(request, period, form, status=422)
    exports.prepare()
    said = _("The year %(year)s is closed: version %(number)s is frozen.")
    messages.success(request, said % {"year": year, "number": made.number})
    return redirect("annual_report:yearly", strategy, year)


@deed
def _closed_as_told(
    request: HttpRequest,
    period: StrategyYear,
    form: ReasonForm,
    told: str | None,
    drawn: Drawn | None,
) -> tuple[bool, Snapshot | None]:
    """Say whether what was told is no more so; close the year if it is."""
    # Nobody closes or corrects a year between what was told and what is done.
    lock_years(period.strategy_id)
    if told != outlook(period).told:
        return True, None
    return False, _closed(request, period, form, drawn)


def _closed(
    request: HttpRequest,
    period: StrategyYear,
    form: ReasonForm,
    drawn: Drawn | None,
) -> Snapshot | None:
    """Close the year; None if the form says why not."""
    if drawn is None:
        return None
    try:
        return close_year(
            period,
            by=person_of(request),
            held_posts=held_posts_of(request),
            reason=form.cleaned_data.get("reason", ""),
            drawn=drawn,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return None


def _closing(
    request: HttpRequest,
    period: StrategyYear,
    form: ReasonForm,
    *,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    found = outlook(period)
    page = found.lacking.page(request.GET.get("page", ""))
    context = {
        **frame(period),
        "form": form,
        "outlook": found,
        "page": page,
        "page_numbers": page.paginator.get_elided_page_range(page.number),
        "is_closed": period.is_closed if status == 200 else is_closed(period),
        "is_stale": is_stale,
        "campaign": found.campaign,
        # Of what was not sent yet there is nothing to mend.
        "mistakes": [field for field in form if status == 422 and field.errors],
    }
    return render(request, "annual_report/close.html", context, status=status)


@require_POST
@confirmed
def reopen(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    _check(request, Right.CLOSE_YEAR)
    period = period_of(request, strategy, year)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, period, reopening=form)
    try:
        reopen_year(period, by=person_of(request), reason=form.cleaned_data["reason"])
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, period, reopening=form)
    said = _("The year %(year)s is open again. Check the last day of its campaign.")
    messages.success(request, said % {"year": year})
    return redirect("annual_report:yearly", strategy, year)


@require_POST
def ask(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Have a file made, and lead to where it will be."""
    _check(request, Right.EXPORT)
    period = period_of(request, strategy, year)
    form = ExportForm(request.POST, period=period)
    if not form.is_valid():
        return _page(request, period, asking=form)
    try:
        export = exports.ask_for(
            period,
            form.cleaned_data["kind"],
            form.asked_scope(),
            snapshot=form.snapshot(),
            by=person_of(request),
        )
    except ValidationError as error:
        form.add_error("kind", error)
        return _page(request, period, asking=form)
    return redirect("annual_report:export", strategy, year, export.pk)


@require_safe
def export(request: HttpRequest, strategy: str, year: int, pk: int) -> HttpResponse:
    """Show how far the file is; it is there as soon as it is ready."""
    period = period_of(request, strategy, year)
    found = _export(request, period, pk)
    context = {**frame(period), "export": found, "format": FORMATS[found.kind]}
    context["may_export"] = may_for_all(held_posts_of(request), Right.EXPORT)
    context["is_underway"] = found.state in {ExportState.WAITING, ExportState.RUNNING}
    if context["is_underway"]:
        exports.start_again_if_dead(found)
    if "stan" in request.GET:
        template = "annual_report/_export.html"
    else:
        template = "annual_report/export.html"
        context["scope"] = name_of(found.scope, _named(found))
    response = render(request, template, context)
    response["Cache-Control"] = "no-store"
    return response


def _named(found: Export) -> dict[str, str]:
    """Name the part that a file covers: its task is read if it is of one."""
    strategy = found.year.strategy
    _kind, _equals, code = found.scope.partition("=")
    tasks = Task.objects.of(strategy).coded(code)
    return scope_names(scope_choices(strategy, tasks))


@require_safe
def download(
    request: HttpRequest, strategy: str, year: int, pk: int
) -> HttpResponseBase:
    """Send the file; where there is none, its page says why."""
    found = _export(request, period_of(request, strategy, year), pk)
    if not found.is_there:
        return redirect("annual_report:export", strategy, year, pk)
    return sent(found)


def sent(export: Export) -> FileResponse:
    """Send a finished file under the name that says what it is."""
    edition = edition_of(export.snapshot) if export.snapshot else None
    name = file_name(export.year, edition, Scope.read(export.scope))
    return FileResponse(
        export.file.open(),
        as_attachment=True,
        filename=f"{name}.{export.kind}",
        content_type=FORMATS[export.kind].content_type,
    )


def _check(request: HttpRequest, right: Right) -> None:
    if not may_for_all(held_posts_of(request), right):
        raise PermissionDenied


def _export(request: HttpRequest, period: StrategyYear, pk: int) -> Export:
    rows = Export.objects.select_related("year__strategy", "snapshot")
    found = rows.filter(pk=pk, year=period).first()
    # Whoever may take none learns of none.
    if found is None or not may_take(request, found):
        _check(request, Right.EXPORT)
        raise Http404("no such file")
    return found


def _latest(period: StrategyYear, form: ExportForm) -> Iterator[dict[str, Any]]:
    """Yield the files that were asked for last, in the words of the form."""
    names = scope_names(form.scopes)
    rows = Export.objects.filter(year=period).select_related("snapshot")
    for export in rows[:LATEST]:
        yield {
            "export": export,
            "format": FORMATS[export.kind],
            "scope": name_of(export.scope, names),
        }


def _page(
    request: HttpRequest,
    period: StrategyYear,
    *,
    reopening: ReasonForm | None = None,
    asking: ExportForm | None = None,
) -> HttpResponse:
    told = events(period)
    last = next((one.snapshot for one in told if one.snapshot), None)
    export_form = asking or ExportForm(period=period)
    forms = [form for form in (reopening, asking) if form]
    context = {
        **frame(period),
        "is_closed": is_closed(period) if forms else period.is_closed,
        "newest": last,
        "events": told,
        "reports": reports_by_state(period),
        "campaign": campaign_in(period),
        "may_close": may_for_all(held_posts_of(request), Right.CLOSE_YEAR),
        "reopening": reopening or ReasonForm(),
        "asking": export_form,
        "files": list(_latest(period, export_form)),
        "is_refused": bool(forms),
        "mistakes": [field for form in forms for field in form if field.errors],
    }
    return render(
        request, "annual_report/yearly.html", context, status=422 if forms else 200
    )
