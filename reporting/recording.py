"""The one way to write a year's figures of a task, programme, goal or the whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import now

from indicators.models import Indicator, IndicatorValue
from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import User
from tasks.models import FundingYear, ReportedTotal, StageYear, StrategyYear, Task
from tasks.subjects import Subject, about


@dataclass(frozen=True)
class YearFigures:
    """The figures of one subject in one year, as they are or as they should be.

    Shares are points of the whole task by the stage's id; a total only for a task
    whose stages are not known; values are texts as reported, by the indicator's id;
    what was spent is in PLN by the id of the funding source. Above tasks there are
    values alone.
    """

    planned: Mapping[int, Decimal | None] = field(default_factory=dict)
    actual: Mapping[int, Decimal | None] = field(default_factory=dict)
    values: Mapping[int, str] = field(default_factory=dict)
    total: Decimal | None = None
    spent: Mapping[int, Decimal | None] = field(default_factory=dict)


def lock_years(strategy: int) -> None:
    """Make others who close, reopen or correct a year of the strategy wait.

    Always before any task is locked: two who did it in different orders would wait for
    each other.
    """
    locked(StrategyYear.objects.filter(strategy=strategy))


def lock(subject: Subject) -> None:
    """Make others who save this subject wait until the transaction ends."""
    locked(type(subject)._default_manager.filter(pk=subject.pk).only("pk"))


def plan_in_force(subject: Subject, year: StrategyYear) -> dict[int, Decimal | None]:
    """Read what is planned for the year, by the stage's id; None is nothing."""
    if not isinstance(subject, Task):
        return {}
    rows = StageYear.objects.filter(stage__task=subject, year=year)
    return dict(rows.values_list("stage_id", "planned"))


def read_figures(subject: Subject, year: StrategyYear) -> YearFigures:
    """Read what is recorded for the year: four queries for a task, else one."""
    found = _values_of(subject, year)
    values = dict(found.values_list("indicator_id", "text"))
    if not isinstance(subject, Task):
        return YearFigures(values=values)
    stages = StageYear.objects.filter(stage__task=subject, year=year)
    rows = list(stages.values_list("stage_id", "planned", "actual"))
    total = ReportedTotal.objects.filter(task=subject, year=year).first()
    spent = FundingYear.objects.filter(funding__task=subject, year=year)
    return YearFigures(
        planned={stage: planned for stage, planned, _actual in rows},
        actual={stage: actual for stage, _planned, actual in rows},
        values=values,
        total=total.progress if total else None,
        spent=dict(spent.values_list("funding_id", "executed")),
    )


def _values_of(subject: Subject, year: StrategyYear) -> "QuerySet[IndicatorValue]":
    own = Indicator.objects.filter(**about(subject)).order_by()
    return IndicatorValue.objects.filter(indicator__in=own, year=year.year)


@deed
def record_figures(
    subject: Subject,
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
    lock(subject)
    rows = list(_values(subject, year, figures))
    if isinstance(subject, Task):
        rows += [
            *_stages(subject, year, figures, by, reason),
            *_total(subject, year, figures),
            *_spent(subject, year, figures),
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


def _values(subject: Subject, year: StrategyYear, figures: YearFigures) -> Rows:
    recorded = {row.indicator_id: row for row in _values_of(subject, year)}
    own = Indicator.objects.filter(**about(subject))
    for indicator in own.filter(pk__in=figures.values):
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


def _spent(task: Task, year: StrategyYear, figures: YearFigures) -> Rows:
    rows = FundingYear.objects.filter(funding__task=task, year=year)
    recorded = {row.funding_id: row for row in rows}
    for funding in task.funding.filter(pk__in=figures.spent):
        executed = figures.spent[funding.pk]
        row = recorded.get(funding.pk) or FundingYear(funding=funding, year=year)
        is_changed = row.executed != executed
        row.executed = executed
        yield row, is_changed
