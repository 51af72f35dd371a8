"""Every address of the site, filled in with every row that it can name.

Addresses come from the site's own lists. What a number or a code in them means, the
word before it says: an address with a word that is not known here fails the walk, so
that none is forgotten.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import Model, QuerySet

from annual_report.formats import FORMATS
from annual_report.models import Export
from exchange.models import Upload
from filling.models import FilledFile
from indicators.models import BankFile, Indicator
from open_data.files import FILES
from organisation.models import Appointment, Post, Unit, User
from public.sitemaps import SECTIONS
from reporting.models import Attachment
from tasks.models import FundingSource, Goal, Programme, Strategy, Task
from tasks.subjects import Subject
from tests.odd_requests import routes

ARGUMENT = re.compile(
    r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>"
    r"|\(\?P<(?P<regex>\w+)>(?:[^()]|\([^)]*\))*\)"
    r"|(?P<any>\(\[\^/\]\+\))"
)
# Addresses of packages that name no row of ours, by what they begin with.
FOREIGN = ("konto/", "admin/r/")
Row = Model | str | int


def of_strategy(model: Any, way: str) -> Any:
    def rows(strategy: Strategy | None) -> QuerySet[Any]:
        found = model._default_manager.order_by("pk")
        return found.filter(**{way: strategy}) if strategy else found

    return rows


def everywhere(model: Any) -> Any:
    return lambda _strategy: model._default_manager.order_by("pk")


# By the word that stands before it.
CODES = {
    **dict.fromkeys(("cele", "program"), of_strategy(Goal, "strategy")),
    **dict.fromkeys(("programy", "zadanie"), of_strategy(Programme, "goal__strategy")),
    "zadania": of_strategy(Task, "programme__goal__strategy"),
}
NUMBERS = {
    "ludzie": everywhere(User),
    "pokaz": everywhere(User),
    "stanowiska": everywhere(Post),
    "jednostki": everywhere(Unit),
    "zastepstwo": everywhere(Appointment),
    "zalaczniki": everywhere(Attachment),
    "wskazniki": everywhere(Indicator),
    "zrodla": everywhere(FundingSource),
    "tematy": everywhere(apps.get_model("topics", "Topic")),
    "bank": everywhere(BankFile),
    "plik": everywhere(Upload),
    "wczytaj": everywhere(FilledFile),
    "pliki": everywhere(Export),
}
WORDS: Mapping[str, Iterable[Row]] = {
    "section": list(SECTIONS),
    "name": list(FILES)[:3],
    "legacy_id": [1, 2],
    "number": [1],
    "token": ["1.zgadnij"],
    "digest": ["0" * 64],
    "width": [640],
    "app_label": ["tasks", "organisation"],
}
KINDS = {
    "plik": ["csv", "json"],
    "roznice": ["new", "changed"],
    "raporty": list(FORMATS),
}


@dataclass(frozen=True)
class Place:
    """An address, and the rows that it names, by the names of its arguments."""

    route: str
    address: str
    rows: Mapping[str, Any] = field(default_factory=dict)

    @property
    def strategy(self) -> Strategy | None:
        return self.rows.get("strategy")

    @property
    def row(self) -> Any:
        """The row that it is about, if it is about one."""
        named = [one for one in self.rows.values() if isinstance(one, Model)]
        return named[-1] if named else None


def places(route: str) -> Iterator[Place]:
    """Fill the address in with all that there is."""
    yield from _filled(route, route, {})


def all_places() -> list[Place]:
    return [place for route in sorted(set(routes())) for place in places(route)]


def _filled(route: str, rest: str, rows: Mapping[str, Any]) -> Iterator[Place]:
    match = ARGUMENT.search(rest)
    if match is None:
        yield Place(route, f"/{rest}".replace(r"\.", "."), rows)
        return
    name = match["name"] or match["regex"] or ("object_id" if match["any"] else "")
    for one in _rows(route, rest[: match.start()], name, rows):
        said = f"{rest[: match.start()]}{written(one, name)}{rest[match.end() :]}"
        yield from _filled(route, said, {**rows, _free(name, rows): one})


def _free(name: str, rows: Mapping[str, Any]) -> str:
    return name if name not in rows else f"{name}-2"


def _rows(route: str, before: str, name: str, rows: Mapping[str, Any]) -> Iterable[Row]:
    if route.startswith(FOREIGN) or name == "url":
        return ["1"]
    word, strategy = before.rstrip("/").rpartition("/")[2], rows.get("strategy")
    if before.startswith("admin/") and name in {"object_id", "id"}:
        return _of_admin(before, rows)
    if name == "strategy":
        return Strategy.objects.order_by("pk")
    if name == "code":
        return CODES[word](strategy)
    if name == "pk":
        return NUMBERS[word](strategy)
    if name == "year":
        return [2009, 2010]
    if name == "kind":
        return KINDS["raporty" if "raport." in before else word]
    if name == "topic":
        return strategy.topics.all() if strategy else []
    return WORDS[name]


def _of_admin(before: str, rows: Mapping[str, Any]) -> Iterable[Row]:
    _admin, app, model, *_rest = before.split("/")
    found = apps.get_model(app, model)
    if "object_id" in rows:
        return rows["object_id"].history.order_by("pk")[:1]  # type: ignore[no-any-return]
    return found._default_manager.order_by("pk")


def written(row: Row, name: str) -> str:
    """Write the row as an address names it."""
    if isinstance(row, str | int):
        return str(row)
    if name == "code":
        return str(row.code)  # type: ignore[attr-defined]
    return str(row.slug if name in {"strategy", "topic"} else row.pk)  # type: ignore[attr-defined]


def registered() -> Iterator[Any]:
    yield from admin.site._registry


def strategy_of(row: Any) -> Strategy | None:
    """Return the strategy that the row belongs to, if to any."""
    if isinstance(row, Strategy):
        return row
    for way in (
        "strategy",
        "year.strategy",
        "report.year.strategy",
        "task.strategy",
        "subject.strategy",
    ):
        found: Any = row
        for step in way.split("."):
            found = getattr(found, step, None)
        if isinstance(found, Strategy):
            return found
        if isinstance(row, Indicator):
            return strategy_of_subject(row.parent)
    return None


def strategy_of_subject(subject: Subject) -> Strategy:
    return subject if isinstance(subject, Strategy) else subject.strategy
