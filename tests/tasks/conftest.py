"""What tests of tasks share."""

import pytest
from django.test import Client

from tasks.models import Task
from tests.factories import (
    make_goal,
    make_post,
    make_programme,
    make_task,
    make_user,
)
from tests.tasks.admin_pages import signed_in


@pytest.fixture
def own_and_other() -> tuple[Client, Task, Task]:
    """A coordinator, a task of the own programme and one of another."""
    post = make_post()
    goal = make_goal()
    own = make_task(make_programme(goal, coordinator=post), title="Własne")
    other = make_task(make_programme(goal, coordinator=make_post()), title="Cudze")
    return signed_in(make_user(post)), own, other
