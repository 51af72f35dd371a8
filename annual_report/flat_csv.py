"""The yearly report as one flat table: every part and every task, a row each."""

from collections.abc import Callable, Iterator
from io import TextIOWrapper
from operator import attrgetter
from typing import IO

from django.utils.translation import gettext as _

from annual_report.columns import (
    CODE,
    FIGURES,
    LEVEL,
    REPORTED,
    STATUS,
    WEIGHT,
    actual_in,
    executors_of,
    level_of,
    planned_in,
)
from annual_report.document import Part, Task
from annual_report.report import YearlyReport
from reporting.content import TEXTS
from spreadsheets.csv_files import write_csv
from spreadsheets.sheets import Column, NumberStyle, Sheet, Value, percent, points
from tasks.figures import Figure, Unit

Row = Part | Task
ROUNDED: dict[Unit, NumberStyle] = {Unit.POINTS: points, Unit.SHARE: percent}


def write_flat(
    report: YearlyReport,
    file: IO[bytes],
    *,
    on_task: Callable[[], None] = lambda: None,
) -> None:
    """Write the table as CSV, with the marks of the reader's language."""
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    columns = list(_columns(report.head.year))
    write_csv(Sheet(_("Report"), columns, rows(report, on_task)), text)
    text.detach()


def rows(
    report: YearlyReport, on_task: Callable[[], None] = lambda: None
) -> Iterator[Row]:
    """Yield the parts as their codes stand, behind each programme its tasks."""
    for parts, tasks in report.by_programme():
        yield from parts
        for task in tasks:
            yield task
            on_task()


def _columns(year: int) -> Iterator[Column[Row]]:
    yield Column(LEVEL, 10, level_of)
    yield Column(CODE, 9, lambda row: row.code)
    yield Column(_("Title"), 40, lambda row: row.title)
    yield Column(_("Answering"), 24, answering)
    yield Column(_("Executors"), 28, _of_task(executors_of))
    yield Column(WEIGHT, 8, lambda row: row.weight)
    yield Column(planned_in(year), 11, _of_task(lambda task: task.year.planned))
    yield Column(actual_in(year), 11, _of_task(lambda task: task.year.actual))
    for figure in FIGURES:
        yield Column(figure.headed(year), 11, _figures(figure), ROUNDED[figure.unit])
    yield Column(STATUS, 16, _of_task(lambda task: task.status.label))
    for name, heading in TEXTS.items():
        yield Column(heading, 40, _of_task(attrgetter(name)))
    yield Column(_("Report"), 16, _of_task(lambda task: REPORTED[task.reported]))


def answering(row: Row) -> str:
    return row.coordinator if isinstance(row, Task) else row.answering


def _figures(figure: Figure) -> Callable[[Row], Value]:
    return lambda row: figure.of(row.figures)


def _of_task(value: Callable[[Task], Value]) -> Callable[[Row], Value]:
    """A part has nothing in the columns of tasks."""
    return lambda row: value(row) if isinstance(row, Task) else None
