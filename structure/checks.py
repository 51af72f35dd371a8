"""What is unusual in each programme of a strategy: counted, however many tasks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Abs, Coalesce

from tasks import unusual
from tasks.models import Executor, Stage, StageYear, Task
from tasks.progress import WHOLE, ZERO, Cell, TaskFigures
from tasks.unusual import Oddity

# Half of the least that a plan can be off by: databases may add up in floats.
HALF_A_HUNDREDTH = Decimal("0.005")
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


def checked(tasks: "QuerySet[Task]") -> Mapping[int, Checked]:
    """Check the tasks by their programmes' ids: two queries."""
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
    plans = _odd_plans(tasks.filter(lasting))
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


def _odd_plans(tasks: "QuerySet[Task]") -> Mapping[int, Counter[Oddity]]:
    """Count the plans that are not 100; whether one is odd is said in `unusual`."""
    of_task = StageYear.objects.filter(stage__task=OuterRef("pk")).order_by()
    sums = of_task.values("stage__task").annotate(whole=Sum("planned")).values("whole")
    plans: QuerySet[Any] = (
        tasks.order_by()
        .filter(WITH_STAGES)
        .annotate(whole=Subquery(sums))
        .alias(off=Abs(Coalesce("whole", ZERO) - WHOLE))
        .filter(off__gt=HALF_A_HUNDREDTH)
    )
    found: defaultdict[int, Counter[Oddity]] = defaultdict(Counter)
    for programme, whole in plans.values_list("programme", "whole"):
        figures = TaskFigures(stages_known=True, years={0: Cell(whole, None)})
        found[programme].update(unusual.oddities(figures, is_nobodys=False))
    return found


def in_all(found: Iterable[Checked]) -> Counter[Oddity]:
    """Add up what is unusual in several programmes."""
    return sum((one.found for one in found), Counter())
