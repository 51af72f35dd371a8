"""What is unusual in each programme of a strategy: counted, however many tasks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from tasks import unusual
from tasks.models import Executor, Stage, Strategy, StrategyYear, Task
from tasks.models.task_year import HUNDREDTHS
from tasks.progress import WHOLE, ZERO, Cell, TaskFigures
from tasks.unusual import Oddity

WITH_STAGES = Q(stages_known=True) & Q(
    Exists(Stage.objects.filter(task=OuterRef("pk")))
)
WITHOUT_ANYBODY = Q(executors_known=True) & ~Q(
    Exists(Executor.objects.filter(task=OuterRef("pk")))
)


@dataclass(frozen=True)
class Checked:
    """The tasks of a programme: how many, their weights, and how many are odd.

    Weights and oddities leave out tasks that are withdrawn.
    """

    count: int = 0
    parts: int = 0
    given: int = 0
    total: Decimal = ZERO
    found: Counter[Oddity] = field(default_factory=Counter)

    @cached_property
    def weights(self) -> str | None:
        """What is unusual in the weights of its tasks, in a sentence."""
        return unusual.weights_of(given=self.given, parts=self.parts, total=self.total)

    @property
    def oddities(self) -> list[tuple[Oddity, int]]:
        """What is unusual in its tasks, and in how many."""
        return [(one, self.found[one]) for one in Oddity if self.found[one]]


def checked(tasks: "QuerySet[Task]", strategy: Strategy) -> Mapping[int, Checked]:
    """Check tasks of the strategy by their programmes' ids: three queries."""
    lasting = Q(withdrawn_from=None)
    counted = (
        tasks.order_by()
        .values("programme")
        .annotate(
            count=Count("pk"),
            parts=Count("pk", filter=lasting),
            given=Count("weight", filter=lasting),
            total=Sum("weight", filter=lasting),
            no_stages=Count("pk", filter=lasting & ~WITH_STAGES),
            nobody=Count("pk", filter=lasting & WITHOUT_ANYBODY),
        )
    )
    plans = _odd_plans(tasks.filter(lasting), last_year(strategy))
    return {
        row["programme"]: Checked(
            count=row["count"],
            parts=row["parts"],
            given=row["given"],
            total=row["total"] or ZERO,
            found=plans[row["programme"]]
            + Counter(
                {Oddity.NO_STAGES: row["no_stages"], Oddity.NOBODY: row["nobody"]}
            ),
        )
        for row in counted
    }


def last_year(strategy: Strategy) -> StrategyYear | None:
    """Return the year at whose end the whole plan of each task is kept."""
    years = StrategyYear.objects.filter(strategy=strategy)
    return years.order_by("-year").first()


def _odd_plans(
    tasks: "QuerySet[Task]", last: StrategyYear | None
) -> Mapping[int, Counter[Oddity]]:
    """Count plans that are not 100, those alike at once; `unusual` says what is odd."""
    plan = FilteredRelation("by_year", condition=Q(by_year__year=last))
    plans: QuerySet[Any] = (
        tasks.order_by()
        .filter(WITH_STAGES)
        .alias(plan=plan)
        # Without any year nothing is planned.
        .annotate(whole=Coalesce("plan__whole", 0))
        .exclude(whole=WHOLE * HUNDREDTHS)
    )
    found: defaultdict[int, Counter[Oddity]] = defaultdict(Counter)
    alike = plans.values_list("programme", "whole").annotate(n=Count("pk"))
    for programme, whole, n in alike:
        for oddity in _odd(whole):
            found[programme][oddity] += n
    return found


@cache
def _odd(whole: int) -> tuple[Oddity, ...]:
    """Say what is odd in a plan of so many hundredths of a point."""
    figures = TaskFigures(True, {0: Cell(Decimal(whole) / HUNDREDTHS, None)})
    return tuple(unusual.oddities(figures, is_nobodys=False))


def in_all(found: Iterable[Checked]) -> Counter[Oddity]:
    """Add up what is unusual in several programmes."""
    return sum((one.found for one in found), Counter())
