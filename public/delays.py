"""The tasks that are furthest behind their plan, with what was said of why."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet
from django.utils.text import Truncator

from leszno_strategy.numbers import Exact
from public.asof import BEHIND
from public.charts import Bar, bar
from public.listed_tasks import CALLED, POSITION
from public.reported import said_of
from tasks.curves import scale_for
from tasks.models import StrategyYear, TaskYear
from tasks.models.task_year import HUNDREDTHS, points_of
from tasks.outline import thresholds
from tasks.progress import Status

SHOWN = 6
# Words of a reason: a line or two; the task's page has the whole of it.
LONGEST_REASON = 20
READ = (*CALLED, "plan", "done", "standing")


@dataclass(frozen=True, slots=True)
class Delay:
    """A task that lacks points to its plan; `reason` is "" where none was given."""

    code: str
    title: str
    status: Status
    planned: Decimal
    done: Decimal
    reason: str
    scale: Exact

    @property
    def shortfall(self) -> Decimal:
        return self.planned - self.done

    @property
    def bar(self) -> Bar | None:
        return bar(self.done, self.planned, scale=self.scale)


def largest_delays(year: StrategyYear) -> list[Delay]:
    """Read the tasks of the year with the largest shortfalls, the largest first."""
    of_year: QuerySet[Any] = TaskYear.objects.of_year(year).with_status(
        thresholds(year)
    )
    behind = of_year.filter(standing__in=BEHIND).order_by(
        (F("plan") - F("done")).desc(), *POSITION
    )
    rows: list[Any] = list(
        behind.values_list(*READ, said_of(year, "obstacles"))[:SHOWN]
    )
    scale = scale_for(points_of(row[-4]) for row in rows)
    return [
        Delay(
            code=f"{goal}.{programme}.{number}",
            title=title,
            status=Status(standing),
            planned=Decimal(plan) / HUNDREDTHS,
            done=Decimal(done) / HUNDREDTHS,
            reason=Truncator(said or "").words(LONGEST_REASON, truncate=" …"),
            scale=scale,
        )
        for goal, programme, number, title, plan, done, standing, said in rows
    ]
