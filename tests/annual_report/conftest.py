"""What tests of the yearly report share."""

import pytest
from django.test import Client

from tasks.models import StrategyYear
from tests.factories import (
    make_office_user,
    make_task,
    year_of,
)


@pytest.fixture
def year() -> StrategyYear:
    return year_of(make_task(stages=[{2010: ("100", "85")}]), 2010)


@pytest.fixture
def office(year, client) -> Client:
    client.force_login(make_office_user())
    return client
