"""A strategy that is to come: of a file, of a copy of an earlier one, or empty."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from exchange.document import (
    Document,
    GoalEntry,
    ProgrammeEntry,
    StageEntry,
    StrategyEntry,
    TaskEntry,
)
from exchange.indicator_entry import IndicatorEntry
from exchange.parts import UNSAID
from tasks.addresses import not_taken, proposed
from tasks.models import Strategy

# What a person typed about the strategy, by the parts of its entry.
Typed = Mapping[str, Any]


def is_free(slug: str) -> bool:
    """Say whether a new strategy can have the address."""
    try:
        not_taken(slug)
    except ValidationError:
        return False
    return bool(slug) and not Strategy.objects.filter(slug=slug).exists()


def free_address(title: str, years: Sequence[int]) -> str:
    return next(filter(is_free, proposed(title, years)))


def empty(typed: Typed) -> Document:
    """Return a strategy of which nothing is known but what was typed."""
    strategy = StrategyEntry(place="strategy", title="", indicators=[])
    return completed(Document(place="", strategy=strategy, goals=[]), typed)


def completed(document: Document, typed: Typed) -> Document:
    """Give the document what was typed, and an address that is free."""
    strategy = replace(document.strategy, **typed)
    # What a file carries is the address of the strategy from which it was taken.
    if "slug" not in typed and not is_free(strategy.slug or ""):
        strategy = replace(
            strategy, slug=free_address(strategy.title, strategy.years or [])
        )
    return replace(document, strategy=strategy)


def copied(document: Document, typed: Typed) -> Document:
    """Return the structure with what was typed: no plans, figures, targets, amounts.

    These are of other years. Old addresses stay with the strategy that had them; tasks
    that were withdrawn are not taken up again. Identities are the same, so that a task
    can be followed from one strategy to the next.
    """
    strategy = StrategyEntry(
        place="strategy",
        title="",
        city=document.strategy.city,
        authority=document.strategy.authority,
        indicators=_indicators(document.strategy.indicators),
    )
    goals = [_goal(goal) for goal in document.goals or []]
    return completed(Document(place="", strategy=strategy, goals=goals), typed)


def _goal(goal: GoalEntry) -> GoalEntry:
    return replace(
        goal,
        legacy_id=UNSAID,
        indicators=_indicators(goal.indicators),
        programmes=[_programme(one) for one in goal.programmes or []],
    )


def _programme(programme: ProgrammeEntry) -> ProgrammeEntry:
    return replace(
        programme,
        legacy_id=UNSAID,
        indicators=_indicators(programme.indicators),
        tasks=[_task(one) for one in programme.tasks or [] if not one.withdrawn_from],
    )


def _task(task: TaskEntry) -> TaskEntry:
    return replace(
        task,
        legacy_id=UNSAID,
        withdrawn_reason=UNSAID,
        stages=_each(_stage, task.stages),
        indicators=_indicators(task.indicators),
        reported_progress=UNSAID,
        planned_total_cost=UNSAID,
        planned_total_cost_amount=UNSAID,
        budget=UNSAID,
    )


def _stage(stage: StageEntry) -> StageEntry:
    return replace(stage, starts_on=UNSAID, ends_on=UNSAID, years=UNSAID)


def _indicators(indicators: Any) -> Any:
    return _each(_indicator, indicators)


def _indicator(indicator: IndicatorEntry) -> IndicatorEntry:
    return replace(
        indicator,
        baseline=UNSAID,
        baseline_year=UNSAID,
        targets=UNSAID,
        values=UNSAID,
        breaks=UNSAID,
    )


def _each(do: Any, entries: Any) -> Any:
    """What is not known, or unsaid, stays so."""
    return [do(one) for one in entries] if isinstance(entries, list) else entries
