"""Texts about money that are no amount beyond doubt, so that no sum adds them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext as _

from organisation.rights import Permission, coordinated, may_everywhere
from tasks.models import FundingSource, FundingYear, Strategy, Task


@dataclass(frozen=True)
class KeptText:
    """What the city wrote of a task's money; `what` names the place on its card."""

    task: Task
    what: str
    text: str


def seen_tasks(request: HttpRequest, strategy: Strategy) -> "QuerySet[Task]":
    """Return the tasks whose cards the person may open."""
    tasks = Task.objects.of(strategy)
    if may_everywhere(request, Permission.VIEW, Task):
        return tasks
    return tasks.filter(programme__in=coordinated(request))


def sources_in_doubt(tasks: "QuerySet[Task]") -> "QuerySet[FundingSource]":
    """Keep the sources with words and without any planned amount."""
    planned = FundingYear.objects.filter(funding=OuterRef("pk"), planned__isnull=False)
    found = FundingSource.objects.filter(task__in=tasks.order_by(), amount=None)
    return found.exclude(funds="").filter(~Exists(planned))


def costs_in_doubt(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    said = Q(planned_total_cost__isnull=False) & ~Q(planned_total_cost="")
    return tasks.filter(said, planned_total_cost_amount=None)


def count_of_texts(tasks: "QuerySet[Task]") -> int:
    """Count what `texts_kept` lists: one query."""
    costs, sources = (
        # All are one group.
        found.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk"))
        for found in (costs_in_doubt(tasks), sources_in_doubt(tasks))
    )
    counts = costs.values_list("n").union(sources.values_list("n"), all=True)
    return sum(n for (n,) in counts)


def texts_kept(tasks: "QuerySet[Task]") -> Sequence[KeptText]:
    """List the texts in the order of the tasks' codes: three queries."""
    sources = sources_in_doubt(tasks).order_by("position")
    by_task: dict[int, list[KeptText]] = {}
    here = tasks.in_bulk()
    for one in sources:
        text = KeptText(here[one.task_id], one.source, one.funds)
        by_task.setdefault(one.task_id, []).append(text)
    for task in costs_in_doubt(tasks):
        cost = KeptText(task, _("Planned total cost"), task.planned_total_cost or "")
        by_task.setdefault(task.pk, []).insert(0, cost)
    return [text for pk in here for text in by_task.get(pk, [])]
