"""How people write in sheets: spellings that mean the same beyond doubt.

The Polish words are here and nowhere else, beside those above columns.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

YES = frozenset({"tak", "t", "yes", "y", "x", "1", "prawda", "true"})
NO = frozenset({"nie", "n", "no", "0", "fałsz", "false"})
# What stands where there is nothing.
NOTHING = frozenset({"-", "–", "—", "−", "brak", "bd", "bd.", "n/d", "nd", "nd."})
# Of a row under a table that adds it up.
SUMS = frozenset({"razem", "suma", "ogółem", "łącznie", "together", "total"})
# Before a code: "Cel I", "Program nr I.2".
BEFORE_CODE = re.compile(
    r"^(?:(?:cel|program|zadanie|kierunek|priorytet|działanie|goal|programme|task)"
    r"(?: strategiczny| operacyjny| działań)?)?[ .]*(?:nr|numer|kod)?[ .:]*"
    r"(?=[0-9a-z]+(?:\.[0-9a-z]+)*[.):]?(?:\s|$))",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)", re.ASCII)
BESIDE_YEAR = re.compile(r"\b(?:w|na|do|za|rok|roku|r)\b\.?|[-–—/:,]")
BRACKETS = re.compile(r"[(\[].*?[)\]]|%|\bpkt\b|\bp\.?p\b")
LIKE_ENOUGH = 0.75
# Of a long name, one word may be another: "Komenda Policji Leszno".
LIKE_A_NAME = 0.6


def one_line(text: str) -> str:
    """Return the text with single spaces, without line breaks and signs of Unicode."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def plain(text: str) -> str:
    """Return what is compared: in small letters, without marks at the ends."""
    return one_line(text).casefold().strip(" .:;,*")


def year_and_rest(heading: str) -> tuple[int | None, str]:
    """Part "Plan na 2012 r." into the year and "plan"."""
    text = one_line(heading).casefold()
    found = YEAR.findall(text)
    if len(set(found)) != 1:
        return None, plain(text)
    rest = BESIDE_YEAR.sub(" ", BRACKETS.sub(" ", YEAR.sub(" ", text)))
    return int(found[0]), plain(rest)


def nearest(
    text: str, names: Iterable[str], *, like_enough: float = LIKE_ENOUGH
) -> str | None:
    """Return the name that was probably meant; None if nothing is near.

    The words of a name may stand in another order.
    """
    by_plain = {form: name for name in names for form in _forms(name)}
    for form in _forms(text):
        if found := get_close_matches(form, by_plain, n=1, cutoff=like_enough):
            return by_plain[found[0]]
    return None


def _forms(name: str) -> tuple[str, str]:
    text = plain(name)
    return text, " ".join(sorted(text.split()))
