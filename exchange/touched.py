"""Who changed last what a file would change too, and when."""

from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from exchange.figures import BY_YEAR, is_of_strategy
from exchange.nodes import Field, Node
from exchange.rows import (
    EXECUTORS,
    FUNDING,
    GOALS,
    INDICATORS,
    PARTNERS,
    PROGRAMMES,
    STAGES,
    TASKS,
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
    if field and (of_year := BY_YEAR.get((node.shape.name, field[0]))):
        # The figure of a year has a row of its own.
        table, above = of_year
        year = "year__year" if is_of_strategy(table) else "year"
        uid = f"{above.removesuffix('_id')}__uid"
        return table.rows(strategy).filter(**{uid: node.uid, year: field[1]})
    return TABLES[node.shape.name].rows(strategy).filter(uid=node.uid)
