"""How the rows of each model are told apart, compared with the file's, and called."""

from operator import attrgetter
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from exchange.saving import Table
from indicators.models import (
    AbsentKind,
    Indicator,
    IndicatorBreak,
    IndicatorTarget,
    IndicatorValue,
)
from organisation.models import Post, Unit
from tasks.life import TRIAL_DELETED
from tasks.models import (
    Executor,
    FundingSource,
    FundingYear,
    Goal,
    Location,
    Partner,
    Programme,
    ReportedTotal,
    Stage,
    StageYear,
    Strategy,
    Task,
)


def part_of_task(row: Any) -> str:
    """Such as "I.3.5, stage 2"."""
    return f"{row.task.code}, {row._meta.verbose_name} {row.position}"


def indicator_called(row: Indicator) -> str:
    """Such as "I.3.5, “Number of visitors”"."""
    code = row.parent.code or _("Strategy")
    return _("%(code)s, “%(name)s”") % {"code": code, "name": row.name}


IN_TASK = "task__programme__goal__strategy"
PARENTS = (IN_TASK, "programme__goal__strategy", "goal__strategy", "of_strategy")
PARENT_GOALS = ("task__programme__goal", "programme__goal", "goal", "of_strategy")
STRATEGIES = Table(
    Strategy,
    key=attrgetter("slug"),
    fields=("title", "city", "authority", "adopted_by", "source"),
    called=str,
    strategy=(),
    forgotten=Q(history_type="-", history_change_reason=TRIAL_DELETED),
)
UNITS = Table(
    Unit,
    key=lambda row: row.name.casefold(),
    fields=(),
    called=str,
    strategy=(),
)
POSTS = Table(
    Post,
    key=attrgetter("title"),
    fields=("unit",),
    called=str,
    strategy=(),
    related=("unit",),
)
GOALS = Table(
    Goal,
    key=lambda row: (row.strategy_id, row.number.casefold()),
    fields=("position", "title", "head", "story", "legacy_id"),
    identity=("number",),
    called=attrgetter("code"),
    strategy=("strategy",),
    related=("strategy", "head"),
)
PROGRAMMES = Table(
    Programme,
    key=attrgetter("goal_id", "number"),
    fields=("title", "weight", "coordinator", "legacy_id"),
    identity=("goal", "number"),
    called=attrgetter("code"),
    strategy=("goal__strategy",),
    related=("goal__strategy", "coordinator"),
)
TASKS = Table(
    Task,
    key=attrgetter("programme_id", "number"),
    fields=(
        "title",
        "weight",
        "recipients",
        "justification",
        "description",
        "planned_total_cost",
        "planned_total_cost_amount",
        "stages_known",
        "executors_known",
        "partners_known",
        "budget_known",
        "indicators_known",
        "legacy_id",
        "withdrawn_from",
        "withdrawn_reason",
    ),
    called=attrgetter("code"),
    identity=("programme", "number"),
    strategy=("programme__goal__strategy",),
    related=("programme__goal__strategy",),
)
STAGES = Table(
    Stage,
    key=attrgetter("task_id", "position"),
    fields=("label", "title", "starts_on", "ends_on"),
    identity=("task", "position"),
    called=part_of_task,
    strategy=(IN_TASK,),
    related=("task__programme__goal",),
)
STAGE_YEARS = Table(
    StageYear,
    key=attrgetter("stage_id", "year_id"),
    above="stage",
    columns=("stage_id", "year_id", "planned", "actual"),
    fields=("planned", "actual"),
    says=("planned", "actual"),
    called=lambda row: f"{part_of_task(row.stage)}, {row.year}",
    strategy=(f"stage__{IN_TASK}",),
    related=("stage__task__programme__goal", "year"),
)
TOTALS = Table(
    ReportedTotal,
    above="task",
    columns=("task_id", "year_id", "progress"),
    key=attrgetter("task_id", "year_id"),
    fields=("progress",),
    called=lambda row: f"{row.task.code}, {row.year}",
    strategy=(IN_TASK,),
    related=("task__programme__goal", "year"),
)
EXECUTORS = Table(
    Executor,
    key=attrgetter("task_id", "position"),
    fields=("text", "unit", "post"),
    identity=("task", "position"),
    called=part_of_task,
    strategy=(IN_TASK,),
    related=("task__programme__goal", "unit", "post"),
)
PARTNERS = Table(
    Partner,
    key=attrgetter("task_id", "position"),
    fields=("name", "scope"),
    identity=("task", "position"),
    called=part_of_task,
    strategy=(IN_TASK,),
    related=("task__programme__goal",),
)
FUNDING = Table(
    FundingSource,
    key=attrgetter("task_id", "position"),
    fields=("source", "funds", "amount"),
    identity=("task", "position"),
    called=part_of_task,
    strategy=(IN_TASK,),
    related=("task__programme__goal",),
)
ABSENT_KINDS = Table(
    AbsentKind,
    key=attrgetter("task_id", "kind"),
    above="task",
    columns=("task_id", "kind"),
    fields=(),
    called=lambda row: f"{row.task.code}, {row._meta.verbose_name}: {row}",
    strategy=(IN_TASK,),
    related=("task__programme__goal",),
)
LOCATIONS = Table(
    Location,
    key=attrgetter("task_id", "position"),
    above="task",
    columns=("task_id", "position", "name", "latitude", "longitude"),
    fields=("name", "latitude", "longitude"),
    called=part_of_task,
    strategy=(IN_TASK,),
    related=("task__programme__goal",),
)
FUNDING_YEARS = Table(
    FundingYear,
    key=attrgetter("funding_id", "year_id"),
    above="funding",
    columns=("funding_id", "year_id", "planned", "executed"),
    fields=("planned", "executed"),
    says=("planned", "executed"),
    called=lambda row: f"{part_of_task(row.funding)}, {row.year}",
    strategy=(f"funding__{IN_TASK}",),
    related=("funding__task__programme__goal", "year"),
)
INDICATORS = Table(
    Indicator,
    key=attrgetter(
        *("of_strategy_id", "goal_id", "programme_id", "task_id"),
        *("kind", "name", "unit", "source"),
    ),
    fields=(
        *("position", "definition", "method", "frequency", "comparison"),
        *("is_headline", "reporting_unit", "reporting_post", "direction"),
        *("baseline", "baseline_year", "band_from", "band_to"),
    ),
    identity=(
        *("of_strategy", "goal", "programme", "task"),
        *("kind", "name", "unit", "source"),
    ),
    called=indicator_called,
    strategy=PARENTS,
    related=(*PARENT_GOALS, "reporting_unit", "reporting_post"),
)


def _of_indicator(model: Any, *fields: str, says: tuple[str, ...]) -> Table[Any]:
    return Table(
        model,
        key=attrgetter("indicator_id", "year"),
        above="indicator",
        columns=("indicator_id", "year", *fields),
        fields=fields,
        says=says,
        called=lambda row: f"{indicator_called(row.indicator)}, {row.year}",
        strategy=tuple(f"indicator__{lookup}" for lookup in PARENTS),
        related=tuple(f"indicator__{lookup}" for lookup in PARENT_GOALS),
    )


INDICATOR_VALUES = _of_indicator(IndicatorValue, "text", "number", says=("text",))
TARGETS = _of_indicator(IndicatorTarget, "number", says=("number",))
BREAKS = _of_indicator(IndicatorBreak, "reason", says=("reason",))

# The tables of most rows.
FIGURES = tuple(one.model._meta.db_table for one in (STAGE_YEARS, INDICATOR_VALUES))
