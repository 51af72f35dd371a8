# ruff: noqa: S608  names of our own tables and columns, no words of anyone's
"""Keeps the words of all that people search for, folded, so that an index finds them.

Triggers write them in the transaction of the text, whoever changes it. To look for a
word then takes the database a moment, however many tasks there are. Of reports only
what is published is there.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.db import connection

from leszno_strategy.folding import rows_of_words
from leszno_strategy.triggers import PREFIX, Trigger
from public.models import SearchedWord
from public.searched_texts import Source, Watch, sources

SUBJECT = "searched words"
KEPT = SearchedWord._meta.db_table
# What a published report says, as `reporting.content` writes it.
REPORTED = {
    "sqlite": "coalesce(json_extract(v.content, '$.done'), '') || ' ' ||"
    " coalesce(json_extract(v.content, '$.obstacles'), '') || ' ' ||"
    " coalesce(json_extract(v.content, '$.next_steps'), '') || ' ' ||"
    " coalesce((SELECT group_concat(json_extract(n.value, '$.text'), ' ')"
    " FROM json_each(v.content, '$.notes') n), '')",
    "postgresql": "concat_ws(' ', v.content->>'done', v.content->>'obstacles',"
    " v.content->>'next_steps', (SELECT string_agg(n->>'text', ' ') FROM"
    " jsonb_array_elements(coalesce(v.content->'notes', '[]')) n))",
}
ROWS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def triggers() -> Iterator[Trigger]:
    """Make one for each table and event, once there is the table that they write."""
    if KEPT not in connection.introspection.table_names():
        return
    watched: dict[str, list[tuple[Source, Watch]]] = defaultdict(list)
    for source in sources():
        for watch in source.watches:
            watched[watch.table].append((source, watch))
    for table, watches in watched.items():
        for event in ROWS:
            yield _trigger(table, event, watches)


def keep_all() -> None:
    """Write the words of all texts: changes may have passed unseen."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {KEPT}")
        for source in sources():
            cursor.execute(_inserted(source, connection.vendor, "1 = 1"))


def _trigger(table: str, event: str, watches: list[tuple[Source, Watch]]) -> Trigger:
    name = f"{PREFIX}words_{table}_{event}"
    columns = dict.fromkeys(one for _s, watch in watches for one in watch.columns)
    of = f" OF {', '.join(columns)}" if event == "update" else ""
    head = f"TRIGGER {name} AFTER {event.upper()}{of} ON {table}"
    return Trigger(
        name,
        table,
        sqlite=f"CREATE {head}\nBEGIN\n{_written(watches, event, 'sqlite')}\nEND",
        postgresql=f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger
LANGUAGE plpgsql AS $$ BEGIN
{_written(watches, event, "postgresql")}
RETURN NULL;
END $$;
CREATE {head} FOR EACH ROW EXECUTE FUNCTION {name}()""",
    )


def _written(watches: list[tuple[Source, Watch]], event: str, vendor: str) -> str:
    statements = []
    for source, watch in watches:
        for row in ROWS[event]:
            rows = watch.rows.replace("ROW", row)
            statements += [
                f"DELETE FROM {KEPT} WHERE kind = {source.kind:d}"
                f" AND place = {source.place:d} AND row IN ({rows});",
                f"{_inserted(source, vendor, f'{source.owner} IN ({rows})')};",
            ]
    return "\n".join(statements)


def _inserted(source: Source, vendor: str, condition: str) -> str:
    text = source.text.format(reported=REPORTED[vendor])
    return (
        f"INSERT INTO {KEPT} (word, strategy, kind, row, place)"
        f" SELECT DISTINCT w.value, {source.strategy}, {source.kind:d},"
        f" {source.owner}, {source.place:d}"
        f" FROM {source.tables}, {_lateral(vendor)}{rows_of_words(vendor, text)}"
        f" WHERE {condition}"
    )


def _lateral(vendor: str) -> str:
    return "LATERAL " if vendor == "postgresql" else ""
