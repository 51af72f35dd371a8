"""Units: what each has, another name for one, and two made one."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import ListView

from leszno_strategy.alphabet import Alphabetical
from organisation.forms import MergeForm, RenameForm
from organisation.models import Unit
from organisation.renaming import former_names, rename_unit
from organisation.rights import Permission, may_everywhere, person_of, require
from people.sections import sections_of
from people.views.posts import in_words, with_holders
from tasks.handover import executed, merge_units, reported
from tasks.naming import is_one_of_several


class UnitList(ListView[Unit]):
    template_name = "people/units.html"

    def get_queryset(self) -> QuerySet[Unit]:
        require(self.request, Permission.CHANGE, Unit)
        return Unit.objects.annotate(
            post_count=Count("posts", distinct=True),
            task_count=Count("executed__task", distinct=True),
            # Said anew: Django drops the model's own order where rows are counted.
        ).order_by(Alphabetical("name"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sections=sections_of(self.request), **kwargs)


@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all that a unit has."""
    found = _asked_for(request, pk, Permission.CHANGE)
    return _page(request, found)


@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the unit another name; the old one goes on meaning it."""
    found = _asked_for(request, pk, Permission.CHANGE)
    form = RenameForm(request.POST)
    action = partial(rename_unit, found, by=person_of(request))
    if not form.carry_out(action):
        return _page(request, found, renaming=form)
    said = _("The unit is now called “%(new)s”. “%(old)s” goes on meaning it.")
    words = {"new": form.outcome.name, "old": found.name}
    messages.success(request, said % words)
    return redirect("people:unit", pk)


@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Let another unit take over everything of this one, which is removed."""
    found = _asked_for(request, pk, Permission.DELETE)
    form = MergeForm(request.POST, unit=found)
    if not form.carry_out(partial(_merge, unit=found, by=person_of(request))):
        return _page(request, found, merging=form)
    into = form.cleaned_data["into"]
    said = _("“%(old)s” is now part of “%(new)s”. Moved: %(what)s.")
    what = in_words(form.outcome)
    words = {"old": found.name, "new": into.name, "what": what}
    messages.success(request, said % words)
    return redirect("people:unit", into.pk)


def _merge(*, understood: bool, **given: Any) -> Any:
    return merge_units(**given)


def _asked_for(request: HttpRequest, pk: int, permission: Permission) -> Unit:
    require(request, permission, Unit)
    return get_object_or_404(Unit, pk=pk)


def _page(
    request: HttpRequest,
    found: Unit,
    *,
    renaming: RenameForm | None = None,
    merging: MergeForm | None = None,
) -> HttpResponse:
    form = renaming or merging
    context = {
        "unit": found,
        "posts": with_holders(found.posts.all()),
        "executors": executed().filter(unit=found),
        "indicators": reported().filter(reporting_unit=found),
        "is_one_of_several": is_one_of_several(),
        "former": former_names(found),
        "renaming": renaming or RenameForm(),
        "merging": merging or MergeForm(unit=found),
        "may_merge": may_everywhere(request, Permission.DELETE, Unit),
        "mistakes": form.mistakes if form else [],
        "sections": sections_of(request),
    }
    status = 422 if form else 200
    return render(request, "people/unit.html", context, status=status)
