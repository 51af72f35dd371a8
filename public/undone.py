"""What was promised for a year and not done in it: the plan of the year alone against
its work, task by task.

What nobody reported is no lack (`tasks.progress.Cell.is_short`): it is counted apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Cast, Round

from leszno_strategy.grouping import grouped
from public.charts import Bar, bar
from public.facets import WORDS
from public.listed_tasks import CALLED, POSITION, Called
from public.reported import said_of
from public.task_filter import CONDITIONS, STATUS, TaskFilter
from tasks.models import Executor, StageYear, StrategyYear
from tasks.models.task_year import HUNDREDTHS, points_of
from tasks.progress import WHOLE, Cell

SHORT = Q(work__lt=F("promise"))
SUMS = {"promise": F("promise"), "work": F("work")}
READ = (
    "task",
    *CALLED,
    "standing",
    "promise",
    "work",
)


def of_the_year(figure: str) -> Subquery:
    """Add up the stages of a task in the year, in hundredths: whole, so exact."""
    rows = StageYear.objects.filter(stage__task=OuterRef("task"), year=OuterRef("year"))
    hundredths = Cast(Round(F(figure) * HUNDREDTHS), BigIntegerField())
    summed = rows.order_by().values("stage__task").annotate(points=Sum(hundredths))
    return Subquery(summed.values("points"))


@dataclass(frozen=True, slots=True)
class Undone(Called):
    """A task of which less was done in the year than planned, in points of it."""

    pk: int
    goal: str
    programme: int
    number: int
    title: str
    standing: str
    promise: int
    work: int
    reason: str | None
    next_steps: str | None
    executors: Sequence[str] = ()
    scale: Decimal = WHOLE

    @property
    def cell(self) -> Cell:
        return Cell(points_of(self.promise), points_of(self.work))

    @property
    def shortfall(self) -> Decimal | None:
        return points_of(self.promise - self.work)

    @property
    def bar(self) -> Bar | None:
        """On the scale of the largest plan of the list."""
        return bar(self.cell.actual, self.cell.planned, scale=self.scale)


@dataclass(frozen=True)
class Promises:
    """What was planned for a year: `missing` is the plain sum of what was not done."""

    planned: int
    told: int
    short: int
    missing: Decimal | None

    @property
    def untold(self) -> int:
        """How many tasks have a plan for the year and no word of what was done."""
        return self.planned - self.told


class UndoneFilter(TaskFilter):
    """Chooses among the tasks of which less was done in the year than planned."""

    def __init__(self, data: Any, **of: Any) -> None:
        super().__init__(data, **of)
        for name in (WORDS, STATUS):
            del self.fields[name]
        self.all_tasks = self.of_year.alias(
            promise=of_the_year("planned"), work=of_the_year("actual")
        )
        self.of_year = self.all_tasks.filter(SHORT)

    @property
    def _there(self) -> "QuerySet[Any]":
        return self.all_tasks

    def rows(self) -> "QuerySet[Any, Any]":
        """The tasks that are left, those that lack most first."""
        found = self._passing(CONDITIONS) if self.is_valid() else self.of_year.none()
        largest = (F("promise") - F("work")).desc()
        return found.annotate(**SUMS).order_by(largest, *POSITION)

    def promises(self) -> Promises:
        """Count what was planned within the choice: one query."""
        chosen = [
            condition(value)
            for name, condition in CONDITIONS.items()
            if name != STATUS and (value := self._asked(name))
        ]
        here: QuerySet[Any] = self.all_tasks.filter(*chosen, promise__gt=0)
        found = here.annotate(**SUMS).aggregate(
            planned=Count("pk"),
            told=Count("pk", filter=Q(work__isnull=False)),
            short=Count("pk", filter=SHORT),
            missing=Sum(F("promise") - F("work"), filter=SHORT),
        )
        return Promises(**{**found, "missing": points_of(found["missing"])})


def undone(rows: Any, year: StrategyYear) -> list[Undone]:
    """Read the tasks with who carries them out and what was said: two queries."""
    said = (said_of(year.pk, "obstacles"), said_of(year.pk, "next_steps"))
    found = [Undone(*one) for one in rows.values_list(*READ, *said)]
    tasks = [one.pk for one in found]
    named = Executor.objects.filter(task__in=tasks).order_by("position")
    executors = grouped(named.values_list("task", "text"), lambda row: row[0])
    scale = points_of(max((one.promise for one in found), default=0)) or WHOLE
    return [
        replace(
            one,
            executors=[text for _task, text in executors.get(one.pk, ())],
            reason=one.reason or "",
            next_steps=one.next_steps or "",
            scale=scale,
        )
        for one in found
    ]
