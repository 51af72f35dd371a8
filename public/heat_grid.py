"""The heat grid of a strategy: its programmes by years, darker where more is missing.

Of a strategy with very many programmes its goals, each of which leads on to its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tasks.heat import HeatCell, Warmth, heat_row
from tasks.heat_words import key_words
from tasks.models import Goal, Programme, Strategy
from tasks.outline import Branch, curve
from tasks.progress import Thresholds
from tasks.wholes import Whole

# More rows nobody takes in at a glance; more years find no room beside their names.
MOST_ROWS = 60
MOST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A programme, or a goal, with its years; `counted` of its tasks have stages."""

    item: Programme | Goal | Strategy
    cells: Sequence[HeatCell]
    counted: int
    tasks: int
    progress: Fraction | None

    @property
    def is_total_only(self) -> bool:
        """Whether no cell can say what nevertheless was reported in total."""
        return self.progress is not None and all(
            one.share is None for one in self.cells
        )


@dataclass(frozen=True, slots=True)
class Group:
    """The programmes of a goal; of no goal where the rows are goals themselves."""

    goal: Programme | Goal | Strategy | None
    rows: Sequence[Row]


@dataclass(frozen=True)
class HeatGrid:
    groups: Sequence[Group]
    years: Sequence[int]
    limits: Thresholds
    # Whether the strategy began before the first of the years.
    has_earlier: bool

    @property
    def rows(self) -> list[Row]:
        return [row for group in self.groups for row in group.rows]

    @property
    def columns(self) -> int:
        """How many columns there are, with those of names and of counts."""
        return len(self.years) + 2

    @property
    def of_goals(self) -> bool:
        return any(group.goal is None for group in self.groups)

    @property
    def total_only(self) -> list[Row]:
        return [row for row in self.rows if row.is_total_only]

    @property
    def key(self) -> Sequence[tuple[Warmth, str]]:
        """The steps from pale to dark, then what there is that has no share."""
        there = {cell.warmth for row in self.rows for cell in row.cells}
        return key_words(self.limits, there)


@dataclass(frozen=True, slots=True)
class Reading:
    """Which years the rows are read of, and by which thresholds."""

    years: Sequence[int]
    limits: Thresholds

    def row(self, whole: Whole) -> Row:
        to_year = self.years[-1]
        points_of = curve(whole, self.years, to_year=to_year)
        counts = whole.counts(to_year)
        return Row(
            whole.item,
            heat_row(points_of, self.limits, to_year=to_year),
            counts.with_plan,
            counts.tasks,
            whole.progress(to_year) if whole.is_reported else None,
        )

    def groups(self, strategy: Branch) -> list[Group]:
        """Group the programmes by goals; goals alone where there are too many."""
        to_year = self.years[-1]
        goals = [one for one in strategy.parts_in(to_year) if isinstance(one, Branch)]
        below = [_with_tasks(goal, to_year) for goal in goals]
        if sum(map(len, below)) > MOST_ROWS:
            there = [goal for goal, found in zip(goals, below, strict=True) if found]
            return [Group(None, [self.row(goal) for goal in there])]
        return [
            Group(goal.item, [self.row(one) for one in found])
            for goal, found in zip(goals, below, strict=True)
        ]


def _with_tasks(goal: Branch, year: int) -> list[Whole]:
    parts = (one for one in goal.parts_in(year) if isinstance(one, Whole))
    return [one for one in parts if one.counts(year).tasks]


def heat_grid(
    strategy: Branch, years: Sequence[int], limits: Thresholds, *, to_year: int
) -> HeatGrid | None:
    """Lay out the programmes that count in the year; None where there are no tasks."""
    if not strategy.counts(to_year).tasks:
        return None
    reached = [year for year in years if year <= to_year]
    shown = reached[-MOST_YEARS:]
    groups = Reading(shown, limits).groups(strategy)
    return HeatGrid(groups, shown, limits, has_earlier=len(reached) > len(shown))
