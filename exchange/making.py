"""The rows that a document asks for, one maker a model.

What the document leaves unsaid takes the model's default in a row that comes in, and is
noted on the row, so that nobody compares it.
"""

from typing import Any, TypeVar

from django.db.models import Model

from exchange.document import (
    AmountsEntry,
    CellEntry,
    ExecutorEntry,
    FundingEntry,
    GoalEntry,
    PartnerEntry,
    ProgrammeEntry,
    StageEntry,
    StrategyEntry,
    TaskEntry,
    ThresholdsEntry,
)
from exchange.indicator_entry import IndicatorEntry
from exchange.people import People
from exchange.saving import Values
from exchange.spots import UNSAID
from indicators.models import Indicator
from indicators.reading import number_in
from tasks.amounts import amount_in
from tasks.models import (
    Executor,
    FundingSource,
    Goal,
    Partner,
    Programme,
    Stage,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.subjects import Subject, about

M = TypeVar("M", bound=Model)


def made(model: type[M], **values: Any) -> M:
    """Make a row of what is said; the rest is noted as unsaid."""
    said = {name: value for name, value in values.items() if value is not UNSAID}
    row = model(**said)
    row.unsaid = values.keys() - said.keys()  # type: ignore[attr-defined]
    return row


def strategy_row(entry: StrategyEntry) -> Strategy:
    return made(
        Strategy,
        slug=entry.slug,
        title=entry.title,
        city=entry.city,
        authority=entry.authority,
        adopted_by=entry.adopted_by,
        source=entry.source,
    )


def year_row(strategy: Strategy, year: int, entry: StrategyEntry) -> StrategyYear:
    bounds = (entry.thresholds or {}).get(year, ThresholdsEntry(place=""))
    return made(
        StrategyYear,
        strategy=strategy,
        year=year,
        on_track_from=bounds.on_track_from,
        delayed_from=bounds.delayed_from,
    )


def goal_row(
    strategy: Strategy, position: int, entry: GoalEntry, people: People
) -> Goal:
    return made(
        Goal,
        strategy=strategy,
        uid=entry.uid,
        number=entry.number,
        position=position,
        title=entry.title,
        head=people.post(entry.head),
        story=entry.story,
        legacy_id=entry.legacy_id,
    )


def programme_row(goal: Goal, entry: ProgrammeEntry, people: People) -> Programme:
    return made(
        Programme,
        goal=goal,
        uid=entry.uid,
        number=entry.number,
        title=entry.title,
        weight=entry.weight,
        coordinator=people.post(entry.coordinator),
        legacy_id=entry.legacy_id,
    )


def task_row(programme: Programme, entry: TaskEntry) -> Task:
    cost, amount = entry.planned_total_cost, entry.planned_total_cost_amount
    if amount is UNSAID and cost is not UNSAID:
        amount = amount_in(cost)
    lists = {
        "stages": entry.stages,
        "executors": entry.executors,
        "partners": entry.partners,
        "budget": entry.budget,
        "indicators": entry.indicators,
    }
    row = made(
        Task,
        programme=programme,
        uid=entry.uid,
        number=entry.number,
        title=entry.title,
        weight=entry.weight,
        recipients=entry.recipients,
        justification=entry.justification,
        description=entry.description,
        planned_total_cost=cost,
        planned_total_cost_amount=amount,
        withdrawn_from=entry.withdrawn_from,
        withdrawn_reason=entry.withdrawn_reason,
        legacy_id=entry.legacy_id,
        **{
            f"{name}_known": UNSAID if given is UNSAID else given is not None
            for name, given in lists.items()
        },
    )
    # Of a task that comes in, what nobody told is not known.
    for name, given in lists.items():
        if given is UNSAID:
            setattr(row, f"{name}_known", False)
    return row


def stage_row(task: Task, position: int, entry: StageEntry) -> Stage:
    return made(
        Stage,
        task=task,
        uid=entry.uid,
        position=position,
        label=entry.label,
        title=entry.title,
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
    )


def cell_values(stage: Stage, year: StrategyYear, entry: CellEntry) -> Values:
    return stage.pk, year.pk, entry.planned, entry.actual


def executor_row(
    task: Task, position: int, entry: ExecutorEntry, people: People
) -> Executor:
    unit, post = people.bodies(entry)
    return made(
        Executor,
        task=task,
        uid=entry.uid,
        position=position,
        text=entry.text,
        unit=unit,
        post=post,
    )


def partner_row(task: Task, position: int, entry: PartnerEntry) -> Partner:
    return made(
        Partner,
        task=task,
        uid=entry.uid,
        position=position,
        name=entry.name,
        scope=entry.scope,
    )


def funding_row(task: Task, position: int, entry: FundingEntry) -> FundingSource:
    amount = entry.amount
    if amount is UNSAID and entry.funds is not UNSAID:
        amount = amount_in(entry.funds)
    return made(
        FundingSource,
        task=task,
        uid=entry.uid,
        position=position,
        source=entry.source,
        funds=entry.funds,
        amount=amount,
    )


def amounts_values(
    funding: FundingSource, year: StrategyYear, entry: AmountsEntry
) -> Values:
    return funding.pk, year.pk, entry.planned, entry.executed


def indicator_row(
    parent: Subject, position: int, entry: IndicatorEntry, people: People
) -> Indicator:
    return made(
        Indicator,
        **about(parent),
        uid=entry.uid,
        position=position,
        kind=entry.kind,
        name=entry.name,
        unit=entry.unit,
        source=entry.source,
        definition=entry.definition,
        method=entry.method,
        frequency=entry.frequency,
        comparison=entry.comparison,
        is_headline=entry.is_headline,
        reporting_unit=people.unit(entry.reporting_unit),
        reporting_post=people.post(entry.reporting_post),
        direction=entry.direction,
        baseline=entry.baseline,
        baseline_year=entry.baseline_year,
        band_from=entry.band_from,
        band_to=entry.band_to,
    )


def value_values(indicator: Indicator, year: int, text: str) -> Values:
    return indicator.pk, year, text, number_in(text, indicator.unit)
