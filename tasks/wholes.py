"""What a programme, a goal and the strategy answer alike, whatever they are read from.

`outline` reads them from their tasks, `sums` from what was kept of these.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from leszno_strategy.numbers import Exact
from tasks import progress
from tasks.models import Goal, Programme, Strategy
from tasks.progress import Mean, Ratio, Status


@dataclass(slots=True)
class Counts:
    """How many tasks count in a year: all, those with any progress to show, those
    with a known stage table, and those in each status."""

    tasks: int = 0
    known: int = 0
    with_plan: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)

    def add(self, others: "Counts") -> None:
        self.tasks += others.tasks
        self.known += others.known
        self.with_plan += others.with_plan
        for status, count in others.statuses.items():
            self.statuses[status] += count


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What follows from the parts of a whole, as far as it was asked for."""

    means: dict[tuple[str, int], Mean] = field(default_factory=dict)
    counts: dict[int, Counts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alike:
    """Progress to the end of two years over the tasks known in both.

    `both` counts them, `then` and `now` those known in each of the years.
    """

    before: Exact | None
    after: Exact | None
    both: int
    then: int
    now: int


class Part(Protocol):
    """A task or a whole, as the whole above compares it."""

    @property
    def weight(self) -> Decimal | None: ...

    def counts_in(self, year: int) -> bool: ...


class Whole:
    """A programme, a goal or the strategy with its figures of any year."""

    item: Programme | Goal | Strategy

    def progress_mean(self, year: int) -> Mean:
        """Progress to the year with how much of the whole it covers."""
        raise NotImplementedError

    def value(self, of: str, year: int) -> Fraction | None:
        """Return the mean of "progress", "planned", "comparable", "whole_plan" or
        "coverage" over the parts of which it is known."""
        raise NotImplementedError

    def counts(self, year: int) -> Counts:
        """Count the tasks that count in the year: not to be changed."""
        raise NotImplementedError

    def counts_in(self, year: int) -> bool:
        """Whether it is more than what was withdrawn from the year on."""
        raise NotImplementedError

    def alike(self, since: int, year: int) -> Alike:
        """Compare the end of an earlier year with that of this one."""
        raise NotImplementedError

    @property
    def all_tasks(self) -> int:
        """How many tasks it has, withdrawn ones too."""
        raise NotImplementedError

    @property
    def has_tasks(self) -> bool:
        return self.all_tasks > 0

    @property
    def reported_from(self) -> int | None:
        """The first year of which any progress of its tasks was reported."""
        raise NotImplementedError

    def part_value(self, of: str, year: int) -> Exact | Ratio | None:
        """Return what `of` says, for the mean of the whole above."""
        found: Exact | None = getattr(self, of)(year)
        return found

    @property
    def weight(self) -> Decimal | None:
        return self.item.weight if isinstance(self.item, Programme) else None

    @property
    def is_reported(self) -> bool:
        """Whether any progress of its tasks was ever reported, in whichever year."""
        return self.reported_from is not None

    def progress(self, year: int) -> Fraction | None:
        return self.value("progress", year)

    def planned(self, year: int) -> Fraction | None:
        """Plan to the year, over the parts whose plan is known."""
        return self.value("planned", year)

    def comparable(self, year: int) -> Fraction | None:
        """Progress over the same parts as the plan, to be set against it."""
        return self.value("comparable", year)

    def whole_plan(self, year: int) -> Fraction | None:
        """The plan of all years, over the parts of this one whose plan is known."""
        return self.value("whole_plan", year)

    def coverage(self, year: int) -> Exact:
        """The share of the weight whose progress is known, through all levels.

        A mean over children says only how many of them have any progress; here one
        known task in ten is a tenth of its programme (0.1) for the goal as well.
        """
        share = self.value("coverage", year)
        return progress.ZERO if share is None else share

    def index(self, year: int) -> Fraction | None:
        return progress.index(self.comparable(year), self.planned(year))

    def difference(self, year: int) -> Fraction | None:
        """Progress less the plan to date, both over the parts whose plan is known.

        None where there is no plan to compare with, or nothing was ever reported.
        """
        done, plan = self.comparable(year), self.planned(year)
        if done is None or plan is None or not self.is_reported:
            return None
        return progress.difference(done, plan)

    def statuses(self, year: int) -> Counter[Status]:
        """Count the tasks in each status."""
        return self.counts(year).statuses

    def tasks_known(self, year: int) -> int:
        """How many tasks have any progress to show, so that they count in it."""
        return self.counts(year).known

    def tasks_with_plan(self, year: int) -> int:
        """How many tasks have a known stage table, so that they count in the curve."""
        return self.counts(year).with_plan


def alike_over(
    children: Sequence[Part], found: Sequence[Alike], since: int, year: int
) -> Alike:
    """Bring together what the children say; all weights stay, also of what is known in
    one of the years alone."""
    pairs = list(zip(children, found, strict=True))
    return Alike(
        before=progress.weighted_mean(
            [
                progress.Part(n.weight, one.before)
                for n, one in pairs
                if n.counts_in(since)
            ]
        ).value,
        after=progress.weighted_mean(
            [
                progress.Part(n.weight, one.after)
                for n, one in pairs
                if n.counts_in(year)
            ]
        ).value,
        both=sum(one.both for one in found),
        then=sum(one.then for one in found),
        now=sum(one.now for one in found),
    )
