"""Many tries of one test, each of which finds the database as the first did."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone(name: str = "") -> Iterator[None]:
    """Keep only the database as it was; name what was tried where that fails."""
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    except AssertionError as error:
        error.add_note(name)
        raise
