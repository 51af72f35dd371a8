"""Triggers that let nobody change the log, nor delete what is younger than two years.

Not the application either: whoever takes it over cannot cover a trace through it. Who
owns the table in the database still can; `docs/running.md` tells how to take that away
from the application's own user on PostgreSQL.
"""

from collections.abc import Iterator

from django.conf import settings

from audit.models import Entry
from leszno_strategy.triggers import PREFIX, Trigger

# Days: what is younger stays, whoever asks. A longer time is a setting.
LEAST_KEPT = 730
TABLE = Entry._meta.db_table
SAID = "the audit log is only added to"


def triggers() -> Iterator[Trigger]:
    if not settings.AUDIT_IS_GUARDED:
        return
    yield _trigger("update", "BEFORE UPDATE")
    yield _trigger(
        "delete",
        "BEFORE DELETE",
        sqlite=f"julianday('now') - julianday(OLD.at) < {LEAST_KEPT}",
        postgresql=f"OLD.at > now() - interval '{LEAST_KEPT} days'",
    )
    # SQLite calls no trigger for rows that REPLACE takes away.
    replaced = f"EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)"  # noqa: S608
    yield Trigger(
        f"{PREFIX}audit_replace", TABLE, sqlite=_sqlite("replace", "INSERT", replaced)
    )
    yield Trigger(
        f"{PREFIX}audit_truncate",
        TABLE,
        postgresql=_postgresql("truncate", "BEFORE TRUNCATE", "STATEMENT"),
    )


def _trigger(
    name: str, event: str, *, sqlite: str = "true", postgresql: str = "true"
) -> Trigger:
    return Trigger(
        f"{PREFIX}audit_{name}",
        TABLE,
        sqlite=_sqlite(name, event.removeprefix("BEFORE "), sqlite),
        postgresql=_postgresql(name, event, f"ROW WHEN ({postgresql})"),
    )


def _sqlite(name: str, event: str, when: str) -> str:
    return (
        f"CREATE TRIGGER {PREFIX}audit_{name} BEFORE {event} ON {TABLE} WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    )


def _postgresql(name: str, event: str, each: str) -> str:
    return f"""CREATE OR REPLACE FUNCTION {PREFIX}audit_refuse() RETURNS trigger
  LANGUAGE plpgsql AS $$ BEGIN
    RAISE integrity_constraint_violation USING MESSAGE = '{SAID}';
  END $$;
CREATE TRIGGER {PREFIX}audit_{name} {event} ON {TABLE}
  FOR EACH {each} EXECUTE FUNCTION {PREFIX}audit_refuse();"""
