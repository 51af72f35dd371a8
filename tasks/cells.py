"""The stage table of a task card: stages down, years across, sums at both edges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tasks.models import Stage
from tasks.outline import TaskNode
from tasks.progress import YearSum, add_known


@dataclass(frozen=True)
class Cell:
    """Planned and actual, in points of the task, of one stage and year or of a sum."""

    planned: Decimal | None
    actual: Decimal | None

    @property
    def is_empty(self) -> bool:
        return self.planned is None and self.actual is None

    @property
    def is_short(self) -> bool:
        return self.planned is not None and (self.actual or 0) < self.planned


NOTHING = Cell(None, None)


@dataclass(frozen=True)
class StageRow:
    stage: Stage
    years: Sequence[int]
    cells: Sequence[Cell]

    @property
    def by_year(self) -> list[tuple[int, Cell]]:
        return list(zip(self.years, self.cells, strict=True))

    @property
    def total(self) -> Cell:
        return sum_of(self.cells)


@dataclass(frozen=True)
class StageTable:
    years: Sequence[int]
    rows: Sequence[StageRow]
    totals: Sequence[Cell]

    @property
    def totals_by_year(self) -> list[tuple[int, Cell]]:
        return list(zip(self.years, self.totals, strict=True))

    @property
    def total(self) -> Cell:
        return sum_of(self.totals)

    @property
    def largest(self) -> Decimal:
        """The largest figure in a cell, so that all columns share one scale."""
        cells = [cell for row in self.rows for cell in row.cells]
        return max(
            [Decimal(1)]
            + [cell.planned for cell in cells if cell.planned is not None]
            + [cell.actual for cell in cells if cell.actual is not None]
        )


def stage_table(
    node: TaskNode, stages: Iterable[Stage], years: Sequence[int]
) -> StageTable:
    """Lay out stages that come with their years, and these with theirs, prefetched."""
    rows = []
    for stage in stages:
        by_year = {
            row.year.year: Cell(row.planned, row.actual) for row in stage.years.all()
        }
        cells = [by_year.get(year, NOTHING) for year in years]
        rows.append(StageRow(stage, years, cells))
    sums = [node.year_sum(year) for year in years]
    return StageTable(years, rows, [Cell(year.planned, year.actual) for year in sums])


def sum_of(cells: Sequence[Cell | YearSum]) -> Cell:
    """Add up cells; the sum of nothing known is unknown, not zero."""
    planned = [cell.planned for cell in cells if cell.planned is not None]
    actual = [cell.actual for cell in cells if cell.actual is not None]
    return Cell(
        add_known(planned) if planned else None, add_known(actual) if actual else None
    )
