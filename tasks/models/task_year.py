"""Where each task stands at the end of each year, kept for what asks of all of them."""

from collections import Counter
from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, F, Value, When
from django.db.models.functions import Greatest
from django.db.models.lookups import GreaterThanOrEqual

from tasks.models.strategy import StrategyYear
from tasks.models.task import Task, counting
from tasks.progress import Status, Thresholds

# What is kept are whole hundredths of a point, so that sums are exact in any database.
HUNDREDTHS = 100
# A task that is carried out in full, without a plan that says how much it is.
WHOLE = 100 * HUNDREDTHS


class TaskYearQuerySet(models.QuerySet["TaskYear"]):
    def of_year(self, year: StrategyYear) -> Self:
        """The tasks that are part of the strategy in the year, in no order."""
        return self.filter(counting(year.year, "task__"), year=year)

    def with_status(self, limits: Thresholds) -> Self:
        """Annotate `standing`, the status: `tasks.progress.status` asked of a table."""
        return self.annotate(standing=status_case(limits))

    def with_shortfall(self) -> Self:
        """Annotate `shortfall`, in hundredths: the plan to date less what was done.

        0 for a task that is ahead; NULL where `TaskNode.difference` is None: without
        stages, or when nothing was ever reported.
        """
        short = Greatest(F("plan") - F("done"), Value(0))
        known = When(whole__isnull=False, is_reported=True, then=short)
        return self.annotate(
            shortfall=Case(known, output_field=models.BigIntegerField())
        )

    def statuses(self) -> Counter[Status]:
        """Count the tasks of each status, once that is annotated: one query."""
        rows: models.QuerySet[Any] = self.order_by()
        counted = rows.values("standing").annotate(n=Count("pk"))
        found = counted.values_list("standing", "n")
        return Counter({Status(standing): n for standing, n in found})


def status_case(limits: Thresholds) -> Case:
    """The rules of `tasks.progress.status` in their order, over these columns."""
    as_if_whole = Case(
        When(done__gte=WHOLE, then=Value(Status.COMPLETED)),
        default=Value(Status.IN_PROGRESS),
    )
    return Case(
        When(done=None, then=Value(Status.NO_DATA)),
        # Stages are not known.
        When(whole=None, then=as_if_whole),
        When(whole=0, done=0, then=Value(Status.NO_PLAN)),
        When(whole=0, then=as_if_whole),
        When(is_reported=False, then=Value(Status.NO_DATA)),
        When(done__gte=F("whole"), then=Value(Status.COMPLETED)),
        When(plan=0, done=0, then=Value(Status.NOT_STARTED)),
        When(_reaches(limits.on_track), then=Value(Status.ON_TRACK)),
        When(_reaches(limits.delayed), then=Value(Status.DELAYED)),
        default=Value(Status.AT_RISK),
        output_field=models.CharField(),
    )


def _reaches(share: Decimal) -> GreaterThanOrEqual:
    """Whether as much is done as this share of the plan, in whole numbers alone."""
    of_plan, of_done = share.as_integer_ratio()
    return GreaterThanOrEqual(F("done") * of_done, F("plan") * of_plan)


class TaskYear(models.Model):
    """What a task comes to at the end of a year; `tasks.task_sums` keeps it.

    In hundredths of a point of the task: what is planned and done from the start to the
    end of the year, and the whole plan. NULL is unknown, as None is for
    `tasks.progress`. Read only: triggers write it with whatever it follows from.
    """

    task = models.ForeignKey(Task, models.DO_NOTHING, related_name="by_year")
    year = models.ForeignKey(
        StrategyYear, models.DO_NOTHING, related_name="+", db_index=False
    )
    plan = models.BigIntegerField(null=True)
    done = models.BigIntegerField(null=True)
    whole = models.BigIntegerField(null=True)
    # Whether any progress was reported, in whichever year.
    is_reported = models.BooleanField()

    objects = TaskYearQuerySet.as_manager()

    standing: str  # set by TaskYearQuerySet.with_status
    shortfall: int | None  # set by TaskYearQuerySet.with_shortfall

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "task"], name="task_year_unique")
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.year_id}"

    @property
    def planned(self) -> Decimal | None:
        """The plan from the start to the end of the year, in points."""
        return points_of(self.plan)

    @property
    def progress(self) -> Decimal | None:
        """What was carried out by then, in points."""
        return points_of(self.done)

    @property
    def status(self) -> Status:
        return Status(self.standing)


def points_of(hundredths: int | None) -> Decimal | None:
    """Return in points what is kept in hundredths; None stays unknown."""
    return None if hundredths is None else Decimal(hundredths) / HUNDREDTHS
