"""Requests that nobody sends by accident, as many as are asked for, by a seed.

Addresses come from the site's own list, names of fields from its own pages; what is odd
is the rest: values, encodings, headers, methods, bodies.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import admin
from django.db import transaction
from django.test import Client
from django.test.client import ClientHandler
from django.urls import URLPattern, URLResolver, get_resolver

from leszno_strategy.making_anew import make_every
from leszno_strategy.middleware import name_no_codec
from organisation.models import User
from tests.factories import make_closed, make_stage
from tests.odd_values import (
    CODECS,
    FILTERS,
    FORM,
    HEADERS,
    HUGE,
    KNOWN,
    METHODS,
    ODD_FILES,
    ODD_JSON,
    ODD_METHODS,
    ODD_PARTS,
    ODD_TYPES,
    ODD_VALUES,
)
from tests.panel_city import City, make_city

ASKED = re.compile(r'href="([^"#?]*)\?([^"#]+)"')
NAMED = re.compile(r'<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"')


@dataclass(frozen=True)
class Odd:
    """One request; a query as it stands in the address."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""
    kind: str = FORM
    headers: Mapping[str, str] = field(default_factory=dict)

    def send(self, client: Client) -> int:
        """Return the status of the answer, all of which is read."""
        sent: Any = {"QUERY_STRING": self.query, **self.headers}
        response: Any = client.generic(
            self.method, self.path, self.body, self.kind, **sent
        )
        for _part in response:
            pass
        return int(response.status_code)


class Handler(ClientHandler):
    """Begins as the server's own entry does."""

    def __call__(self, environ: dict[str, Any]) -> Any:
        name_no_codec(environ)
        return super().__call__(environ)


def client_of(user: User | None) -> Client:
    """Make a browser with a valid mark against forgery, so that forms are read."""
    client = Client(headers={"X-CSRFToken": "a" * 32})
    client.handler = Handler(enforce_csrf_checks=True)
    if user:
        client.force_login(user)
    client.cookies["csrftoken"] = "a" * 32
    return client


def routes(patterns: Sequence[Any] | None = None, before: str = "") -> Iterator[str]:
    """Yield each address of the site as it is written in its lists."""
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        route = before + str(one.pattern).removeprefix("^").removesuffix("$")
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        elif isinstance(one, URLPattern):
            yield route


class Asker:
    """Makes odd requests of the addresses that exist, with what exists in them."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  no secret
        self.routes = sorted(routes())
        # Nothing that is sent stays, so a page says the same when it is asked again.
        self.texts: dict[str, str] = {}
        self.makers: Sequence[Callable[[], Odd]] = (
            self.odd_address,
            self.odd_query,
            self.odd_query,
            self.odd_charset,
            self.odd_body,
            self.odd_headers,
            self.odd_method,
            self.odd_choices,
            self.odd_filter,
            self.odd_beginning,
            self.odd_list,
            self.odd_json,
        )

    def one(self) -> Odd:
        return self.random.choice(self.makers)()

    def numbered(self, number: int, client: Client) -> Odd:
        """Every fourth is a form, since these do the most; some follow links."""
        if number % 4 == 0:
            return self.odd_form(client)
        return self.odd_link(client) if number % 8 == 1 else self.one()

    def path(self, *, odd: float = 0.05) -> str:
        """Fill an address in, some of its parts oddly."""

        def fill(match: re.Match[str]) -> str:
            if self.random.random() < odd:
                return self.value()
            name = match[1].rpartition(":")[2]
            return self.random.choice(KNOWN.get(name, ["1"]))

        route = self.random.choice(("", "", "", "", "en/")) + self.random.choice(
            self.routes
        )
        route = re.sub(r"\(\?P<app_label>[^)]*\)", "<str:app_label>", route)
        return "/" + re.sub(r"<([^>]+)>", fill, route)

    def value(self) -> str:
        return self.random.choice(ODD_VALUES)

    def query(self) -> str:
        names = self.random.choices(FILTERS, k=self.random.randint(1, 3))
        asked = [f"{name}={self.value()}" for name in names]
        return self.random.choice(("&", "&", ";", "&&")).join(asked)

    def odd_address(self) -> Odd:
        path = self.path(odd=0.7) + self.random.choice(
            ("", "", "", "%00", "//", "%2e%2e")
        )
        return Odd(self.random.choice(METHODS), path)

    def odd_query(self) -> Odd:
        return Odd(self.random.choice(METHODS), self.path(), self.query())

    def odd_charset(self) -> Odd:
        kind = self.random.choice(
            (FORM, "text/plain", "multipart/form-data; boundary=x")
        )
        return Odd(
            self.random.choice(("GET", "POST")),
            self.path(odd=0.2),
            self.query(),
            b"a=b&q=%e4",
            f"{kind}; charset={self.random.choice(CODECS)}",
        )

    def odd_body(self) -> Odd:
        kind = self.random.choice(("multipart/form-data; boundary=x", *ODD_TYPES))
        body = self.random.choice(
            (*ODD_PARTS, b"%%%=&&&", b"\xff=\xff", b"{", b"a&" * 6000, b"\0", b"<a/>")
        )
        method = self.random.choice(("POST", "POST", "PUT", "GET"))
        return Odd(method, self.path(odd=0.2), self.query(), body, kind)

    def odd_headers(self) -> Odd:
        names = self.random.sample(sorted(HEADERS), k=self.random.randint(1, 3))
        headers = {name: self.random.choice(HEADERS[name]) for name in names}
        method = self.random.choice(METHODS)
        return Odd(method, self.path(), self.query(), b"a=b", headers=headers)

    def odd_method(self) -> Odd:
        return Odd(self.random.choice(ODD_METHODS), self.path(), self.query(), b"a=b")

    def odd_choices(self) -> Odd:
        """Ask the admin for choices of a field, as its scripts do."""
        model, _options = self.registered()
        names = [one.name for one in model._meta.get_fields()]
        asked = {
            "app_label": model._meta.app_label,
            "model_name": str(model._meta.model_name),
            "field_name": self.random.choice(names),
            "term": self.random.choice(("a", "1", "I.1", "\0", HUGE)),
            self.random.choice((*FILTERS, *names)): "abc",
        }
        return Odd("GET", "/admin/autocomplete/", urlencode(asked))

    def odd_filter(self) -> Odd:
        """Ask for a list of the admin, sifted by what may be no field of it."""
        model, options = self.registered()
        names = [one.name for one in model._meta.get_fields()]
        looks = ("", "__id__exact", "__exact", "__isnull", "__in", "__gte", "__year")
        sifted = self.random.choice([*map(str, options.list_filter), *names])
        asked = f"{sifted}{self.random.choice(looks)}={self.value()}"
        return Odd("GET", f"/admin/{model._meta.label_lower.replace('.', '/')}/", asked)

    def odd_beginning(self) -> Odd:
        """Open an empty form of the admin with something odd filled in already."""
        model, _options = self.registered()
        names = [one.name for one in model._meta.fields if one.is_relation] or ["id"]
        asked = f"{self.random.choice(names)}={self.value()}"
        path = f"/admin/{model._meta.label_lower.replace('.', '/')}/add/"
        return Odd(self.random.choice(METHODS), path, asked)

    def odd_list(self) -> Odd:
        """Give one name many times, as no form of ours does."""
        name, count = self.random.choice(FILTERS), self.random.choice((2, 3, 60, 900))
        asked = "&".join(f"{name}={self.value()[:50]}" for _n in range(count))
        return Odd(self.random.choice(METHODS), self.path(), asked)

    def odd_json(self) -> Odd:
        kind = self.random.choice(("application/json", "text/plain", FORM, "text/json"))
        headers = self.random.choice(({}, {"HTTP_ACCEPT": "application/json"}))
        body = self.random.choice(ODD_JSON)
        method = self.random.choice(("POST", "POST", "PUT", "PATCH", "GET"))
        return Odd(method, self.path(odd=0), "", body, kind, headers)

    def odd_link(self, client: Client) -> Odd:
        """Follow a link or a form that only asks, with one of its values odd."""
        path = self.path(odd=0)
        text = self.text(client, path).replace("&amp;", "&")
        asked = [
            found for found in ASKED.findall(text) if not found[0].startswith("http")
        ]
        where, query = self.random.choice(asked) if asked else ("", "")
        names = [one.partition("=")[0] for one in query.split("&")]
        names += NAMED.findall(text)[:20]
        name = self.random.choice([*filter(None, names), "q"])
        query = f"{query}&{quote(name)}={self.value()}"
        return Odd("GET", where if where.startswith("/") else path, query)

    def text(self, client: Client, path: str) -> str:
        if path not in self.texts:
            page: Any = client.get(path)
            # Read to its end, a file is closed.
            self.texts[path] = b"".join(page).decode(errors="replace")
        return self.texts[path]

    def registered(self) -> tuple[Any, Any]:
        return self.random.choice(list(admin.site._registry.items()))

    def odd_form(self, client: Client) -> Odd:
        """Send a page's own form with one field wrong, or missing, or there twice."""
        for _try in range(5):
            path = self.path(odd=0)
            text = self.text(client, path)
            # Besides the one in the head of the page, which signs out.
            if 'method="post"' in text.partition("<main")[2]:
                break
        # With the mark of the form itself wrong, nothing else of it would be read.
        named = {*NAMED.findall(text)} - {"csrfmiddlewaretoken"}
        names = sorted({*named, "step", "reason", "_save"})
        sent = {
            name: self.random.choice(("1", "", "a", "2010-01-01")) for name in names
        }
        for name in self.random.choices(names, k=2):
            sent[name] = self.value()
        if 'type="file"' in text and self.random.random() < 0.7:
            return self.with_file(path, sent, re.findall(r'type="file"[^>]*', text))
        body = "&".join(f"{quote(name)}={value}" for name, value in sent.items())
        return Odd("POST", path, "", body.encode())

    def with_file(self, path: str, sent: dict[str, str], fields: list[str]) -> Odd:
        named = [
            found for one in fields for found in re.findall(r'name="([^"]+)"', one)
        ]
        name, content = self.random.choice(ODD_FILES)
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{one}"\r\n\r\n{said}\r\n'
            for one, said in sent.items()
        ]
        parts += [
            f'--x\r\nContent-Disposition: form-data; name="{one}"; filename="{name}"'
            "\r\n\r\n"
            for one in (*named, "file")[:1]
        ]
        body = "".join(parts).encode(errors="replace") + content + b"\r\n--x--"
        return Odd("POST", path, "", body, "multipart/form-data; boundary=x")


def make_swept_city() -> City:
    """Make a city with a year that is open and one that is closed."""
    city = make_city()
    make_stage(city.tasks["own"], {2009: ("5", "5")})
    make_closed(city.year.strategy, 2009, by=city.office)
    # Else each deed would make it, and take it back.
    make_every()
    return city


@dataclass
class Found:
    """What was answered, by status, and each answer that was our error."""

    answers: Counter[int] = field(default_factory=Counter)
    errors: list[tuple[Odd, str]] = field(default_factory=list)
    # How many of them were said already.
    told: int = 0


def sweep(
    user: User | None,
    count: int,
    *,
    seed: int,
    on_sent: Callable[[int, Found], None] = lambda number, found: None,
) -> Found:
    """Send so many as this person. What they wrote is taken back."""
    asker, client, found = Asker(seed), client_of(user), Found()
    signed_in = deepcopy(client.cookies)
    for number in range(count):
        # Whoever was signed out by the one before is back.
        client.cookies = deepcopy(signed_in)
        with transaction.atomic():
            odd = asker.numbered(number, client)
            found.errors += send(odd, client, found.answers)
            transaction.set_rollback(True)
        on_sent(number + 1, found)
    return found


def send(odd: Odd, client: Client, answers: Counter[int]) -> Iterator[tuple[Odd, str]]:
    try:
        status = odd.send(client)
    except Exception as error:  # noqa: BLE001  any is what is looked for
        answers[500] += 1
        yield odd, f"{type(error).__name__}: {error}"
        return
    answers[status] += 1
    if status >= 500:
        yield odd, str(status)
