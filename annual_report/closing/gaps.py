"""What a reader of the yearly report should know to be missing or unusual in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from annual_report.document import Measure, Part, Reported, Task
from annual_report.measure_words import lacks, reporter_of
from annual_report.report import YearlyReport
from indicators.reading import is_undecided
from tasks import unusual
from tasks.progress import Cell


@dataclass(frozen=True, slots=True)
class Gap:
    """One remark: on what (its code and title), and what it is."""

    code: str
    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Remarked:
    """All that is to be said of a task, or of a part of the strategy at its level."""

    level: str
    code: str
    title: str
    remarks: list[str]


def remarked_in(report: YearlyReport) -> Iterator[Remarked]:
    """Yield the parts with remarks, then the tasks, in the order of the codes."""
    year = report.head.year
    for part in report.parts:
        if said := [gap.what for gap in part_gaps(part, year)]:
            yield Remarked(part.level, part.code, part.title, said)
    for task in report.tasks():
        if said := list(_of_task(task, year)):
            yield Remarked("task", task.code, task.title, said)


def part_gaps(part: Part, year: int) -> Iterator[Gap]:
    """Yield what is to be said of a goal, a programme or the strategy itself."""
    weights = part.weights
    said = unusual.weights_of(
        given=weights.given, parts=weights.parts, total=weights.sum
    )
    if said:
        yield Gap(part.code, part.title, said)
    for what in _of_indicators(part, year):
        yield Gap(part.code, part.title, what)


def task_gaps(task: Task, year: int) -> Iterator[Gap]:
    """Yield what is to be said of a task in the report of the year."""
    for what in _of_task(task, year):
        yield Gap(task.code, task.title, what)


def _of_task(task: Task, year: int) -> Iterator[str]:
    if task.reported == Reported.MISSING:
        yield _("No approved report for %(year)s.") % {"year": year}
    if task.figures.whole_plan is None:
        yield _without_stages(task)
    elif said := unusual.plan_of(task.figures.whole_plan, is_off=task.is_plan_off):
        yield said
    yield from _too_much(task)
    if task.reported != Reported.MISSING:
        yield from _without_actual(task, year)
    yield from _of_indicators(task, year)


def _too_much(task: Task) -> Iterator[str]:
    if said := unusual.done(task.figures.progress):
        yield said
    for stage in task.stages:
        if said := unusual.work(Cell(stage.planned, stage.actual)):
            yield _("“%(stage)s”: %(remark)s") % {
                "stage": stage.title,
                "remark": said,
            }


def _without_stages(task: Task) -> str:
    if task.figures.progress is not None:
        return _("A total reported without stages.")
    if task.stages_known:
        return _("The task has no stages, so its progress has no measure.")
    return pgettext("of a task", "Stages are not known.")


def _without_actual(task: Task, year: int) -> Iterator[str]:
    for stage in task.stages:
        cell = stage.cells.get(year)
        if cell and cell.planned is not None and cell.actual is None:
            yield _("“%(stage)s”: planned for %(year)s, nothing reported.") % {
                "stage": stage.title,
                "year": year,
            }


def _of_indicators(parent: Part | Task, year: int) -> Iterator[str]:
    without = [one for one in parent.indicators if lacks(one, year)]
    if without:
        yield ngettext(
            "%(n)d indicator without a value for %(year)s: %(names)s.",
            "%(n)d indicators without a value for %(year)s: %(names)s.",
            len(without),
        ) % {
            "n": len(without),
            "year": year,
            "names": ", ".join(_named(parent, one) for one in without),
        }
    for measure in parent.indicators:
        yield from _undecided(measure, year)


def _named(parent: Part | Task, measure: Measure) -> str:
    """Name an indicator with whoever reports it."""
    name = _("“%(name)s”") % {"name": measure.name}
    reporter = reporter_of(parent, measure)
    return f"{name} ({reporter})" if reporter else name


def _undecided(measure: Measure, year: int) -> Iterator[str]:
    """A text where a number is meant waits for a person to decide."""
    value = measure.values.get(year)
    if value and is_undecided(value.text, value.number):
        yield _("“%(indicator)s”: “%(text)s” is not a number beyond doubt.") % {
            "indicator": measure.name,
            "text": value.text,
        }
