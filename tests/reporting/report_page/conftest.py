"""A task whose report is opened."""

import pytest

from tasks.models import Task
from tests.factories import (
    make_campaign,
    make_indicator,
    make_office_user,
    make_task,
    year_of,
)


@pytest.fixture
def task(db) -> Task:
    task = make_task(
        stages=[
            {2009: ("10", "8"), 2010: ("20", "15.5")},
            {2011: ("70", None)},
        ]
    )
    make_indicator(task, {2009: "159", 2010: "12 714"}, name="Liczba firm")
    return task


@pytest.fixture
def office(client, task):
    make_campaign(year_of(task, 2010), plans_may_change=True)
    user = make_office_user(first_name="Anna", last_name="Nowak")
    client.force_login(user)
    return user
