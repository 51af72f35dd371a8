"""The triggers that say of which programmes the kept sums no longer hold.

Of every row that is written, changed or deleted, whoever does it: only columns that
the sums are made of count.
"""

from collections.abc import Iterator

from django.db import connection

from leszno_strategy.noting import Watched, noting
from leszno_strategy.triggers import Trigger
from tasks.models.sums import ChangedSums

OF_STAGE = """SELECT t.programme_id AS key FROM {rows} r
JOIN tasks_stage s ON s.id = r.stage_id JOIN tasks_task t ON t.id = s.task_id"""
OF_TASK = """SELECT t.programme_id AS key FROM {rows} r
JOIN tasks_task t ON t.id = r.task_id"""
OF_SOURCE = """SELECT t.programme_id AS key FROM {rows} r
JOIN tasks_fundingsource f ON f.id = r.funding_id
JOIN tasks_task t ON t.id = f.task_id"""
OF_STRATEGY = """SELECT p.id AS key FROM {rows} r
JOIN tasks_goal g ON g.strategy_id = r.strategy_id
JOIN tasks_programme p ON p.goal_id = g.id"""

WATCHED = [
    Watched("tasks_stageyear", ("stage_id", "year_id", "planned", "actual"), OF_STAGE),
    Watched("tasks_stage", ("task_id",), OF_TASK),
    Watched("tasks_reportedtotal", ("task_id", "year_id", "progress"), OF_TASK),
    Watched(
        "tasks_task",
        (
            "programme_id",
            "number",
            "weight",
            "stages_known",
            "withdrawn_from",
            "planned_total_cost_amount",
        ),
        "SELECT r.programme_id AS key FROM {rows} r",
    ),
    Watched(
        "tasks_fundingsource", ("task_id", "source", "amount", "position"), OF_TASK
    ),
    Watched(
        "tasks_fundingyear", ("funding_id", "year_id", "planned", "executed"), OF_SOURCE
    ),
    Watched(
        "tasks_strategyyear",
        ("strategy_id", "year", "on_track_from", "delayed_from"),
        OF_STRATEGY,
    ),
    # To a strategy of other years.
    Watched("tasks_goal", ("strategy_id",), OF_STRATEGY, events=("update",)),
    # One that is written has no sums yet; one that is deleted needs none.
    Watched(
        "tasks_programme",
        ("goal_id",),
        "SELECT r.id AS key FROM {rows} r",
        events=("update",),
    ),
]


def triggers() -> Iterator[Trigger]:
    """Make those of every watched table, once there is the table that they write."""
    into = ChangedSums._meta.db_table
    if into in connection.introspection.table_names():
        yield from noting("sums", WATCHED, into=into, key="programme")
