"""How a task of a published strategy was renamed, renumbered, moved and withdrawn.

Read from its history, whichever way it was changed. Nobody's name is in it.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tasks.models import Programme, Task


@dataclass(frozen=True)
class PlaceChange:
    """What changed on a day, in sentences, and the reason that a person gave."""

    on: datetime.date
    said: list[str]
    reason: str


def place_changes(task: Task) -> list[PlaceChange]:
    """Return them, the latest first: a query, and one more if it was moved.

    None before the strategy is published.
    """
    since = task.strategy.published_at
    if since is None:
        return []
    columns = ("history_date", "history_user_id", "history_change_reason")
    kept = ("title", "number", "programme_id", "withdrawn_from")
    records = list(task.history.order_by("history_id").values(*columns, *kept))
    homes = {one["programme_id"] for one in records} - {task.programme_id}
    known = Programme.objects.select_related("goal").in_bulk(homes) if homes else {}
    found = []
    for before, now in pairwise(records):
        said = list(_said(before, now, known))
        if said and now["history_date"] >= since:
            # What programs write as a reason is for programs.
            reason = now["history_change_reason"] if now["history_user_id"] else ""
            found.append(
                PlaceChange(localdate(now["history_date"]), said, reason or "")
            )
    return found[::-1]


def _said(before: Any, now: Any, known: dict[int, Programme]) -> Iterator[str]:
    if before["title"] != now["title"]:
        yield _("Called “%(title)s” until then.") % {"title": before["title"]}
    if before["programme_id"] != now["programme_id"]:
        left = known.get(before["programme_id"])
        yield (
            _("Moved here from the programme %(programme)s.") % {"programme": left}
            if left
            else _("Moved to another programme.")
        )
    elif before["number"] != now["number"]:
        words = {"before": before["number"], "now": now["number"]}
        yield _("Its number in the programme was %(before)s, and is %(now)s.") % words
    if before["withdrawn_from"] != now["withdrawn_from"]:
        year = now["withdrawn_from"]
        yield (
            _("Withdrawn from %(year)s on.") % {"year": year}
            if year
            else _("The withdrawal is taken back.")
        )
