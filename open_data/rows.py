"""The rows of the tables: what stands in a frozen report, with what it stands in."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from annual_report.document import Cell, Document, Level, Measure, Part, Stage, Task
from annual_report.document import Value as ReportedValue


class PartRow(NamedTuple):
    year: int
    part: Part


class TaskRow(NamedTuple):
    year: int
    task: Task


class StageRow(NamedTuple):
    """A stage in one year; its number is its place in the task."""

    year: int
    task: Task
    number: int
    stage: Stage
    of_year: int
    cell: Cell


class MeasureRow(NamedTuple):
    """An indicator with the codes of what it belongs to; the whole has none."""

    year: int
    goal: str | None
    programme: str | None
    task: str | None
    measure: Measure


class ValueRow(NamedTuple):
    year: int
    measure: Measure
    of_year: int
    value: ReportedValue


class TargetRow(NamedTuple):
    year: int
    measure: Measure
    of_year: int
    number: Decimal


class BreakRow(NamedTuple):
    year: int
    measure: Measure
    of_year: int
    reason: str


NOTHING = Cell(None, None)


def parts(level: Level) -> Callable[[Document], Iterator[PartRow]]:
    def rows(document: Document) -> Iterator[PartRow]:
        head = document.head
        return (PartRow(head.year, one) for one in head.parts if one.level == level)

    return rows


def tasks(document: Document) -> Iterator[TaskRow]:
    return (TaskRow(document.head.year, task) for task in document.tasks())


def stages(document: Document) -> Iterator[StageRow]:
    """Yield every stage in every year of the strategy, also where nothing is."""
    year, years = document.head.year, document.head.years
    for task in document.tasks():
        for number, stage in enumerate(task.stages, start=1):
            for of_year in years:
                cell = stage.cells.get(of_year, NOTHING)
                yield StageRow(year, task, number, stage, of_year, cell)


def measures(document: Document) -> Iterator[MeasureRow]:
    year = document.head.year
    for part in document.head.parts:
        is_programme = part.level == Level.PROGRAMME
        goal = goal_of(part.code) or None
        programme = part.code if is_programme else None
        for measure in part.indicators:
            yield MeasureRow(year, goal, programme, None, measure)
    for task in document.tasks():
        for measure in task.indicators:
            yield MeasureRow(year, task.goal, task.programme, task.code, measure)


def values(document: Document) -> Iterator[ValueRow]:
    for year, *_codes, measure in measures(document):
        for of_year, value in sorted(measure.values.items()):
            yield ValueRow(year, measure, of_year, value)


def targets(document: Document) -> Iterator[TargetRow]:
    for year, *_codes, measure in measures(document):
        for of_year, number in sorted(measure.targets.items()):
            yield TargetRow(year, measure, of_year, number)


def breaks(document: Document) -> Iterator[BreakRow]:
    for year, *_codes, measure in measures(document):
        for of_year, reason in sorted(measure.breaks.items()):
            yield BreakRow(year, measure, of_year, reason)


def goal_of(code: str) -> str:
    """Return the goal's code of a goal or programme: "I" of "I.3"."""
    return code.partition(".")[0]
