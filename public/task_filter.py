"""By what the list of tasks can be filtered."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from organisation.models import Unit
from public.asof import TaskAsOf
from public.facets import Facet, FacetForm, part_facet
from public.search import tasks_found, words_in
from tasks.models import Executor, Strategy, Task
from tasks.outline import task_nodes
from tasks.progress import Status


def tasks_at(strategy: Strategy, year: int) -> list[TaskAsOf]:
    """Return the strategy's tasks as at the end of the year, by their codes."""
    nodes = task_nodes(Task.objects.of(strategy).counting_in(year))
    return [TaskAsOf(node, year) for node in nodes]


def task_filter(
    asked: Any, strategy: Strategy, tasks: Sequence[TaskAsOf]
) -> FacetForm[TaskAsOf]:
    """Filter the strategy's tasks by what the address asks for."""

    def with_words(text: str) -> Sequence[TaskAsOf]:
        """Keep only those that the search finds: one query if there are any words."""
        if not words_in(text):
            return tasks
        found = tasks_found(Task.objects.of(strategy).order_by(), text)
        ids = set(found.values_list("pk", flat=True))
        return [task for task in tasks if task.item.pk in ids]

    return FacetForm(asked, rows=tasks, facets=task_facets(tasks), find=with_words)


def task_facets(tasks: Sequence[TaskAsOf]) -> Mapping[str, Facet[TaskAsOf]]:
    """Return the filters by their names in addresses: two queries."""
    units = Executor.objects.units_by_task()
    named = Unit.objects.filter(pk__in={pk for found in units.values() for pk in found})
    return {
        "cel": part_facet(_("Goal"), tasks, lambda task: task.item.programme.goal),
        "program": part_facet(_("Programme"), tasks, lambda task: task.item.programme),
        "stan": Facet(_("Status"), lambda task: {task.status.value}, Status.choices),
        "jednostka": Facet(
            _("Carried out by"),
            lambda task: {str(pk) for pk in units[task.item.pk]},
            [(str(unit.pk), unit.name) for unit in named],
            is_written=True,
        ),
    }
