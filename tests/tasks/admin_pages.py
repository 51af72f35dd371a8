"""The pages of the admin that tests of tasks open."""

from typing import Any

from django.test import Client
from django.urls import reverse

from organisation.models import User
from tasks.models import Task
from tests.factories import (
    make_office_user,
)

TASKS = reverse("admin:tasks_task_changelist")
INLINES = ("executors", "stages", "partners", "funding", "indicators", "absent_kinds")


def page_of(task: Task, page: str = "change") -> str:
    return reverse(f"admin:tasks_task_{page}", args=[task.pk])


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def office() -> Client:
    return signed_in(make_office_user())


def form_of(task: Task, **changed: Any) -> dict[str, Any]:
    """Return what the task's page sends with none of its rows changed."""
    sent: dict[str, Any] = {
        "programme": task.programme_id,
        "number": task.number,
        "title": task.title,
        "weight": "" if task.weight is None else task.weight,
    }
    for prefix in INLINES:
        rows = list(getattr(task, prefix).all())
        sent |= {f"{prefix}-TOTAL_FORMS": len(rows)}
        sent |= {f"{prefix}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            sent |= {
                f"{prefix}-{number}-{name}": getattr(row, name)
                for name in ("label", "title", "text", "name", "kind", "source")
                if hasattr(row, name)
            }
            if hasattr(row, "position"):
                sent[f"{prefix}-{number}-place"] = row.position
            sent |= {
                f"{prefix}-{number}-id": row.pk,
                f"{prefix}-{number}-task": task.pk,
            }
    flags = ("stages", "executors", "partners", "budget", "indicators")
    sent |= {f"{flag}_known": "on" for flag in flags if getattr(task, f"{flag}_known")}
    return sent | {name.replace("__", "-"): value for name, value in changed.items()}


def shown(response: Any) -> list[str]:
    """Return the titles of tasks on the list."""
    return [task.title for task in response.context["cl"].result_list]
