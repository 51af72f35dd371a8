"""Asking every address as somebody, and what came of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.test import Client

from organisation.models import User
from tests.attacks.places import Place, all_places

WRITE = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO) \"?(\w+)", re.I)
# Written though nothing is changed: who is signed in, limits, what is noted of whoever
# takes something away, and what is worked out anew of rows that the test itself made.
BESIDE = {"django_session", "cache"}
NOTED = ("audit", "usersessions_", "signing_in_")
WORKED_OUT = {
    *("tasks_programmesums", "tasks_programmemoney", "tasks_changedsums"),
    *("indicators_placefacts", "indicators_yearfacts", "indicators_changedfacts"),
}
# Signing out would end the walk.
LAST = ("konto/logout/", "admin/logout/")


@dataclass(frozen=True)
class Answer:
    place: Place
    status: int
    headers: Mapping[str, str]
    body: bytes
    # The tables that were written.
    wrote: set[str] = field(default_factory=set)

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")


@contextmanager
def written() -> Iterator[set[str]]:
    """Note which tables are written meanwhile, but for what says nothing."""
    tables: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        match = WRITE.match(sql)
        if match and not match[1].startswith(NOTED):
            tables.update({match[1]} - BESIDE - WORKED_OUT)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


def ask(client: Client, place: Place, query: str = "", **sent: Any) -> Answer:
    """Read the address, or send a form to it, and take back what that changed."""
    method = "POST" if "data" in sent else "GET"
    with written() as tables, transaction.atomic():
        send = client.post if method == "POST" else client.get
        if method == "GET":
            sent["QUERY_STRING"] = query
        response: Any = send(place.address, **sent)
        body = b"".join(response)
        transaction.set_rollback(method == "POST")
    return Answer(place, response.status_code, dict(response.items()), body, tables)


def client_of(person: User | None, *, is_strict: bool = False) -> Client:
    client = Client(enforce_csrf_checks=is_strict)
    if person:
        client.force_login(person)
    return client


def one_of_each(places: Iterable[Place]) -> list[Place]:
    """Return the first place of each route, but for those that end the session."""
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(place.route, place)
    return [place for place in found.values() if place.route not in LAST]


def is_public(place: Place) -> bool:
    return not place.route.startswith(("panel/", "admin/", "konto/"))


def every_route() -> list[Place]:
    return one_of_each(all_places())
