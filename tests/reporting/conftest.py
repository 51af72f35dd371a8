from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture
def english() -> Iterator[None]:
    """Read messages as they stand in the code, whatever their translation."""
    with translation.override("en"):
        yield
