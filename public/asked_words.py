"""What people ask for when they search: words in all their forms, and codes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from leszno_strategy.folding import WORD, fold
from leszno_strategy.inflection import forms
from tasks.models.numbers import NUMBER

# A database can be asked only so much at once.
LONGEST, MOST_WORDS = 100, 6
# What people type around words without meaning it.
EDGES = ".,;:!?…„”“\"'()"
# Shorter words are looked for as they are: much else begins like them.
SHORTEST_BEGINNING = 3
# A stem is at least as long, and at least this share of the word, in hundredths; that
# of words that are akin is longer.
SHORTEST_STEM, STEM_SHARE = 5, 60
SHORTEST_AKIN, AKIN_SHARE = 5, 75
# Words that people ask with, and that say nothing of what they ask for.
SAY_NOTHING = frozenset(
    re.findall(
        r"\w+",
        """
        a aby ale albo bo by byc byl bylo czy co czego czym dla dlaczego do dokad
        gdzie i ich ile im jak jaka jaki jakie jakich jest jego jej kiedy kto ktora
        ktore ktory ktorych lub ma maja miasta miasto miastem miescie moj moje moja
        na nad nam nas nasz nasza nasze nie niz o od oraz po pod przed przez przy
        robi robia robic robiono sa sie sprawie sprawy ta tak tam te ten to tu tym u
        w we wedlug wiec z za ze zeby zrobi zrobic zrobili zrobiono
        """,
    )
)
CODE = re.compile(r"[^\s.]+(\.[^\s.]+)*\.[0-9]+")


def is_number(text: str) -> bool:
    """Whether a code can have it behind a dot."""
    return re.fullmatch(NUMBER, text, re.ASCII) is not None


@dataclass(frozen=True)
class Word:
    """A word that was asked for; `typed` is folded, as it may be a code.

    Found are its forms, and whatever begins with `beginning`. Of a code such as I.3.5
    all `parts` have to be there where it is no code.
    """

    typed: str
    written: str = ""
    beginning: str = ""
    parts: tuple["Word", ...] = ()

    @cached_property
    def forms(self) -> frozenset[str]:
        return forms(self.written) if self.written else frozenset()

    def is_in(self, words: Iterable[str]) -> bool:
        """Whether any of the folded words is meant."""
        return any(self.means(word) for word in words)

    def means(self, word: str) -> bool:
        if self.parts:
            return any(part.means(word) for part in self.parts)
        return self.begins(word) or word in self.forms

    def begins(self, word: str) -> bool:
        return bool(self.beginning) and word.startswith(self.beginning)

    def by_stem(self, stem: str) -> "Word":
        return replace(self, beginning=stem)

    @property
    def shortest_stem(self) -> str:
        """The least of the word that may stand for it; "" of what is too short."""
        return self._stem(SHORTEST_STEM, STEM_SHARE)

    @property
    def akin_stem(self) -> str:
        """The least with which words begin that are akin; "" of what is too short."""
        return self._stem(SHORTEST_AKIN, AKIN_SHARE)

    def _stem(self, shortest: int, share: int) -> str:
        length = max(shortest, ceil(len(self.typed) * share / 100))
        return self.typed[:length] if length < len(self.typed) else ""


def words_in(text: str, *, but: Iterable[str] = ()) -> list[Word]:
    """Return the words to look for, each once, without those that say nothing.

    `but` are other words, folded, that say nothing here. If nothing else was typed,
    they are looked for all the same.
    """
    found = {word.typed: word for piece in _pieces(text) for word in _words(piece)}
    silent = SAY_NOTHING.union(but)
    saying = [word for typed, word in found.items() if typed not in silent]
    return (saying or [*found.values()])[:MOST_WORDS]


def _pieces(text: str) -> list[str]:
    return [piece.strip(EDGES) for piece in text[:LONGEST].split()]


def _words(piece: str) -> list[Word]:
    """A code is one word, whatever else has signs in it is several."""
    words = [_word(one) for one in WORD.findall(piece)]
    if CODE.fullmatch(piece):
        return [Word(fold(piece), parts=tuple(words))]
    return words


def _word(written: str) -> Word:
    typed = fold(written)
    is_long = len(typed) >= SHORTEST_BEGINNING
    return Word(typed, written, typed if is_long else "")
