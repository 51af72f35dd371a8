"""The Polish alphabet: one order for every list and file, whichever the database.

A text is turned into another one, whose plain order (by code points) is the Polish
order of the first. PostgreSQL is given the very table that Python uses. Letters that
are not Polish stand with those that they look like: é with e.
"""

from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
from django.db.models import Func, TextField
from django.db.models.sql.compiler import SQLCompiler

from leszno_strategy.folding import LETTERS, fold

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
# Before a word stands nothing: „Ogród” lies at O.
IGNORED = '„”“"«»'
# Behind all signs, before other scripts.
FIRST = 0x100
RANKS = {letter: chr(FIRST + rank) for rank, letter in enumerate(ALPHABET)}


def _rank(letter: str) -> str | None:
    """Return what stands for the letter; None if it has no place in the alphabet."""
    small = letter.lower()
    return RANKS.get(small) or RANKS.get(fold(letter))


KNOWN = {*ALPHABET, *ALPHABET.upper(), *LETTERS}
RANKED = {letter: rank for letter in sorted(KNOWN) if (rank := _rank(letter))}
RANKED["\u00a0"] = " "
TABLE = str.maketrans({**RANKED, **dict.fromkeys(IGNORED)})


def alphabetical(text: object) -> str:
    """Return the key by which the text is sorted; capitals and small letters are one.

    For `sorted(…, key=alphabetical)`; anything that is no text is sorted by its `str`.
    """
    return str(text).translate(TABLE)


def sort_in_sqlite(
    sender: type[BaseDatabaseWrapper], connection: Any, **kwargs: Any
) -> None:
    """Teach each new connection to SQLite the function."""
    if isinstance(connection, SQLite):
        connection.connection.create_function(
            "alphabetical", 1, _sort_known, deterministic=True
        )


@lru_cache(maxsize=2000)
def _sort_known(text: str | None) -> str | None:
    return None if text is None else alphabetical(text)


class Alphabetical(Func):
    """`alphabetical` in the database, to order by."""

    function = "alphabetical"
    arity = 1
    output_field = TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        """The order is that of code points, whatever the database's own."""
        before = "".join(RANKED) + IGNORED
        after = "".join(RANKED.values())
        return self.as_sql(
            compiler,
            connection,
            template=f"translate(%(expressions)s, '{before}', '{after}') COLLATE \"C\"",
            **context,
        )
