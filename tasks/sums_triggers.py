# ruff: noqa: S608  names of our own tables and columns, no words of anyone's
"""The triggers that say of which programmes the kept sums no longer hold.

Of every row that is written, changed or deleted, whoever does it: only columns that
the sums are made of count.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from leszno_strategy.triggers import PREFIX, Trigger
from tasks.models.sums import ChangedSums

EVENTS = ("insert", "update", "delete")


@dataclass(frozen=True)
class Watched:
    """A table that sums are made of.

    `concerned` selects the programmes of the rows in {rows}, which have `columns`.
    """

    table: str
    columns: tuple[str, ...]
    concerned: str

    @property
    def short(self) -> str:
        return self.table.removeprefix("tasks_")


OF_STAGE = """SELECT t.programme_id FROM {rows} r
JOIN tasks_stage s ON s.id = r.stage_id JOIN tasks_task t ON t.id = s.task_id"""
OF_TASK = "SELECT t.programme_id FROM {rows} r JOIN tasks_task t ON t.id = r.task_id"
OF_SOURCE = """SELECT t.programme_id FROM {rows} r
JOIN tasks_fundingsource f ON f.id = r.funding_id
JOIN tasks_task t ON t.id = f.task_id"""
OF_STRATEGY = """SELECT p.id AS programme_id FROM {rows} r
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
        "SELECT r.programme_id FROM {rows} r",
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
    Watched("tasks_goal", ("strategy_id",), OF_STRATEGY),
    Watched(
        "tasks_programme", ("goal_id",), "SELECT r.id AS programme_id FROM {rows} r"
    ),
]
# A programme that is written has no sums yet; one that is deleted needs none.
ONLY_CHANGED = {"tasks_goal", "tasks_programme"}


def triggers() -> Iterator[Trigger]:
    """Make those of every watched table, once there is the table that they write."""
    if ChangedSums._meta.db_table not in connection.introspection.table_names():
        return
    for watched in WATCHED:
        for event in EVENTS:
            if event == "update" or watched.table not in ONLY_CHANGED:
                name = f"{PREFIX}sums_{watched.short}_{event}"
                yield Trigger(
                    name,
                    watched.table,
                    sqlite=_sqlite(name, watched, event),
                    postgresql=_postgresql(name, watched, event),
                )


def _sqlite(name: str, watched: Watched, event: str) -> str:
    """One row at a time; there is one writer, so the rows of all are the same."""
    sides = {"insert": ["NEW"], "update": ["OLD", "NEW"], "delete": ["OLD"]}[event]
    columns = (*watched.columns, "id")
    rows = " UNION ALL ".join(
        f"SELECT {', '.join(f'{side}.{one} AS {one}' for one in columns)}"
        for side in sides
    )
    of, when = "", ""
    if event == "update":
        of = f" OF {', '.join(watched.columns)}"
        differ = " OR ".join(f"OLD.{one} IS NOT NEW.{one}" for one in watched.columns)
        when = f"\nWHEN {differ}"
    return f"""CREATE TRIGGER {name} AFTER {event.upper()}{of} ON {watched.table}{when}
BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.programme_id, 0 FROM ({watched.concerned.format(rows=f"({rows})")}) c
WHERE NOT EXISTS (SELECT 1 FROM tasks_changedsums d WHERE d.programme = c.programme_id);
END"""


def _postgresql(name: str, watched: Watched, event: str) -> str:
    """All rows of a statement at once."""
    columns = ", ".join((*watched.columns, "id"))
    sides = {"insert": "NEW TABLE AS made", "delete": "OLD TABLE AS gone"}
    rows = {"insert": "made", "delete": "gone"}
    if event == "update":
        sides[event] = "OLD TABLE AS gone NEW TABLE AS made"
        differ = " OR ".join(
            f"gone.{one} IS DISTINCT FROM made.{one}" for one in watched.columns
        )
        changed = f"FROM gone JOIN made ON made.id = gone.id WHERE {differ}"
        of_both = (
            f"SELECT {', '.join(f'{side}.{one}' for one in (*watched.columns, 'id'))}"
            f" {changed}"
            for side in ("gone", "made")
        )
        rows[event] = f"({' UNION ALL '.join(of_both)})"
    else:
        rows[event] = f"(SELECT {columns} FROM {rows[event]})"
    return f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
LANGUAGE plpgsql AS $$ BEGIN
INSERT INTO tasks_changedsums (programme, "transaction")
SELECT DISTINCT c.programme_id, pg_current_xact_id()::text::bigint
FROM ({watched.concerned.format(rows=rows[event])}) c
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE TRIGGER {name} AFTER {event.upper()} ON {watched.table}
REFERENCING {sides[event]} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"""
