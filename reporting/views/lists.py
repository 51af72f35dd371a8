"""The reports of a year, one line each, to be chosen for an action with many."""

from tempfile import TemporaryFile

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organisation.rights import Right, held_posts_of, may_for_all, person_of
from organisation.roles import HeldPosts
from reporting.approving import AT_ONCE
from reporting.at_once import remarked
from reporting.models import Action, Campaign
from reporting.overview import in_full, report_rows
from reporting.report_filter import ReportFilter
from reporting.standing import Stood
from reporting.subjects import subjects_of
from reporting.transitions import right_for
from reporting.views.periods import campaign_in, frame, period_of
from tasks.models import StrategyYear

# In the address, it checks the boxes of all lines: there is no need of a script.
CHECK_ALL = "zaznacz"
# What is checked on a page is not more than can be done at once.
ON_A_PAGE = min(100, AT_ONCE)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def reports(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """List the reports that the person may read, as far as they are asked for."""
    period, who = period_of(request, strategy, year), held_posts_of(request)
    campaign = campaign_in(period)
    form = _asked_for(request, period, campaign)
    pages = Paginator(form.left(), ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    rows = list(page.object_list)
    in_full(rows, period, with_reports=True)
    remarked(rows, period)
    context = {
        **frame(period),
        "campaign": campaign,
        "form": form,
        "page": page,
        "page_numbers": pages.get_elided_page_range(page.number),
        "rows": rows,
        **_rights(form.standings, who, campaign),
        "may_enter": campaign is not None and _may_enter(period, who),
        "all_checked": CHECK_ALL in request.GET,
    }
    return render(request, "reporting/reports.html", context)


def _asked_for(
    request: HttpRequest, period: StrategyYear, campaign: Campaign | None
) -> ReportFilter:
    """Filter what the person may read; an administrator reads no reports."""
    who = held_posts_of(request)
    readable = subjects_of(period).open_to(who, Right.READ)
    every = report_rows(readable, period, campaign, on=localdate())
    if not every and who.is_administrator and not may_for_all(who, Right.READ):
        raise PermissionDenied
    return ReportFilter(request.GET, rows=every, user=person_of(request), who=who)


@require_safe
def reports_file(request: HttpRequest, strategy: str, year: int) -> HttpResponseBase:
    """Give the list as it is filtered, all pages of it, as a workbook."""
    # Only here: few ask for a workbook, and it takes long to load.
    from reporting.reports_file import write_reports

    period = period_of(request, strategy, year)
    form = _asked_for(request, period, campaign_in(period))
    if not form.is_valid():
        # The page says what is wrong; a file would say that there is nothing.
        address = reverse("reporting:reports", args=[strategy, year])
        return redirect(f"{address}?{request.GET.urlencode()}")
    rows = form.left()
    in_full(rows, period)
    title = _("Reports for %(year)s") % {"year": year}
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    write_reports(rows, file, title=title, author=period.strategy.city)
    file.seek(0)
    name = _("reports-%(year)s.xlsx") % {"year": f"{strategy}-{year}"}
    response = FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
    response["Cache-Control"] = "no-store"
    return response


def _may_enter(period: StrategyYear, who: HeldPosts) -> bool:
    """Say whether the person fills in any of the year's reports."""
    if may_for_all(who, Right.ENTER):
        return True
    return bool(subjects_of(period).open_rights(who, Right.ENTER))


def _rights(stood: Stood, who: HeldPosts, campaign: Campaign | None) -> dict[str, bool]:
    """Say what the person may do with some of the reports."""
    approve = right_for(Action.APPROVED, campaign)
    asked = {Right.OVERSEE, Right.REMIND, approve}
    rights = {one for one in asked if may_for_all(who, one) and stood}
    if who.programmes or who.heads_goals is not False:
        asked -= rights
        rights |= {right for right in asked if any(s.may(who, right) for s in stood)}
    may_remind = campaign is not None and Right.REMIND in rights
    may_approve = campaign is not None and approve in rights
    return {
        "may_oversee": Right.OVERSEE in rights,
        "may_remind": may_remind,
        "may_approve": may_approve,
        "may_choose": may_remind or may_approve,
    }
