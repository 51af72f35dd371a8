"""What the tests of signing in have in common."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db: None) -> None:
    """Forget the tries that tests before have counted."""
    cache.clear()
