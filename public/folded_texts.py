# ruff: noqa: S608  names of our own tables and columns, no words of anyone's
"""Keeps the texts of tasks and indicators folded, so that a search need not fold them.

Triggers write them in the transaction of the text, whoever changes it. Folding ten
thousand tasks took a search a second; to look through what is folded takes the database
a few milliseconds, so that no index is needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Model

from indicators.models import Indicator
from leszno_strategy.folding import folded_by
from leszno_strategy.triggers import PREFIX, Trigger
from public.models import FoldedIndicator, FoldedTask
from tasks.models import Task

SUBJECT = "folded texts"


@dataclass(frozen=True)
class Folded:
    """Of which table which texts are kept in which; in each a line ends behind it."""

    of: type[Model]
    kept: type[Model]
    title: str
    texts: tuple[str, ...]

    @property
    def key(self) -> str:
        return str(self.kept._meta.pk.column)

    def row(self, vendor: str, row: str) -> str:
        """The key and the folded texts of a row, NEW or that of a table."""
        return f"{row}.id, {', '.join(self.folded(vendor, row))}"

    def folded(self, vendor: str, row: str) -> tuple[str, str]:
        title, texts = (
            folded_by(
                vendor, " || ".join(f"{row}.{one} || {line_end(vendor)}" for one in own)
            )
            for own in ((self.title,), self.texts)
        )
        return title, texts


FOLDED = [
    Folded(Task, FoldedTask, "title", ("description", "justification", "recipients")),
    Folded(Indicator, FoldedIndicator, "name", ("source",)),
]


def line_end(vendor: str) -> str:
    return "char(10)" if vendor == "sqlite" else "chr(10)"


def triggers() -> Iterator[Trigger]:
    """Make those of either table, once there is the one that they write."""
    there = connection.introspection.table_names()
    for one in FOLDED:
        if one.kept._meta.db_table in there:
            for event in ("insert", "update", "delete"):
                yield _trigger(one, event)


def fold_all() -> None:
    """Fold all texts: changes may have passed unseen."""
    with connection.cursor() as cursor:
        for one in FOLDED:
            table, kept = one.of._meta.db_table, one.kept._meta.db_table
            rows = f"SELECT {one.row(connection.vendor, table)} FROM {table}"
            cursor.execute(f"DELETE FROM {kept}")
            cursor.execute(f"INSERT INTO {kept} ({one.key}, title, texts) {rows}")


def _trigger(one: Folded, event: str) -> Trigger:
    table = one.of._meta.db_table
    name = f"{PREFIX}folded_{one.of._meta.model_name}_{event}"
    of = f" OF {', '.join((one.title, *one.texts))}" if event == "update" else ""
    head = f"TRIGGER {name} AFTER {event.upper()}{of} ON {table}"
    return Trigger(
        name,
        table,
        sqlite=f"CREATE {head}\nBEGIN\n{_written(one, event, 'sqlite')};\nEND",
        postgresql=f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
LANGUAGE plpgsql AS $$ BEGIN
{_written(one, event, "postgresql")};
RETURN NULL;
END $$;
CREATE {head} FOR EACH ROW EXECUTE FUNCTION {name}()""",
    )


def _written(one: Folded, event: str, vendor: str) -> str:
    kept = one.kept._meta.db_table
    if event == "delete":
        return f"DELETE FROM {kept} WHERE {one.key} = OLD.id"
    if event == "insert":
        row = one.row(vendor, "NEW")
        return f"INSERT INTO {kept} ({one.key}, title, texts) VALUES ({row})"
    title, texts = one.folded(vendor, "NEW")
    return (
        f"UPDATE {kept} SET title = {title}, texts = {texts} WHERE {one.key} = NEW.id"
    )
