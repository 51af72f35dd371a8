"""Rows that somebody is about to remove, and what others would lose with them."""

from collections.abc import Sequence

from django.db.models import Model
from django.dispatch import Signal

# `rows` may be removed: a receiver returns a sentence for each thing that goes along.
rows_leave = Signal()


def what_goes_along(rows: Sequence[Model]) -> list[str]:
    """Ask all rooms; each sentence names what is lost and whose it is."""
    answers = rows_leave.send(sender=None, rows=rows) if rows else []
    return [
        str(sentence) for _room, sentences in answers for sentence in sentences or ()
    ]
