"""A task with all that its card prints, in as few queries as what it has takes.

A table and what lies below its rows come as one query; what most cards lack is asked
for only where the task has it.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import (
    Exists,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)

from indicators.models import AbsentKind, Indicator, IndicatorBreak, IndicatorTarget
from tasks.leading_on import found_at
from tasks.models import Executor, FundingYear, Stage, StageYear, Strategy, Task
from tasks.place_changes import PlaceChange, place_changes
from tasks.plan_changes import PlanChange, plan_changes

PARENTS = (
    "programme__goal__strategy",
    "programme__goal__head",
    "programme__coordinator",
)


def card_of(strategy: Strategy, code: str) -> Task:
    """Fetch a task with its card; see `found_at` for what it raises.

    The strategy comes with its years, whose thresholds the status needs.
    """
    of_strategy = Task.objects.of(strategy).select_related(*PARENTS)
    tasks = _told_what_they_have(of_strategy, strategy.published_at)
    task: Any = found_at(tasks, code, strategy=strategy.slug)
    task.programme.goal.strategy = strategy
    prefetch_related_objects(
        [task],
        Prefetch("executors", Executor.objects.with_carrier()),
        "partners",
        *(["absent_kinds"] if task.has_absent_kinds else []),
        Prefetch("indicators", _with_series(task)),
    )
    if not task.has_absent_kinds:
        _keep(task, "absent_kinds", AbsentKind, [])
    for indicator in task.indicators.all():
        if not task.has_targets:
            _keep(indicator, "targets", IndicatorTarget, [])
        if not task.has_breaks:
            _keep(indicator, "breaks", IndicatorBreak, [])
    years = {one.pk: one for one in strategy.years.all()}
    _fetch_with_years(task, "stages", StageYear, ("planned", "actual"), years)
    _fetch_with_years(task, "funding", FundingYear, ("planned", "executed"), years)
    return task  # type: ignore[no-any-return]


def plan_changes_of(task: Any) -> list[PlanChange]:
    """Read them where the history says that there may be any."""
    return plan_changes(task) if task.has_later_figures else []


def place_changes_of(task: Any) -> list[PlaceChange]:
    """Read them where the history says that there may be any."""
    return place_changes(task) if task.has_later_states else []


def _told_what_they_have(
    tasks: "QuerySet[Task, Any]", since: datetime.datetime | None
) -> "QuerySet[Task, Any]":
    """Annotate it; `since` is when the strategy was published, and changes count."""
    here = {"task": OuterRef("pk")}
    below = {"indicator__task": OuterRef("pk")}
    stages = Stage.objects.filter(task=OuterRef(OuterRef("pk"))).values("pk")
    past = Stage.history.filter(task_id=OuterRef(OuterRef("pk"))).values("id")
    of_stages = Q(stage_id__in=stages) | Q(stage_id__in=past)
    later: dict[str, Any] = {"history_date__gte": since} if since else {"pk__in": []}
    figures = StageYear.history.filter(of_stages, **later)
    states = Task.history.filter(id=OuterRef("pk"), **later)
    return tasks.annotate(
        has_absent_kinds=Exists(AbsentKind.objects.filter(**here)),
        has_targets=Exists(IndicatorTarget.objects.filter(**below)),
        has_breaks=Exists(IndicatorBreak.objects.filter(**below)),
        has_later_figures=Exists(figures),
        has_later_states=Exists(states),
    )


def _with_series(task: Any) -> "QuerySet[Indicator]":
    """As `with_series` fetches it, but for what none of the task's has."""
    lacking = [
        *([] if task.has_targets else ["targets"]),
        *([] if task.has_breaks else ["breaks"]),
    ]
    series = ("values", "targets", "breaks")
    return Indicator.objects.select_related(
        "reporting_unit", "reporting_post"
    ).prefetch_related(*(name for name in series if name not in lacking))


def _fetch_with_years(
    task: Task,
    name: str,
    model: type[Model],
    figures: tuple[str, str],
    years: dict[int, Any],
) -> None:
    """Fetch rows of the card, each with its figures by year: one query."""
    manager: Any = getattr(task, name)
    cell = {"cell": F("years__pk"), "of_year": F("years__year")}
    told = {f"of_{figure}": F(f"years__{figure}") for figure in figures}
    rows: dict[int, Any] = {}
    cells: dict[int, list[Model]] = {}
    for row in manager.annotate(**cell, **told).order_by("position", "of_year"):
        rows.setdefault(row.pk, row)
        below = cells.setdefault(row.pk, [])
        if row.cell is not None:
            parent = {"stage" if name == "stages" else "funding": rows[row.pk]}
            known = {figure: getattr(row, f"of_{figure}") for figure in figures}
            of = {**parent, "year": years[row.of_year]}
            below.append(model(pk=row.cell, **of, **known))
    for pk, row in rows.items():
        _keep(row, "years", model, cells[pk])
    _keep(task, name, manager.model, rows.values())


def _keep(row: Any, name: str, model: type[Model], found: Iterable[Any]) -> None:
    """Let the row's relation hold what was found, as if it had been prefetched."""
    there: Any = model._default_manager.none()
    there._result_cache = list(found)
    there._prefetch_done = True
    if not hasattr(row, "_prefetched_objects_cache"):
        row._prefetched_objects_cache = {}
    row._prefetched_objects_cache[name] = there
