"""Cards of the strategy and its parts: reading and changing them."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import label_for_field
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from indicators.models import Indicator
from leszno_strategy.kept_forms import Kept, kept, shows_kept
from leszno_strategy.transactions import deed, locked
from organisation.careful_admin import Told
from organisation.history import last_saved
from organisation.rights import person_of
from structure.cards import Card, met
from structure.frame import frame, strategy_of
from structure.history import entries
from structure.rows import may_change, require_row, row_at
from structure.wording import SAID_BY_STATE
from tasks.models import FundingSource, Strategy, StrategyState, Task

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@shows_kept
@PAGE
def card(request: HttpRequest, strategy: str, code: str, level: str) -> HttpResponse:
    """Show the card of a goal, programme or task; save what was typed into it."""
    found = strategy_of(request, strategy)
    return _answer(request, found, row_at(request, found, level, code))


@shows_kept
@PAGE
def indicator(request: HttpRequest, strategy: str, pk: int) -> HttpResponse:
    """Show the card of an indicator with its values."""
    found = strategy_of(request, strategy)
    row = get_object_or_404(Indicator.objects.of(found), pk=pk)
    parent = row.parent
    if not isinstance(parent, Strategy):
        require_row(request, found, parent)
    return _answer(request, found, row)


@shows_kept
@PAGE
def whole(request: HttpRequest, strategy: str) -> HttpResponse:
    """Show the card of the strategy itself, with the indicators of its own."""
    found = strategy_of(request, strategy)
    return _answer(request, found, found)


@shows_kept
@PAGE
def funding(request: HttpRequest, strategy: str, pk: int) -> HttpResponse:
    """Show the card of a funding source, with its amounts by year."""
    found = strategy_of(request, strategy)
    rows = FundingSource.objects.filter(task__programme__goal__strategy=found)
    row = get_object_or_404(
        rows.select_related("task__programme__goal__strategy"), pk=pk
    )
    require_row(request, found, row.task)
    return _answer(request, found, row)


def _answer(request: HttpRequest, strategy: Strategy, row: Any) -> HttpResponse:
    is_open = may_change(request, row)
    if request.method == "POST":
        if not is_open:
            raise PermissionDenied
        return _save(request, strategy, row)
    late = kept(request)
    if late and is_open:
        shown = Card(row, late.data)
        shown.is_valid()
        return _page(request, strategy, shown, told=Told(kept=late), seen=late.data)
    return _page(request, strategy, Card(row, is_open=is_open))


@deed
def _save(request: HttpRequest, strategy: Strategy, row: Any) -> HttpResponse:
    locked(type(row)._default_manager.filter(pk=row.pk))
    # Anew, now that nobody else can change it.
    row = type(row)._default_manager.get(pk=row.pk)
    data, told = met(row, request.POST)
    sent = Card(row, data)
    is_good = sent.is_valid()
    if not is_good:
        # Nobody is to agree to what cannot be saved anyway.
        told.losses = []
    if told.changes or told.losses or not is_good:
        return _page(request, strategy, sent, told=told, seen=data)
    if not sent.has_changed:
        messages.info(request, _("Nothing was changed."))
        return redirect(request.path)
    for flag in sent.save(by=person_of(request)):
        label = label_for_field(flag, Task)
        messages.info(request, _("There are rows, so ticked: %s.") % label)
    messages.success(request, _saved(strategy))
    return redirect(request.path)


def _saved(strategy: Strategy) -> str:
    if strategy.state == StrategyState.PREPARATION:
        return _("Saved. The public does not see it: the strategy is in preparation.")
    return _("Saved. The public sees it at once.")


def _page(
    request: HttpRequest,
    strategy: Strategy,
    shown: Card,
    *,
    told: Told | None = None,
    seen: Any = None,
) -> HttpResponse:
    row = shown.row
    if shown.form.is_bound:
        # As it is stored: a form writes into its row what cannot be saved.
        row = type(row)._default_manager.get(pk=row.pk)
    late: Kept | None = told.kept if told else None
    context = {
        **frame(request, strategy),
        "card": shown,
        "row": row,
        "level": row._meta.model_name,
        "kind": row._meta.verbose_name,
        "code": getattr(row, "code", ""),
        "here": getattr(row, "code", "") or row._meta.verbose_name,
        "title": getattr(row, "title", str(row)),
        "public_page": _public_page(row),
        "measures": shown.measures,
        "parents": parents_of(row),
        "told": told,
        "kept": late,
        "last": last_saved(row) if told and told.changes else None,
        "seen": seen.get("seen", "") if seen is not None else shown.seen,
        "mistakes": shown.mistakes,
        "lead": SAID_BY_STATE[StrategyState(strategy.state)],
        "history": entries(row),
        "may_change": shown.is_open,
    }
    status = 200
    if told and (told.changes or told.losses):
        status = 409
    elif shown.form.is_bound and not late and not shown.is_valid():
        status = 422
    return render(request, "structure/card.html", context, status=status)


def _public_page(row: Any) -> str:
    shown = row.task if isinstance(row, FundingSource) else row
    return str(shown.get_absolute_url())


def parents_of(row: Any) -> list[Any]:
    """Return what the row belongs to, from the goal on; the strategy is no part."""
    if isinstance(row, Strategy):
        return []
    if isinstance(row, Indicator):
        parent = row.parent
        own = [] if isinstance(parent, Strategy) else [parent]
        return [*parents_of(parent), *own]
    if isinstance(row, FundingSource):
        return [*parents_of(row.task), row.task]
    if isinstance(row, Task):
        return [row.programme.goal, row.programme]
    return [row.goal] if hasattr(row, "goal_id") else []
