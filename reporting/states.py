"""Where the tasks' reports of a year stand: one annotation for lists and counts."""

from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from reporting.models import Deed, State, Version
from tasks.models import StrategyYear, Task


def with_state(tasks: "QuerySet[Task]", year: StrategyYear) -> "QuerySet[Any]":
    """Annotate each task with the state of its report of the year.

    `report_state` is a State's value, also where there is no report yet; `report_pk`
    its id or None; `entered_at` when somebody last saved or submitted, None if never.
    """
    entered = Version.objects.filter(
        report__task=OuterRef("pk"),
        report__year=year,
        deed__in=[Deed.SAVED, Deed.SUBMITTED],
    )
    return tasks.alias(
        report=FilteredRelation("reports", condition=Q(reports__year=year))
    ).annotate(
        report_state=Coalesce("report__state", Value(State.NOT_STARTED.value)),
        report_pk=F("report__pk"),
        entered_at=Subquery(entered.order_by("-number").values("at")[:1]),
    )
