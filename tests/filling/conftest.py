"""Two tasks of one person, whose file it is, and one of somebody else."""

import pytest
from django.test import Client

from organisation.models import Post
from tasks.models import Programme, Task
from tests.factories import (
    Cells,
    make_campaign,
    make_indicator,
    make_post,
    make_programme,
    make_task,
    make_user,
    year_of,
)

CELLS: list[Cells] = [{2009: ("10", "8"), 2010: ("20", None)}, {2010: ("5", None)}]


@pytest.fixture
def programme(db) -> Programme:
    return make_programme(coordinator=make_post())


@pytest.fixture
def post(db) -> Post:
    return make_post()


@pytest.fixture
def tasks(programme: Programme, post: Post, client: Client) -> list[Task]:
    """Two tasks; the first has an indicator and a source of money, too."""
    made = [make_task(programme, stages=CELLS, executor=post) for _n in range(2)]
    make_indicator(made[0], {2009: "12 714"}, name="Liczba firm")
    made[0].funding.create(source="Budżet miasta")
    make_campaign(year_of(made[0], 2010))
    client.force_login(make_user(post, username="realizator"))
    return made


@pytest.fixture
def other(programme: Programme, tasks: list[Task]) -> Task:
    """A task of somebody else."""
    return make_task(programme, stages=CELLS, executor=make_post())
