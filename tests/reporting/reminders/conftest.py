"""A campaign with a task of which people are reminded."""

import socket
from datetime import date

import pytest

from reporting.models import Campaign
from tasks.models import StrategyYear, Task
from tests.factories import (
    make_campaign,
    make_task,
    year_of,
)
from tests.reporting.people import make_named_people
from tests.reporting.reminders.mail import DUE


@pytest.fixture
def task() -> Task:
    """Return a task with an executor, a coordinator, a goal head and an office."""
    task = make_task()
    make_named_people(task)
    return task


@pytest.fixture
def year(task: Task) -> StrategyYear:
    return year_of(task, 2013)


@pytest.fixture
def campaign(year: StrategyYear) -> Campaign:
    """Return one whose deadline is a day that tests can name."""
    return make_campaign(
        year, opens_on=date(2014, 1, 1), due_on=DUE, closes_on=date(2014, 3, 31)
    )


@pytest.fixture
def now(year: StrategyYear) -> Campaign:
    """Return one that is open today, so that people can move reports in it."""
    return make_campaign(year)


@pytest.fixture
def dead_server(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.create_server(("127.0.0.1", 0)) as once:
        settings.EMAIL_HOST, settings.EMAIL_PORT = once.getsockname()[:2]
