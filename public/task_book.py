"""Tasks as a workbook: what a list says of them, their stages, their indicators.

Stages and indicators have the columns of the yearly workbook, and stand as at the end
of the year.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from annual_report import measure_columns
from annual_report.columns import Links, StageOf, stage_sheet
from annual_report.document import (
    Executor,
    Head,
    Level,
    Measure,
    Owner,
    Stage,
    plain,
)
from annual_report.measure_columns import MeasureOf
from annual_report.measures import Parent, measures_of
from annual_report.task_cards import Table, stages, stages_of_tasks
from indicators.models import Indicator
from public.listed_tasks import EXECUTOR, ListedTask, ListedTasks
from public.task_columns import LIST_COLUMNS, task_sheet
from spreadsheets.sheets import Column, Sheet
from tasks import figures
from tasks.models import Goal, Programme, StrategyYear
from tasks.outline import thresholds
from tasks.progress import sum_known
from tasks.subjects import COLUMNS

# Tasks whose stages are read at once.
AT_A_TIME = 500


@dataclass(frozen=True)
class TaskBook:
    """The tasks of a list with their cards, and the parts whose own they are.

    `parts` are the goal and programmes whose indicators belong to it.
    """

    tasks: ListedTasks
    period: StrategyYear
    parts: Mapping[Parent, Owner] = field(default_factory=dict)

    def sheets(self, shown: Sequence[str] = tuple(LIST_COLUMNS)) -> list[Sheet[Any]]:
        """Read everything; the first sheet has the columns that are named."""
        self.tasks.shown = {*shown, EXECUTOR}
        listed = list(self.tasks)
        year = self.period.year
        owners = {one.pk: _owner(one) for one in listed}
        return [
            task_sheet(listed, year=year, shown=shown),
            self._stages(owners),
            self._indicators(owners),
        ]

    def _stages(self, owners: Mapping[int, Owner]) -> Sheet[StageOf]:
        links = Links(self.period.strategy.slug, self.period.year)
        sheet = stage_sheet(self._head(), links)
        columns = [*sheet.columns[:-1], _plan_to(self.period.year), sheet.columns[-1]]
        return replace(sheet, columns=columns, rows=list(self._stage_rows(owners)))

    def _stage_rows(self, owners: Mapping[int, Owner]) -> Iterator[StageOf]:
        year = self.period.year
        found = Table(stages_of_tasks(), lambda rows: stages(rows, year), "task")
        left = iter(owners)
        while some := list(islice(left, AT_A_TIME)):
            found.read(some)
            for pk in some:
                yield from (StageOf(owners[pk], stage) for stage in found.of(pk))

    def _indicators(self, owners: Mapping[int, Owner]) -> Sheet[MeasureOf]:
        found = measures_of(self._own_indicators(), self.period)
        by_key = {**self.parts, **{("task", pk): one for pk, one in owners.items()}}
        rows = [
            MeasureOf(owner, one)
            for key, owner in by_key.items()
            for one in found.get(key, ())
        ]
        said = [row.measure for row in rows]
        return replace(measure_columns.indicator_sheet(self._head(said)), rows=rows)

    def _head(self, said: Sequence[Measure] = ()) -> Head:
        """Say of which years the sheets are, those of indicators as they have any."""
        period, strategy = self.period, self.period.strategy
        limits = thresholds(period)
        return Head(
            strategy=strategy.slug,
            title=strategy.title,
            city=strategy.city,
            adopted_by=strategy.adopted_by,
            source=strategy.source,
            year=period.year,
            years=[one.year for one in strategy.years.all()],
            indicator_years=_years(said, "values"),
            target_years=_years(said, "targets"),
            on_track=plain(limits.on_track),
            delayed=plain(limits.delayed),
            parts=[],
            reported={},
        )

    def _own_indicators(self) -> "QuerySet[Indicator]":
        of_any = Q(task__in=self.tasks.tasks())
        for column, pk in self.parts:
            of_any |= Q(**{column: pk})
        return Indicator.objects.filter(of_any)


def _owner(task: ListedTask) -> Owner:
    carriers = [Executor(text, None) for text in task.executors]
    return Owner(task.code, task.title, task.coordinator or "", executors=carriers)


def parts_of(goal: Goal | None, programmes: Sequence[Programme]) -> dict[Parent, Owner]:
    """Name a goal and programmes, which come with who answers for them."""
    parts: dict[Parent, Owner] = {}
    if goal:
        head = goal.head.title if goal.head else ""
        key = (COLUMNS[Goal], goal.pk)
        parts[key] = Owner(goal.code, goal.title, head, Level.GOAL)
    for one in programmes:
        coordinator = one.coordinator.title if one.coordinator else ""
        key = (COLUMNS[Programme], one.pk)
        parts[key] = Owner(one.code, one.title, coordinator, Level.PROGRAMME)
    return parts


def _plan_to(year: int) -> Column[StageOf]:
    """The plan to date, which the yearly workbook tells of tasks alone."""

    def planned(row: StageOf) -> Decimal | None:
        return _planned_to(row.stage, year)

    return Column(figures.PLANNED.headed(year), 11, planned)


def _planned_to(stage: Stage, year: int) -> Decimal | None:
    return sum_known(cell.planned for of, cell in stage.cells.items() if of <= year)


def _years(measures: Sequence[Measure], of: str) -> list[int]:
    return sorted({year for one in measures for year in getattr(one, of)})
