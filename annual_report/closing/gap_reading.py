"""Reads of a report no more than its remarks are made of."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from annual_report.document import Measure, Reported
from annual_report.measures import Found, measures_of_the_year
from annual_report.reading import ReportReader
from annual_report.task_cards import (
    Table,
    executors,
    executors_of_tasks,
    published,
    stages,
    stages_of_tasks,
)
from indicators.models import Indicator
from tasks.models import Goal, Programme, Strategy, StrategyYear
from tasks.outline import Branch
from tasks.subjects import COLUMNS


class GapReader(ReportReader):
    """A report without its texts, its money, and how indicators went over the years."""

    def __init__(
        self, period: StrategyYear, tree: Branch, indicators: "QuerySet[Indicator]"
    ) -> None:
        super().__init__(period, tree)
        self._measures = measures_of_the_year(indicators, period)

    def years_of_indicators(self) -> dict[str, list[int]]:
        return {"indicator_years": [], "target_years": []}

    def counted(self) -> dict[Reported, int]:
        return dict.fromkeys(Reported, 0)

    def own(self) -> Any:
        return OwnMeasures(self._measures)

    def cards(self) -> Any:
        return GapCards(self.period, self._measures)


class OwnMeasures:
    """As `OwnOfParts`, of indicators alone."""

    def __init__(self, measures: Found) -> None:
        self._measures = measures

    def measures(self, item: Strategy | Goal | Programme) -> list[Measure]:
        return self._measures.get((COLUMNS[type(item)], item.pk), [])

    def texts(self, item: Any) -> None:
        return None

    reported = texts


class GapCards:
    """As `Cards`, with an empty text for what is approved, and without money."""

    def __init__(self, period: StrategyYear, measures: Found) -> None:
        year = period.year
        approved = published(period).filter(report__task__isnull=False).order_by()
        self.texts = Table(
            approved.values_list("report__task_id"),
            lambda rows: {} if rows else None,
            "report__task",
        )
        self.stages = Table(stages_of_tasks(), lambda rows: stages(rows, year), "task")
        self.executors = Table(executors_of_tasks(), executors, "task")
        self.funding, self.measures = NoMoney(), OfTasks(measures)

    def read(self, tasks: Collection[int]) -> None:
        """Read the cards of these tasks: three queries."""
        for table in (self.texts, self.stages, self.executors):
            table.read(tasks)


class NoMoney:
    def of(self, task: int) -> list[Any]:
        return []


class OfTasks:
    def __init__(self, measures: Found) -> None:
        self._measures = measures

    def of(self, task: int) -> list[Measure]:
        return self._measures.get(("task", task), [])
