"""Money planned and spent, in PLN, added up over any tasks, sources and years.

An amount that is not known is never zero: a sum adds what is known, and says how many
of how many amounts that are. Zero is known. All is exact until it is shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils.translation import ngettext

from leszno_strategy.folding import fold
from leszno_strategy.grouping import grouped
from tasks.models import FundingSource, FundingYear, Task

Key = TypeVar("Key")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sum:
    """What the known ones of some amounts add up to; None where none is known."""

    amount: Decimal | None
    known: int
    of: int

    @property
    def is_whole(self) -> bool:
        """Whether every amount is known, so that the sum is all there is."""
        return self.known == self.of

    @property
    def counted(self) -> str:
        """How many of how many amounts it adds, in words."""
        return ngettext(
            "sum of %(known)s of %(told)s amount",
            "sum of %(known)s of %(told)s amounts",
            self.of,
        ) % {"known": self.known, "told": self.of}


def added(amounts: Iterable[Decimal | None]) -> Sum:
    every = list(amounts)
    known = [amount for amount in every if amount is not None]
    return Sum(sum(known, ZERO) if known else None, len(known), len(every))


@dataclass(frozen=True, slots=True)
class YearAmounts:
    """What a source is to give in a year, and what was spent of it."""

    planned: Decimal | None = None
    executed: Decimal | None = None


NOTHING = YearAmounts()


@dataclass(frozen=True, slots=True)
class Line:
    """A source of a task: its plan is a row a year, or one amount for all years."""

    source: str
    funds: str = ""  # as the city wrote it
    amount: Decimal | None = None
    years: Mapping[int, YearAmounts] = field(default_factory=dict)

    @property
    def has_yearly_plan(self) -> bool:
        return any(one.planned is not None for one in self.years.values())

    @property
    def planned(self) -> Decimal | None:
        """The plan of all years: the sum of the yearly ones where there are any.

        Else the amount that was told for the whole period: the two are never added,
        since the yearly plans are parts of it.
        """
        if not self.has_yearly_plan:
            return self.amount
        return added(one.planned for one in self.years.values()).amount

    def in_year(self, year: int) -> YearAmounts:
        return self.years.get(year, NOTHING)

    def executed(self, to: int) -> Decimal | None:
        """What is known to be spent from the start to the end of the year."""
        return added(
            one.executed for year, one in self.years.items() if year <= to
        ).amount

    def pairs(self, to: int) -> Iterator[tuple[Decimal, Decimal]]:
        """Yield plans with what was spent of them, where both are known.

        By year where there are yearly plans; else the plan of the whole period with
        all that was spent so far.
        """
        if self.has_yearly_plan:
            for year, one in self.years.items():
                if year <= to and one.planned is not None and one.executed is not None:
                    yield one.planned, one.executed
            return
        executed = self.executed(to)
        if self.amount is not None and executed is not None:
            yield self.amount, executed


@dataclass(frozen=True, slots=True)
class Compared:
    """Plans and spending of the same sources and years, set against each other.

    `whole` counts those of the pairs whose plan is that of the whole period.
    """

    planned: Decimal
    executed: Decimal
    pairs: int
    whole: int = 0

    @property
    def share(self) -> Fraction | None:
        """What was spent, of what was planned; above 1 where more was spent."""
        if not self.planned:
            return None
        return Fraction(self.executed) / Fraction(self.planned)

    @property
    def is_above(self) -> bool:
        return self.executed > self.planned


def _compared(
    pairs: Iterable[tuple[Decimal, Decimal]], whole: int = 0
) -> Compared | None:
    every = list(pairs)
    if not every:
        return None
    planned, executed = (sum(side, ZERO) for side in zip(*every, strict=True))
    return Compared(planned, executed, len(every), whole)


@dataclass(frozen=True)
class Amounts:
    """Some sources over the years of their strategy."""

    lines: Sequence[Line]
    years: Sequence[int]

    @property
    def is_known(self) -> bool:
        """Whether there is any amount, so that there is anything to show."""
        return any(line.planned is not None for line in self.lines) or self.is_spent

    @property
    def is_spent(self) -> bool:
        return any(
            one.executed is not None
            for line in self.lines
            for one in line.years.values()
        )

    @property
    def planned(self) -> Sum:
        """The plan of all years; each source is one amount (see `Line.planned`)."""
        return added(line.planned for line in self.lines)

    @property
    def count(self) -> int:
        """How many amounts a sum of them adds, known or not."""
        return len(self.lines)

    def planned_in(self, year: int) -> Sum:
        """The plan of the year alone: what is told for the whole is not in it."""
        return added(line.in_year(year).planned for line in self.lines)

    def executed_in(self, year: int) -> Sum:
        return added(line.in_year(year).executed for line in self.lines)

    def executed(self, to: int) -> Sum:
        """Spent from the start to the end of the year.

        Each source and year is one amount, so that a year that nobody told is seen.
        """
        return added(
            line.in_year(year).executed
            for line in self.lines
            for year in self.years
            if year <= to
        )

    def compared_in(self, year: int) -> Compared | None:
        cells = (line.in_year(year) for line in self.lines)
        return _compared(
            (cell.planned, cell.executed)
            for cell in cells
            if cell.planned is not None and cell.executed is not None
        )

    def compared(self, to: int) -> Compared | None:
        """Compare up to the year; None where no plan and spending meet."""
        whole = sum(
            not line.has_yearly_plan and any(line.pairs(to)) for line in self.lines
        )
        return _compared(
            (pair for line in self.lines for pair in line.pairs(to)), whole
        )

    def by_source(self) -> "list[tuple[str, Amounts]]":
        """Part the sources that are written alike; each is named as it came first."""
        groups = grouped(self.lines, lambda line: source_key(line.source))
        return [
            (lines[0].source, Amounts(lines, self.years)) for lines in groups.values()
        ]

    def joined(self, parts: Iterable[Any]) -> "Amounts":
        """Bring together parts of it."""
        return Amounts([line for part in parts for line in part.lines], self.years)


@lru_cache(maxsize=4096)
def source_key(name: str) -> str:
    """Return what sources have in common that are written alike."""
    return fold(" ".join(name.split()))


@dataclass(frozen=True)
class TaskMoney:
    """The money of a task; its total cost is told apart and never added to sources."""

    task: int
    programme: int
    goal: int
    cost: Decimal | None
    lines: Sequence[Line]


@dataclass(frozen=True)
class MoneyTable:
    """The money of some tasks, to be parted by what they belong to."""

    tasks: Sequence[TaskMoney]
    years: Sequence[int]

    @cached_property
    def amounts(self) -> Amounts:
        return Amounts([line for one in self.tasks for line in one.lines], self.years)

    @property
    def costs(self) -> Sum:
        """The planned total costs of the tasks, as told beside their sources."""
        return added(one.cost for one in self.tasks)

    @property
    def is_known(self) -> bool:
        return self.amounts.is_known or self.costs.amount is not None

    def told_years(self, to: int) -> list[int]:
        """The years of which any plan is known, or any spending up to the year."""
        amounts = self.amounts
        return [
            year
            for year in self.years
            if amounts.planned_in(year).known
            or (year <= to and amounts.executed_in(year).known)
        ]

    @property
    def count(self) -> int:
        """How many tasks it is the money of."""
        return len(self.tasks)

    @property
    def with_amounts(self) -> int:
        """How many tasks have any amount of a source."""
        return sum(Amounts(one.lines, self.years).is_known for one in self.tasks)

    def of_task(self, task: int) -> "MoneyTable":
        return self._only(lambda one: one.task == task)

    def of_programme(self, programme: int) -> "MoneyTable":
        return self._only(lambda one: one.programme == programme)

    def of_goal(self, goal: int) -> "MoneyTable":
        return self._only(lambda one: one.goal == goal)

    def _only(self, fits: Callable[[TaskMoney], bool]) -> "MoneyTable":
        return MoneyTable([one for one in self.tasks if fits(one)], self.years)


def money_of(tasks: "QuerySet[Task]", years: Sequence[int]) -> MoneyTable:
    """Read the money of the tasks: three queries, however many there are.

    Which tasks count in a year is told by `counting_in`, as everywhere. What was spent
    is in the tables only once its report is approved.
    """
    lines = _lines_of(tasks)
    rows = tasks.values_list(
        "pk", "programme_id", "programme__goal_id", "planned_total_cost_amount"
    )
    return MoneyTable([TaskMoney(*row, lines.get(row[0], [])) for row in rows], years)


def _lines_of(tasks: "QuerySet[Task]") -> dict[int, list[Line]]:
    here = tasks.order_by()
    told = FundingYear.objects.filter(funding__task__in=here).order_by("year__year")
    by_source: dict[int, dict[int, YearAmounts]] = {}
    for pk, year, planned, executed in told.values_list(
        "funding_id", "year__year", "planned", "executed"
    ):
        by_source.setdefault(pk, {})[year] = YearAmounts(planned, executed)
    sources = FundingSource.objects.filter(task__in=here).order_by("task", "position")
    found = grouped(sources, lambda one: one.task_id)
    return {
        task: [
            Line(one.source, one.funds, one.amount, by_source.get(one.pk, {}))
            for one in rows
        ]
        for task, rows in found.items()
    }


def money_of_card(task: Task, years: Sequence[int]) -> MoneyTable:
    """Read the money of a task that comes with its sources and their years."""
    lines = [line_of(source) for source in task.funding.all()]
    programme = task.programme
    cost = task.planned_total_cost_amount
    money = TaskMoney(task.pk, programme.pk, programme.goal_id, cost, lines)
    return MoneyTable([money], years)


def line_of(source: FundingSource) -> Line:
    """Read a source that comes with its years: no query."""
    return Line(
        source.source,
        source.funds,
        source.amount,
        {
            row.year.year: YearAmounts(row.planned, row.executed)
            for row in source.years.all()
        },
    )
