"""The structure in the admin: who sees and changes what."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from organisation.models import OfficeRole
from tasks.models import Goal, Task
from tests.factories import (
    make_post,
    make_programme,
    make_task,
    make_user,
)
from tests.tasks.admin_pages import TASKS, form_of, page_of, shown, signed_in

pytestmark = pytest.mark.django_db


# Statuses of list, form of own task, form of another's, adding, deleting.
@pytest.mark.parametrize(
    ("role", "statuses"),
    [
        ("anonymous", (302, 302, 302, 302, 302)),
        ("executor", (403, 403, 403, 403, 403)),
        ("goal head", (403, 403, 403, 403, 403)),
        ("coordinator", (200, 200, 302, 403, 403)),
        ("office", (200, 200, 200, 200, 200)),
        ("administrator", (403, 403, 403, 403, 403)),
        ("auditor", (200, 200, 200, 403, 403)),
        ("superuser", (200, 200, 200, 200, 200)),
    ],
)
def test_tasks_are_open_to_each_role_by_the_table(
    role: str, statuses: tuple[int, ...]
) -> None:
    post = make_post(office_role=role if role in OfficeRole.values else "")
    own = make_task(make_programme(coordinator=post if role == "coordinator" else None))
    own.executors.create(text="X", post=post if role == "executor" else None)
    if role == "goal head":
        Goal.objects.update(head=post)
    other = make_task(make_programme(own.programme.goal))
    user = make_user(post, is_superuser=role == "superuser")
    client = Client() if role == "anonymous" else signed_in(user)
    pages = (
        TASKS,
        page_of(own),
        page_of(other),
        reverse("admin:tasks_task_add"),
        page_of(own, "delete"),
    )
    assert tuple(client.get(page).status_code for page in pages) == statuses


@pytest.mark.parametrize(
    ("role", "list_status", "add_status"),
    [
        ("office", 200, 200),
        ("administrator", 403, 403),
        ("auditor", 200, 403),
        ("coordinator", 200, 403),
    ],
)
@pytest.mark.parametrize("model", ["strategy", "goal", "programme"])
def test_what_stands_above_tasks_is_open_by_the_table(
    model: str, role: str, list_status: int, add_status: int
) -> None:
    post = make_post(office_role=role if role in OfficeRole.values else "")
    programme = make_programme(coordinator=post if role == "coordinator" else None)
    thing = {
        "strategy": programme.goal.strategy,
        "goal": programme.goal,
        "programme": programme,
    }[model]
    client = signed_in(make_user(post))
    start = f"admin:tasks_{model}_"
    change = reverse(f"{start}change", args=[thing.pk])
    assert client.get(reverse(f"{start}changelist")).status_code == list_status
    assert client.get(change).status_code == list_status
    assert client.get(reverse(f"{start}add")).status_code == add_status
    assert client.post(change, {"title": ""}).status_code == add_status


def test_a_coordinators_list_holds_own_tasks_only(
    own_and_other: tuple[Client, Task, Task],
) -> None:
    client, _own, _other = own_and_other
    assert shown(client.get(TASKS)) == ["Własne"]


def test_a_coordinator_changes_an_own_task_and_its_rows_but_not_its_place(
    own_and_other: tuple[Client, Task, Task],
) -> None:
    client, own, other = own_and_other
    sent = form_of(
        own,
        title="Nowy tytuł",
        weight="7,5",
        programme=other.programme_id,
        number=9,
        stages__TOTAL_FORMS=1,
        stages__0__place=1,
        stages__0__title="Projekt",
    )
    assert client.post(page_of(own), sent).status_code == 302
    own.refresh_from_db()
    assert (own.title, own.weight) == ("Nowy tytuł", Decimal("7.5"))
    assert (own.programme_id, own.number) == (own.programme.pk, 1)
    assert own.programme != other.programme
    assert own.stages.get().title == "Projekt"


def test_a_coordinator_neither_changes_nor_deletes_a_task_of_another(
    own_and_other: tuple[Client, Task, Task],
) -> None:
    client, own, other = own_and_other
    client.post(page_of(other), form_of(other, title="Przejęte"))
    for task in (own, other):
        client.post(page_of(task, "delete"), {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [own.pk], "post": "yes"}
    client.post(TASKS, chosen)
    assert set(Task.objects.values_list("title", flat=True)) == {"Własne", "Cudze"}
    assert client.get(page_of(other, "history")).status_code == 403


def test_an_auditor_who_also_coordinates_changes_only_own_tasks() -> None:
    post = make_post()
    own = make_task(make_programme(coordinator=post))
    other = make_task(make_programme(own.programme.goal))
    auditor = make_post(office_role=OfficeRole.AUDITOR)
    client = signed_in(make_user(post, auditor))
    assert len(shown(client.get(TASKS))) == 2
    for task, status in ((own, 302), (other, 403)):
        assert client.post(page_of(task), form_of(task)).status_code == status


def test_an_auditor_changes_nothing() -> None:
    task = make_task(stages=[{}])
    client = signed_in(make_user(make_post(office_role=OfficeRole.AUDITOR)))
    assert client.post(page_of(task), form_of(task)).status_code == 403
    version = Task.history.latest()  # type: ignore[attr-defined]
    url = reverse("admin:tasks_task_simple_history", args=[task.pk, version.pk])
    assert client.post(url, form_of(task, title="Cofnięte")).status_code == 404
    task.refresh_from_db()
    assert task.title == "Zadanie 1"


def test_a_coordinator_picks_posts_and_units_but_not_accounts(
    own_and_other: tuple[Client, Task, Task],
) -> None:
    client, _own, _other = own_and_other
    for model, field, status in (
        ("executor", "post", 200),
        ("executor", "unit", 200),
        ("appointment", "user", 403),
    ):
        app = "organisation" if model == "appointment" else "tasks"
        asked = {"app_label": app, "model_name": model, "field_name": field}
        response = client.get(reverse("admin:autocomplete"), asked)
        assert response.status_code == status
