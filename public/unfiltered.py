"""What the list of tasks asks while nothing is chosen, put together once a process.

The same questions as those of `task_filter` and `listed_tasks`: of the year alone, by
its number and its key. What the thresholds of the year decide is part of a question.
"""

from functools import lru_cache
from typing import Any

from django.db.models import Count, QuerySet

from leszno_strategy.prepared import Prepared
from tasks.models import Executor, Programme, TaskYear
from tasks.models.task import counting
from tasks.models.task_year import TaskYearQuerySet
from tasks.progress import Thresholds

# Few years have thresholds of their own.
THRESHOLDS = 16
Rows = QuerySet[Any, Any]


def of_year(number: Any, year: Any) -> TaskYearQuerySet:
    """Ask for the tasks of a year as `TaskYear.objects.of_year` does."""
    return TaskYear.objects.filter(counting(number, "task__"), year=year)


def by_programme(rows: Rows) -> Rows:
    """Count them by programme and status."""
    counted: Rows = rows.order_by().values("task__programme", "standing")
    told: Rows = counted.annotate(n=Count("pk"))
    return told.values_list("task__programme", "standing", "n")


def by_unit(tasks: Rows) -> Rows:
    """Count the tasks, which are keys, by the unit that carries them out."""
    carried: Rows = Executor.objects.with_carrier()
    found = carried.filter(carrier__isnull=False, task__in=tasks).order_by()
    counted: Rows = found.values("carrier").annotate(n=Count("task", distinct=True))
    return counted.values_list("carrier", "n")


@lru_cache(maxsize=THRESHOLDS)
def all_by_programme(limits: Thresholds) -> Prepared:
    return Prepared(
        lambda number, year: by_programme(of_year(number, year).with_status(limits))
    )


all_by_unit = Prepared(
    lambda number, year: by_unit(of_year(number, year).order_by().values("task"))
)


programmes_of = Prepared(
    lambda strategy: (
        Programme.objects.filter(goal__strategy=strategy)
        .order_by("goal__position", "number")
        .values_list("pk", "goal__number", "goal__title", "number", "title")
    )
)
