"""Moving rows up and down: by buttons, or by dragging where there is a mouse."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from leszno_strategy.transactions import deed as whole_or_nothing
from leszno_strategy.transactions import locked
from organisation.history import sign
from organisation.models import User
from organisation.rights import person_of
from structure.deeds import DEEDS
from structure.frame import require_office, strategy_of
from structure.views.deeds import preview
from tasks.models import Goal, Programme, Strategy, Task
from tasks.models.order import put_in_order
from tasks.models.strategy import PUBLIC_STATES
from tasks.moving import IfTaken, move, renumber

KEY = re.compile(r"(goal|programme|task)-([1-9][0-9]{0,17})", re.ASCII)
# The part of an address at which each kind of row stands in the tree.
PLACES = {"goal": "c", "programme": "p", "task": "z"}


@require_POST
def order(request: HttpRequest, strategy: str) -> HttpResponse:
    """Put a row before or behind its neighbour, or where it was dropped.

    Where that changes codes that the public knows, the page says so first.
    """
    found = strategy_of(request, strategy)
    require_office(request)
    row, target = _asked(request, found)
    if target is None:
        return _back(request, found, row)
    if isinstance(row, Goal):
        _swap_goals(row, target, person_of(request))
        messages.success(request, _("Moved. Numbers stay as they are."))
        return _back(request, found, row)
    if found.state in PUBLIC_STATES:
        return _say_first(request, found, row, target)
    try:
        _place(row, target, person_of(request))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return _back(request, found, row)
    row = type(row)._default_manager.get(pk=row.pk)
    messages.success(request, _("Moved: it is %(code)s.") % {"code": row.code})
    return _back(request, found, row)


def _asked(request: HttpRequest, strategy: Strategy) -> tuple[Any, Any]:
    sent = request.POST
    if sent.get("dragged"):
        row = _row(strategy, sent["dragged"])
        onto = _row(strategy, sent.get("onto", ""))
        return row, onto if onto != row and _fits(row, onto) else None
    direction = "up" if sent.get("up") else "down"
    row = _row(strategy, sent.get(direction, ""))
    siblings = _siblings(row)
    step = -1 if direction == "up" else 1
    place = next(n for n, one in enumerate(siblings) if one.pk == row.pk) + step
    return row, siblings[place] if 0 <= place < len(siblings) else None


def _row(strategy: Strategy, key: str) -> Any:
    if not (match := KEY.fullmatch(key)):
        raise Http404
    level, pk = match.groups()
    rows: Any = {
        "goal": Goal.objects.filter(strategy=strategy),
        "programme": Programme.objects.filter(goal__strategy=strategy),
        "task": Task.objects.of(strategy),
    }[level]
    if (found := rows.filter(pk=int(pk)).first()) is None:
        raise Http404
    return found


def _fits(row: Any, onto: Any) -> bool:
    """A task is dropped on a task or a programme, a programme on a programme."""
    if isinstance(row, Task):
        return isinstance(onto, Task | Programme)
    return type(row) is type(onto)


def _siblings(row: Any) -> list[Any]:
    if isinstance(row, Goal):
        return list(Goal.objects.filter(strategy=row.strategy_id).order_by("position"))
    if isinstance(row, Programme):
        return list(Programme.objects.filter(goal=row.goal_id).order_by("number"))
    return list(Task.objects.filter(programme=row.programme_id).order_by("number"))


@whole_or_nothing
def _swap_goals(row: Goal, target: Goal, by: User) -> None:
    goals = Goal.objects.filter(strategy=row.strategy_id)
    locked(goals)
    row, target = goals.get(pk=row.pk), goals.get(pk=target.pk)
    for one in (row, target):
        sign(one, by=by)
    put_in_order([(row, target.position)], goals.order_by("position"))


def _parent_of(row: Any) -> Any:
    return row.programme if isinstance(row, Task) else row.goal


def _place(row: Any, target: Any, by: User) -> None:
    if isinstance(row, Task) and isinstance(target, Programme):
        if row.programme_id != target.pk:
            move(row, target, by=by)
    elif _parent_of(row) == _parent_of(target):
        renumber(row, target.number, by=by, if_taken=IfTaken.SHIFT)
    else:
        move(row, _parent_of(target), number=target.number, by=by)


def _say_first(
    request: HttpRequest, strategy: Strategy, row: Any, target: Any
) -> HttpResponse:
    """Show the page of the deed with what was asked filled in."""
    onto_programme = isinstance(row, Task) and isinstance(target, Programme)
    parent = target if onto_programme else _parent_of(target)
    if parent == _parent_of(row):
        deed = DEEDS["renumber"]
        data = {"number": target.number, "if_taken": IfTaken.SHIFT.value}
    else:
        deed = DEEDS["move"]
        number = "" if onto_programme else target.number
        data = {"parent": parent.pk, "number": number}
    form = deed.form(row, {**data, "reason": ""})
    form.is_valid()
    return preview(request, strategy, row, deed, form)


def _back(request: HttpRequest, strategy: Strategy, row: Any) -> HttpResponse:
    """Lead back to the tree as it was, at the row."""
    asked = request.POST.get("next", "")
    base = reverse("structure:tree", args=[strategy.slug])
    is_ours = url_has_allowed_host_and_scheme(asked, None) and asked.startswith(base)
    place = f"#{PLACES[row._meta.model_name]}-{row.code}"
    return redirect(f"{asked if is_ours else base}{place}")
