"""What a strategy is called where several stand side by side."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Subquery, Value
from django.db.models.functions import Coalesce

from tasks.models import Strategy


def short_names(strategies: Iterable[Strategy]) -> dict[int, str]:
    """Name each, read by `with_years`, by its years; by its title where two share them.

    Such as 2009–2013, by the strategy's id.
    """
    known = list(strategies)
    shared = Counter(one.span for one in known)
    return {
        one.pk: one.span if shared[one.span] == 1 else f"{one.title}, {one.span}"
        for one in known
    }


def number_in_force() -> Coalesce:
    """Count the strategies in force, for `is_one_of_several` within another query."""
    # All are one group.
    one = Strategy.objects.in_force().order_by().annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(one.annotate(n=Count("pk")).values("n")), 0)


def is_one_of_several() -> bool:
    """Say whether lists and letters have to tell which strategy they mean."""
    return Strategy.objects.in_force().count() > 1


def in_full(row: Any) -> str:
    """Name a goal, programme or task with its strategy."""
    return f"{row} ({row.strategy})"
