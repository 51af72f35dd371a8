"""The one way to write a year's figures of a task, programme, goal or the whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import now
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from indicators.models import Indicator, IndicatorValue
from leszno_strategy.grouping import grouped
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


def with_total(subjects: "QuerySet[Any]", year: StrategyYear) -> "QuerySet[Any]":
    """Read with each task, as `total_told`, its total of the year, for its card."""
    if subjects.model is not Task:
        return subjects
    told = ReportedTotal.objects.filter(task=OuterRef("pk"), year=year).order_by()
    found: QuerySet[Any] = subjects.annotate(
        total_told=Subquery(told.values("progress"))
    )
    return found


def figures_on_card(subject: Any, year: StrategyYear) -> YearFigures:
    """Return what `read_figures` does, of a subject whose card was fetched with them.

    That is its stages, indicators and sources of money with their years; a task was
    read by `with_total`.
    """
    values = {
        row.indicator_id: row.text
        for indicator in subject.indicators.all()
        for row in indicator.values.all()
        if row.year == year.year
    }
    if not isinstance(subject, Task):
        return YearFigures(values=values)
    cells = [row for one in subject.stages.all() for row in one.years.all()]
    spent = [row for one in subject.funding.all() for row in one.years.all()]
    told: Any = subject
    return YearFigures(
        planned={row.stage_id: row.planned for row in cells if of(row, year)},
        actual={row.stage_id: row.actual for row in cells if of(row, year)},
        values=values,
        total=told.total_told,
        spent={row.funding_id: row.executed for row in spent if of(row, year)},
    )


def of(row: Any, year: StrategyYear) -> bool:
    return bool(row.year_id == year.pk)


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
    return bring_into_force(
        subject, year, figures, by=by, vouched=vouched, reason=reason
    )


def bring_into_force(
    subject: Subject,
    year: StrategyYear,
    figures: YearFigures,
    *,
    by: User,
    vouched: bool = False,
    reason: str = "",
) -> int:
    """Do what `record_figures` does, for who locked the subject."""
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
    for model, alike in grouped(saved, type).items():
        save_all(model, alike)
    return len(saved)


# What of a row a report writes; its number follows from the text of a value.
WRITTEN: Mapping[type[Any], list[str]] = {
    StageYear: ["planned", "actual"],
    IndicatorValue: ["text", "number"],
    ReportedTotal: ["progress"],
    FundingYear: ["executed"],
}


def save_all(model: type[Any], rows: Sequence[Any]) -> None:
    """Save rows of one table and their history, whose user and date they bear.

    Two statements for those that were there, two for the others, however many.
    """
    there = [row for row in rows if row.pk]
    if there:
        bulk_update_with_history(there, model, WRITTEN[model])
    if others := [row for row in rows if not row.pk]:
        bulk_create_with_history(others, model)


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
