"""Where the reports of a year stand: one annotation for lists and counts."""

from typing import Any

from django.db.models import (
    Count,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from reporting.models import Action, Question, Report, State, Version
from tasks.models import StrategyYear
from tasks.subjects import COLUMNS


def with_state(subjects: "QuerySet[Any]", year: StrategyYear) -> "QuerySet[Any]":
    """Annotate each task, or other subject, with the state of its report of the year.

    `report_state` is a State's value, also where there is no report yet;
    `entered_at` is when somebody last saved or submitted, None if never.
    """
    told = subjects.alias(
        report=FilteredRelation("reports", condition=Q(reports__year=year))
    ).annotate(report_state=Coalesce("report__state", Value(State.NOT_STARTED.value)))
    return with_entry(told, year)


def with_entry(rows: "QuerySet[Any]", year: StrategyYear) -> "QuerySet[Any]":
    """Annotate subjects, or reports, with `entered_at` alone."""
    entered = Version.objects.entered().filter(**_of_each(rows), report__year=year)
    told: QuerySet[Any] = rows.annotate(
        entered_at=Subquery(entered.order_by("-number").values("at")[:1])
    )
    return told


def with_return(subjects: "QuerySet[Any]", year: StrategyYear) -> "QuerySet[Any]":
    """Annotate `returned_pk` and `returned_reason` where the report is returned now.

    They are of the version that returned it last: its people may have saved it since.
    """
    returned = Version.objects.filter(
        **_of_each(subjects),
        report__year=year,
        report__state=State.RETURNED,
        action=Action.RETURNED,
    ).order_by("-number")
    told: QuerySet[Any] = subjects.annotate(
        returned_pk=Subquery(returned.values("pk")[:1]),
        returned_reason=Subquery(returned.values("reason")[:1]),
    )
    return told


def with_questions(reports: "QuerySet[Report]") -> "QuerySet[Any]":
    """Annotate `open_questions`: how many wait for an answer."""
    mine = Question.objects.waiting().filter(report=OuterRef("pk")).order_by()
    counted = mine.values("report").annotate(n=Count("pk")).values("n")
    return reports.annotate(open_questions=Coalesce(Subquery(counted), 0))


def _of_each(subjects: "QuerySet[Any]") -> dict[str, OuterRef]:
    """Keep what is of the outer row's report; the row may be one."""
    if subjects.model is Report:
        return {"report": OuterRef("pk")}
    return {f"report__{COLUMNS[subjects.model]}": OuterRef("pk")}
