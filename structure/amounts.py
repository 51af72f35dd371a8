"""Texts about money that are no amount beyond doubt, so that no sum adds them."""

from collections.abc import Iterable, Sequence
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
    """Count all such texts: one query."""
    costs, sources = (
        # All are one group.
        found.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk"))
        for found in (costs_in_doubt(tasks), sources_in_doubt(tasks))
    )
    counts = costs.values_list("n").union(sources.values_list("n"), all=True)
    return sum(n for (n,) in counts)


def tasks_in_doubt(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    """Keep the tasks that have any such text."""
    costs = costs_in_doubt(tasks).order_by().values("pk")
    sources = sources_in_doubt(tasks).order_by().values("task")
    return tasks.filter(Q(pk__in=costs) | Q(pk__in=sources))


def texts_of(tasks: Iterable[Task]) -> Sequence[KeptText]:
    """List the texts of these tasks, in their order: two queries."""
    here = {task.pk: task for task in tasks}
    own = Task.objects.filter(pk__in=here)
    by_task: dict[int, list[KeptText]] = {}
    for one in sources_in_doubt(own).order_by("position"):
        text = KeptText(here[one.task_id], one.source, one.funds)
        by_task.setdefault(one.task_id, []).append(text)
    for pk, said in costs_in_doubt(own).values_list("pk", "planned_total_cost"):
        cost = KeptText(here[pk], _("Planned total cost"), said or "")
        by_task.setdefault(pk, []).insert(0, cost)
    return [text for pk in here for text in by_task.get(pk, [])]
