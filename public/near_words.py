"""Words of the strategy that somebody may have meant who typed another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models.functions import Length

from leszno_strategy.folding import fold
from leszno_strategy.inflection import signed
from public.asked_words import EDGES, Word
from public.search import Asked, kept_of

# How many others are shown, and how far they are.
MOST_SHOWN, FURTHEST = 3, 2
# Of a shorter word one letter more or less makes any other.
SHORTEST = 4


@dataclass(frozen=True)
class Suggestion:
    """Words to ask for instead, and how an address asks for them."""

    text: str

    @property
    def asking(self) -> str:
        return urlencode({"q": self.text})


def suggestions(asked: Asked, query: str) -> Sequence[Suggestion]:
    """Offer words instead of the first that is nowhere: one query if any is."""
    return [
        Suggestion(_instead(query, word, signed(near)))
        for word in asked.without[:1]
        for near in _near(asked, word)
    ]


def _near(asked: Asked, word: Word) -> Sequence[str]:
    """Return words like it, the nearest first, of those that begin like it."""
    if len(word.typed) < SHORTEST or word.parts:
        return []
    first = word.typed[0]
    length = len(word.typed)
    there = (
        kept_of(asked.strategy)
        .filter(word__gte=first, word__lt=chr(ord(first) + 1))
        .annotate(length=Length("word"))
        .filter(length__gte=max(SHORTEST, length - FURTHEST))
        .filter(length__lte=length + FURTHEST)
        .values_list("word", flat=True)
        .distinct()
    )
    found = [(distance(word.typed, one), one) for one in there if _may_be(word, one)]
    furthest = 1 if length == SHORTEST else FURTHEST
    return [one for far, one in sorted(found) if far <= furthest][:MOST_SHOWN]


def _may_be(word: Word, other: str) -> bool:
    """Leave out what has too many other letters, before any are compared in order."""
    typed, there = Counter(word.typed), Counter(other)
    return max((typed - there).total(), (there - typed).total()) <= FURTHEST


def distance(one: str, other: str) -> int:
    """Count the letters to change, to add, to leave out or to swap with the next."""
    second: list[int] = []
    last: list[int] = [*range(len(other) + 1)]
    for at, letter in enumerate(one, start=1):
        row: list[int] = [at]
        for there, its in enumerate(other, start=1):
            changed = last[there - 1] + (letter != its)
            best = min(changed, last[there] + 1, row[-1] + 1)
            if second and there > 1 and letter + one[at - 2] == other[there - 2] + its:
                best = min(best, second[there - 2] + 1)
            row.append(best)
        second, last = last, row
    return last[-1]


def _instead(query: str, word: Word, other: str) -> str:
    return " ".join(
        other if fold(piece.strip(EDGES)) == word.typed else piece
        for piece in query.split()
    )
