"""Text as people search for it: small letters, without the signs on and under them.

One character stands for one, so that what is found in the folded text lies at the same
place in the text itself. PostgreSQL is given the very table that Python uses.
"""

import unicodedata
from functools import lru_cache
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
from django.db.models import Func, TextField
from django.db.models.sql.compiler import SQLCompiler

# Small letters that Unicode does not take apart into a letter and a sign.
WHOLE = dict(zip("ðđħıŀłŉøſŧ", "ddhillnost", strict=True))


def _plain(letter: str) -> str:
    """Return the small letter without its sign."""
    small = unicodedata.normalize("NFD", letter)[0].lower()
    return WHOLE.get(small, small)


# Latin-1 Supplement and Latin Extended-A.
LETTERS = [letter for letter in map(chr, range(0xC0, 0x180)) if letter.isalpha()]
FOLDED = {letter: _plain(letter) for letter in LETTERS if _plain(letter) != letter}
TABLE = str.maketrans(FOLDED)


def fold(text: str) -> str:
    """Return the text as long as it was, in small letters without signs."""
    # Afterwards no letter is left whose small one would be two characters.
    return text.translate(TABLE).lower()


def fold_in_sqlite(
    sender: type[BaseDatabaseWrapper], connection: Any, **kwargs: Any
) -> None:
    """Teach each new connection to SQLite the function."""
    if isinstance(connection, SQLite):
        connection.connection.create_function(
            "fold", 1, _fold_known, deterministic=True
        )


# A query asks for the texts of a row anew for each word that it looks for in them.
@lru_cache(maxsize=8)
def _fold_known(text: str | None) -> str | None:
    return None if text is None else fold(text)


def folded_by(vendor: str, text: str) -> str:
    """Return the database's own words for the folded text, itself an expression.

    The table has capitals too: in some databases lower() knows only A to Z.
    """
    if vendor == "sqlite":
        return f"fold({text})"
    letters, plain = "".join(FOLDED), "".join(FOLDED.values())
    return f"translate(lower({text}), '{letters}', '{plain}')"


class Fold(Func):
    """`fold` in the database; give it a text, not NULL, to find in it."""

    function = "fold"
    arity = 1
    output_field = TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        template = folded_by(connection.vendor, "%(expressions)s")
        return self.as_sql(compiler, connection, template=template, **context)
