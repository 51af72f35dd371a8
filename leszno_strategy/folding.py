"""Text as people search for it: small letters, without the signs on and under them.

One character stands for one, so that what is found in the folded text lies at the same
place in the text itself. PostgreSQL is given the very table that Python uses.
"""

import json
import re
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
# Letters and digits next to each other; a longer word is known by its beginning.
WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40


def fold(text: str) -> str:
    """Return the text as long as it was, in small letters without signs."""
    # Afterwards no letter is left whose small one would be two characters.
    return text.translate(TABLE).lower()


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, each once."""
    words = (word[:LONGEST_WORD] for word in WORD.findall(fold(text)))
    return list(dict.fromkeys(words))


def fold_in_sqlite(
    sender: type[BaseDatabaseWrapper], connection: Any, **kwargs: Any
) -> None:
    """Teach each new connection to SQLite the functions."""
    if isinstance(connection, SQLite):
        teach = connection.connection.create_function
        teach("fold", 1, _fold_known, deterministic=True)
        teach("words_of", 1, _words_known, deterministic=True)


def _words_known(text: str | None) -> str:
    """Return the words as a list in JSON, which SQLite takes for rows."""
    return json.dumps(words_of(text or ""), ensure_ascii=False)


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


def rows_of_words(vendor: str, text: str) -> str:
    """Return what stands behind FROM for the words of a text, as `w.value`."""
    if vendor == "sqlite":
        return f"json_each(words_of({text})) w"
    split = f"regexp_split_to_table({folded_by(vendor, text)}, '[^[:alnum:]]+')"
    return (
        f"(SELECT left(one, {LONGEST_WORD}) FROM {split} one WHERE one <> '') w(value)"  # noqa: S608
    )


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
