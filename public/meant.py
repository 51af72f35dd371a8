"""Where an address that leads nowhere was meant to lead, and what stands near it.

People type addresses as they say them: without the strategy, in small letters, with
slashes for dots, with a year at the end. What can only mean one thing is led there;
else the page about it offers what comes close. Only the public's own is ever named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext_lazy as _

from leszno_strategy.folding import fold
from tasks.models import Goal, Programme, Strategy, Task
from tasks.years import PARAMETER

# Pages of a strategy by their first word; "" is the strategy's own.
PAGES = {
    "cele": "",
    "programy": "",
    "zadania": "tasks",
    "wskazniki": "indicators",
    "budzet": "budget",
    "jednostki": "units",
    "raporty": "reports",
    "dane": "open_data",
    "zmiany": "changes",
    "porownanie": "compare",
    "niewykonane": "undone",
    "tematy": "topics",
    "szukaj": "search",
}
NAMES = {
    "cele": _("Goals"),
    "programy": _("Programmes"),
    "zadania": _("Tasks"),
    "wskazniki": _("Indicators"),
    "budzet": _("Budget"),
    "jednostki": _("Units"),
    "raporty": _("Yearly reports"),
    "dane": _("Open data"),
    "zmiany": _("Changes"),
    "porownanie": _("Two years compared"),
    "niewykonane": _("Promised and not done"),
    "tematy": _("Topics"),
    "szukaj": _("Search"),
}
# The same words in the singular, and in English.
ALSO = {
    "cel": "cele",
    "goal": "cele",
    "goals": "cele",
    "program": "programy",
    "programme": "programy",
    "programmes": "programy",
    "zadanie": "zadania",
    "task": "zadania",
    "tasks": "zadania",
    "wskaznik": "wskazniki",
    "indicators": "wskazniki",
    "budget": "budzet",
    "jednostka": "jednostki",
    "units": "jednostki",
    "raport": "raporty",
    "reports": "raporty",
    "data": "dane",
    "changes": "zmiany",
    "porownaj": "porownanie",
    "compare": "porownanie",
    "temat": "tematy",
    "topics": "tematy",
    "search": "szukaj",
}
# Of these pages a year is a place, of the others it is a choice.
BY_YEAR = {"raporty", "dane"}
# Of these a number names one of many, and rarely a year.
BY_NUMBER = {"wskazniki", "jednostki"}
# Letters that an address is looked at for; nobody types more.
LONGEST = 120
PIECES = re.compile(r"[./_ -]+")
PIECE = re.compile(r"[0-9a-z]{1,10}", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
ROMAN = {"x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}
MOST_ROMAN = 39


@dataclass(frozen=True)
class Near:
    """A page that the reader may have meant."""

    name: str
    address: str
    is_written: bool = False


class Meant:
    """What an address that leads nowhere says, word by word.

    `strategies` are the public ones; the first word names one of them, or else
    `front` is meant, which may be None.
    """

    def __init__(
        self, path: str, strategies: Sequence[Strategy], front: Strategy | None
    ) -> None:
        if language := get_language_from_path(path):
            path = path.removeprefix(f"/{language}")
        words = [word for word in fold(path[:LONGEST]).strip().split("/") if word]
        named = {one.slug.lower(): one for one in strategies}
        self.strategies = strategies
        self.is_named = bool(words) and words[0] in named
        self.strategy = named[words[0]] if self.is_named else front
        self.words = words[1:] if self.is_named else words

    @cached_property
    def page(self) -> str:
        """The page's word, "" if the address does not begin with one."""
        first = ALSO.get(self.words[0], self.words[0]) if self.words else ""
        return first if first in PAGES else ""

    @cached_property
    def pieces(self) -> list[str]:
        """What may be a code: its parts, however they are held together."""
        rest = self.words[1:] if self.page else self.words
        found = [one for word in rest for one in PIECES.split(word) if one]
        return found if all(map(PIECE.fullmatch, found)) else []

    def address(self) -> str | None:
        """Where the only thing that can be meant is; None if it is not certain."""
        if self.strategy is None:
            return None
        if not self.words:
            return self._page("") if self.is_named else None
        rest = self.words[1:] if self.page else self.words
        if not rest:
            return self._page(self.page)
        if len(rest) == 1 and self._is_year(rest[0]):
            return self._in_year(rest[0])
        part = self.part(self.pieces)
        return part.get_absolute_url() if part else None

    def _is_year(self, word: str) -> bool:
        if not YEAR.fullmatch(word):
            return False
        assert self.strategy is not None  # noqa: S101  as above
        is_theirs = self.strategy.years.filter(year=word)
        return self.page not in BY_NUMBER or is_theirs.exists()

    def near(self) -> Iterator[Near]:
        """Yield what comes close: parts above it, pages, strategies, the search."""
        if self.strategy is None:
            return
        for length in range(len(self.pieces) - 1, 0, -1):
            if part := self.part(self.pieces[:length]):
                yield Near(str(part), part.get_absolute_url(), is_written=True)
                break
        yield from self._close_pages()
        yield from self._close_strategies()
        if said := self.said:
            address = reverse("public:search", args=[self.strategy.slug])
            name = _("Search for “%(words)s”") % {"words": said}
            yield Near(name, f"{address}?q={quote(said)}")

    @property
    def said(self) -> str:
        """The words of the address that the search could know."""
        words = PIECES.split(self.words[-1]) if self.words else []
        return " ".join(word for word in words if len(word) > 2 and word.isalpha())

    def part(self, pieces: Sequence[str]) -> Goal | Programme | Task | None:
        """Find what has the code in the strategy, whichever its level."""
        assert self.strategy is not None  # noqa: S101  both callers ask before
        for code in codes_of(pieces):
            levels: tuple[QuerySet[Any], ...] = (
                Task.objects.of(self.strategy),
                _programmes(self.strategy),
                self.strategy.goals.select_related("strategy"),
            )
            for rows in levels:
                if found := rows.coded_alike(code).first():  # type: ignore[attr-defined]
                    return found  # type: ignore[no-any-return]
        return None

    def _page(self, word: str) -> str:
        assert self.strategy is not None  # noqa: S101  as above
        name = PAGES.get(word, "") or "strategy"
        anchor = "#cele" if word and name == "strategy" else ""
        return reverse(f"public:{name}", args=[self.strategy.slug]) + anchor

    def _in_year(self, year: str) -> str:
        mark = f"#rok-{year}" if self.page in BY_YEAR else f"?{PARAMETER}={year}"
        address, hash_, anchor = self._page(self.page).partition("#")
        return address + mark + hash_ + anchor

    def _close_pages(self) -> Iterator[Near]:
        first = self.words[0] if self.words else ""
        close = get_close_matches(first, [*PAGES, *ALSO], n=1, cutoff=0.7)
        for word in close:
            page = ALSO.get(word, word)
            yield Near(str(NAMES[page]), self._page(page))

    def _close_strategies(self) -> Iterator[Near]:
        by_slug = {one.slug: one for one in self.strategies}
        first = "" if self.is_named or not self.words else self.words[0]
        for slug in get_close_matches(first, by_slug, n=2, cutoff=0.5):
            one = by_slug[slug]
            yield Near(one.title, one.get_absolute_url(), is_written=True)


def codes_of(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the codes that the pieces can mean: 1, 3 may be I.3."""
    if not pieces:
        return
    first, *others = (piece.lstrip("0") or piece for piece in pieces)
    yield ".".join([first, *others])
    if first.isdecimal() and int(first) <= MOST_ROMAN:
        yield ".".join([roman(int(first)), *others])


def roman(number: int) -> str:
    written = ""
    for letters, value in ROMAN.items():
        count, number = divmod(number, value)
        written += letters * count
    return written


def as_coded(asked: QueryDict, strategy: Strategy) -> QueryDict | None:
    """Return the query with codes as the strategy writes them; None if it has them so.

    Asks the database only of a code with small letters.
    """
    meant = asked.copy()
    coded: dict[str, QuerySet[Any]] = {
        "cel": strategy.goals.all(),
        "program": _programmes(strategy),
    }
    for name, rows in coded.items():
        code = asked.get(name, "").strip()
        if code == code.upper():
            continue
        if found := rows.coded_alike(code).first():  # type: ignore[attr-defined]
            meant[name] = found.code
    return meant if meant != asked else None


def _programmes(strategy: Strategy) -> QuerySet[Any]:
    of_strategy = Programme.objects.filter(goal__strategy=strategy)
    return of_strategy.select_related("goal__strategy")
