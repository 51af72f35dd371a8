"""The indicators that have no value of a year, and who reports each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from annual_report.measure_words import lacks
from annual_report.reading import OwnOfParts, ReportReader, answering
from indicators.models import Indicator, IndicatorValue
from indicators.reading import is_no_data
from tasks.models import Goal, Programme, Strategy, StrategyYear, Task


@dataclass(frozen=True)
class Lacking:
    """An indicator without a value, with the code of what it belongs to."""

    code: str
    name: str
    reporter: str


def lacking(reader: ReportReader, own: OwnOfParts) -> Iterator[Lacking]:
    """Yield them from the whole down to the tasks; of tasks with three queries."""
    for branch in reader.parts():
        item = branch.item
        for measure in own.measures(item):
            if lacks(measure, reader.year):
                reporter = measure.reporter or _by_default(item)
                yield Lacking(item.code, measure.name, reporter)
    for one in _of_tasks(reader.period):
        if all(is_no_data(value.text) for value in one.values.all()):
            yield Lacking(one.parent.code, one.name, _of_task(one))


def _by_default(item: Strategy | Goal | Programme) -> str:
    return _("strategy office") if isinstance(item, Strategy) else answering(item)


def _of_tasks(period: StrategyYear) -> "QuerySet[Indicator]":
    of_year = IndicatorValue.objects.filter(year=period.year)
    counting: QuerySet[Any] = Task.objects.of_year(period).order_by()
    return (
        Indicator.objects.of(period.strategy)
        .filter(task__in=counting)
        .select_related(
            "reporting_unit", "reporting_post", "task__programme__coordinator"
        )
        .prefetch_related(Prefetch("values", of_year), "task__executors")
    )


def _of_task(one: Indicator) -> str:
    named = one.reporting_post or one.reporting_unit
    if named or one.task is None:
        return str(named or "")
    carriers = "; ".join(executor.text for executor in one.task.executors.all())
    return carriers or answering(one.task.programme)
