"""What a report in words tells of tasks: their figures, their cards, what was said."""

from collections.abc import Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from annual_report.columns import REPORTED, executors_of, money_of
from annual_report.document import Cell, Level, Part, Task, Texts
from annual_report.report import YearlyReport
from annual_report.text.blocks import Block, Column, Facts, Heading, Quote, Table
from annual_report.text.curves import curve_of
from leszno_strategy.numbers import UNKNOWN, exact, points
from reporting.content import TEXTS
from spreadsheets.sheets import Text
from tasks.figures import COMPARABLE, PLANNED, PROGRESS, SHARE_OF_PLAN

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


def standing_cells(row: Part | Task) -> list[str]:
    return [figure.written(row.figures) for figure in WIDTHS]


def quotes_of(said: Task | Texts) -> Iterator[Quote]:
    """What people reported in words, as far as they did."""
    for name, label in TEXTS.items():
        if text := getattr(said, name):
            yield Quote(str(label), text)


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


def who_and_money(tasks: Sequence[Task]) -> Iterator[Block]:
    """Who carries the tasks out, and with what money, as far as that is known."""
    rows = [
        [task.code, executors_of(task), task.cost or "", money_of(task)]
        for task in tasks
    ]
    rows = [row for row in rows if any(row[1:])]
    columns = [
        Column(_("Code"), 12),
        Column(_("Carried out by"), 70),
        Column(_("Planned total cost"), 40),
        Column(_("Funding"), 52),
    ]
    there = [n for n in range(len(columns)) if n == 0 or any(row[n] for row in rows)]
    if rows:
        yield Table(
            _("Who carries the tasks out, and with what money"),
            [columns[n] for n in there],
            [[row[n] or UNKNOWN for n in there] for row in rows],
        )


def said_of(task: Task) -> Iterator[Block]:
    """What the report on the task says in words."""
    if quotes := list(quotes_of(task)):
        yield Heading(3, f"{task.code}. {task.title}")
        yield from quotes


# The report of one task


def card(task: Task, report: YearlyReport) -> Iterator[Block]:
    """The whole card of a task, with its curve and its stages."""
    yield Heading(1, f"{task.code}. {task.title}")
    yield Facts(list(_facts(task, report)))
    yield from quotes_of(task)
    yield from curve_of(task, report.head)
    if task.stages:
        yield stage_table(task, report.head.years)


def _facts(task: Task, report: YearlyReport) -> Iterator[tuple[str, str]]:
    above = {(one.level, one.code): one for one in report.head.parts}
    goal = above.get((Level.GOAL, task.goal))
    programme = above.get((Level.PROGRAMME, task.programme))
    yield _("Status"), str(capfirst(task.status.label))
    if goal:
        yield _("Goal"), _answered(goal)
    if programme:
        yield _("Programme"), _answered(programme)
    if task.executors:
        yield _("Carried out by"), executors_of(task)
    if task.weight is not None:
        yield _("Weight in the programme"), exact(task.weight)
    yield _("Plan of all years"), points(task.figures.whole_plan)
    yield _("Progress"), points(task.figures.progress)
    if task.cost:
        yield _("Planned total cost"), task.cost
    if task.funding:
        yield _("Funding"), money_of(task)
    yield _("Report"), str(REPORTED[task.reported])


def _answered(part: Part) -> str:
    post = f" ({part.answering})" if part.answering else ""
    return f"{part.code}. {part.title}{post}"


def stage_table(task: Task, years: Sequence[int]) -> Table:
    """Carried out and planned of each stage and year, as the card prints them."""
    return Table(
        _("Stages: carried out / planned, in points of the task"),
        [
            Column(_("Stage"), 20),
            *(Column(str(year), 5, is_number=True) for year in years),
        ],
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
