"""The tasks that are furthest behind their plan, with what was said of why."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import F, QuerySet
from django.utils.text import Truncator

from leszno_strategy.numbers import Exact
from leszno_strategy.prepared import Prepared
from public.asof import BEHIND
from public.charts import Bar, bar
from public.listed_tasks import CALLED, POSITION
from public.reported import said_of
from public.unfiltered import of_year
from tasks.curves import scale_for
from tasks.models import StrategyYear
from tasks.models.task_year import HUNDREDTHS, points_of
from tasks.outline import thresholds
from tasks.progress import Status, Thresholds

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


@lru_cache(maxsize=16)
def _furthest_behind(limits: Thresholds) -> Prepared:
    """Ask by the number and the key of a year with these thresholds."""

    def rows(number: Any, year: Any) -> "QuerySet[Any, Any]":
        there: QuerySet[Any, Any] = of_year(number, year).with_status(limits)
        behind = there.filter(standing__in=BEHIND)
        by_shortfall = behind.order_by((F("plan") - F("done")).desc(), *POSITION)
        return by_shortfall.values_list(*READ, said_of(year, "obstacles"))[:SHOWN]

    return Prepared(rows)


def largest_delays(year: StrategyYear) -> list[Delay]:
    """Read the tasks of the year with the largest shortfalls, the largest first."""
    rows = _furthest_behind(thresholds(year))(number=year.year, year=year.pk)
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
