"""By what the list of tasks can be filtered."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from organisation.models import Unit
from public.asof import TaskAsOf
from public.facets import Facet
from tasks.models import Executor
from tasks.progress import Status


def task_facets(tasks: Sequence[TaskAsOf]) -> Mapping[str, Facet[TaskAsOf]]:
    """Return the filters by their names in addresses: two queries."""
    items = [task.item for task in tasks]
    programmes = {item.programme.code: item.programme for item in items}
    goals = {one.goal.code: one.goal for one in programmes.values()}
    units = Executor.objects.units_by_task()
    named = Unit.objects.filter(pk__in={pk for found in units.values() for pk in found})
    return {
        "cel": Facet(
            _("Goal"),
            lambda task: {task.item.programme.goal.code},
            [(code, str(goal)) for code, goal in goals.items()],
            is_written=True,
        ),
        "program": Facet(
            _("Programme"),
            lambda task: {task.item.programme.code},
            [(code, str(programme)) for code, programme in programmes.items()],
            is_written=True,
        ),
        "stan": Facet(_("Status"), lambda task: {task.status.value}, Status.choices),
        "jednostka": Facet(
            _("Carried out by"),
            lambda task: {str(pk) for pk in units[task.item.pk]},
            [(str(unit.pk), unit.name) for unit in named],
            is_written=True,
        ),
    }
