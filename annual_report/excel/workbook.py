"""The yearly workbook: tasks, stages, indicators, remarks, and what they add up to.

All sheets are written side by side in one walk through the tasks, so that a strategy
of thousands takes no more memory than one of ten.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import IO, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl.worksheet.pagebreak import Break

from annual_report import columns, measure_columns
from annual_report.closing.gaps import Gap, part_gaps, task_gaps
from annual_report.columns import Links
from annual_report.document import Level, Part, Point, Task
from annual_report.excel import budget, charts, late
from annual_report.excel.summary import Cells, Line, Summary
from annual_report.measure_words import LEVELS
from annual_report.money import ledger_of
from annual_report.report import YearlyReport
from annual_report.text import covering
from annual_report.text.wording import draft_mark, edition_line, facts
from annual_report.year_told import late_of
from leszno_strategy.numbers import UNKNOWN
from leszno_strategy.numbers import points as written_points
from spreadsheets.book import Book, Page
from spreadsheets.sheets import Column, Formula, Row, Sheet, clean, points
from tasks.progress import Status

# Of fifteen points each, under a chart.
ROWS_OF_A_CHART = 39


def write_workbook(
    report: YearlyReport,
    file: IO[bytes],
    *,
    on_task: Callable[[], None] = lambda: None,
) -> None:
    """Write the report as Excel; `on_task` is told of each task that is written."""
    workbook = YearlyWorkbook(report)
    for task in report.tasks():
        workbook.write(task)
        on_task()
    workbook.save(file)


class YearlyWorkbook:
    """The sheets of a report, in their order, on their way to a file."""

    def __init__(self, report: YearlyReport) -> None:
        self.report, self.head = report, report.head
        links = Links(self.head.strategy, self.head.year)
        mark = draft_mark(report.edition)
        self.book = Book(title=report.full_title, author=self.head.city, alert=mark)
        self.intro = [
            report.full_title,
            edition_line(report.edition),
            *filter(None, [mark]),
        ]
        task_sheet = self._with_intro(columns.task_sheet(self.head, links))
        self.statuses: Counter[Status] = Counter()
        self.counts: Page[tuple[Status, int]] | None = None
        if report.has_tasks:
            if report.scope.has_means:
                self._write_summary(task_sheet, links)
            else:
                self.counts = self._page(status_sheet())
            self._write_late(links)
            self.tasks = self.book.page(task_sheet)
            self.stages = self._page(columns.stage_sheet(self.head, links))
        self.indicators = self._page(measure_columns.indicator_sheet(self.head))
        if reported := [part for part in report.parts if part.reported]:
            self._write_part_reports(reported)
        if report.has_tasks:
            self._write_budget(links)
        self.gaps = self._page(columns.gap_sheet())
        self.about = self._page(columns.fact_sheet())
        self._write_parts()

    def _with_intro(self, sheet: Sheet[Row]) -> Sheet[Row]:
        return replace(sheet, intro=self.intro, is_fitted=True)

    def _page(self, sheet: Sheet[Row]) -> Page[Row]:
        return self.book.page(self._with_intro(sheet))

    def _write_summary(self, tasks: Sheet[Task], links: Links) -> None:
        parts = self.report.parts
        first = tasks.heading_row + 1
        last = first + max(1, self.report.task_count or 0) - 1
        cells = Cells(tasks, f"'{tasks.title}'!", first, last)
        summary = Summary(parts, cells, links, self.intro)
        page = self.book.page(summary.sheet)
        for line in summary.lines:
            page.write(line)
        draw_charts(page, summary, parts)

    def _write_late(self, links: Links) -> None:
        if found := late_of(self.report):
            page = self._page(late.late_sheet(self.head, links))
            for one in found:
                page.write(one)

    def _write_budget(self, links: Links) -> None:
        """Begin the lines of the budget, and write what they add up to."""
        ledger = ledger_of(self.report)
        self.budget = self._page(budget.budget_sheet(ledger, links))
        if not ledger.is_known:
            return
        page = self._page(budget.sum_sheet(ledger))
        for row in budget.sums(ledger, self.report.parts):
            page.write(row)

    def _write_parts(self) -> None:
        for fact in facts(self.report):
            self.about.write(fact)
        for part in self.report.parts:
            self._write_measures(part)
            self._write_gaps(part_gaps(part, self.head.year))

    def _write_part_reports(self, parts: Iterable[Part]) -> None:
        page = self._page(measure_columns.part_report_sheet())
        for part in parts:
            page.write(part)

    def write(self, task: Task) -> None:
        """Write the task to every sheet that has something of it."""
        self.tasks.write(task)
        self.statuses[task.status] += 1
        for stage in task.stages:
            self.stages.write(columns.StageOf(task, stage))
        self._write_measures(task)
        for line in budget.funding_of(task):
            self.budget.write(line)
        self._write_gaps(task_gaps(task, self.head.year))

    def _write_measures(self, parent: Part | Task) -> None:
        for measure in parent.indicators:
            self.indicators.write(measure_columns.MeasureOf(parent, measure))

    def _write_gaps(self, gaps: Iterable[Gap]) -> None:
        for gap in gaps:
            self.gaps.write(gap)

    def save(self, file: IO[bytes]) -> None:
        if self.counts:
            # What the report lacks a count of did not exist when it was frozen.
            counted = self.head.parts[0].statuses
            for status in filter(counted.__contains__, Status):
                self.counts.write((status, self.statuses[status]))
        self.book.save(file)


def status_sheet() -> Sheet[tuple[Status, int]]:
    """The summary of tasks that make up no whole: how many stand how."""
    rows: list[Column[tuple[Status, int]]] = [
        Column(columns.STATUS, 30, lambda row: capfirst(row[0].label)),
        Column(_("Tasks"), 12, lambda row: row[1]),
    ]
    return Sheet(_("Summary"), rows)


def draw_charts(page: Page[Line], summary: Summary, parts: Sequence[Part]) -> None:
    """Put the curve of the whole and the goals' statuses under the table."""
    if not parts:
        return
    _draw_curve(page, parts[0])
    goals = [line for line in summary.lines if line.part.level == Level.GOAL]
    if goals:
        _draw_statuses(page, summary, goals)


def _draw_curve(page: Page[Line], whole: Part) -> None:
    said = _("Plan and progress, adding up year by year")
    heading = f"{said}. {covering.with_stages(whole)}"
    first, told = _begin(page, [_("Year"), _("Plan"), _("Progress")]), []
    for year, planned, actual in _by_calendar(whole.curve):
        values = [str(year), planned, actual]
        page.free(values, behind=charts.COLUMN - 1, number=points)
        told.append(
            _("%(year)s: plan %(planned)s, progress %(done)s")
            % {
                "year": year,
                "planned": written_points(planned),
                "done": written_points(actual),
            }
        )
    last = page.last_row
    chart = charts.curve_chart(page.worksheet, first=first, last=last, heading=heading)
    _place(page, chart, f"{heading}. {'; '.join(told)}.")


def _by_calendar(
    curve: Sequence[Point],
) -> Iterator[tuple[int, Decimal | None, Decimal | None]]:
    """Yield each year from the first to the last: the axis of the chart is time.

    Of a year that the strategy lacks nothing is known, and the lines go on across it.
    """
    known = {point.year: (point.planned, point.actual) for point in curve}
    for year in range(min(known), max(known) + 1):
        yield year, *known.get(year, (None, None))


def _draw_statuses(page: Page[Line], summary: Summary, goals: Sequence[Line]) -> None:
    there = [s for s in Status if any(line.part.statuses.get(s) for line in goals)]
    first = _begin(page, [_("Goal"), *(line.part.code for line in goals)])
    for status in there:
        label = str(capfirst(status.label))
        letter = summary.sheet.letter(label)
        counts = [
            Formula(f"{letter}{line.row}", line.part.statuses.get(status))
            for line in goals
        ]
        page.free([label, *counts], behind=charts.COLUMN - 1)
    heading = _("Tasks by goal and status")
    chart = charts.status_chart(
        page.worksheet, there, first=first, goals=len(goals), heading=heading
    )
    told = "; ".join(_counted(line.part, there) for line in goals)
    _place(page, chart, f"{heading}. {told}.")


def _counted(goal: Part, statuses: Sequence[Status]) -> str:
    """Say how many tasks of a goal have which status."""
    counts = ((status.label, goal.statuses.get(status)) for status in statuses)
    said = ", ".join(f"{label} – {count}" for label, count in counts if count)
    return f"{LEVELS[goal.level]} {goal.code}: {said or UNKNOWN}"


def _begin(page: Page[Line], headings: Sequence[str]) -> int:
    """Begin a new printed page with the data of a chart; return the headings' row."""
    page.worksheet.row_breaks.append(Break(id=page.free()))
    return page.free(headings, behind=charts.COLUMN - 1, strong=True)


def _place(page: Page[Line], chart: Any, text: str) -> None:
    """Put the chart under its data, and leave the rows free that it covers."""
    chart.anchor = charts.place_of(page.last_row + 2, clean(text))
    page.worksheet.add_chart(chart)
    for _row in range(ROWS_OF_A_CHART):
        page.free()
