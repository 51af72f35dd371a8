"""What a person may do with one task, by the table of rights."""

from django.http import HttpRequest

from organisation.rights import Permission, coordinated, may, may_everywhere
from tasks.models import Task


def may_with(request: HttpRequest, permission: Permission, task: Task | None) -> bool:
    """Say whether the person may do it to the task; to any at all if None."""
    if task is None or may_everywhere(request, permission, Task):
        return may(request, permission, Task)
    return may(request, permission, Task) and task.programme_id in coordinated(request)
