"""By what the list of tasks can be filtered."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from organisation.models import Unit
from public.asof import TaskAsOf
from public.facets import Facet, part_facet
from tasks.models import Executor
from tasks.progress import Status


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
