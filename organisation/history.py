"""Who stands in a row's history as the one who changed it, and why."""

import datetime
from typing import Any, NamedTuple

from django.utils.text import Truncator

from organisation.models import User

# What the column of the reason holds.
LONGEST_REASON = 100


def sign(row: Any, *, by: User | None, reason: str = "") -> None:
    """Make the row's next save, or its end, bear the person's name and the reason.

    Without a person it was a program.
    """
    row._history_user = by
    if reason:
        row._change_reason = Truncator(reason).chars(LONGEST_REASON)


class Saved(NamedTuple):
    by: User | None
    at: datetime.datetime


def last_saved(row: Any) -> Saved | None:
    """Say who saved it last, and when; None if it has no history."""
    history = getattr(row, "history", None)
    if history is None:
        return None
    last = history.select_related("history_user").order_by("-history_id").first()
    return Saved(last.history_user, last.history_date) if last else None
