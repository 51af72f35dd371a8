"""The board: where a year's reports stand, and who is to be asked."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from organisation.rights import Right, held_posts_of, may_for_all
from reporting.board import Board
from reporting.campaigns import window
from reporting.overview import report_rows
from reporting.report_filter import PARAMETERS
from reporting.subjects import subjects_of
from reporting.views.periods import campaign_in, frame, period_of


@require_safe
def board(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Show the part of the strategy that the person oversees."""
    period, who, today = (
        period_of(request, strategy, year),
        held_posts_of(request),
        localdate(),
    )
    is_all, campaign = may_for_all(who, Right.OVERSEE), campaign_in(period)
    overseen = subjects_of(period).open_to(who, Right.OVERSEE)
    rows = report_rows(overseen, period, campaign, on=today)
    if not rows and not is_all:
        raise PermissionDenied
    context = {
        **frame(period),
        "campaign": campaign,
        "window": window(campaign, today) if campaign else None,
        "days_left": campaign.days_left(today) if campaign else None,
        "board": Board(
            rows,
            period,
            overseen=overseen,
            on=today,
            is_all=is_all,
            opened=request.GET.get(PARAMETERS["goal"], ""),
        ),
        "may_open": may_for_all(who, Right.CAMPAIGN),
        "may_export": may_for_all(who, Right.EXPORT),
    }
    return render(request, "reporting/board.html", context)
