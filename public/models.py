"""Words as people search for them, kept beside what they are in."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from leszno_strategy.folding import LONGEST_WORD


class Kind(models.IntegerChoices):
    """What people find."""

    GOAL = 1
    PROGRAMME = 2
    TASK = 3
    INDICATOR = 4
    UNIT = 5


class PlainField(models.CharField[str, str]):
    """A text in the order of its bytes, so that an index finds beginnings."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        collation = "C" if connection.vendor == "postgresql" else "BINARY"
        return {**super().db_parameters(connection), "collation": collation}


class SearchedWord(models.Model):
    """A folded word of a text; `public.searched_words` keeps them. Read only."""

    word = PlainField(max_length=LONGEST_WORD)
    # None of units, which no strategy owns.
    strategy = models.BigIntegerField(null=True)
    kind = models.PositiveSmallIntegerField(choices=Kind)
    row = models.BigIntegerField()
    # In which text of the row, by `public.searched_words.Place`.
    place = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            # Reads nothing but the index.
            models.Index(
                fields=["word", "strategy", "kind", "row", "place"],
                name="searched_by_word",
            ),
            # For what takes a row's words away.
            models.Index(fields=["kind", "row", "place"], name="searched_by_row"),
        ]

    def __str__(self) -> str:
        return self.word
