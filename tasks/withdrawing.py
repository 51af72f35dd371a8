"""Tasks that leave the strategy from a year on, and come back.

`Task.counts_in` and `Task.objects.counting_in` say what that means to each year.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from leszno_strategy.transactions import deed, locked
from organisation.history import sign
from organisation.models import User
from tasks.models import Goal, Programme, Strategy, Task


def tasks_below(row: Goal | Programme | Task) -> list[Task]:
    """Return the task itself, or all tasks of the programme or goal."""
    if isinstance(row, Task):
        return [row]
    path = "programme" if isinstance(row, Programme) else "programme__goal"
    return list(Task.objects.filter(**{path: row}).order_by("pk"))


def open_years(strategy: Strategy) -> list[int]:
    """Return the years from which on a task can be withdrawn.

    Those after the last that is closed: its report lists the task for ever.
    """
    years = strategy.years.order_by("year")
    last = years.filter(is_closed=True).aggregate(last=Max("year"))["last"]
    found = years.filter(year__gt=last or 0)
    return list(found.values_list("year", flat=True))


@deed
def withdraw(tasks: Iterable[Task], *, year: int, by: User, reason: str) -> list[Task]:
    """Withdraw the tasks of one strategy from the year on; return which changed.

    Those withdrawn earlier stay as they are. Raises ValidationError for a year that is
    not open.
    """
    found = locked(Task.objects.filter(pk__in=[task.pk for task in tasks]))
    if found and year not in open_years(found[0].strategy):
        raise ValidationError(
            _("Choose a year of the strategy after the last one that is closed.")
        )
    changed = [task for task in found if task.counts_in(year)]
    for task in changed:
        task.withdrawn_from, task.withdrawn_reason = year, reason
        _save(task, by, reason)
    return changed


@deed
def restore(tasks: Iterable[Task], *, by: User, reason: str = "") -> list[Task]:
    """Take back the withdrawal of tasks; return which changed.

    Raises ValidationError where a year was closed without them since.
    """
    found = locked(Task.objects.filter(pk__in=[task.pk for task in tasks]))
    changed = [task for task in found if task.withdrawn_from]
    for task in changed:
        if task.withdrawn_from not in open_years(task.strategy):
            raise ValidationError(
                _("%(code)s: the report of a closed year says that it is withdrawn.")
                % {"code": task.code}
            )
        task.withdrawn_from, task.withdrawn_reason = None, ""
        _save(task, by, reason)
    return changed


def _save(task: Task, by: User, reason: str) -> None:
    sign(task, by=by, reason=reason)
    task.save(update_fields=["withdrawn_from", "withdrawn_reason"])
