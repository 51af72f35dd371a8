"""The stage table of a task card: stages down, years across, sums at both edges."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tasks.models import Stage
from tasks.outline import TaskNode
from tasks.progress import NOTHING, Cell, sum_of


@dataclass(frozen=True)
class StageRow:
    """A stage with a cell for each year, in the order of the years."""

    stage: Stage
    cells: Mapping[int, Cell]

    @property
    def by_year(self) -> list[tuple[int, Cell]]:
        return list(self.cells.items())

    @property
    def total(self) -> Cell:
        return sum_of(self.cells.values())

    def to_year(self, last: int) -> Cell:
        """Return the sum from the start to the end of the year."""
        return sum_of(cell for year, cell in self.cells.items() if year <= last)


@dataclass(frozen=True)
class StageTable:
    years: Sequence[int]
    rows: Sequence[StageRow]
    totals: Mapping[int, Cell]

    @property
    def totals_by_year(self) -> list[tuple[int, Cell]]:
        return list(self.totals.items())

    @property
    def total(self) -> Cell:
        return sum_of(self.totals.values())

    @property
    def largest(self) -> Decimal:
        """The largest figure in a cell, so that all columns share one scale."""
        cells = [cell for row in self.rows for cell in row.cells.values()]
        figures = [f for cell in cells for f in (cell.planned, cell.actual)]
        return max([Decimal(1), *(figure for figure in figures if figure is not None)])


def stage_rows(stages: Iterable[Stage], years: Sequence[int]) -> list[StageRow]:
    """Lay out stages that come with their figures fetched."""
    rows = []
    for stage in stages:
        known = {
            row.year.year: Cell(row.planned, row.actual) for row in stage.years.all()
        }
        rows.append(StageRow(stage, {year: known.get(year, NOTHING) for year in years}))
    return rows


def stage_table(
    node: TaskNode, stages: Iterable[Stage], years: Sequence[int]
) -> StageTable:
    """Lay out the stages of a task, fetched with their figures, and its sums."""
    totals = {year: node.year_sum(year) for year in years}
    return StageTable(years, stage_rows(stages, years), totals)
