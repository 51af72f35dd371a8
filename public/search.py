"""Finding goals, programmes, tasks, indicators and units by words in their texts.

Case and Polish letters do not matter, and every word has to be found somewhere in the
thing. Lists that can be narrowed down by words call the same functions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar

from django.db.models import (
    Case,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from indicators.models import Indicator
from leszno_strategy.folding import Fold, fold
from organisation.models import Unit, UnitAlias
from public.models import FoldedIndicator
from tasks.models import Goal, Programme, Task
from tasks.models.numbers import NUMBER

M = TypeVar("M", bound=Model)

# A database can be asked only so much at once.
LONGEST, MOST_WORDS = 100, 6
# What people type around words without meaning it.
EDGES = ".,;:!?…„”“\"'()"


def is_number(text: str) -> bool:
    """Whether a code can have it behind a dot."""
    return re.fullmatch(NUMBER, text, re.ASCII) is not None


def words_in(text: str) -> list[str]:
    """Return the words to look for, folded, each once."""
    words = (word.strip(EDGES) for word in fold(text[:LONGEST]).split())
    return list(dict.fromkeys(filter(None, words)))[:MOST_WORDS]


def goals_found(goals: "QuerySet[Goal]", text: str) -> "QuerySet[Goal]":
    return _found(goals, text, Places(folded("title"), ("number",)))


def programmes_found(
    programmes: "QuerySet[Programme]", text: str
) -> "QuerySet[Programme]":
    return _found(programmes, text, Places(folded("title"), ("goal__number", "number")))


def tasks_found(tasks: "QuerySet[Task]", text: str) -> "QuerySet[Task]":
    code = ("programme__goal__number", "programme__number", "number")
    return _found(tasks, text, Places(KEPT, code))


def indicators_found(
    indicators: "QuerySet[Indicator]", text: str
) -> "QuerySet[Indicator]":
    places = Places(KEPT)
    if words := words_in(text):
        # Asked of the kept texts first, so that only what has the words is looked up.
        kept = FoldedIndicator.objects.alias(
            folded_title=F("title"), folded_texts=F("texts")
        )
        found = kept.filter(*map(places.anywhere, words))
        indicators = indicators.filter(pk__in=found.values("pk"))
    return _found(indicators, text, places)


def units_found(units: "QuerySet[Unit]", text: str) -> "QuerySet[Unit]":
    return _found(units, text, UnitPlaces(folded("name")))


# Where the folded texts of a row are: those of few rows are folded as they are read,
# those of tasks and indicators are kept (`public.folded_texts`).
Where = Mapping[str, Any]
KEPT: Where = {"folded_title": F("folded__title"), "folded_texts": F("folded__texts")}


def folded(field: str) -> Where:
    return {"folded_title": Fold(field)}


@dataclass(frozen=True)
class Places:
    """Where words are looked for, and the numbers of a code, a goal's first."""

    where: Where
    code: Sequence[str] = ()

    def in_title(self, word: str) -> Q:
        """Ask whether the thing is called so, or lies in what has this code."""
        return reduce(or_, self._by_code(word), Q(folded_title__contains=word))

    def anywhere(self, word: str) -> Q:
        in_texts = Q(folded_texts__contains=word)
        return self.in_title(word) | (in_texts if "folded_texts" in self.where else Q())

    def exactly(self, word: str) -> Q:
        whole = [*self._by_code(word)][len(self.code) - 1 :] if self.code else []
        return reduce(or_, whole, Q(pk__in=[]))

    def _by_code(self, word: str) -> Iterator[Q]:
        """Yield what the word can mean as a code: of a goal, a programme, the thing.

        A goal's number may have dots itself.
        """
        for behind in range(len(self.code)):
            goal, *numbers = word.rsplit(".", behind) if behind else [word]
            if len(numbers) == behind and all(map(is_number, numbers)):
                asked = zip(self.code[1:], map(int, numbers), strict=False)
                yield Q(**{f"{self.code[0]}__iexact": goal}, **dict(asked))
            else:
                yield Q(pk__in=[])


class UnitPlaces(Places):
    """A unit is called by its other spellings as well."""

    def in_title(self, word: str) -> Q:
        spellings = UnitAlias.objects.filter(unit=OuterRef("pk"))
        folded = spellings.alias(folded_name=Fold("name"))
        return super().in_title(word) | Q(
            Exists(folded.filter(folded_name__contains=word))
        )


def _found(rows: "QuerySet[M]", text: str, places: Places) -> "QuerySet[M]":
    """Keep only the rows that have all the words; all of them if there is no word.

    Where there is one, `match` is there to order by: first the thing whose code was
    asked for, then those that are called so, then those with the words in their texts.
    """
    words = words_in(text)
    if not words:
        return rows
    exact = reduce(or_, map(places.exactly, words))
    called = reduce(and_, map(places.in_title, words))
    match = Case(When(exact, Value(0)), When(called, Value(1)), default=Value(2))
    searchable: QuerySet[Any] = rows.alias(**places.where, match=match)
    return searchable.filter(*map(places.anywhere, words))


@dataclass(frozen=True)
class Hit:
    """A thing that was found; what was found in it is marked in its texts."""

    address: str
    code: SafeString
    title: SafeString
    excerpts: Sequence[tuple[str, SafeString]]
    # What it belongs to, where its title alone does not say it.
    parent: Any = None


@dataclass(frozen=True)
class Marker:
    """Shows where in a thing the words are."""

    words: Sequence[str]
    # Characters of a longer text to show before and after the first word in it.
    before: int = 60
    after: int = 160

    def hit(
        self,
        address: str,
        title: str,
        *,
        code: str = "",
        texts: Iterable[tuple[str, str]] = (),
        parent: Any = None,
    ) -> Hit:
        """Mark the words; of the texts show only those with words not seen before."""
        unseen = [
            word
            for word in self.words
            if word not in fold(title) and not _is_code(word, code)
        ]
        return Hit(
            address,
            self._code(code),
            self.marked(title),
            list(self._excerpts(texts, unseen)),
            parent,
        )

    def _excerpts(
        self, texts: Iterable[tuple[str, str]], unseen: Sequence[str]
    ) -> Iterator[tuple[str, SafeString]]:
        for label, text in texts:
            here = [word for word in unseen if word in fold(text)]
            if here:
                unseen = [word for word in unseen if word not in here]
                yield label, self.excerpt(text, here)

    def _code(self, code: str) -> SafeString:
        lengths = [len(word) for word in self.words if _is_code(word, code)]
        end = max(lengths, default=0)
        return _joined(code, [(0, end)] if end else [])

    def marked(self, text: str) -> SafeString:
        return _joined(text, _spans(fold(text), self.words))

    def excerpt(self, text: str, words: Sequence[str]) -> SafeString:
        """Cut out the surroundings of the first of the words, between two spaces."""
        text = " ".join(text.split())
        first = min(fold(text).find(word) for word in words if word in fold(text))
        start = text.rfind(" ", 0, max(0, first - self.before)) + 1
        end = text.find(" ", first + self.after)
        piece = self.marked(text[start : end if end > 0 else None])
        return format_html(
            "{}{}{}", "… " if start else "", piece, " …" if end > 0 else ""
        )


def _is_code(word: str, code: str) -> bool:
    return bool(code) and f"{fold(code)}.".startswith(f"{word}.")


def _spans(folded: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the words are, in order; those that touch or overlap as one."""
    found = sorted(
        (at, at + len(word)) for word in words for at in _places(folded, word)
    )
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _places(folded: str, word: str) -> Iterator[int]:
    at = folded.find(word)
    while at >= 0:
        yield at
        at = folded.find(word, at + len(word))


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> SafeString:
    starts = [0, *(end for _start, end in spans)]
    ends = [*(start for start, _end in spans), len(text)]
    found = [text[start:end] for start, end in spans]
    plain = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    pairs = zip(plain, found, strict=False)
    marked = format_html_join("", "{}<mark>{}</mark>", pairs)
    return format_html("{}{}", marked, plain[-1])
