"""The yearly workbook: what was planned and done to the end of a year, as sheets.

Each sheet is a list of columns; every figure comes from the tree of the strategy, so
that a page and a sheet cannot differ. Figures later than the year are left out.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, cast

from django.db.models import prefetch_related_objects
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.models import Indicator
from leszno_strategy.numbers import exact
from reporting.sheets import Column, Sheet, Value, percent, points, write_book
from tasks import progress
from tasks.cells import StageRow, stage_rows
from tasks.models import Goal, Programme, Stage, Strategy, StrategyYear, Task
from tasks.outline import Branch, TaskNode, strategy_branch, thresholds
from tasks.progress import Status

# Headings that stand on several sheets, or are long.
PLANNED_IN = gettext_lazy("Planned in %(year)s")
ACTUAL_IN = gettext_lazy("Actual in %(year)s")
PLANNED_TO = gettext_lazy("Planned to the end of %(year)s")
PROGRESS_TO = gettext_lazy("Progress to the end of %(year)s")
WHOLE_PLAN = gettext_lazy("Plan of all years")
COMPARABLE = gettext_lazy("Progress comparable with the plan")
SHARE_OF_PLAN = gettext_lazy("Progress as a share of the plan")
TASKS_KNOWN = gettext_lazy("Tasks with known progress")
WEIGHT_KNOWN = gettext_lazy("Weight of tasks with known progress")
TASKS_WITH_PLAN = gettext_lazy("Tasks with known stages")

# Whatever an indicator may belong to.
Parent = Goal | Programme | Task


def write_workbook(
    period: StrategyYear, file: IO[bytes], *, on: datetime.date
) -> dict[str, int]:
    """Write the workbook of the year; return how many rows each sheet has."""
    sheets = workbook_sheets(period, on=on)
    write_book(sheets, file, title=report_title(period), author=period.strategy.city)
    return {sheet.title: len(sheet.rows) for sheet in sheets}


def file_name(period: StrategyYear) -> str:
    return f"{period.strategy.slug}-raport-{period.year}.xlsx"


def report_title(period: StrategyYear) -> str:
    return _("%(strategy)s: report for %(year)s") % {
        "strategy": period.strategy.title,
        "year": period.year,
    }


def workbook_sheets(period: StrategyYear, *, on: datetime.date) -> list[Sheet[Any]]:
    """Read the strategy and lay it out; the number of queries does not grow."""
    tree = strategy_branch(period.strategy)
    return [
        summary_sheet(tree, period, on=on),
        task_sheet(tree, period.year),
        stage_sheet(period.strategy, period.year),
        indicator_sheet(tree, period.year),
    ]


# Summary


@dataclass(frozen=True, slots=True)
class BranchRow:
    """The strategy, a goal or a programme, and how many of its tasks stand how."""

    branch: Branch
    statuses: Counter[Status]


def summary_columns(year: int) -> list[Column[BranchRow]]:
    at = {"year": year}
    return [
        Column(_("Code"), 7, lambda row: code_of(row.branch.item)),
        Column(_("Title"), 50, lambda row: row.branch.item.title),
        Column(_("Weight"), 8, lambda row: row.branch.weight),
        Column(PLANNED_TO % at, 11, lambda row: row.branch.planned(year), points),
        Column(PROGRESS_TO % at, 11, lambda row: row.branch.progress(year), points),
        Column(COMPARABLE, 14, lambda row: row.branch.comparable(year), points),
        Column(SHARE_OF_PLAN, 11, lambda row: row.branch.index(year), percent),
        Column(_("All tasks"), 10, lambda row: len(row.branch.tasks)),
        Column(TASKS_KNOWN, 10, lambda row: row.branch.tasks_known(year)),
        Column(WEIGHT_KNOWN, 10, lambda row: row.branch.coverage(year), percent),
        Column(TASKS_WITH_PLAN, 10, lambda row: row.branch.tasks_with_plan),
        *(status_column(status) for status in Status),
    ]


def status_column(status: Status) -> Column[BranchRow]:
    heading = capfirst(status.label)
    return Column(heading, 6, lambda row: row.statuses[status], is_upright=True)


def summary_sheet(
    tree: Branch, period: StrategyYear, *, on: datetime.date
) -> Sheet[BranchRow]:
    return Sheet(
        title=_("Summary"),
        columns=summary_columns(period.year),
        rows=[BranchRow(b, b.statuses(period.year)) for b in branches(tree)],
        intro=summary_intro(period, on=on),
        frozen_columns=2,
        is_strong=lambda row: not isinstance(row.branch.item, Programme),
    )


def summary_intro(period: StrategyYear, *, on: datetime.date) -> list[str]:
    limits = thresholds(period)
    return [
        report_title(period),
        _("City: %(city)s. State at the end of %(year)s, drawn up on %(date)s.")
        % {
            "city": period.strategy.city,
            "year": period.year,
            "date": date_format(on, "DATE_FORMAT"),
        },
        _("Plan and progress are percentage points; 100 is the whole."),
        _(
            "The plan, the progress comparable with it and their share cover only "
            "tasks whose stages are known."
        ),
        _(
            "A task is on track from %(on_track)s%% of the plan to date and delayed "
            "from %(delayed)s%%; below that it is at risk."
        )
        % {
            "on_track": exact(limits.on_track * 100),
            "delayed": exact(limits.delayed * 100),
        },
    ]


def branches(branch: Branch) -> Iterator[Branch]:
    """Yield the branch and all below it, but no tasks, in the order of the codes."""
    yield branch
    for child in branch.children:
        if isinstance(child, Branch):
            yield from branches(child)


def code_of(item: Strategy | Parent) -> str:
    return "" if isinstance(item, Strategy) else item.code


# Tasks


def task_columns(year: int) -> list[Column[TaskNode]]:
    at = {"year": year}
    return [
        Column(_("Code"), 8, lambda node: node.item.code),
        Column(_("Title"), 40, lambda node: node.item.title),
        Column(_("Goal"), 6, lambda node: node.item.programme.goal.code),
        Column(_("Programme"), 22, lambda node: str(node.item.programme)),
        Column(_("Coordinator"), 24, coordinator_of),
        Column(_("Executors"), 30, executors_of),
        Column(_("Weight"), 8, lambda node: node.weight),
        Column(PLANNED_IN % at, 11, lambda node: node.year_sum(year).planned),
        Column(ACTUAL_IN % at, 11, lambda node: node.year_sum(year).actual),
        Column(PLANNED_TO % at, 11, lambda node: node.planned(year), points),
        Column(PROGRESS_TO % at, 11, lambda node: node.progress(year), points),
        Column(WHOLE_PLAN, 10, lambda node: node.whole_plan, points),
        Column(SHARE_OF_PLAN, 11, lambda node: node.index(year), percent),
        Column(_("Status"), 18, lambda node: capfirst(node.status(year).label)),
        Column(_("Note"), 26, lambda node: note_on(node, year)),
    ]


def task_sheet(tree: Branch, year: int) -> Sheet[TaskNode]:
    prefetch_related_objects(
        [node.item for node in tree.tasks], "executors", "programme__coordinator"
    )
    return Sheet(_("Tasks"), task_columns(year), tree.tasks, frozen_columns=2)


def coordinator_of(node: TaskNode) -> str:
    post = node.item.programme.coordinator
    return post.title if post else ""


def executors_of(node: TaskNode) -> str:
    return "; ".join(executor.text for executor in node.item.executors.all())


def note_on(node: TaskNode, year: int) -> str:
    """Say what a reader has to know before comparing the row with others."""
    if progress.is_plan_off(node.figures):
        return _("the plan does not add up to 100")
    if node.figures.stages_known:
        return ""
    if node.progress(year) is None:
        return _("stages are not known")
    return _("a total reported without stages")


# Stages


def stage_columns(years: Sequence[int], to_year: int) -> list[Column[StageRow]]:
    """The card of a task, a stage a row; what was done is shown up to `to_year`."""
    figures: list[Column[StageRow]] = []
    for year in years:
        figures.append(planned_column(year))
        if year <= to_year:
            figures.append(actual_column(year))
    at = {"year": to_year}
    return [
        Column(_("Code"), 8, lambda row: row.stage.task.code),
        Column(_("Task"), 32, lambda row: row.stage.task.title),
        Column(_("Stage"), 7, lambda row: row.stage.label),
        Column(_("Title of the stage"), 44, lambda row: row.stage.title),
        *figures,
        Column(WHOLE_PLAN, 11, lambda row: row.total.planned),
        Column(PROGRESS_TO % at, 11, lambda row: row.to_year(to_year).actual),
    ]


def planned_column(year: int) -> Column[StageRow]:
    return Column(PLANNED_IN % {"year": year}, 11, lambda row: row.cells[year].planned)


def actual_column(year: int) -> Column[StageRow]:
    return Column(ACTUAL_IN % {"year": year}, 11, lambda row: row.cells[year].actual)


def stage_sheet(strategy: Strategy, to_year: int) -> Sheet[StageRow]:
    """Lay out the stages in the order of the cards: three queries."""
    years = list(strategy.years.values_list("year", flat=True))
    stages = (
        Stage.objects.filter(task__programme__goal__strategy=strategy)
        .select_related("task__programme__goal")
        .with_figures()
    )
    rows = stage_rows(stages, years)
    return Sheet(_("Stages"), stage_columns(years, to_year), rows, frozen_columns=4)


# Indicators


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator, whose it is, and its value of each year."""

    parent: Parent
    indicator: Indicator
    values: Mapping[int, Value]


def indicator_columns(years: Sequence[int]) -> list[Column[IndicatorRow]]:
    return [
        Column(_("Level"), 10, lambda row: capfirst(row.parent._meta.verbose_name)),
        Column(_("Code"), 8, lambda row: row.parent.code),
        Column(_("Kind"), 22, lambda row: capfirst(row.indicator.get_kind_display())),
        Column(_("Indicator"), 44, lambda row: row.indicator.name),
        Column(_("Unit of measure"), 12, lambda row: row.indicator.unit),
        Column(_("Source"), 24, lambda row: row.indicator.source),
        *(value_column(year) for year in years),
    ]


def value_column(year: int) -> Column[IndicatorRow]:
    return Column(str(year), 13, lambda row: row.values.get(year))


def indicator_sheet(tree: Branch, to_year: int) -> Sheet[IndicatorRow]:
    """Lay out all series, also what they hold from before the strategy."""
    return sheet_of_indicators(list(indicator_rows(tree, to_year)))


def sheet_of_indicators(rows: Sequence[IndicatorRow]) -> Sheet[IndicatorRow]:
    years = sorted({year for row in rows for year in row.values})
    return Sheet(_("Indicators"), indicator_columns(years), rows, frozen_columns=4)


def indicator_rows(tree: Branch, to_year: int) -> Iterator[IndicatorRow]:
    """Read the indicators and their values: two queries for each level."""
    items = list(items_below(tree))
    for level in (Goal, Programme, Task):
        of_level = [item for item in items if isinstance(item, level)]
        prefetch_related_objects(of_level, "indicators__values")
    for item in items:
        for indicator in item.indicators.all():
            yield IndicatorRow(item, indicator, values_of(indicator, to_year))


def values_of(indicator: Indicator, to_year: int) -> dict[int, Value]:
    """Return a number where there is one, else the text as reported."""
    return {
        value.year: value.text if value.number is None else value.number
        for value in indicator.values.all()
        if value.year <= to_year
    }


def items_below(branch: Branch) -> Iterator[Parent]:
    """Yield each goal, its programmes and their tasks, in the order of the codes."""
    for child in branch.children:
        yield cast("Parent", child.item)  # only the root is a strategy
        if isinstance(child, Branch):
            yield from items_below(child)
