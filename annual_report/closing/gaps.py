"""What a reader of the yearly report should know to be missing or unusual in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from annual_report.document import Measure, Part, Reported, Task
from annual_report.measure_words import lacks, reporter_of
from annual_report.report import YearlyReport
from indicators.reading import is_undecided
from leszno_strategy.numbers import exact
from tasks import unusual
from tasks.progress import Cell


class Thing(StrEnum):
    """What kinds of remarks there are, in the order in which a report lists them."""

    NO_REPORT = "no_report"
    NO_VALUE = "no_value"
    NOT_REPORTED = "not_reported"
    TOTAL_ONLY = "total_only"
    STAGES_UNKNOWN = "stages_unknown"
    NO_STAGES = "no_stages"
    NO_PLAN = "no_plan"
    PLAN_OFF = "plan_off"
    WEIGHTS = "weights"
    TOO_MUCH = "too_much"
    UNPLANNED = "unplanned"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of something, and what of it is its own: a sum, a name."""

    thing: Thing
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One remark: on what (its code and title), and what it is."""

    code: str
    title: str
    what: str
    thing: Thing
    detail: str


def _gap(row: Part | Task, remark: Remark) -> Gap:
    return Gap(row.code, row.title, remark.what, remark.thing, remark.detail)


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
        if said := [remark.what for remark in _of_task(task, year)]:
            yield Remarked("task", task.code, task.title, said)


def part_gaps(part: Part, year: int) -> Iterator[Gap]:
    """Yield what is to be said of a goal, a programme or the strategy itself."""
    weights = part.weights
    said = unusual.weights_of(
        given=weights.given, parts=weights.parts, total=weights.sum
    )
    if said:
        yield _gap(part, Remark(Thing.WEIGHTS, said, exact(weights.sum)))
    for remark in _of_indicators(part, year):
        yield _gap(part, remark)


def task_gaps(task: Task, year: int) -> Iterator[Gap]:
    """Yield what is to be said of a task in the report of the year."""
    for remark in _of_task(task, year):
        yield _gap(task, remark)


def _of_task(task: Task, year: int) -> Iterator[Remark]:
    if task.reported == Reported.MISSING:
        said = _("No approved report for %(year)s.") % {"year": year}
        yield Remark(Thing.NO_REPORT, said)
    whole = task.figures.whole_plan
    if whole is None:
        yield _without_stages(task)
    elif said_of_plan := unusual.plan_of(whole, is_off=task.is_plan_off):
        thing = Thing.PLAN_OFF if whole else Thing.NO_PLAN
        yield Remark(thing, said_of_plan, exact(whole) if whole else "")
    yield from _too_much(task)
    if task.reported != Reported.MISSING:
        yield from _without_actual(task, year)
    yield from _of_indicators(task, year)


def _too_much(task: Task) -> Iterator[Remark]:
    if said := unusual.done(task.figures.progress):
        yield Remark(Thing.TOO_MUCH, said, exact(task.figures.progress))
    for stage in task.stages:
        if said := unusual.work(Cell(stage.planned, stage.actual)):
            whole = _("“%(stage)s”: %(remark)s") % {
                "stage": stage.title,
                "remark": said,
            }
            yield Remark(Thing.UNPLANNED, whole, _quoted(stage.title))


def _quoted(name: str) -> str:
    return _("“%(name)s”") % {"name": name}


def _without_stages(task: Task) -> Remark:
    if task.figures.progress is not None:
        return Remark(Thing.TOTAL_ONLY, _("A total reported without stages."))
    if task.stages_known:
        said = _("The task has no stages, so its progress has no measure.")
        return Remark(Thing.NO_STAGES, said)
    return Remark(Thing.STAGES_UNKNOWN, pgettext("of a task", "Stages are not known."))


def _without_actual(task: Task, year: int) -> Iterator[Remark]:
    for stage in task.stages:
        cell = stage.cells.get(year)
        if cell and cell.planned is not None and cell.actual is None:
            said = _("“%(stage)s”: planned for %(year)s, nothing reported.") % {
                "stage": stage.title,
                "year": year,
            }
            yield Remark(Thing.NOT_REPORTED, said, _quoted(stage.title))


def _of_indicators(parent: Part | Task, year: int) -> Iterator[Remark]:
    without = [one for one in parent.indicators if lacks(one, year)]
    if without:
        said = ngettext(
            "%(n)d indicator without a value for %(year)s: %(names)s.",
            "%(n)d indicators without a value for %(year)s: %(names)s.",
            len(without),
        ) % {
            "n": len(without),
            "year": year,
            "names": ", ".join(_named(parent, one) for one in without),
        }
        yield Remark(Thing.NO_VALUE, said, str(len(without)))
    for measure in parent.indicators:
        yield from _undecided(measure, year)


def _named(parent: Part | Task, measure: Measure) -> str:
    """Name an indicator with whoever reports it."""
    name = _quoted(measure.name)
    reporter = reporter_of(parent, measure)
    return f"{name} ({reporter})" if reporter else name


def _undecided(measure: Measure, year: int) -> Iterator[Remark]:
    """A text where a number is meant waits for a person to decide."""
    value = measure.values.get(year)
    if value and is_undecided(value.text, value.number):
        said = _("“%(indicator)s”: “%(text)s” is not a number beyond doubt.") % {
            "indicator": measure.name,
            "text": value.text,
        }
        yield Remark(Thing.UNDECIDED, said, _quoted(value.text))
