"""The reports of a year, one line each, to be chosen for an action with many."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from organisation.rights import Right, held_posts_of, may_for_all, person_of
from organisation.roles import HeldPosts
from reporting.approving import AT_ONCE
from reporting.models import Action, Campaign
from reporting.overview import report_rows
from reporting.report_filter import ReportFilter
from reporting.subjects import Subjects, subjects_of
from reporting.transitions import campaign_of, right_for
from reporting.views.periods import frame, period_of

# In the address, it checks the boxes of all lines: there is no need of a script.
CHECK_ALL = "zaznacz"


@require_safe
def reports(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """List the reports that the person may read, as far as they are asked for."""
    period, who = period_of(request, strategy, year), held_posts_of(request)
    campaign = campaign_of(period)
    subjects = subjects_of(period)
    readable = subjects.open_to(who, Right.READ)
    rows = report_rows(readable, period, campaign, on=localdate())
    if not rows and who.is_administrator and not may_for_all(who, Right.READ):
        raise PermissionDenied
    overseen = subjects.open_to(who, Right.OVERSEE).keys()
    form = ReportFilter(
        request.GET, rows=rows, user=person_of(request), overseen=overseen
    )
    left = form.left()
    context = {
        **frame(period),
        "campaign": campaign,
        "form": form,
        "rows": left,
        "may_oversee": bool(overseen),
        **_deeds(subjects, who, campaign),
        "may_check_all": len(left) <= AT_ONCE,
        "all_checked": CHECK_ALL in request.GET,
    }
    return render(request, "reporting/reports.html", context)


def _deeds(
    subjects: Subjects, who: HeldPosts, campaign: Campaign | None
) -> dict[str, bool]:
    """Say what the person may do with some of the reports: two to eight queries."""
    approve = right_for(Action.APPROVED, campaign)
    may_remind = campaign is not None and subjects.open_to(who, Right.REMIND).exists()
    may_approve = campaign is not None and subjects.open_to(who, approve).exists()
    return {
        "may_remind": may_remind,
        "may_approve": may_approve,
        "may_choose": may_remind or may_approve,
    }
