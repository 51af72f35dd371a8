"""Pages that say what a deed changes for the public, and then do it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leszno_strategy.transactions import deed as whole_or_nothing
from organisation.rights import person_of
from reporting.models import Campaign, State
from structure.consequences import Consequences, consequences
from structure.deeds import DEEDS, Deed, DeedForm, reports_below, why_it_stays
from structure.frame import frame, require_office, strategy_of
from structure.rows import row_at
from structure.views.cards import parents_of
from structure.wording import SAID_BY_STATE
from tasks.models import Strategy, StrategyState
from tasks.withdrawing import tasks_below


@require_http_methods(["GET", "HEAD", "POST"])
def deed(
    request: HttpRequest, strategy: str, code: str, level: str, name: str
) -> HttpResponse:
    """Ask, say what would change, and do it when that is agreed to."""
    found = strategy_of(request, strategy)
    require_office(request)
    row, asked = row_at(request, found, level, code), DEEDS[name]
    if request.method != "POST":
        return page(request, found, row, asked, asked.form(row))
    form = asked.form(row, request.POST)
    if not form.is_valid():
        return page(request, found, row, asked, form)
    if request.POST.get("step") == "do":
        return _do(request, found, row, asked, form)
    return preview(request, found, row, asked, form)


def preview(
    request: HttpRequest, strategy: Strategy, row: Any, asked: Deed, form: DeedForm
) -> HttpResponse:
    """Show what the deed would change, with the button that does it."""
    there = type(row)._default_manager.get(pk=row.pk)
    told = None
    try:
        told = consequences(
            strategy, lambda: asked.act(there, form.cleaned_data, person_of(request))
        )
    except ValidationError as refusal:
        form.add_error(None, refusal)
    return page(request, strategy, row, asked, form, told=told)


@whole_or_nothing
def _do(
    request: HttpRequest, strategy: Strategy, row: Any, asked: Deed, form: DeedForm
) -> HttpResponse:
    parents = parents_of(row)
    there = type(row)._default_manager.get(pk=row.pk)
    try:
        asked.act(there, form.cleaned_data, person_of(request))
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return page(request, strategy, row, asked, form)
    messages.success(request, str(asked.done))
    if there.pk is None:
        return redirect(address_of(strategy, parents[-1] if parents else None))
    stored = type(row)._default_manager.get(pk=row.pk)
    return redirect(address_of(strategy, stored))


def address_of(strategy: Strategy, row: Any) -> str:
    """Return the address of the row's card, of the tree for None."""
    if row is None:
        return reverse("structure:tree", args=[strategy.slug])
    return reverse(f"structure:{row._meta.model_name}", args=[strategy.slug, row.code])


def page(
    request: HttpRequest,
    strategy: Strategy,
    row: Any,
    asked: Deed,
    form: DeedForm,
    *,
    told: Consequences | None = None,
) -> HttpResponse:
    context = {
        **frame(request, strategy),
        "row": row,
        "level": row._meta.model_name,
        "kind": row._meta.verbose_name,
        "parents": [*parents_of(row), row],
        "back": address_of(strategy, row),
        "deed": asked,
        "form": form,
        "told": told,
        "below": len(tasks_below(row)),
        "reports": _reports(row) if told else {},
        "closed": list(
            strategy.years.filter(is_closed=True).values_list("year", flat=True)
        ),
        "refused": why_it_stays(row) if asked.name == "remove" else [],
        "lead": SAID_BY_STATE[StrategyState(strategy.state)],
        "address": reverse(
            f"structure:{row._meta.model_name}-{asked.name}",
            args=[strategy.slug, row.code],
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "structure/deed.html", context, status=status)


def _reports(row: Any) -> dict[str, Any]:
    """Count the reports concerned, and name the open campaigns."""
    reports = reports_below(row)
    campaigns = Campaign.objects.filter(
        year__strategy=row.strategy, is_closed=False
    ).select_related("year")
    return {
        "approved": reports.filter(state=State.APPROVED).count(),
        "open": reports.exclude(state=State.APPROVED).count(),
        "campaigns": [one.year.year for one in campaigns],
    }
