"""A year of a strategy: its thresholds, and removing one that was a mistake."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from leszno_strategy.meanwhile import SEEN, meet, said_by, write_seen
from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import User
from organisation.rights import person_of
from reporting.campaign_form import ThresholdsForm
from structure import deleting
from structure.frame import frame, require_office, strategy_of
from tasks.models import Strategy, StrategyYear
from tasks.outline import thresholds


@require_http_methods(["GET", "HEAD", "POST"])
def year(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Show and take the thresholds of the year."""
    require_office(request)
    found = strategy_of(request, strategy)
    row = _year_of(found, year)
    if request.method != "POST":
        return _page(request, found, row, _form(None, row))
    form, changes = _save(request.POST, row, person_of(request))
    if form.is_valid() and not changes:
        messages.success(request, _("The thresholds are saved."))
        return redirect("structure:life", strategy)
    return _page(request, found, row, form, changes)


@deed
def _save(data: Any, row: StrategyYear, by: User) -> tuple[ThresholdsForm, Any]:
    (row,) = locked(StrategyYear.objects.filter(pk=row.pk))
    met = meet(data, [_form(None, StrategyYear.objects.get(pk=row.pk))])
    form = _form(met.data, row)
    if form.is_valid() and not met.changes and form.has_changed():
        sign(form.instance, by=by)
        form.instance.save(update_fields=["on_track_from", "delayed_from"])
    return form, met.changes


@require_POST
def delete(request: HttpRequest, strategy: str, year: int) -> HttpResponse:
    """Remove a year that nobody has seen figures of."""
    require_office(request)
    row = _year_of(strategy_of(request, strategy), year)
    try:
        deleting.delete_year(row, by=person_of(request))
    except ValidationError as refusal:
        messages.error(request, refusal.message)
        return redirect("structure:year", strategy, year)
    messages.success(request, _("The year %(year)s is deleted.") % {"year": year})
    return redirect("structure:life", strategy)


def _year_of(strategy: Strategy, year: int) -> StrategyYear:
    years = StrategyYear.objects.select_related("strategy")
    return get_object_or_404(years, strategy=strategy, year=year)


def _form(data: Any, row: StrategyYear) -> ThresholdsForm:
    return ThresholdsForm(data, instance=row, label_suffix="")


def _page(
    request: HttpRequest,
    found: Strategy,
    row: StrategyYear,
    form: ThresholdsForm,
    changes: Any = (),
) -> HttpResponse:
    mistakes = [field for field in form if field.errors]
    contents = deleting.contents_of_year(row)
    context = {
        **frame(request, found),
        "of_year": row.year,
        "form": form,
        "usual": thresholds(),
        "mistakes": mistakes,
        "meanwhile": changes,
        "seen": form.data.get(SEEN) or write_seen(said_by(form)),
        "contents": contents,
        "refusal": deleting.why_year_stays(row, contents),
    }
    status = 409 if changes else 422 if mistakes else 200
    return render(request, "structure/year.html", context, status=status)
