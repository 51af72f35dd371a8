"""What tests share."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation


@pytest.fixture(autouse=True)
def _polish() -> Iterator[None]:
    """A request leaves its language behind in the thread that made it: here, ours."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def count_queries(db):
    """Count the queries of a call: `count_queries(lambda: client.get("/"))`."""

    def count(call) -> int:
        with CaptureQueriesContext(connection) as captured:
            call()
        return len(captured)

    return count
