"""The yearly report in words and tables: the chapter for the report on the state of
the municipality (art. 28aa of the act on municipal self-government).

It is written once, in the order in which it is read; Word and PDF only show it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from annual_report.closing.gaps import Gap, part_gaps, task_gaps
from annual_report.columns import REPORTED, executors_of, money_of
from annual_report.document import Cell, Level, Part, Point, Reported, Task, Texts
from annual_report.measure_columns import MeasureOf
from annual_report.measure_words import LEVELS
from annual_report.money import ledger_of
from annual_report.report import YearlyReport
from annual_report.scope import Kind
from annual_report.text import budget, covering, heat_grid, measure_blocks, opening
from annual_report.text.blocks import (
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from annual_report.text.wording import facts
from leszno_strategy.numbers import UNKNOWN, exact, points
from reporting.content import TEXTS
from spreadsheets.sheets import Text, clean
from tasks.curves import Curve
from tasks.figures import COMPARABLE, PLANNED, PROGRESS, SHARE_OF_PLAN
from tasks.progress import Status


def chapters(
    report: YearlyReport, *, on_task: Callable[[], None] = lambda: None
) -> Iterator[Block]:
    """Yield the report's blocks; `on_task` is told of each task that is written."""
    return Chapters(report, on_task).blocks()


class Chapters:
    """The report while it is written: what lacks is noted on the way to its end."""

    def __init__(self, report: YearlyReport, on_task: Callable[[], None]) -> None:
        self.report, self.head, self.on_task = report, report.head, on_task
        self.year = report.head.year
        self.gaps: list[Gap] = [
            gap for part in report.parts for gap in part_gaps(part, self.year)
        ]
        self.statuses: dict[Status, int] = dict.fromkeys(Status, 0)
        self.measured = [
            row for part in report.parts for row in measure_blocks.of_parent(part)
        ]

    def blocks(self) -> Iterator[Block]:
        yield opening.cover(self.report, self.report.subtitle)
        if self.report.parts:
            yield from self.in_short(self.report.parts[0])
        yield from opening.signatures(self.report)
        yield from self.of_tasks()
        if not self.report.parts:
            yield Paragraph(statuses_of(self.statuses))
        yield from measure_blocks.chapter(self._by_level(), self.year)
        yield from budget.chapter(ledger_of(self.report), self.report.parts)
        yield Heading(1, _("Gaps and remarks"))
        yield from self.remarks()
        yield Heading(1, _("About this report and how it counts"))
        yield Facts(list(facts(self.report)))

    # The whole

    def in_short(self, whole: Part) -> Iterator[Block]:
        yield Heading(1, _("In short"), begins_page=True)
        if self.report.has_tasks:
            yield from self.figures_of(whole)
            yield Paragraph(statuses_of(whole.statuses))
            yield Paragraph(self.reports())
        yield from map(Paragraph, self.reports_on_parts())
        yield from self.curve_of(whole)
        if whole.level == Level.STRATEGY:
            yield from self.own(whole)
        if len(self.report.parts) > 1 and self.report.has_tasks:
            yield Paragraph(covering.note())
            yield self.table_of_parts()
            yield from heat_grid.of_parts(self.report)

    def _by_level(self) -> list[MeasureOf]:
        """All indicators that were met, from the whole down to the tasks."""
        order = [*Level]

        def level(row: MeasureOf) -> int:
            parent = row.parent
            return order.index(parent.level) if isinstance(parent, Part) else len(order)

        return sorted(self.measured, key=level)

    def figures_of(self, part: Part) -> Iterator[Block]:
        """Say in sentences how far the part is, and of how much that is known."""
        yield from map(Paragraph, covering.sentences(part, self.year))

    def reports(self) -> str:
        counted = self.report.reported
        return _("Reports of the year: %(counts)s.") % {
            "counts": ", ".join(
                f"{REPORTED[one]} – {counted[one]}" for one in Reported if counted[one]
            )
        }

    def reports_on_parts(self) -> Iterator[str]:
        """Count the reports on what has indicators of its own above the tasks."""
        counted = Counter(part.reported for part in self.report.parts)
        said = [f"{REPORTED[one]} – {counted[one]}" for one in Reported if counted[one]]
        if said:
            yield _("Reports on goals, programmes and the whole: %(counts)s.") % {
                "counts": ", ".join(said)
            }

    def own(self, part: Part) -> Iterator[Block]:
        """Its own indicators, and what its own report says."""
        yield from measure_blocks.of_chapter(measure_blocks.of_parent(part), self.year)
        if part.reported:
            said = _("Report on these indicators: %(state)s.")
            yield Paragraph(said % {"state": REPORTED[part.reported]})
        if part.texts:
            yield from quotes_of(part.texts)

    def curve_of(self, part: Part | Task) -> Iterator[Block]:
        """A picture, and the same figures in a table."""
        drawn = Curve(part.curve)
        if drawn.is_empty:
            return
        heading = _("%(code)s: plan and progress to the end of %(year)s") % {
            "code": part.code or self.head.city,
            "year": self.year,
        }
        covers = covering.with_stages(part) if isinstance(part, Part) else ""
        context = {
            "curve": drawn,
            "is_file": True,
            "heading": heading,
            "covers": covers,
        }
        last = drawn.last
        yield Picture(
            svg=clean(render_to_string("tasks/_curve_svg.html", context)).strip(),
            text=_(
                "Curve of plan and progress. At the end of %(year)s: plan "
                "%(planned)s, progress %(done)s points."
            )
            % {
                "year": last.year,
                "planned": points(last.planned),
                "done": points(last.actual),
            }
            + f" {drawn.standing}",
            caption=". ".join(filter(None, [_("Plan (dashed) and progress"), covers])),
        )
        yield curve_table(part.curve)

    def table_of_parts(self) -> Table:
        parts = self.report.parts
        return Table(
            _("Goals and programmes at the end of %(year)s") % {"year": self.year},
            [
                Column(_("Code"), 14),
                Column(_("Title"), 62),
                *sized((_("Weight"), 13), *STANDING),
                *sized((_("Tasks (known, with stages)"), 19)),
            ],
            [
                [
                    part.code or UNKNOWN,
                    part.title,
                    exact(part.weight),
                    *standing_cells(part),
                    f"{part.tasks} ({part.tasks_known}, {part.tasks_with_plan})",
                ]
                for part in parts
            ],
            frozenset(n for n, part in enumerate(parts) if is_whole(part)),
        )

    # The tasks, programme by programme

    def of_tasks(self) -> Iterator[Block]:
        for parts, tasks in self.report.by_programme():
            for part in parts:
                yield from self.opening(part)
            if found := list(tasks):
                yield from self.programme(found)

    def opening(self, part: Part) -> Iterator[Block]:
        """Begin the chapter of a goal or a programme."""
        if part.level == Level.STRATEGY:
            return
        is_goal = part.level == Level.GOAL
        title = f"{LEVELS[part.level]} {part.code}. {part.title}"
        yield Heading(1 if is_goal else 2, title)
        if part.answering:
            yield Paragraph(_("Answering: %(post)s.") % {"post": part.answering})
        # The first part is told of at the very beginning.
        if part is not self.report.parts[0] and part.tasks:
            yield from self.figures_of(part)
            if is_goal:
                yield Paragraph(statuses_of(part.statuses))
                yield from self.curve_of(part)
        yield from self.own(part)

    def programme(self, tasks: Sequence[Task]) -> Iterator[Block]:
        yield task_table(tasks, self.year)
        for task in tasks:
            yield from self.task(task)
            self.statuses[task.status] += 1
            self.gaps += task_gaps(task, self.year)
            self.on_task()
        found = [row for task in tasks for row in measure_blocks.of_parent(task)]
        self.measured += found
        yield from measure_blocks.of_chapter(found, self.year)

    def task(self, task: Task) -> Iterator[Block]:
        """Tell what there is beside the figures of the table."""
        quotes = list(quotes_of(task))
        is_all = self.report.scope.kind == Kind.TASK
        rows = list(task_facts(task))
        if not quotes and not rows and not is_all:
            return
        yield Heading(3, f"{task.code}. {task.title}")
        if rows:
            yield Facts(rows)
        yield from quotes
        if is_all:
            yield from self.curve_of(task)
            if task.stages:
                yield stage_table(task, self.head.years)

    def remarks(self) -> Iterator[Block]:
        if not self.gaps:
            yield Paragraph(_("Nothing lacks, and nothing is unusual."))
            return
        yield Table(
            _("What lacks or is unusual"),
            [Column(_("Code"), 2), Column(_("Title"), 6), Column(_("Remark"), 9)],
            [[gap.code or UNKNOWN, gap.title, gap.what] for gap in self.gaps],
        )


# Pieces

# The figures of `standing_cells`, each as wide in millimetres as the longest word of
# its heading needs.
WIDTHS = {
    PLANNED: 14,
    PROGRESS: 14,
    COMPARABLE: 20,
    SHARE_OF_PLAN: 18,
}
STANDING = tuple((one.short_heading, width) for one, width in WIDTHS.items())


def sized(*headings: tuple[Text, int]) -> list[Column]:
    """Columns of numbers, each with its share."""
    return [Column(str(text), share, is_number=True) for text, share in headings]


def numeric(*headings: str) -> list[Column]:
    """Columns of numbers; the shares of the others are set beside theirs."""
    return [Column(heading, 5, is_number=True) for heading in headings]


def is_whole(part: Part) -> bool:
    return part.level != Level.PROGRAMME


def standing_cells(row: Part | Task) -> list[str]:
    return [figure.written(row.figures) for figure in WIDTHS]


def quotes_of(said: Task | Texts) -> Iterator[Quote]:
    """What people reported in words, as far as they did."""
    for name, label in TEXTS.items():
        if text := getattr(said, name):
            yield Quote(str(label), text)


def statuses_of(counted: dict[Status, int]) -> str:
    return _("Tasks by status: %(counts)s.") % {
        "counts": ", ".join(
            f"{status.label} – {counted[status]}"
            for status in Status
            if counted.get(status)
        )
        or UNKNOWN
    }


def curve_table(curve: Sequence[Point]) -> Table:
    return Table(
        _("Plan and progress by year"),
        [Column(_("To the end of"), 5), *numeric(_("Plan"), _("Progress"))],
        [[str(p.year), points(p.planned), points(p.actual)] for p in curve],
    )


def task_table(tasks: Sequence[Task], year: int) -> Table:
    return Table(
        _("Tasks at the end of %(year)s") % {"year": year},
        [
            Column(_("Code"), 12),
            Column(_("Task"), 33),
            *sized((_("Weight"), 12), (_("Plan of the year"), 12)),
            *sized((_("Done in the year"), 17), *STANDING),
            Column(_("Status"), 22),
        ],
        [
            [
                *(task.code, task.title, exact(task.weight)),
                *(exact(task.year.planned), exact(task.year.actual)),
                *standing_cells(task),
                str(capfirst(task.status.label)),
            ]
            for task in tasks
        ],
    )


def task_facts(task: Task) -> Iterator[tuple[str, str]]:
    """Who carries the task out, and with what money, as far as that is known."""
    if task.executors:
        yield _("Carried out by"), executors_of(task)
    if task.cost:
        yield _("Planned total cost"), task.cost
    if task.funding:
        yield _("Funding"), money_of(task)


def stage_table(task: Task, years: Sequence[int]) -> Table:
    """Carried out and planned of each stage and year, as the card prints them."""
    return Table(
        _("Stages: carried out / planned, in points of the task"),
        [Column(_("Stage"), 20), *numeric(*map(str, years))],
        [
            [
                f"{stage.label}. {stage.title}" if stage.label else stage.title,
                *(cell_text(stage.cells.get(year)) for year in years),
            ]
            for stage in task.stages
        ],
    )


def cell_text(cell: Cell | None) -> str:
    if cell is None:
        return UNKNOWN
    return f"{exact(cell.actual)} / {exact(cell.planned)}"
