"""What the outline reads of tasks, row by row, and how the rows are put in order."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Sum

from leszno_strategy.prepared import Prepared
from tasks.models import ReportedTotal, Stage, StageYear, Task
from tasks.progress import Cell


def knowing_stages(tasks: "QuerySet[Task]") -> "QuerySet[Task, Any]":
    stages = Stage.objects.filter(task=OuterRef("pk"))
    return tasks.annotate(has_stages=Exists(stages))


def cells_of(**here: Any) -> "QuerySet[StageYear, Any]":
    """Sum up the stages of tasks by year."""
    rows = StageYear.objects.filter(**{f"stage__{k}": v for k, v in here.items()})
    return (
        rows.order_by()
        .values_list("stage__task_id", "year__year")
        .annotate(Sum("planned"), Sum("actual"))
    )


def years_of(
    cells: Iterable[tuple[int, int, Decimal | None, Decimal | None]],
) -> defaultdict[int, dict[int, Cell]]:
    """Order the sums by the task's id and the year."""
    years: defaultdict[int, dict[int, Cell]] = defaultdict(dict)
    for task, year, planned, actual in cells:
        years[task][year] = Cell(planned, actual)
    return years


def totals_told(**here: Any) -> "QuerySet[ReportedTotal, Any]":
    """Choose the totals of tasks that were reported without stages."""
    rows = ReportedTotal.objects.filter(**here, progress__isnull=False)
    return rows.order_by().values_list("task_id", "year__year", "progress")


def totals_of(
    reported: Iterable[tuple[int, int, Decimal]],
) -> defaultdict[int, dict[int, Decimal]]:
    """Order them by the task's id and the year."""
    totals: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
    for task, year, total in reported:
        totals[task][year] = total
    return totals


tasks_in = Prepared(
    lambda programme: knowing_stages(
        Task.objects.filter(programme=programme).order_by("number")
    )
)
cells_in = Prepared(lambda programme: cells_of(task__programme=programme))
totals_in = Prepared(lambda programme: totals_told(task__programme=programme))
