"""No form that takes a name or an address tells which ones there are: by its answer, by
what it asks the database, by how often it hashes, or by failing, also without mail.

`benchmarks/enumeration.py` measures the time of them, over HTTP.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from feedback.forms import _signer
from letters import posting, sending
from letters.models import Letter
from public.models import Follower
from tests.attacks.walking import every_route
from tests.factories import make_tree, make_user
from tests.pages import text_of

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "anna@example.org", "nikt@example.org"
LOGIN, RESET, FOLLOW = "/konto/login/", "/konto/password/reset/", "/miasto/obserwuj/"
Typed = dict[str, str]


def sign_in(login: str) -> Typed:
    return {"login": login.upper(), "password": "zgadniete-haslo"}


def address(email: str) -> Typed:
    return {"email": email, "what": "?", "mark": _signer.sign("")}


FORMS: dict[str, tuple[str, Callable[[str], Typed]]] = {
    "signing in by name": (LOGIN, lambda email: sign_in(email.partition("@")[0])),
    "signing in by e-mail": (LOGIN, sign_in),
    "a forgotten password": (RESET, address),
    "following": (FOLLOW, address),
}


@dataclass(frozen=True)
class Cost:
    status: int
    leads_to: str
    says: str
    queries: list[str]
    hashes: int
    processes: int


@pytest.fixture(autouse=True)
def city(db: None) -> None:
    cache.clear()
    password = make_password("tajne-haslo-1")
    make_user(username="anna", email=KNOWN, password=password)
    Follower.objects.create(
        email=KNOWN, language="pl", strategy=make_tree(tasks=1), confirmed_at=now()
    )


@pytest.fixture
def ask(monkeypatch) -> Callable[[str, str, str], Cost]:
    """Send a form as a stranger, and count what that costs."""
    hashed: list[int] = []
    began: list[int] = []
    encode = MD5PasswordHasher.encode

    def encoded(self: MD5PasswordHasher, *given: Any) -> str:
        hashed.append(1)
        return encode(self, *given)

    monkeypatch.setattr(MD5PasswordHasher, "encode", encoded)
    monkeypatch.setattr(posting, "send_later", lambda: began.append(1))

    def asked(form: str, who: str, at: str) -> Cost:
        hashed.clear()
        began.clear()
        path, typed = FORMS[form]
        with CaptureQueriesContext(connection) as queries:
            answer: Any = Client().post(path, typed(who), REMOTE_ADDR=at)
        said = [one["sql"].split(" ")[0] for one in queries.captured_queries]
        page = text_of(answer).replace(who, "").replace(who.upper(), "")
        page = page.replace(who.partition("@")[0].upper(), "")
        leads_to = answer.get("Location", "")
        return Cost(answer.status_code, leads_to, page, said, len(hashed), len(began))

    return asked


@pytest.mark.parametrize("form", FORMS)
def test_who_is_known_costs_and_is_told_as_much_as_who_is_not(form, ask):
    # The first answer loads what the others find loaded.
    ask(form, "ktos@example.org", "10.0.0.1")
    known, unknown = ask(form, KNOWN, "10.0.0.2"), ask(form, UNKNOWN, "10.0.0.3")
    assert known.queries == unknown.queries
    assert known.says == unknown.says
    assert (known.status, known.leads_to) == (unknown.status, unknown.leads_to)
    assert (known.hashes, known.processes) == (unknown.hashes, unknown.processes)
    is_sign_in = FORMS[form][0] == LOGIN
    assert (known.hashes, known.processes) == ((1, 0) if is_sign_in else (0, 1))


@pytest.mark.parametrize("form", FORMS)
def test_without_mail_both_are_answered_as_with_it(form, ask, monkeypatch):
    with_mail = ask(form, UNKNOWN, "10.0.0.1")
    monkeypatch.setattr(
        "django.core.mail.backends.locmem.EmailBackend.send_messages",
        lambda *given: (_ for _ in ()).throw(OSError("no server")),
    )
    monkeypatch.setattr(posting, "send_later", sending.deliver)
    for who, at in ((KNOWN, "10.0.0.2"), (UNKNOWN, "10.0.0.3")):
        answer = ask(form, who, at)
        assert (answer.status, answer.says) == (with_mail.status, with_mail.says)
    assert not Letter.objects.filter(sent_at__isnull=False).exists()


def test_every_entrance_that_takes_a_name_or_an_address_is_asked():
    """A new one fails here until it stands among the forms, or tells of nobody."""
    client, found = Client(), set()
    for place in every_route():
        if place.route.startswith(("admin/", "panel/", "api/")):
            continue
        page = client.get(place.address)
        if page.status_code == 200 and "html" in page.get("Content-Type", ""):
            text = page.content.decode().partition("<main")[2]
            if any(f'name="{name}"' in text for name in ("login", "email", "username")):
                found.add(place.address)
    # Of a message of a reader the address is only kept.
    assert found == {LOGIN, RESET, FOLLOW, "/uwagi/"}
