"""Which row an address means, and what the person may do with it."""

from typing import Any

from django.http import HttpRequest

from indicators.models import Indicator
from organisation.rights import Permission, coordinated, may_everywhere
from tasks.leading_on import found_at
from tasks.models import FundingSource, Goal, Level, Programme, Strategy, Task
from tasks.rights import may_with


def row_at(request: HttpRequest, strategy: Strategy, level: str, code: str) -> Any:
    """Find the goal, programme or task; what a coordinator does not lead is not there.

    Raises Moved where the code is a former one.
    """
    rows: Any
    sees_all = may_everywhere(request, Permission.VIEW, Task)
    if level == Level.GOAL:
        rows = Goal.objects.filter(strategy=strategy).select_related("strategy", "head")
        if not sees_all:
            rows = rows.filter(programmes__in=coordinated(request)).distinct()
    elif level == Level.PROGRAMME:
        rows = Programme.objects.filter(goal__strategy=strategy)
        rows = rows.select_related("goal__strategy", "coordinator")
        if not sees_all:
            rows = rows.filter(pk__in=coordinated(request))
    else:
        rows = Task.objects.of(strategy)
        if not sees_all:
            rows = rows.filter(programme__in=coordinated(request))
    return found_at(rows, code, strategy=strategy.slug)


def require_row(request: HttpRequest, strategy: Strategy, row: Any) -> None:
    """Answer that there is none to whoever may not see what something belongs to."""
    if not may_everywhere(request, Permission.VIEW, Task):
        row_at(request, strategy, str(row._meta.model_name), row.code)


def may_change(request: HttpRequest, row: Any) -> bool:
    """Say whether the person may change the card; of a part, as what it belongs to."""
    if isinstance(row, Indicator):
        return may_change(request, row.parent)
    if isinstance(row, FundingSource):
        return may_change(request, row.task)
    if isinstance(row, Task):
        return may_with(request, Permission.CHANGE, row)
    return may_everywhere(request, Permission.CHANGE, type(row))
