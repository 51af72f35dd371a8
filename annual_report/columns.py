"""What stands on each sheet of the yearly workbook, but the summary, by columns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from django.conf import settings
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annual_report.closing.gaps import Gap
from annual_report.document import (
    Head,
    Owner,
    Reported,
    Stage,
    Task,
)
from reporting.content import TEXTS
from spreadsheets.sheets import Column, Sheet, Value, percent
from tasks import figures
from tasks.figures import Figure, Unit
from tasks.progress import Status

# Headings to which formulas point, or that stand on several sheets.
LEVEL = gettext_lazy("Level")
CODE = gettext_lazy("Code")
PROGRAMME = gettext_lazy("Programme")
WEIGHT = gettext_lazy("Weight")
COUNTED_WEIGHT = gettext_lazy("Weight in the mean")
STATUS = gettext_lazy("Status")
EXECUTORS = gettext_lazy("Executors")
TOTAL_COST = gettext_lazy("Total cost (PLN)")

# The figures of a sheet, in the order of their columns, and how wide these are.
WIDTHS = {
    figures.PLANNED: 11,
    figures.PROGRESS: 11,
    figures.COMPARABLE: 14,
    figures.WHOLE_PLAN: 12,
    figures.SHARE_OF_PLAN: 13,
}
FIGURES = tuple(WIDTHS)

REPORTED = {
    Reported.APPROVED: gettext_lazy("approved"),
    Reported.TAKEN_OVER: gettext_lazy("taken over from earlier records"),
    Reported.MISSING: gettext_lazy("missing"),
}


def planned_in(year: int) -> str:
    return _("Planned in %(year)s") % {"year": year}


def actual_in(year: int) -> str:
    return _("Actual in %(year)s") % {"year": year}


class Links:
    """Addresses of the public pages, as at the end of the report's year."""

    def __init__(self, strategy: str, year: int) -> None:
        self.year = year
        site = settings.SITE_URL
        self.strategy = f"{site}{reverse('public:strategy', args=[strategy])}"
        # Thousands of rows have one, so that each is put together rather than asked.
        self.pages = {
            page: f"{site}{reverse(f'public:{page}', args=[strategy, 'CODE'])}"
            for page in ("goal", "programme", "task")
        }

    def to(self, page: str, code: str) -> str:
        """Return the page's address in Polish, as the report is."""
        address = self.pages.get(page, self.strategy)
        return f"{address.replace('CODE', code)}?rok={self.year}"

    def task(self, code: str) -> str:
        return self.to("task", code)


# Tasks


def task_sheet(head: Head, links: Links) -> Sheet[Task]:
    return Sheet(_("Tasks"), list(_task_columns(head.year, links)), frozen_columns=2)


def _task_columns(year: int, links: Links) -> Iterator[Column[Task]]:
    # Words of thousands of rows are translated once.
    statuses = {status: str(capfirst(status.label)) for status in Status}
    reported = {one: str(words) for one, words in REPORTED.items()}
    yield Column(CODE, 9, lambda task: task.code, link=lambda t: links.task(t.code))
    yield Column(_("Title"), 34, lambda task: task.title)
    # The code says both; formulas count by them.
    yield Column(_("Goal"), 6, lambda task: task.goal, is_folded=True)
    yield Column(PROGRAMME, 12, lambda task: task.programme, is_folded=True)
    yield Column(_("Coordinator"), 20, lambda task: task.coordinator)
    yield Column(EXECUTORS, 22, executors_of)
    yield Column(WEIGHT, 8, lambda task: task.weight)
    yield Column(COUNTED_WEIGHT, 11, lambda task: task.counted_weight, is_folded=True)
    yield Column(planned_in(year), 11, lambda task: task.year.planned)
    yield Column(actual_in(year), 13, lambda task: task.year.actual)
    for figure in FIGURES:
        yield _figure_column(year, figure)
        if figure is figures.PROGRESS:
            yield Column(STATUS, 16, lambda task: statuses[task.status])
    for name, heading in TEXTS.items():
        yield Column(heading, 32, _text_of(name))
    yield Column(_("Report"), 16, lambda task: reported[task.reported])


def _figure_column(year: int, figure: Figure) -> Column[Task]:
    is_share = figure.unit is Unit.SHARE
    return Column(
        figure.headed(year),
        WIDTHS[figure],
        lambda task: figure.of(task.figures),
        # As entered, so that formulas count with what is exact.
        percent if is_share else to_tenths,
        bar_to=1 if is_share else None,
    )


def _text_of(name: str) -> Callable[[Task], str]:
    text: Callable[[Task], str] = attrgetter(name)
    return text


def executors_of(task: Task) -> str:
    return "; ".join(executor.text for executor in task.executors)


def money_of(task: Task) -> str:
    lines = ((line.source, line.funds) for line in task.funding)
    return "; ".join(": ".join(filter(None, line)) for line in lines)


def to_tenths(value: Decimal) -> tuple[Decimal, str]:
    """A figure that is exact in its cell, and shown with one decimal."""
    return value, "0.0"


# Stages


@dataclass(frozen=True, slots=True)
class StageOf:
    task: Task | Owner
    stage: Stage


def stage_sheet(head: Head, links: Links) -> Sheet[StageOf]:
    return Sheet(_("Stages"), list(_stage_columns(head, links)), frozen_columns=4)


def _stage_columns(head: Head, links: Links) -> Iterator[Column[StageOf]]:
    yield Column(
        CODE, 9, lambda row: row.task.code, link=lambda row: links.task(row.task.code)
    )
    yield Column(_("Task"), 32, lambda row: row.task.title)
    yield Column(_("Stage"), 7, lambda row: row.stage.label)
    yield Column(_("Title of the stage"), 44, lambda row: row.stage.title)
    for year in head.years:
        other = year != head.year
        yield Column(planned_in(year), 11, _cell_of(year, "planned"), is_folded=other)
        if year <= head.year:
            yield Column(actual_in(year), 13, _cell_of(year, "actual"), is_folded=other)
    whole, done = figures.WHOLE_PLAN.heading, figures.PROGRESS.headed(head.year)
    yield Column(whole, 12, lambda row: row.stage.planned)
    yield Column(done, 11, lambda row: row.stage.actual)


def _cell_of(year: int, kind: str) -> Callable[[StageOf], Value]:
    figure = attrgetter(kind)

    def value(row: StageOf) -> Value:
        cell = row.stage.cells.get(year)
        return figure(cell) if cell else None

    return value


# Gaps, and what the report is


def gap_sheet() -> Sheet[Gap]:
    columns: list[Column[Gap]] = [
        Column(CODE, 9, lambda gap: gap.code),
        Column(_("Title"), 60, lambda gap: gap.title),
        Column(_("Remark"), 90, lambda gap: gap.what),
    ]
    return Sheet(_("Gaps"), columns, frozen_columns=1)


def fact_sheet() -> Sheet[tuple[str, str]]:
    columns: list[Column[tuple[str, str]]] = [
        Column(_("What"), 30, lambda fact: fact[0]),
        Column(_("Content"), 100, lambda fact: fact[1]),
    ]
    return Sheet(_("About this report"), columns)
