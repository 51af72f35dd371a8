"""A task with all that its card prints, in as few queries as what it has takes.

A table and what lies below its rows come as one query; what most cards lack is asked
for only where the task has it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from indicators.models import AbsentKind, Indicator, IndicatorBreak, IndicatorTarget
from leszno_strategy.joined import fetched, fetched_own
from leszno_strategy.prepared import Prepared
from tasks.leading_on import found_at
from tasks.models import (
    Executor,
    FundingSource,
    FundingYear,
    Partner,
    Stage,
    StageYear,
    Strategy,
    Task,
)
from tasks.models.numbers import TASK_CODE
from tasks.place_changes import PlaceChange, place_changes
from tasks.plan_changes import PlanChange, plan_changes
from topics.models import Topic

PARENTS = (
    "programme__goal__strategy",
    "programme__goal__head",
    "programme__coordinator",
)


def card_of(strategy: Strategy, code: str) -> Task:
    """Fetch a task with its card; see `found_at` for what it raises.

    The strategy comes with its years, whose thresholds the status needs.
    """
    task: Any = _task_of(strategy, code)
    task.programme.goal.strategy = strategy
    fetched_own(task, "executors", _executors(task=task.pk))
    fetched_own(task, "partners", _partners(task=task.pk))
    absent = _absent_kinds(task=task.pk) if task.has_absent_kinds else []
    fetched_own(task, "absent_kinds", absent)
    there = _indicators[task.has_targets, task.has_breaks](task=task.pk)
    fetched_own(task, "indicators", there)
    for indicator in there:
        if not task.has_targets:
            fetched(indicator, "targets", [])
        if not task.has_breaks:
            fetched(indicator, "breaks", [])
    years = {one.pk: one for one in strategy.years.all()}
    _keep_with_years(task, "stages", StageYear, _stages(task=task.pk), years)
    _keep_with_years(task, "funding", FundingYear, _funding(task=task.pk), years)
    return task  # type: ignore[no-any-return]


def _task_of(strategy: Strategy, code: str) -> Any:
    since = strategy.published_at
    if match := TASK_CODE.fullmatch(code):
        goal, programme, number = match.groups()
        asked = {"goal": goal, "programme": int(programme), "number": int(number)}
        if since:
            asked["since"] = since
        found = _tasks[bool(since)](strategy=strategy.pk, **asked)
        if found:
            return found[0]
    return found_at(
        _told_what_they_have(Task.objects.of(strategy), since),
        code,
        strategy=strategy.slug,
    )


topics_of = Prepared(
    lambda task, programme: Topic.objects.of(task, programme).select_related("strategy")
)


def plan_changes_of(task: Any) -> list[PlanChange]:
    """Read them where the history says that there may be any."""
    return plan_changes(task) if task.has_later_figures else []


def place_changes_of(task: Any) -> list[PlaceChange]:
    """Read them where the history says that there may be any."""
    return place_changes(task) if task.has_later_states else []


def _told_what_they_have(
    tasks: "QuerySet[Task, Any]", since: Any
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
    return tasks.select_related(*PARENTS).annotate(
        has_absent_kinds=Exists(AbsentKind.objects.filter(**here)),
        has_targets=Exists(IndicatorTarget.objects.filter(**below)),
        has_breaks=Exists(IndicatorBreak.objects.filter(**below)),
        has_later_figures=Exists(figures),
        has_later_states=Exists(states),
    )


def _coded(strategy: Any, goal: Any, programme: Any, number: Any) -> Any:
    return Task.objects.filter(
        programme__goal__strategy=strategy,
        programme__goal__number=goal,
        programme__number=programme,
        number=number,
    )


# By whether the strategy was published.
_tasks = {
    True: Prepared(
        lambda strategy, goal, programme, number, since: _told_what_they_have(
            _coded(strategy, goal, programme, number), since
        )
    ),
    False: Prepared(
        lambda strategy, goal, programme, number: _told_what_they_have(
            _coded(strategy, goal, programme, number), None
        )
    ),
}
_executors = Prepared(lambda task: Executor.objects.with_carrier().filter(task=task))
_partners = Prepared(lambda task: Partner.objects.filter(task=task))
_absent_kinds = Prepared(lambda task: AbsentKind.objects.filter(task=task))


def _with_series(*others: str) -> Prepared:
    """As `with_series` fetches it, but of the others only what the task's have."""
    every = Indicator.objects.select_related("reporting_unit", "reporting_post")
    found = every.prefetch_related("values", *others)
    return Prepared(lambda task: found.filter(task=task))


# By whether there are targets, and breaks.
_indicators = {
    (True, True): _with_series("targets", "breaks"),
    (True, False): _with_series("targets"),
    (False, True): _with_series("breaks"),
    (False, False): _with_series(),
}


def _with_years(model: type[Model], figures: tuple[str, str]) -> Prepared:
    """Rows of the card, each as often as it has a year, with its figures."""
    cell = {"cell": F("years__pk"), "of_year": F("years__year")}
    told = {f"of_{figure}": F(f"years__{figure}") for figure in figures}
    rows = model._default_manager.annotate(**cell, **told)
    ordered = rows.order_by("position", "of_year")
    return Prepared(lambda task: ordered.filter(task=task))


FIGURES: Mapping[type[Model], tuple[str, str]] = {
    StageYear: ("planned", "actual"),
    FundingYear: ("planned", "executed"),
}
_stages = _with_years(Stage, FIGURES[StageYear])
_funding = _with_years(FundingSource, FIGURES[FundingYear])


def _keep_with_years(
    task: Task,
    name: str,
    model: type[Model],
    found: Iterable[Any],
    years: dict[int, Any],
) -> None:
    """Let the card hold its rows, each with its figures by year."""
    rows: dict[int, Any] = {}
    cells: dict[int, list[Model]] = {}
    for row in found:
        rows.setdefault(row.pk, row)
        below = cells.setdefault(row.pk, [])
        if row.cell is not None:
            known = {figure: getattr(row, f"of_{figure}") for figure in FIGURES[model]}
            below.append(model(pk=row.cell, year=years[row.of_year], **known))
    for pk, row in rows.items():
        fetched_own(row, "years", cells[pk])
    fetched_own(task, name, rows.values())
