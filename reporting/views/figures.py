"""The page for entering the figures of a task's year."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from indicators.models import Indicator
from organisation.models import User
from organisation.rights import Act, standing_of
from organisation.roles import Standing
from reporting.changes import saves
from reporting.entry import indicator_entry, stage_entry
from reporting.forms import FiguresForm, make_form
from reporting.recording import lock, read_figures, record_figures
from tasks import unusual
from tasks.cells import stage_table
from tasks.models import Stage, Strategy, StrategyYear, Task
from tasks.outline import task_node


@require_http_methods(["GET", "HEAD", "POST"])
def figures(request: HttpRequest, strategy: str, code: str, year: int) -> HttpResponse:
    """Show and take the figures of one task and year."""
    task, its_year = _asked_for(standing_of(request), strategy, code, year)
    if request.method == "POST":
        with transaction.atomic():
            lock(task)
            # Anew, now that nobody else can change its stages and indicators.
            task = get_object_or_404(
                _with_everything(Task.objects.of(task.strategy)), pk=task.pk
            )
            form = make_form(
                request.POST, task=task, recorded=read_figures(task, its_year)
            )
            if form.is_valid():
                return _save(request, form, task, its_year)
    else:
        form = make_form(None, task=task, recorded=read_figures(task, its_year))
    return render(
        request,
        "panel/figures.html",
        _entry_page(form, task, its_year),
        status=409 if form.meanwhile else 422 if form.errors else 200,
    )


def _asked_for(
    who: Standing, strategy: str, code: str, year: int
) -> tuple[Task, StrategyYear]:
    """Find the task and year; others' tasks are not there, readers may not enter."""
    found = get_object_or_404(Strategy, slug=strategy)
    its_year = get_object_or_404(found.years, year=year)
    tasks = Task.objects.of(found).coded(code)
    task = get_object_or_404(_with_everything(tasks.open_to(who, Act.READ)))
    if not tasks.open_to(who, Act.ENTER).exists():
        raise PermissionDenied
    return task, its_year


def _with_everything(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    return tasks.prefetch_related(
        Prefetch("stages", Stage.objects.with_figures()),
        Prefetch("indicators", Indicator.objects.with_values()),
    )


def _save(
    request: HttpRequest, form: FiguresForm, task: Task, year: StrategyYear
) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101  the middleware let them in
    count = record_figures(task, year, form.figures(), by=request.user)
    if count:
        said = ngettext("Saved: %d change.", "Saved: %d changes.", count) % count
        messages.success(request, said)
    else:
        messages.info(request, _("Nothing was changed."))
    return redirect("panel:figures", task.strategy.slug, task.code, year.year)


def _entry_page(form: FiguresForm, task: Task, year: StrategyYear) -> dict[str, Any]:
    years = [row.year for row in task.strategy.years.all()]
    node = task_node(task)
    return {
        "form": form,
        "task": task,
        "strategy": task.strategy,
        "years": years,
        "year": year.year,
        "stages": stage_entry(form, stage_table(node, task.stages.all(), years), year),
        "indicators": indicator_entry(form, years, year.year),
        "plan_warning": unusual.plan(node.figures),
        "saves": saves(task, year),
    }
