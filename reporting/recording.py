"""The one way to write the figures of a task's year, with history of each change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.timezone import now

from indicators.models import Indicator, IndicatorValue
from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import User
from tasks.models import ReportedTotal, StageYear, StrategyYear, Task


@dataclass(frozen=True)
class YearFigures:
    """The figures of one task in one year, as they are or as they should be.

    Shares are points of the whole task by the stage's id; a total only for a task
    whose stages are not known; values are texts as reported, by the indicator's id.
    """

    planned: Mapping[int, Decimal | None] = field(default_factory=dict)
    actual: Mapping[int, Decimal | None] = field(default_factory=dict)
    values: Mapping[int, str] = field(default_factory=dict)
    total: Decimal | None = None


def lock_years(strategy: int) -> None:
    """Make others who close, reopen or correct a year of the strategy wait.

    Always before any task is locked: two who did it in different orders would wait for
    each other.
    """
    locked(StrategyYear.objects.filter(strategy=strategy))


def lock(task: Task) -> None:
    """Make others who save this task wait until the transaction ends."""
    locked(Task.objects.filter(pk=task.pk).only("pk"))


def plan_in_force(task: Task, year: StrategyYear) -> dict[int, Decimal | None]:
    """Read what is planned for the year, by the stage's id; None is nothing."""
    rows = StageYear.objects.filter(stage__task=task, year=year)
    return dict(rows.values_list("stage_id", "planned"))


def read_figures(task: Task, year: StrategyYear) -> YearFigures:
    """Read what is recorded for the task's year: three queries."""
    stages = StageYear.objects.filter(stage__task=task, year=year)
    rows = list(stages.values_list("stage_id", "planned", "actual"))
    values = IndicatorValue.objects.filter(indicator__task=task, year=year.year)
    total = ReportedTotal.objects.filter(task=task, year=year).first()
    return YearFigures(
        planned={stage: planned for stage, planned, _actual in rows},
        actual={stage: actual for stage, _planned, actual in rows},
        values=dict(values.values_list("indicator_id", "text")),
        total=total.progress if total else None,
    )


@deed
def record_figures(
    task: Task,
    year: StrategyYear,
    figures: YearFigures,
    *,
    by: User,
    vouched: bool = False,
    reason: str = "",
) -> int:
    """Bring the recorded figures to the given ones; return how many rows were saved.

    The reason is that of changes of the plan, and stands in their history.

    What is not mentioned stays. A row is never deleted: one that a person cleared
    stays, empty, so that a later import does not fill it again. Of figures that a
    person vouched for, also those that did not change are saved, for the same reason.
    """
    lock(task)
    rows = [
        *_stages(task, year, figures, by, reason),
        *_values(task, year, figures),
        *_total(task, year, figures),
    ]
    moment = now()
    saved = [row for row, is_changed in rows if is_changed or (vouched and row.pk)]
    for row in saved:
        row._history_user, row._history_date = by, moment
        row.save()
    return len(saved)


# A row brought to the given figures, and whether that changed it.
Rows = Iterator[tuple[Any, bool]]


def _stages(
    task: Task, year: StrategyYear, figures: YearFigures, by: User, reason: str
) -> Rows:
    rows = StageYear.objects.filter(stage__task=task, year=year)
    recorded = {row.stage_id: row for row in rows}
    for stage in task.stages.all():
        if stage.pk not in figures.planned and stage.pk not in figures.actual:
            continue
        row = recorded.get(stage.pk) or StageYear(stage=stage, year=year)
        planned = figures.planned.get(stage.pk, row.planned)
        actual = figures.actual.get(stage.pk, row.actual)
        is_changed = (row.planned, row.actual) != (planned, actual)
        if row.planned != planned:
            sign(row, by=by, reason=reason)
        row.planned, row.actual = planned, actual
        yield row, is_changed


def _values(task: Task, year: StrategyYear, figures: YearFigures) -> Rows:
    rows = IndicatorValue.objects.filter(indicator__task=task, year=year.year)
    recorded = {row.indicator_id: row for row in rows}
    for indicator in Indicator.objects.filter(task=task, pk__in=figures.values):
        row = recorded.get(indicator.pk) or IndicatorValue(
            indicator=indicator, year=year.year
        )
        row.indicator = indicator  # whose unit says what is a number
        is_changed = row.text != figures.values[indicator.pk]
        if is_changed:
            row.set_text(figures.values[indicator.pk])
        yield row, is_changed


def _total(task: Task, year: StrategyYear, figures: YearFigures) -> Rows:
    if task.stages_known:
        return
    row = ReportedTotal.objects.filter(task=task, year=year).first()
    row = row or ReportedTotal(task=task, year=year)
    is_changed = row.progress != figures.total
    row.progress = figures.total
    yield row, is_changed
