# ruff: noqa: S608  names of our own tables and columns, no words of anyone's
"""Triggers that note of which rows something that was kept holds no more.

What was made of many rows, such as the sums of a programme, may be kept under a key and
read instead of them while no note names the key. A note is written in the transaction
of the change, whoever writes and how; on PostgreSQL each transaction writes its own, so
that none waits for another, and whoever strikes out notes strikes out only those whose
changes can be read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leszno_strategy.triggers import PREFIX, Trigger

EVENTS = ("insert", "update", "delete")


@dataclass(frozen=True)
class Watched:
    """A table of which the kept things are made; other columns do not matter.

    `concerned` selects the keys, as `key`, of the rows in {rows}, which have `columns`.
    """

    table: str
    columns: tuple[str, ...]
    concerned: str
    events: tuple[str, ...] = EVENTS


def noting(
    subject: str, watched: Iterable[Watched], *, into: str, key: str
) -> Iterator[Trigger]:
    """Note the keys in the table `into`, which has the columns `key` and
    `transaction`, unique together."""
    for one in watched:
        short = one.table.partition("_")[2]
        for event in one.events:
            name = f"{PREFIX}{subject}_{short}_{event}"
            yield Trigger(
                name,
                one.table,
                sqlite=_sqlite(name, one, event, into, key),
                postgresql=_postgresql(name, one, event, into, key),
            )


def _sqlite(name: str, one: Watched, event: str, into: str, key: str) -> str:
    """One row at a time; there is one writer, so one note is enough for all."""
    sides = {"insert": ["NEW"], "update": ["OLD", "NEW"], "delete": ["OLD"]}[event]
    columns = (*one.columns, "id")
    rows = " UNION ALL ".join(
        f"SELECT {', '.join(f'{side}.{name} AS {name}' for name in columns)}"
        for side in sides
    )
    of, when = "", ""
    if event == "update":
        of = f" OF {', '.join(one.columns)}"
        differ = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in one.columns)
        when = f"\nWHEN {differ}"
    return f"""CREATE TRIGGER {name} AFTER {event.upper()}{of} ON {one.table}{when}
BEGIN
INSERT INTO {into} ({key}, "transaction")
SELECT DISTINCT c.key, 0 FROM ({one.concerned.format(rows=f"({rows})")}) c
WHERE c.key IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM {into} d WHERE d.{key} = c.key);
END"""


def _postgresql(name: str, one: Watched, event: str, into: str, key: str) -> str:
    """All rows of a statement at once."""
    columns = (*one.columns, "id")
    sides = {"insert": "NEW TABLE AS made", "delete": "OLD TABLE AS gone"}
    if event == "update":
        sides[event] = "OLD TABLE AS gone NEW TABLE AS made"
        differ = " OR ".join(
            f"gone.{name} IS DISTINCT FROM made.{name}" for name in one.columns
        )
        changed = f"FROM gone JOIN made ON made.id = gone.id WHERE {differ}"
        rows = " UNION ALL ".join(
            f"SELECT {', '.join(f'{side}.{name}' for name in columns)} {changed}"
            for side in ("gone", "made")
        )
    else:
        side = "made" if event == "insert" else "gone"
        rows = f"SELECT {', '.join(columns)} FROM {side}"
    return f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
LANGUAGE plpgsql AS $$ BEGIN
INSERT INTO {into} ({key}, "transaction")
SELECT DISTINCT c.key, pg_current_xact_id()::text::bigint
FROM ({one.concerned.format(rows=f"({rows})")}) c
WHERE c.key IS NOT NULL
ON CONFLICT DO NOTHING;
RETURN NULL;
END $$;
CREATE TRIGGER {name} AFTER {event.upper()} ON {one.table}
REFERENCING {sides[event]} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"""
