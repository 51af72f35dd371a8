"""A strategy that came in from a file, and someone of the office."""

import pytest

from exchange.applying import apply
from organisation.models import User
from tasks.models import (
    Strategy,
)
from tests.exchange.contents import everything, read
from tests.factories import make_office_user


@pytest.fixture
def office() -> User:
    return make_office_user()


@pytest.fixture
def strategy() -> Strategy:
    return apply(None, read(everything()), by=None, reason="test")
