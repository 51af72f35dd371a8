"""The heat grid: which share of its plan each part had carried out, year by year."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annual_report.document import Head, Level, Part, Point
from annual_report.report import YearlyReport
from annual_report.text.blocks import Block, Column, HeatGrid, Paragraph
from annual_report.text.wording import cut_at_a_word
from annual_report.year_told import TaskTold
from leszno_strategy.numbers import UNKNOWN, points
from tasks.heat import HeatCell, heat_row
from tasks.heat_words import cell_text, key_words
from tasks.progress import Thresholds

# More years find no room beside the names.
MOST_YEARS = 12
# More tasks are a list, not a picture.
MOST_TASKS = 60
# Letters of a title; all of it stands where its chapter begins.
LONGEST_TITLE = 60
# Shares of the width: a code, a title, a year.
WIDTHS = (12, 70, 9)
EXPLAINED = gettext_lazy(
    "How much of the plan was carried out from the start of the strategy to the end of "
    "each year, in per cent. The stronger the tint, the more is missing."
)


@dataclass(frozen=True)
class Row:
    """What the grid tells of: a part of the strategy, or a task."""

    code: str
    title: str
    curve: Sequence[Point]
    is_whole: bool = False


def of_parts(report: YearlyReport) -> Iterator[Block]:
    """Yield the grid of goals and programmes; nothing where none is below another."""
    parts = [part for part in report.parts if part.tasks]
    if len(parts) < 2:
        return
    rows = [
        Row(part.code, short_title(part), part.curve, part.level != Level.PROGRAMME)
        for part in parts
    ]
    yield from grid(report.head, rows)
    yield from _total_only(parts, report.head.year)


def short_title(part: Part) -> str:
    """Goals are named by whole sentences, which would fill the table."""
    if part.level == Level.PROGRAMME:
        return part.title
    return cut_at_a_word(part.title, LONGEST_TITLE)


def grid(head: Head, rows: Sequence[Row]) -> Iterator[Block]:
    """Yield what the grid shows, and the grid."""
    limits = Thresholds(head.on_track, head.delayed)
    shown = [year for year in head.years if year <= head.year][-MOST_YEARS:]
    cells = [_cells(row, limits, shown) for row in rows]
    yield Paragraph(str(EXPLAINED))
    code, title, year = WIDTHS
    yield HeatGrid(
        _("Share of the plan carried out by the end of the year (%)"),
        [
            Column(_("Code"), code),
            Column(_("Title"), title),
            *(Column(str(one), year, is_number=True) for one in shown),
        ],
        [
            [row.code or UNKNOWN, row.title, *map(cell_text, found)]
            for row, found in zip(rows, cells, strict=True)
        ],
        frozenset(n for n, row in enumerate(rows) if row.is_whole),
        tints=[[None, None, *(cell.warmth for cell in found)] for found in cells],
        key=key_words(limits, {cell.warmth for found in cells for cell in found}),
    )


def _cells(row: Row, limits: Thresholds, shown: Sequence[int]) -> list[HeatCell]:
    known = {point.year: point for point in row.curve}
    shown_points = [known.get(year, Point(year, None, None)) for year in shown]
    return heat_row(shown_points, limits, to_year=shown[-1])


def _total_only(parts: Iterable[Part], year: int) -> Iterator[Block]:
    """Say what no cell can: that only a total of all stages was reported."""
    for part in parts:
        if not part.tasks_with_plan and part.figures.progress is not None:
            yield Paragraph(
                _(
                    "%(code)s: it is only known that %(done)s out of 100 points were "
                    "carried out in total by the end of %(year)s."
                )
                % {
                    "code": part.code or part.title,
                    "done": points(part.figures.progress),
                    "year": year,
                }
            )


def of_tasks(head: Head, tasks: Sequence[TaskTold]) -> Iterator[Block]:
    """Yield the grid of the tasks of a programme or unit whose stages are known."""
    rows = [
        Row(one.task.code, one.task.title, one.task.curve)
        for one in tasks
        if one.to_date.planned is not None
    ]
    if 0 < len(rows) <= MOST_TASKS:
        yield from grid(head, rows)
