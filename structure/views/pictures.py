"""The picture of a goal: given, described, replaced and removed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from leszno_strategy.meanwhile import Meanwhile, meet, said_by, write_seen
from leszno_strategy.transactions import deed, locked
from organisation.careful_admin import save_changed
from organisation.history import last_saved, sign
from organisation.rights import person_of
from structure.frame import frame, strategy_of
from structure.picture_form import PictureForm
from structure.rows import may_change, row_at
from structure.views.adding import PAGE
from structure.views.cards import parents_of
from tasks.models import Goal, Level, Strategy


@PAGE
def picture(request: HttpRequest, strategy: str, code: str) -> HttpResponse:
    found = strategy_of(request, strategy)
    goal = row_at(request, found, Level.GOAL, code)
    if request.method != "POST":
        return _page(request, found, PictureForm(instance=goal))
    if not may_change(request, goal):
        raise PermissionDenied
    form = PictureForm(request.POST, request.FILES, instance=goal)
    # Before anything is locked: a large picture takes a moment.
    if not form.is_valid():
        return _page(request, found, form, status=422)
    return _save(request, found, goal.pk, form.cleaned_data["file"])


@deed
def _save(
    request: HttpRequest, strategy: Strategy, pk: int, drawn: Any
) -> HttpResponse:
    locked(Goal.objects.filter(pk=pk))
    # Anew, now that nobody else can change it.
    goal = Goal.objects.select_related("picture", "strategy").get(pk=pk)
    met = meet(request.POST, [PictureForm(instance=goal)])
    form = PictureForm(met.data, request.FILES, instance=goal, drawn=drawn)
    if met.changes or form.is_outdated:
        return _page(request, strategy, form, changes=met.changes, status=409)
    if not form.is_valid():
        return _page(request, strategy, form, status=422)
    if changed := form.save():
        sign(goal, by=person_of(request))
        save_changed(goal, changed)
        messages.success(request, _("The picture of the goal is saved."))
    else:
        messages.info(request, _("Nothing was changed."))
    return redirect(request.path)


def _page(
    request: HttpRequest,
    strategy: Strategy,
    form: PictureForm,
    *,
    changes: list[Meanwhile] | None = None,
    status: int = 200,
) -> HttpResponse:
    # As it is stored: a form writes into its row what cannot be saved.
    goal = Goal.objects.select_related("picture", "strategy").get(pk=form.instance.pk)
    context = {
        **frame(request, strategy),
        "goal": goal,
        "parents": [*parents_of(goal), goal],
        "form": form,
        "mistakes": form.mistakes if status == 422 else [],
        "changes": changes,
        "is_outdated": status == 409 and form.is_outdated,
        "last": last_saved(goal) if status == 409 else None,
        "seen": write_seen(said_by(PictureForm(instance=goal))),
        "was": goal.picture.digest if goal.picture else "",
        "may_change": may_change(request, goal),
    }
    return render(request, "structure/picture.html", context, status=status)
