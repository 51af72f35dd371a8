"""A task, programme, goal or strategy as at the end of a year.

Templates cannot pass a year, so they read these; every figure comes from the outline.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from leszno_strategy.numbers import Exact, computed, decimals_that_add_up, rounded
from organisation.models import Post
from public.charts import Bar, bar
from tasks.curves import SmallCurve, scale_for
from tasks.models import Goal, Programme
from tasks.outline import Branch, TaskNode
from tasks.progress import (
    WHOLE,
    ZERO,
    Mean,
    Part,
    Status,
    contributions,
    effective_weights,
)
from tasks.wholes import Whole

BEHIND = (Status.DELAYED, Status.AT_RISK)


class Compared:
    """What plan and progress of a part say when one is set against the other."""

    node: TaskNode | Whole
    year: int

    @property
    def item(self) -> Any:
        return self.node.item

    @property
    def planned(self) -> Exact | None:
        return self.node.planned(self.year)

    @property
    def comparable(self) -> Exact | None:
        """Progress over the same parts as the plan."""
        return self.node.comparable(self.year)

    @property
    def index(self) -> Fraction | None:
        return self.node.index(self.year)

    @property
    def whole_plan(self) -> Exact | None:
        return self.node.whole_plan(self.year)

    @property
    def difference(self) -> Fraction | None:
        return self.node.difference(self.year)

    @property
    def shortfall(self) -> Decimal | None:
        """How many points the progress lacks to the plan; None if it lacks none."""
        return self._apart(sign=-1)

    @property
    def surplus(self) -> Decimal | None:
        """How many points the progress is ahead of the plan; None if it is not."""
        return self._apart(sign=1)

    @property
    def is_rounded_apart(self) -> bool:
        """Whether a difference is shown that is not that of the figures beside it."""
        apart = self.surplus or self.shortfall
        done, plan = computed(self.comparable), computed(self.planned)
        if apart is None or done is None or plan is None:
            return False
        return apart != abs(done - plan)

    def _apart(self, *, sign: int) -> Decimal | None:
        # As it is shown: what rounds to 0,0 is nothing to speak of.
        apart = self.difference
        found = None if apart is None else sign * rounded(apart)
        return found if found is not None and found > 0 else None


@dataclass(frozen=True)
class TaskAsOf(Compared):
    node: TaskNode
    year: int
    scale: Exact = WHOLE

    @property
    def progress(self) -> Decimal | None:
        return self.node.progress(self.year)

    @cached_property
    def status(self) -> Status:
        return self.node.status(self.year)

    @property
    def by_year(self) -> list[tuple[int, Decimal]]:
        """The terms of the progress: what was carried out in each year so far."""
        return [
            (year, cell.actual)
            for year, cell in sorted(self.node.figures.years.items())
            if year <= self.year and cell.actual is not None
        ]

    @property
    def position(self) -> tuple[int, int, int]:
        """Sorts codes as the strategy counts them: I.2 before I.10."""
        task = self.node.item
        programme = task.programme
        return programme.goal.position, programme.number, task.number

    @property
    def is_total_only(self) -> bool:
        """Whether the progress was reported without its stages."""
        return not self.node.figures.stages_known and self.progress is not None

    @property
    def has_no_measure(self) -> bool:
        """Whether there is no stage whose progress could be added up, nor a total."""
        no_stages = self.item.stages_known and not self.node.figures.stages_known
        return no_stages and self.progress is None

    @property
    def has_empty_plan(self) -> bool:
        """Whether there are stages for which nothing above 0 is planned."""
        return self.node.figures.stages_known and not self.whole_plan

    @property
    def counts_as_nothing(self) -> bool:
        """Whether it has no plan, and yet a zero of its stages counts in the mean."""
        return self.status == Status.NO_PLAN and self.progress is not None

    @property
    def bar(self) -> Bar | None:
        return bar(self.progress, self.planned, scale=self.scale)


@dataclass(frozen=True)
class Contribution:
    """What one part brings to the whole, in points; None if nothing is known of it.

    `weight` is the one that counts, `share` its share of the known weights.
    """

    part: "BranchAsOf | TaskAsOf"
    weight: Decimal
    share: Fraction | None
    points: Fraction | None


@dataclass(frozen=True)
class BranchAsOf(Compared):
    """A whole; what it is made of can be asked only where that was read."""

    node: Whole
    year: int
    scale: Exact = WHOLE

    @cached_property
    def children(self) -> "Sequence[BranchAsOf | TaskAsOf]":
        parts = self.parts
        scale = scale_for(part.progress(self.year) for part in parts)
        return [as_of(part, self.year, scale=scale) for part in parts]

    @cached_property
    def parts(self) -> Sequence[TaskNode | Whole]:
        """The parts that count in the year, if the whole was read with its parts."""
        return self.node.parts_in(self.year) if isinstance(self.node, Branch) else ()

    @property
    def answering(self) -> Post | None:
        """The post that answers for it."""
        item = self.node.item
        if isinstance(item, Programme):
            return item.coordinator
        return item.head if isinstance(item, Goal) else None

    @cached_property
    def mean(self) -> Mean:
        return self.node.progress_mean(self.year)

    @property
    def progress(self) -> Fraction | None:
        return self.mean.value

    @property
    def bar(self) -> Bar | None:
        """The bar of progress alone: the plan covers fewer tasks and stays out."""
        return bar(self.progress, None, scale=self.scale)

    @property
    def tasks(self) -> int:
        """How many tasks are part of it in the year."""
        return self.node.counts(self.year).tasks

    @property
    def has_tasks(self) -> bool:
        """Whether it has any, withdrawn ones too; else its indicators tell of it."""
        return self.node.has_tasks

    @property
    def tasks_with_plan(self) -> int:
        return self.node.tasks_with_plan(self.year)

    @property
    def tasks_known(self) -> int:
        return self.node.tasks_known(self.year)

    @property
    def tasks_told_in_total(self) -> int:
        """How many count that were reported without their stages."""
        return self.tasks_known - self.tasks_with_plan

    @property
    def tasks_unknown(self) -> int:
        return self.tasks - self.tasks_known

    @cached_property
    def is_reported(self) -> bool:
        """Say whether anybody reported anything of its tasks to the end of the year."""
        silent = {Status.NO_DATA, Status.NO_PLAN}
        return any(status not in silent for status, _count in self.statuses())

    @property
    def coverage(self) -> Exact:
        """The share of the weight that is known, through all levels."""
        return self.node.coverage(self.year)

    @cached_property
    def contributions(self) -> list[Contribution]:
        """What each part adds, in their order; together they are the progress."""
        parts = self.parts
        weights = effective_weights([part.weight for part in parts])
        known = self.mean.weight_known
        brought = contributions(
            [Part(part.weight, part.progress(self.year)) for part in parts]
        )
        return [
            Contribution(
                child,
                weight,
                None if points is None else Fraction(weight) / Fraction(known),
                points,
            )
            for child, weight, points in zip(
                self.children, weights, brought, strict=True
            )
        ]

    @cached_property
    def known_contributions(self) -> list[Contribution]:
        return [one for one in self.contributions if one.points is not None]

    @cached_property
    def decimals(self) -> int:
        """With how many decimals contributions add up to the progress as shown."""
        points = [one.points for one in self.contributions if one.points is not None]
        return decimals_that_add_up(points, self.progress or ZERO)

    @property
    def is_weighted(self) -> bool:
        return any(part.weight is not None for part in self.parts)

    def statuses(self) -> list[tuple[Status, int]]:
        """How many tasks have each status, leaving out those that none has."""
        counted = self.node.statuses(self.year)
        return [(status, counted[status]) for status in Status if counted[status]]

    @property
    def behind_values(self) -> list[str]:
        """The statuses of tasks that lack more than is allowed, as addresses say it."""
        return [one.value for one in BEHIND]

    @property
    def tasks_behind(self) -> int:
        return sum(count for status, count in self.statuses() if status in BEHIND)


class Line(NamedTuple):
    """A part in the list of its whole; indicators count if there are no tasks."""

    part: BranchAsOf | TaskAsOf
    curve: SmallCurve
    indicators: int = 0


def as_of(
    node: Whole | TaskNode, year: int, *, scale: Exact = WHOLE
) -> BranchAsOf | TaskAsOf:
    if isinstance(node, TaskNode):
        return TaskAsOf(node, year, scale)
    return BranchAsOf(node, year, scale)
