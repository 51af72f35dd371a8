"""Who changed last what a file would change too, and when."""

from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from exchange.nodes import Field, Node
from exchange.rows import (
    EXECUTORS,
    FUNDING,
    GOALS,
    INDICATOR_VALUES,
    INDICATORS,
    PARTNERS,
    PROGRAMMES,
    STAGE_YEARS,
    STAGES,
    TASKS,
    TOTALS,
)
from exchange.saving import Table
from tasks.models import Strategy

TABLES: dict[str, Table[Any]] = {
    "goal": GOALS,
    "programme": PROGRAMMES,
    "task": TASKS,
    "stage": STAGES,
    "indicator": INDICATORS,
    "executor": EXECUTORS,
    "partner": PARTNERS,
    "funding": FUNDING,
}
# Where the figure of a year has a row of its own, under which row that lies.
OF_YEAR: dict[str, tuple[Table[Any], str, str]] = {
    "years": (STAGE_YEARS, "stage", "year__year"),
    "values": (INDICATOR_VALUES, "indicator", "year"),
    "reported_progress": (TOTALS, "task", "year__year"),
}


def last_touched(strategy: Strategy, node: Node, field: Field | None) -> str:
    """Such as "Jan Kowalski, 3 May, 10:38"; "" if nothing is known of it."""
    for row in _rows(strategy, node, field)[:1]:
        if past := row.history.first():
            who = past.history_user or _("somebody in the office")
            when = date_format(localtime(past.history_date), "j E, H:i")
            return f"{who}, {when}"
    return ""


def _rows(strategy: Strategy, node: Node, field: Field | None) -> "QuerySet[Any]":
    if node.shape.name not in TABLES:
        return Strategy.objects.filter(pk=strategy.pk)
    if field and field[0] in OF_YEAR:
        table, above, year = OF_YEAR[field[0]]
        return table.rows(strategy).filter(
            **{f"{above}__uid": node.uid, year: field[1]}
        )
    return TABLES[node.shape.name].rows(strategy).filter(uid=node.uid)
