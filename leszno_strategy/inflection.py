"""All forms of a Polish word, by the dictionary of the Polish Academy of Sciences.

"szkoła" is in the texts as "szkoły" and "szkół"; whoever looks for one means them all.
The dictionary takes 45 MB and half a second, so it is loaded with the first search.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import import_module
from itertools import product
from threading import Lock
from typing import Any

from leszno_strategy.folding import WORD, fold

# What people leave out, by the letter that they type instead.
SIGNED = {
    "a": "aą",
    "c": "cć",
    "e": "eę",
    "l": "lł",
    "n": "nń",
    "o": "oó",
    "s": "sś",
    "z": "zźż",
}
# Polish spells no soft consonant before a vowel, and none of these in digraphs.
SOFT, VOWELS = frozenset("ćńśź"), frozenset("aąeęioóuy")
NEVER = re.compile(r"^ą|^ę|ó$|sź|sż|cź|cż|rź|rż|śz|ćz|ćh")
# How the dictionary marks nouns and adjectives.
NAMES = ("subst:", "adj:", "depr:")
# Longer words and more ways to spell one are not tried.
LONGEST, MOST_SPELLINGS, MOST_FORMS = 30, 128, 200
_one_at_a_time = Lock()


@cache
def _dictionary() -> Any:
    return import_module("morfeusz2").Morfeusz()


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """Return the folded forms of all that the word can be, itself among them.

    A word may be typed without the signs of its letters. What can be a noun or an
    adjective is taken for nothing else: "szkola" is a school, not whoever trains.
    """
    small = word.lower()
    found = {fold(small)}
    if len(small) <= LONGEST and WORD.fullmatch(small) and not small.isdigit():
        with _one_at_a_time:
            bases = dict(base for one in spellings(small) for base in _bases(one))
            names = [base for base, is_name in bases.items() if is_name]
            for base in names or bases:
                found.update(_forms_of(base))
    return frozenset(sorted(found)[:MOST_FORMS])


@lru_cache(maxsize=4096)
def signed(word: str) -> str:
    """Return a folded word as it is spelled, if the dictionary knows how."""
    with _one_at_a_time:
        known = {one: dict(_bases(one)) for one in spellings(word)}
    names = (one for one, bases in known.items() if any(bases.values()))
    others = (one for one, bases in known.items() if bases)
    return next(names, None) or next(others, word)


def spellings(word: str) -> Iterator[str]:
    """Yield the word as it is, then with signs that may have been left out."""
    yield word
    letters = [_possible(word, at) for at in range(len(word))]
    tried = 0
    for spelling in map("".join, product(*letters)):
        if spelling != word and not NEVER.search(spelling):
            yield spelling
            tried += 1
            if tried == MOST_SPELLINGS:
                return


def _possible(word: str, at: int) -> str:
    letters = SIGNED.get(word[at], word[at])
    if word[at + 1 : at + 2] in VOWELS:
        return "".join(one for one in letters if one not in SOFT)
    return letters


def _bases(word: str) -> Iterator[tuple[str, bool]]:
    """Yield what the word is a form of, and whether that is a noun or an adjective."""
    for _start, _end, (_form, base, tag, *_rest) in _dictionary().analyse(word):
        if tag != "ign":
            yield base, tag.startswith(NAMES)


def _forms_of(base: str) -> Iterator[str]:
    # Without abbreviations and comparatives: "old" is not "the oldest" to a reader.
    for form, _base, tag, *_rest in _dictionary().generate(base):
        if not tag.startswith("brev") and not tag.endswith((":com", ":sup")):
            yield fold(form)
