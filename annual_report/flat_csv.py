"""The yearly report as one flat table: a row for every part, task and indicator."""

from collections.abc import Callable, Iterator
from dataclasses import replace
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
    planned_in,
)
from annual_report.document import Head, Part, Task
from annual_report.measure_columns import MeasureOf, indicator_columns
from annual_report.measure_words import Parent, level_of
from annual_report.report import YearlyReport
from reporting.content import TEXTS
from spreadsheets.csv_files import write_csv
from spreadsheets.sheets import Column, NumberStyle, Sheet, Value, percent, points
from tasks.figures import Figure, Unit

Row = Part | Task | MeasureOf
ROUNDED: dict[Unit, NumberStyle] = {Unit.POINTS: points, Unit.SHARE: percent}


def write_flat(
    report: YearlyReport,
    file: IO[bytes],
    *,
    on_task: Callable[[], None] = lambda: None,
) -> None:
    """Write the table as CSV, with the marks of the reader's language."""
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    columns = list(_columns(report.head))
    write_csv(Sheet(_("Report"), columns, rows(report, on_task)), text)
    text.detach()


def rows(
    report: YearlyReport, on_task: Callable[[], None] = lambda: None
) -> Iterator[Row]:
    """Yield the parts as their codes stand, behind each programme its tasks.

    Behind a part and a task come their own indicators.
    """
    for parts, tasks in report.by_programme():
        for part in parts:
            yield from _with_indicators(part)
        for task in tasks:
            yield from _with_indicators(task)
            on_task()


def _with_indicators(parent: Part | Task) -> Iterator[Row]:
    yield parent
    for measure in parent.indicators:
        yield MeasureOf(parent, measure)


def _columns(head: Head) -> Iterator[Column[Row]]:
    year = head.year
    yield Column(LEVEL, 10, _level)
    yield Column(CODE, 9, lambda row: _parent(row).code)
    yield Column(_("Title"), 40, _title)
    yield Column(_("Answering"), 24, answering)
    yield Column(_("Executors"), 28, _of_task(executors_of))
    yield Column(WEIGHT, 8, _not_of_indicators(lambda row: row.weight))
    yield Column(planned_in(year), 11, _of_task(lambda task: task.year.planned))
    yield Column(actual_in(year), 11, _of_task(lambda task: task.year.actual))
    for figure in FIGURES:
        yield Column(figure.headed(year), 11, _figures(figure), ROUNDED[figure.unit])
    yield Column(STATUS, 16, _of_task(lambda task: task.status.label))
    for name, heading in TEXTS.items():
        yield Column(heading, 40, _text_of(name))
    yield Column(_("Report"), 16, _reported)
    for column in indicator_columns(head):
        yield replace(column, value=_of_indicator(column.value))  # type: ignore[misc]


def _parent(row: Row) -> Parent:
    return row.parent if isinstance(row, MeasureOf) else row


def _level(row: Row) -> str:
    return _("Indicator") if isinstance(row, MeasureOf) else level_of(row)


def _title(row: Row) -> str:
    return row.measure.name if isinstance(row, MeasureOf) else row.title


def answering(row: Row) -> str:
    if isinstance(row, MeasureOf):
        return ""
    return row.coordinator if isinstance(row, Task) else row.answering


def _text_of(name: str) -> Callable[[Row], Value]:
    text: Callable[[object], str] = attrgetter(name)

    def value(row: Row) -> Value:
        if isinstance(row, Part):
            return text(row.texts) if row.texts else ""
        return text(row) if isinstance(row, Task) else ""

    return value


def _reported(row: Row) -> Value:
    found = None if isinstance(row, MeasureOf) else row.reported
    return None if found is None else REPORTED[found]


def _figures(figure: Figure) -> Callable[[Row], Value]:
    return _not_of_indicators(lambda row: figure.of(row.figures))


def _not_of_indicators(value: Callable[[Part | Task], Value]) -> Callable[[Row], Value]:
    return lambda row: None if isinstance(row, MeasureOf) else value(row)


def _of_indicator(value: Callable[[MeasureOf], Value]) -> Callable[[Row], Value]:
    return lambda row: value(row) if isinstance(row, MeasureOf) else None


def _of_task(value: Callable[[Task], Value]) -> Callable[[Row], Value]:
    """A part has nothing in the columns of tasks."""
    return lambda row: value(row) if isinstance(row, Task) else None
