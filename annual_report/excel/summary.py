"""The summary of the workbook: means and counts as formulas over the sheet of tasks.

Each formula shows the document's own figure until a program works it out anew. A
program counts with about fifteen digits, so each level rounds away what the one below
lost: an exact half is one again before it is shown. Nothing compares by COUNTIF, to
which a code such as 1.10 would be the number 1.1.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annual_report.columns import (
    CODE,
    COUNTED_WEIGHT,
    LEVEL,
    PROGRAMME,
    STATUS,
    WEIGHT,
    WIDTHS,
    Links,
    to_tenths,
)
from annual_report.document import Level, Part, Task
from annual_report.measure_words import LEVELS
from leszno_strategy.numbers import cut
from spreadsheets.sheets import Column, Formula, Sheet, Text
from tasks.figures import COMPARABLE, PLANNED, PROGRESS, SHARE_OF_PLAN, Figure
from tasks.progress import Status

# Decimals of the means of a level: a level has fewer than the one below it.
DECIMALS = {Level.PROGRAMME: 12, Level.GOAL: 11, Level.STRATEGY: 10}
# Of what is divided by a mean.
DECIMALS_OF_SHARE = 9
ROWS_ON_A_PAGE = 30
ALL_TASKS = gettext_lazy("All tasks")
KNOWN = gettext_lazy("Tasks with known progress")
COVERAGE = gettext_lazy("Weight of tasks with known progress")
WITH_PLAN = gettext_lazy("Tasks with known stages")
BELOW = {Level.STRATEGY: Level.GOAL, Level.GOAL: Level.PROGRAMME}


def share(value: Decimal) -> tuple[Decimal, str]:
    """A share that is exact in its cell, and shown as a percentage."""
    return value, "0.0%"


@dataclass(frozen=True)
class Cells:
    """Columns of a sheet between two rows, as formulas name them."""

    sheet: Sheet[Task] | Sheet["Line"]
    prefix: str
    first: int
    last: int

    def of(self, heading: Text) -> str:
        letter = self.sheet.letter(heading)
        return f"{self.prefix}${letter}${self.first}:${letter}${self.last}"


@dataclass(frozen=True)
class Line:
    """A part in its row, with the cells that it is worked out from.

    `chosen` is the condition that picks those of its own parts among them.
    """

    part: Part
    row: int
    cells: Cells
    chosen: str

    def mean(self, heading: Text, result: Decimal | None) -> Formula:
        """Σ(weight × value) / Σ weight over what is known; empty if nothing is."""
        values = self.cells.of(heading)
        counted = f'{self.chosen}*({values}<>"")*{self.cells.of(COUNTED_WEIGHT)}'
        mean = f"SUMPRODUCT({counted},{values})/SUMPRODUCT({counted})"
        decimals = DECIMALS[self.part.level]
        return Formula(f'IFERROR(ROUND({mean},{decimals}),"")', kept(result, decimals))


def kept(value: Decimal | None, decimals: int) -> Decimal | None:
    """Return a result with no more decimals than its formula; it is shown alike."""
    return None if value is None else cut(value, decimals)


class Summary:
    """Lays the parts out above the chart's data; `tasks` are the cells of the tasks."""

    def __init__(
        self, parts: Sequence[Part], tasks: Cells, links: Links, intro: Sequence[str]
    ) -> None:
        self.tasks, self.year, self.links = tasks, links.year, links
        self.sheet: Sheet[Line] = Sheet(
            title=_("Summary"),
            columns=list(self._columns()),
            intro=intro,
            frozen_columns=3,
            is_strong=lambda line: line.part.level != Level.PROGRAMME,
            is_table=False,
            # Most fit on one page; headings over the charts would be in the way.
            repeats_headings=len(parts) > ROWS_ON_A_PAGE,
        )
        self.lines = [
            self._line(part, row, parts)
            for row, part in enumerate(parts, start=self.sheet.heading_row + 1)
        ]

    def _line(self, part: Part, row: int, parts: Sequence[Part]) -> Line:
        if part.level == Level.PROGRAMME:
            codes = self.tasks.of(PROGRAMME)
            return Line(part, row, self.tasks, f"({codes}=$B{row})")
        # The parts of a goal stand below it, before the next one.
        below = [one for one in parts if is_below(one, part)]
        cells = Cells(self.sheet, "", row + 1, row + max(1, len(below)))
        level = LEVELS[BELOW[part.level]]
        return Line(part, row, cells, f'({cells.of(LEVEL)}="{level}")')

    def _columns(self) -> Iterator[Column[Line]]:
        year = self.year
        yield Column(LEVEL, 11, lambda line: str(LEVELS[line.part.level]))
        yield Column(CODE, 7, lambda line: line.part.code, link=self._address)
        yield Column(_("Title"), 50, lambda line: line.part.title)
        yield Column(WEIGHT, 8, lambda line: line.part.weight)
        yield Column(COUNTED_WEIGHT, 11, lambda line: line.part.counted_weight)
        for figure in (PLANNED, PROGRESS, COMPARABLE):
            yield self._mean(figure)
        index = SHARE_OF_PLAN.headed(year)
        yield Column(index, WIDTHS[SHARE_OF_PLAN], self._index, share, bar_to=1)
        yield Column(ALL_TASKS, 12, self._tasks)
        yield self._count(KNOWN, "tasks_known", PROGRESS.headed(year))
        yield Column(COVERAGE, 11, self._coverage, share)
        yield self._count(WITH_PLAN, "tasks_with_plan", PLANNED.headed(year))
        for status in Status:
            yield self._status(status)

    def _address(self, line: Line) -> str:
        return self.links.to(line.part.level, line.part.code)

    def _mean(self, figure: Figure) -> Column[Line]:
        heading = figure.headed(self.year)
        return Column(
            heading,
            WIDTHS[figure],
            lambda line: line.mean(heading, figure.of(line.part.figures)),
            to_tenths,
        )

    def _index(self, line: Line) -> Formula:
        done = f"{self.sheet.letter(COMPARABLE.headed(self.year))}{line.row}"
        planned = f"{self.sheet.letter(PLANNED.headed(self.year))}{line.row}"
        return Formula(
            f'IFERROR(ROUND({done}/{planned},{DECIMALS_OF_SHARE}),"")',
            kept(SHARE_OF_PLAN.of(line.part.figures), DECIMALS_OF_SHARE),
        )

    def _tasks(self, line: Line) -> Formula:
        if line.part.level == Level.PROGRAMME:
            return Formula(f"SUMPRODUCT({line.chosen}*1)", line.part.tasks)
        return self._sum(line, ALL_TASKS, line.part.tasks)

    def _count(self, heading: Text, name: str, known: str) -> Column[Line]:
        """Count the tasks of which a column of their sheet says something."""

        def formula(line: Line) -> Formula:
            counted: int = getattr(line.part, name)
            if line.part.level != Level.PROGRAMME:
                return self._sum(line, heading, counted)
            said = f'({line.cells.of(known)}<>"")'
            return Formula(f"SUMPRODUCT({line.chosen}*{said})", counted)

        return Column(heading, 11, formula)

    def _status(self, status: Status) -> Column[Line]:
        heading = str(capfirst(status.label))

        def formula(line: Line) -> Formula | None:
            counted = line.part.statuses.get(status)
            # A status that did not exist when the report was frozen is unknown.
            if counted is None:
                return None
            if line.part.level != Level.PROGRAMME:
                return self._sum(line, heading, counted)
            head = f"{self.sheet.letter(heading)}${self.sheet.heading_row}"
            said = f"({line.cells.of(STATUS)}={head})"
            return Formula(f"SUMPRODUCT({line.chosen}*{said})", counted)

        return Column(heading, 6, formula, is_upright=True)

    def _sum(self, line: Line, heading: Text, result: int) -> Formula:
        return Formula(f"SUMPRODUCT({line.chosen}*{line.cells.of(heading)})", result)

    def _coverage(self, line: Line) -> Formula:
        weights = f"{line.chosen}*{line.cells.of(COUNTED_WEIGHT)}"
        known = (
            f'({line.cells.of(PROGRESS.headed(self.year))}<>"")'
            if line.part.level == Level.PROGRAMME
            else line.cells.of(COVERAGE)
        )
        covered = f"SUMPRODUCT({weights}*{known})/SUMPRODUCT({weights})"
        decimals = DECIMALS[line.part.level]
        return Formula(
            f"IFERROR(ROUND({covered},{decimals}),0)",
            kept(line.part.coverage, decimals),
        )


def is_below(part: Part, whole: Part) -> bool:
    """Say whether a part belongs to another, through all levels."""
    if whole.level == Level.STRATEGY:
        return part is not whole
    return part.code.startswith(f"{whole.code}.")
