"""Letters as people type them when they search: "Łąka", "łąka" and "laka" are alike."""

import unicodedata
from functools import cache


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, one character for one."""
    return "".join(map(_folded, text))


@cache
def _folded(character: str) -> str:
    # To Unicode "ł" is a letter of its own, not an "l" with a mark to take off.
    return unicodedata.normalize("NFD", character.lower())[0].replace("ł", "l")
