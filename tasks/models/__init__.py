"""What: strategy → goal → programme → task → stage → planned and actual of a year."""

from tasks.models.card import Executor, FundingSource, FundingYear, Partner
from tasks.models.former import FormerCode, Level
from tasks.models.location import Location, Outline
from tasks.models.picture import Picture, PictureQuerySet
from tasks.models.rules import PLAUSIBLE_YEARS, plausible_year
from tasks.models.stages import ReportedTotal, Stage, StageYear
from tasks.models.strategy import (
    PUBLIC_STATES,
    Strategy,
    StrategyQuerySet,
    StrategyState,
    StrategyYear,
)
from tasks.models.structure import Goal, Programme
from tasks.models.sums import ChangedSums, ProgrammeMoney, ProgrammeSums
from tasks.models.task import Task, TaskQuerySet
from tasks.models.task_year import TaskYear, TaskYearQuerySet

__all__ = [
    "PLAUSIBLE_YEARS",
    "PUBLIC_STATES",
    "ChangedSums",
    "Executor",
    "FormerCode",
    "FundingSource",
    "FundingYear",
    "Goal",
    "Level",
    "Location",
    "Outline",
    "Partner",
    "Picture",
    "PictureQuerySet",
    "Programme",
    "ProgrammeMoney",
    "ProgrammeSums",
    "ReportedTotal",
    "Stage",
    "StageYear",
    "Strategy",
    "StrategyQuerySet",
    "StrategyState",
    "StrategyYear",
    "Task",
    "TaskQuerySet",
    "TaskYear",
    "TaskYearQuerySet",
    "plausible_year",
]
