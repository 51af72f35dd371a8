# ruff: noqa: S608  names of our own tables and columns, no words of anyone's
"""Keeps where each task stands at the end of each year, in the transaction of whatever
that follows from: stages and their figures, totals, years.

Triggers of the database reckon the rows of a task anew, so whoever writes them, and
how, they are right. The arithmetic is that of `tasks.progress`; a test holds the two
together. Lists of tasks filter, count and sort by these rows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection

from leszno_strategy.triggers import PREFIX, Trigger, put_in_place
from tasks.models import TaskYear

SUBJECT = "standings of tasks"
KEPT = TaskYear._meta.db_table
EVENTS = ("insert", "update", "delete")
SIDES = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def hundredths(column: str) -> str:
    """SQLite keeps decimals as floats: rounded, they are whole numbers again."""
    return f"CAST(ROUND({column} * 100) AS INTEGER)"


# What a task comes to by the end of each of its strategy's years; {these} chooses the
# tasks. Words that both databases know.
RECKON = f"""INSERT INTO {KEPT} (task_id, year_id, plan, done, whole, is_reported)
SELECT t.id, y.id,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE({hundredths("c.planned")}, 0))) OVER so_far END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE({hundredths("c.actual")}, 0))) OVER so_far
    ELSE (
      SELECT {hundredths("r.progress")} FROM tasks_reportedtotal r
      JOIN tasks_strategyyear o ON o.id = r.year_id
      WHERE r.task_id = t.id AND r.progress IS NOT NULL AND o.year <= y.year
      ORDER BY o.year DESC LIMIT 1
    ) END,
  CASE WHEN t.is_measured
    THEN SUM(SUM(COALESCE({hundredths("c.planned")}, 0))) OVER of_task END,
  CASE WHEN t.is_measured
    THEN SUM(COUNT(c.actual)) OVER of_task > 0
    ELSE EXISTS (
      SELECT 1 FROM tasks_reportedtotal r
      WHERE r.task_id = t.id AND r.progress IS NOT NULL
    ) END
FROM (
  SELECT id, programme_id, stages_known AND EXISTS (
    SELECT 1 FROM tasks_stage f WHERE f.task_id = tasks_task.id
  ) AS is_measured
  FROM tasks_task WHERE {{these}}
) t
JOIN tasks_programme p ON p.id = t.programme_id
JOIN tasks_goal g ON g.id = p.goal_id
JOIN tasks_strategyyear y ON y.strategy_id = g.strategy_id
LEFT JOIN tasks_stage s ON s.task_id = t.id
LEFT JOIN tasks_stageyear c ON c.stage_id = s.id AND c.year_id = y.id
GROUP BY t.id, t.is_measured, y.id, y.year
WINDOW so_far AS (PARTITION BY t.id ORDER BY y.year), of_task AS (PARTITION BY t.id)"""


def wrong() -> set[int]:
    """Name the tasks of which is kept what their stages do not say: two queries."""
    reckoned = RECKON.partition("\n")[2].format(these="1 = 1")
    columns = "task_id, year_id, plan, done, whole, is_reported"
    with connection.cursor() as cursor:
        cursor.execute(reckoned)
        said = {tuple(map(_plain, row)) for row in cursor.fetchall()}
        cursor.execute(f"SELECT {columns} FROM {KEPT}")
        kept = {tuple(map(_plain, row)) for row in cursor.fetchall()}
    return {row[0] for row in said ^ kept if row[0] is not None}


def _plain(value: int | None) -> int | None:
    """Read what SQLite and PostgreSQL write as whole numbers or truths."""
    return None if value is None else int(value)


@dataclass(frozen=True)
class Watched:
    """A table from which the kept rows follow.

    `concerned` selects the tasks of the row ROW, or of all rows of the table ROW.
    `columns` are those that count in a change.
    """

    table: str
    columns: tuple[str, ...]
    concerned: str
    events: tuple[str, ...] = EVENTS

    @property
    def short(self) -> str:
        return self.table.removeprefix("tasks_")


OF_PROGRAMME = "SELECT id FROM tasks_task WHERE programme_id IN ({})"
OF_GOAL = OF_PROGRAMME.format("SELECT id FROM tasks_programme WHERE goal_id IN ({})")
OF_STRATEGY = OF_GOAL.format("SELECT id FROM tasks_goal WHERE strategy_id IN ({})")
CHANGED = ("update",)
WATCHED = [
    Watched(
        "tasks_stageyear",
        ("stage_id", "year_id", "planned", "actual"),
        "SELECT task_id FROM tasks_stage WHERE id IN (ROW.stage_id)",
    ),
    Watched("tasks_stage", ("task_id",), "ROW.task_id"),
    Watched("tasks_reportedtotal", ("task_id", "year_id", "progress"), "ROW.task_id"),
    Watched("tasks_task", ("programme_id", "stages_known"), "ROW.id"),
    Watched(
        "tasks_strategyyear",
        ("strategy_id", "year"),
        OF_STRATEGY.format("ROW.strategy_id"),
    ),
    Watched("tasks_programme", ("goal_id",), OF_PROGRAMME.format("ROW.id"), CHANGED),
    Watched("tasks_goal", ("strategy_id",), OF_GOAL.format("ROW.id"), CHANGED),
]


def triggers() -> Iterator[Trigger]:
    """Make those of every watched table, once there is the table that they write."""
    if KEPT not in connection.introspection.table_names():
        return
    for watched in WATCHED:
        for event in watched.events:
            name = f"{PREFIX}standing_{watched.short}_{event}"
            yield Trigger(
                name,
                watched.table,
                sqlite=_sqlite(name, watched, event),
                postgresql=_postgresql(name, watched, event),
            )


def reckon_all() -> None:
    """Work out the rows of all tasks: changes may have passed unseen."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {KEPT}")
        cursor.execute(RECKON.format(these="1 = 1"))


@contextmanager
def reckoned_at_the_end() -> Iterator[None]:
    """For a transaction that writes a whole strategy: reckon once, at its end.

    On SQLite a trigger is called for each row; PostgreSQL's are for whole statements.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for one in triggers():
                cursor.execute(f"DROP TRIGGER IF EXISTS {one.name}")
    yield
    if connection.vendor == "sqlite":
        put_in_place()


def _sqlite(name: str, watched: Watched, event: str) -> str:
    """One row at a time."""
    of, when = "", ""
    if event == "update":
        of = f" OF {', '.join(watched.columns)}"
        differ = " OR ".join(f"OLD.{one} IS NOT NEW.{one}" for one in watched.columns)
        when = f"\nWHEN {differ}"
    done = "".join(
        f"DELETE FROM {KEPT} WHERE task_id IN ({these});\n"
        f"{RECKON.format(these=f'id IN ({these})')};\n"
        for side in SIDES[event]
        for these in [watched.concerned.replace("ROW", side)]
    )
    if watched.table == "tasks_strategyyear" and event == "delete":
        done = f"DELETE FROM {KEPT} WHERE year_id = OLD.id;\n{done}"
    return (
        f"CREATE TRIGGER {name} AFTER {event.upper()}{of} ON {watched.table}{when}\n"
        f"BEGIN\n{done}END"
    )


def _postgresql(name: str, watched: Watched, event: str) -> str:
    """All rows of a statement at once, behind others that write the same tasks."""
    tables = {"OLD": "gone", "NEW": "made"}
    seen = " ".join(f"{side} TABLE AS {tables[side]}" for side in SIDES[event])
    concerned = " UNION ".join(
        _of_rows(watched.concerned, _changed(watched, tables[side], event))
        for side in SIDES[event]
    )
    these = "id = ANY (concerned)"
    forgotten = ""
    if watched.table == "tasks_strategyyear" and event == "delete":
        forgotten = f"DELETE FROM {KEPT} WHERE year_id IN (SELECT id FROM gone);"
    return f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE concerned bigint[];
BEGIN
SELECT array_agg(id) INTO concerned FROM ({concerned}) c(id);
PERFORM 1 FROM tasks_task WHERE {these} ORDER BY id FOR NO KEY UPDATE;
{forgotten}
DELETE FROM {KEPT} WHERE task_id = ANY (concerned);
{RECKON.format(these=these)};
RETURN NULL;
END $$;
CREATE TRIGGER {name} AFTER {event.upper()} ON {watched.table}
REFERENCING {seen} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"""


def _changed(watched: Watched, table: str, event: str) -> str:
    """Of what an update wrote, only rows with another figure than before."""
    if event != "update":
        return table
    differ = " OR ".join(
        f"gone.{one} IS DISTINCT FROM made.{one}" for one in watched.columns
    )
    rows = f"SELECT {table}.* FROM gone JOIN made ON made.id = gone.id"
    return f"({rows} WHERE {differ}) changed"


def _of_rows(concerned: str, table: str) -> str:
    """Ask of all rows of the table what is asked of one."""
    if concerned.startswith("ROW."):
        return f"SELECT {concerned.removeprefix('ROW.')} FROM {table}"
    column = concerned[concerned.index("ROW.") :].split(")")[0].removeprefix("ROW.")
    return concerned.replace(f"ROW.{column}", f"SELECT {column} FROM {table}")
