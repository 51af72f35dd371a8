"""How the plan of a published strategy changed: read from the history of its figures.

A plan that is set before the strategy is published changes nothing for anybody. From
then on each change stays, whoever made it: in the grid, through a report, in a file.
"""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from organisation.models import User
from tasks.models import Stage, StageYear, Task


@dataclass(frozen=True)
class CellChange:
    """What was planned for a year of a stage before and after; None is nothing."""

    stage: str
    year: int
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True)
class PlanChange:
    """What a person changed in a task's plan on one day for one reason.

    Whose deed it was is for the office alone; None where a program did it.
    """

    on: datetime.date
    by: User | None
    reason: str
    cells: Sequence[CellChange]


@dataclass(frozen=True)
class Step:
    """One state of a cell, and what it changed."""

    record: Any
    change: CellChange

    @property
    def at(self) -> tuple[datetime.datetime, int]:
        return self.record.history_date, self.record.history_id

    @property
    def deed(self) -> tuple[datetime.date, int | None, str]:
        """What one person did on one day for one reason is told together."""
        return (
            localdate(self.record.history_date),
            self.record.history_user_id,
            self.reason,
        )

    @property
    def reason(self) -> str:
        """What a person said; what programs write there is for programs."""
        said = self.record.history_change_reason if self.record.history_user_id else ""
        return said or ""


def plan_changes(task: Task) -> list[PlanChange]:
    """Return them, the latest first; none before the strategy is published.

    One query if the stages are fetched, and one more if some are gone.
    """
    since = task.strategy.published_at
    if since is None:
        return []
    records = _records(task)
    names = _names(task, {record.stage_id for record in records})
    steps = sorted(_steps(records, names, since), key=lambda one: one.at)
    told = []
    for (day, _person, reason), group in groupby(steps, key=lambda one: one.deed):
        done = list(group)
        order = list(names.values()).index
        cells = sorted(
            (one.change for one in done), key=lambda one: (order(one.stage), one.year)
        )
        told.append(PlanChange(day, done[0].record.history_user, reason, cells))
    return told[::-1]


def _records(task: Task) -> list[Any]:
    """Read every state of every cell, in the order in which they followed."""
    stages = Stage.history.filter(task_id=task.pk)
    here = Q(stage_id__in=stages.values("id")) | Q(stage_id__in=_ids(task))
    records = StageYear.history.filter(here, year__isnull=False)
    return list(
        records.select_related("year", "history_user").order_by(
            "stage_id", "year__year", "history_date", "history_id"
        )
    )


def _ids(task: Task) -> list[int]:
    return [stage.pk for stage in task.stages.all()]


def _names(task: Task, met: Collection[int]) -> Mapping[int, str]:
    """Name the stages in their order; those that are gone as history knew them."""
    names = {stage.pk: str(stage) for stage in task.stages.all()}
    if gone := set(met) - names.keys():
        past = Stage.history.filter(id__in=gone).order_by("history_id")
        names |= {record.id: str(record.instance) for record in past}
    return names


def _steps(
    records: Sequence[Any], names: Mapping[int, str], since: datetime.datetime
) -> Iterator[Step]:
    for (stage, year), cell in groupby(
        records, key=lambda record: (record.stage_id, record.year.year)
    ):
        for before, record in pairwise([None, *cell]):
            was, now = _planned(before), _planned(record)
            # Of a row that was there before its history, the first state is no change.
            is_first = before is None and record.history_type != "+"
            if record.history_date >= since and was != now and not is_first:
                yield Step(record, CellChange(names[stage], year, was, now))


def _planned(record: Any) -> Decimal | None:
    if record is None or record.history_type == "-":
        return None
    planned: Decimal | None = record.planned
    return planned
