"""The campaign of a year: opening it, changing it, closing it early."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leszno_strategy.kept_forms import Kept, kept, shows_kept
from leszno_strategy.meanwhile import SEEN, Meanwhile, meet, said_by, write_seen
from leszno_strategy.transactions import deed, locked
from organisation.models import User
from organisation.rights import Right, held_posts_of, may_for_all, person_of
from reporting import campaigns
from reporting.campaign_form import CampaignForm, ThresholdsForm
from reporting.transitions import campaign_of
from reporting.views.periods import asked_campaign, frame, period_of
from tasks.models import StrategyYear
from tasks.outline import thresholds as thresholds_of


@shows_kept
@require_http_methods(["GET", "HEAD", "POST"])
def campaign(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Show and take the year's campaign and thresholds."""
    by = _office(request)
    period = period_of(request, strategy, year)
    if found := kept(request):
        met = meet(found.data, _stored(period))
        return _page(request, period, *_forms(met.data, period), met.changes, found)
    if request.method != "POST":
        return _page(request, period, *_forms(None, period))
    is_saved, shown = _take(request.POST, period, by)
    if is_saved:
        messages.success(request, _("The campaign is saved."))
        return redirect("reporting:board", strategy, year)
    return _page(request, *shown)


@deed
def _take(data: Any, period: StrategyYear, by: User) -> tuple[bool, tuple[Any, ...]]:
    """Save what was sent; say whether it is, and what to show if it is not."""
    # Of two people who open the same campaign, the second changes the first's.
    (period,) = locked(
        StrategyYear.objects.select_related("strategy").filter(pk=period.pk)
    )
    met = meet(data, _stored(period))
    form, thresholds = _forms(met.data, period)
    is_saved = False
    if form.is_valid() & thresholds.is_valid() and not met.changes:
        try:
            campaigns.save_campaign(form.instance, thresholds.instance, by=by)
            is_saved = True
        except ValidationError as error:
            form.add_error(form.blamed, error)
    return is_saved, (period, form, thresholds, met.changes)


@require_POST
def close(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    by, found = _office(request), asked_campaign(strategy, year)
    if campaigns.close(found, by=by):
        said = _("The campaign is closed: nobody can write for %(year)s.")
        messages.success(request, said % {"year": year})
    else:
        messages.info(request, _("The campaign was closed already."))
    return redirect("reporting:campaign", strategy, year)


@require_POST
def reopen(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    by, found = _office(request), asked_campaign(strategy, year)
    try:
        changed = campaigns.reopen(found, by=by, on=localdate())
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        if changed:
            messages.success(request, _("The campaign is no longer closed early."))
        else:
            messages.info(request, _("The campaign was not closed early."))
    return redirect("reporting:campaign", strategy, year)


def _office(request: HttpRequest) -> User:
    if not may_for_all(held_posts_of(request), Right.CAMPAIGN):
        raise PermissionDenied
    return person_of(request)


def _forms(data: Any, period: StrategyYear) -> tuple[CampaignForm, ThresholdsForm]:
    found = campaign_of(period) or campaigns.new_campaign(period, on=localdate())
    return (
        CampaignForm(data, instance=found, label_suffix=""),
        ThresholdsForm(data, instance=period, label_suffix=""),
    )


def _stored(period: StrategyYear) -> list[ModelForm[Any]]:
    """Make the forms of what is stored; a campaign that is only suggested is not."""
    # Of its own, since forms change the rows that they are given.
    shown = _forms(None, StrategyYear.objects.get(pk=period.pk))
    return [form for form in shown if form.instance.pk]


def _page(
    request: HttpRequest,
    period: StrategyYear,
    form: CampaignForm,
    thresholds: ThresholdsForm,
    meanwhile: Sequence[Meanwhile] = (),
    sent_late: Kept | None = None,
) -> HttpResponse:
    # Anew: a form that was not valid has changed the rows it was given.
    found = campaign_of(period)
    wrong = [field for one in (form, thresholds) for field in one if field.errors]
    context = {
        **frame(period),
        "form": form,
        "thresholds": thresholds,
        "usual": thresholds_of(),
        "mistakes": wrong,
        "meanwhile": meanwhile,
        "kept": sent_late,
        "seen": form.data.get(SEEN) or write_seen(said_by(form) | said_by(thresholds)),
        "campaign": found,
        "window": campaigns.window(found, localdate()) if found else None,
        "is_year_closed": period.is_closed,
    }
    status = 409 if meanwhile else 422 if wrong else 200
    return render(request, "reporting/campaign.html", context, status=status)
