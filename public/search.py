"""Finding goals, programmes, tasks, indicators and units by words in their texts.

Case, Polish letters and endings do not matter, and every word has to be found somewhere
in the thing. A word that is nowhere is looked for by less of it, then left out; if
nothing has all the words, what has some is found. Lists that can be narrowed down by
words ask for the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import add, and_, or_
from typing import Any, TypeVar

from django.db.models import Case, Exists, IntegerField, Model, Q, QuerySet, Value, When

from indicators.models import Indicator
from leszno_strategy.alphabet import Alphabetical
from leszno_strategy.inflection import forms
from organisation.models import Post, Unit
from public.asked_words import LONGEST, Word, is_number, words_in
from public.models import Kind, SearchedWord
from public.searched_texts import Place
from tasks.models import Executor, Programme, Strategy, Task

__all__ = ["LONGEST", "Asked", "asked", "found", "words_in"]

M = TypeVar("M", bound=Model)

# Behind all letters.
END = "\U0010ffff"
# The numbers of a code, a goal's first.
CODES: Mapping[Kind, Sequence[str]] = {
    Kind.GOAL: ("number",),
    Kind.PROGRAMME: ("goal__number", "number"),
    Kind.TASK: ("programme__goal__number", "programme__number", "number"),
    Kind.INDICATOR: (),
    Kind.UNIT: (),
    Kind.TOPIC: (),
}
NOTHING, EVERYTHING = Q(pk__in=[]), ~Q(pk__in=[])


@dataclass(frozen=True)
class Asked:
    """What is looked for in a strategy; `words` is empty if nothing was asked.

    `by_less` are words that are nowhere, with the beginning that is looked for instead;
    `without` those of which not even that is anywhere. `is_any` where nothing has all
    the words. Kinds of which nothing has them look for what is `akin` to them.
    """

    strategy: Strategy
    words: Sequence[Word]
    by_less: Mapping[str, str] = field(default_factory=dict)
    without: Sequence[Word] = ()
    is_any: bool = False
    akin: Mapping[str, str] = field(default_factory=dict)
    has_none: Collection[Kind] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.without)

    def words_for(self, kind: Kind) -> Sequence[Word]:
        if kind not in self.has_none:
            return self.words
        return [
            word.by_stem(self.akin[word.typed]) if word.typed in self.akin else word
            for word in self.words
        ]


def rows_of(strategy: Strategy) -> dict[Kind, "QuerySet[Any]"]:
    """All that can be found in the strategy, in its order."""
    programmes = Programme.objects.filter(goal__strategy=strategy)
    return {
        Kind.TOPIC: strategy.topics.order_by(Alphabetical("title")),
        Kind.GOAL: strategy.goals.order_by("position"),
        Kind.PROGRAMME: programmes.order_by("goal__position", "number"),
        Kind.TASK: Task.objects.of(strategy),
        Kind.INDICATOR: Indicator.objects.of(strategy),
        Kind.UNIT: units_of(strategy),
    }


def units_of(strategy: Strategy) -> "QuerySet[Unit]":
    """Those that carry out a task, or whose post answers for a part."""
    tasks = Task.objects.of(strategy).order_by()
    carrying = Executor.objects.filter(task__in=tasks).units()
    answering = Post.objects.filter(
        Q(goals__strategy=strategy) | Q(programmes__goal__strategy=strategy)
    )
    return Unit.objects.filter(
        Q(pk__in=carrying.values("pk")) | Q(pk__in=answering.values("unit"))
    )


def asked(strategy: Strategy, text: str) -> Asked:
    """Find out what can be found by the text: at most three queries.

    The city's own name says nothing among other words.
    """
    words = words_in(text, but=forms(strategy.city))
    plain = Asked(strategy, words)
    if not words:
        return plain
    known, having = _standing(plain)
    there = _beginnings(strategy, words)
    if having:
        akin = {w.typed: stem for w in words if (stem := _akin(w, there))}
        return replace(plain, akin=akin, has_none=set(Kind) - having)
    unknown = [
        word for word, is_known in zip(words, known, strict=True) if not is_known
    ]
    stems = {w.typed: stem for w in unknown if (stem := _stem(w, there))}
    left = [
        word.by_stem(stems[word.typed]) if word in unknown else word
        for word in words
        if word not in unknown or word.typed in stems
    ]
    without = [word for word in unknown if word.typed not in stems]
    looser = Asked(strategy, left, stems, without)
    if len(left) > 1 and (not unknown or not _standing(looser)[1]):
        return replace(looser, is_any=True)
    return looser


def _standing(asked: Asked) -> tuple[list[bool], set[Kind]]:
    """Ask which words are anywhere, and of which kinds something has all: one query."""
    rows = {kind: one.order_by() for kind, one in rows_of(asked.strategy).items()}
    wanted: dict[str, Any] = {}
    for kind, of_kind in rows.items():
        having = [_has(asked, kind, word, of_kind) for word in asked.words]
        anywhere = (_anywhere(asked, kind, word) for word in asked.words)
        is_one = len(having) == 1
        wanted[f"all_{kind}"] = (
            having[0] if is_one else Exists(of_kind.filter(*anywhere))
        )
        for n, has in enumerate(having):
            name = f"word_{n}"
            wanted[name] = wanted[name] | has if name in wanted else has
    strategies: QuerySet[Any] = Strategy.objects.filter(pk=asked.strategy.pk)
    one = strategies.values(**wanted).get()
    known = [one[f"word_{n}"] for n in range(len(asked.words))]
    return known, {kind for kind in rows if one[f"all_{kind}"]}


def _has(asked: Asked, kind: Kind, word: Word, rows: "QuerySet[Any]") -> Any:
    """Ask whether any of all rows of the kind has the word.

    Its words say so alone: which of ten thousand rows they are of takes a while.
    """
    if word.parts or kind == Kind.UNIT:
        return Exists(rows.filter(_anywhere(asked, kind, word)))
    coded = rows.filter(_coded(kind, word))
    return Exists(_said(asked, kind, word)) | Exists(coded)


def _beginnings(strategy: Strategy, words: Iterable[Word]) -> Sequence[str]:
    """Return what begins like one of the words: one query at most."""
    begins = [_begins(stem) for word in words if (stem := word.shortest_stem)]
    if not begins:
        return []
    there = kept_of(strategy).filter(reduce(or_, begins))
    return [*there.values_list("word", flat=True).distinct()]


def _stem(word: Word, there: Iterable[str]) -> str:
    """Return the most of the word that any word begins with; "" if that is little."""
    shared = _shared(word.typed, there, word.shortest_stem)
    return max(shared, key=len, default="")


def _akin(word: Word, there: Iterable[str]) -> str:
    """Return with what words begin that are akin, but are no form of it."""
    others = (one for one in there if not word.means(one))
    return min(_shared(word.typed, others, word.akin_stem), key=len, default="")


def _shared(typed: str, there: Iterable[str], least: str) -> Iterator[str]:
    """Yield what the typed word and others begin with, no less than the least."""
    for word in there if least else ():
        if word.startswith(least):
            pairs = enumerate(zip(typed, word, strict=False))
            ends = (at for at, (one, other) in pairs if one != other)
            yield typed[: next(ends, len(word))]


def kept_of(strategy: Strategy) -> "QuerySet[SearchedWord]":
    """The words of all that is the strategy's own."""
    return SearchedWord.objects.filter(strategy=strategy.pk)


def found(kind: Kind, rows: "QuerySet[M]", asked: Asked) -> "QuerySet[M]":
    """Keep only the rows that have the words; all of them if there is no word.

    Where there is one, `match` is there to order by: first the thing whose code was
    asked for, then those that are called so, then those with the words in their texts;
    where nothing has all the words, those that have the most.
    """
    if not asked:
        return rows
    words = asked.words_for(kind)
    if not words:
        return rows.none()
    anywhere = [_anywhere(asked, kind, word) for word in words]
    searchable: QuerySet[Any] = rows.alias(match=_match(kind, asked, anywhere))
    return searchable.filter(reduce(or_ if asked.is_any else and_, anywhere))


def _match(kind: Kind, asked: Asked, anywhere: Sequence[Q]) -> Any:
    words = asked.words_for(kind)
    called = [_in_title(asked, kind, word) for word in words]
    if asked.is_any:
        places = [*anywhere, *called]
        return reduce(
            add,
            (
                Case(
                    When(one, Value(-1)), default=Value(0), output_field=IntegerField()
                )
                for one in places
            ),
        )
    exact = reduce(or_, (_exactly(kind, word) for word in words))
    title = reduce(and_, called)
    return Case(When(exact, Value(0)), When(title, Value(1)), default=Value(2))


def _anywhere(asked: Asked, kind: Kind, word: Word) -> Q:
    return _by_words(asked, kind, word) | _coded(kind, word)


def _in_title(asked: Asked, kind: Kind, word: Word) -> Q:
    """Ask whether the thing is called so, or lies in what has this code."""
    return _by_words(asked, kind, word, place=Place.TITLE) | _coded(kind, word)


def _by_words(asked: Asked, kind: Kind, word: Word, **place: Place) -> Q:
    if word.parts:
        parts = (_by_words(asked, kind, part, **place) for part in word.parts)
        return reduce(and_, parts)
    return Q(pk__in=_said(asked, kind, word, **place).values("row"))


def _said(
    asked: Asked, kind: Kind, word: Word, **place: Place
) -> "QuerySet[SearchedWord]":
    """The rows of kept words that are a form of the word: units are no strategy's."""
    strategy = None if kind == Kind.UNIT else asked.strategy.pk
    # Most forms begin like the word: a range of the index finds these at once.
    others = sorted(form for form in word.forms if not word.begins(form))
    ways = [Q(word__in=others)] if others else []
    if word.beginning:
        ways.append(_begins(word.beginning))
    means = reduce(or_, ways)
    return SearchedWord.objects.filter(means, strategy=strategy, kind=kind, **place)


def _begins(beginning: str) -> Q:
    return Q(word__gte=beginning, word__lt=beginning + END)


def _exactly(kind: Kind, word: Word) -> Q:
    codes = [*_by_code(kind, word)]
    return codes[-1] if codes else NOTHING


def _coded(kind: Kind, word: Word) -> Q:
    """Ask whether it has the word for a code, or lies in what has."""
    return reduce(or_, _by_code(kind, word), NOTHING)


def _by_code(kind: Kind, word: Word) -> Iterator[Q]:
    """Yield what the word can mean as a code: of a goal, a programme, the thing.

    A goal's number may have dots itself.
    """
    code = CODES[kind]
    for behind in range(len(code)):
        goal, *numbers = word.typed.rsplit(".", behind) if behind else [word.typed]
        if len(numbers) == behind and all(map(is_number, numbers)):
            asked = zip(code[1:], map(int, numbers), strict=False)
            yield Q(**{f"{code[0]}__iexact": goal}, **dict(asked))
        else:
            yield NOTHING
