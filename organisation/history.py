"""Who stands in a row's history as the one who changed it, and why."""

from typing import Any

from django.utils.text import Truncator

from organisation.models import User

# What the column of the reason holds.
LONGEST_REASON = 100


def sign(row: Any, *, by: User, reason: str = "") -> None:
    """Make the row's next save, or its end, bear the person's name and the reason."""
    row._history_user = by
    if reason:
        row._change_reason = Truncator(reason).chars(LONGEST_REASON)
