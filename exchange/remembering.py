"""The history of many rows at once, which the database copies from the rows themselves.

As `simple_history` writes it, a row of history for each row, but none of them passes
through Python: that takes a tenth of the time.
"""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import Model

from organisation.models import User


class Sign(StrEnum):
    """What became of the rows, as the history says it."""

    CREATED = "+"
    CHANGED = "~"


def remember(
    model: type[Model],
    sign: Sign,
    keys: Iterable[int],
    *,
    column: str = "id",
    default_user: User | None = None,
    default_change_reason: str,
    default_date: datetime.datetime,
) -> None:
    """Write down the rows with these keys as they stand in the database.

    With a `column`, all those that have the keys there.
    """
    history: Any = model.history.model  # type: ignore[attr-defined]
    by = default_user or history.get_default_history_user(model())
    said = {
        "history_date": default_date,
        "history_change_reason": default_change_reason,
        "history_type": sign,
        "history_user": by.pk if by else None,
    }
    quote = connection.ops.quote_name
    kept = [quote(field.column) for field in history.tracked_fields]
    columns: dict[str, Any] = {name: history._meta.get_field(name) for name in said}
    names = [*kept, *(quote(field.column) for field in columns.values())]
    values = [*kept, *("%s" for _name in said)]
    # Numbers of ours, in the statement itself: SQLite takes few parameters.
    among = ",".join(str(int(key)) for key in keys)
    if not among:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(history._meta.db_table)} ({', '.join(names)}) "  # noqa: S608
            f"SELECT {', '.join(values)} FROM {quote(model._meta.db_table)} "
            f"WHERE {quote(column)} IN ({among}) ORDER BY id",
            [columns[n].get_db_prep_save(v, connection) for n, v in said.items()],
        )
