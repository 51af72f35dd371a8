# ruff: noqa: S608  names of our own tables and columns, no words of anyone's
"""Of which places the kept facts hold no more: noted with every change."""

from collections.abc import Iterator

from django.db import connection

from indicators.models.facts import ChangedFacts
from leszno_strategy.noting import Watched, noting
from leszno_strategy.triggers import Trigger

INTO = ChangedFacts._meta.db_table
# The place of an indicator, which is the programme of its task; none if that is gone.
PLACE = """CASE
WHEN {0}.of_strategy_id IS NOT NULL THEN 'of_strategy-' || {0}.of_strategy_id
WHEN {0}.goal_id IS NOT NULL THEN 'goal-' || {0}.goal_id
WHEN {0}.programme_id IS NOT NULL THEN 'programme-' || {0}.programme_id
ELSE 'programme-' || (SELECT t.programme_id FROM tasks_task t WHERE t.id = {0}.task_id)
END AS key"""
OF_SERIES = (
    f"SELECT {PLACE.format('i')} FROM {{rows}} r "
    "JOIN indicators_indicator i ON i.id = r.indicator_id"
)
OF_STRATEGY = """SELECT 'of_strategy-' || r.strategy_id AS key FROM {rows} r
UNION ALL SELECT 'goal-' || g.id FROM {rows} r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
UNION ALL SELECT 'programme-' || p.id FROM {rows} r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id"""
OF_GOAL = """SELECT 'goal-' || r.id AS key FROM {rows} r
UNION ALL SELECT 'programme-' || p.id FROM {rows} r
JOIN tasks_programme p ON p.goal_id = r.id"""

WATCHED = (
    Watched(
        "indicators_indicator",
        (
            *("of_strategy_id", "goal_id", "programme_id", "task_id", "position"),
            *("kind", "direction", "baseline", "baseline_year"),
            *("band_from", "band_to"),
        ),
        f"SELECT {PLACE.format('r')} FROM {{rows}} r",
    ),
    Watched(
        "indicators_indicatorvalue",
        ("indicator_id", "year", "text", "number"),
        OF_SERIES,
    ),
    Watched(
        "indicators_indicatortarget", ("indicator_id", "year", "number"), OF_SERIES
    ),
    Watched("indicators_indicatorbreak", ("indicator_id", "year"), OF_SERIES),
    Watched(
        "tasks_task",
        ("programme_id", "number", "withdrawn_from"),
        "SELECT 'programme-' || r.programme_id AS key FROM {rows} r",
    ),
    Watched(
        "tasks_strategyyear", ("strategy_id", "year", "on_track_from"), OF_STRATEGY
    ),
    # To a strategy of other years and thresholds.
    Watched("tasks_goal", ("strategy_id",), OF_GOAL, events=("update",)),
    Watched(
        "tasks_programme",
        ("goal_id",),
        "SELECT 'programme-' || r.id AS key FROM {rows} r",
        events=("update",),
    ),
)


def triggers() -> Iterator[Trigger]:
    """Make those of every watched table, once there is the table that they write."""
    if INTO in connection.introspection.table_names():
        yield from noting("facts", WATCHED, into=INTO, key="place")
