"""Sessions, headers, costs: what one request does to others.

Guessing, lock-out and enumeration are in the tests of signing in.
"""

import time

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client

from public.kept_pages import pages
from tests.committing import commit
from tests.factories import make_office_user, make_task, make_tree, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "tajne-haslo-1-dlugie"
EVIL = "zla.example"


@pytest.fixture
def person():
    cache.clear()
    return make_user(username="anna", password=make_password(PASSWORD))


def test_a_session_that_somebody_planted_is_not_signed_in(person):
    """Session fixation: signing in gives a new session and a new mark of forms."""
    client, attacker = Client(), Client()
    client.get("/konto/login/")
    session = client.session
    session["podrzucone"] = "x"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    mark = client.cookies["csrftoken"].value
    answer = client.post("/konto/login/", {"login": "anna", "password": PASSWORD})
    assert answer.status_code == 302
    assert client.cookies["sessionid"].value != planted
    assert client.cookies["csrftoken"].value != mark
    attacker.cookies["sessionid"] = planted
    assert attacker.get("/panel/").status_code == 302
    # Nor does the session outlive its end.
    ended = client.cookies["sessionid"].value
    client.post("/konto/logout/")
    attacker.cookies["sessionid"] = ended
    assert attacker.get("/panel/").status_code == 302


def test_cookies_are_for_this_site_and_not_for_scripts(person, settings):
    settings.SESSION_COOKIE_SECURE = True
    client = Client()
    client.post("/konto/login/", {"login": "anna", "password": PASSWORD})
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (
        True,
        "Lax",
        True,
    )


@pytest.mark.parametrize("host", [EVIL, f"testserver@{EVIL}", f"testserver:80.{EVIL}"])
def test_a_host_that_is_not_ours_is_refused(client, host):
    for address in ("/", "/konto/login/", "/panel/", "/api/v1/strategie/", "/a.b"):
        answer = client.get(address, headers={"host": host})
        assert answer.status_code == 400
        assert EVIL.encode() not in answer.content


POISON = {
    "x-forwarded-host": EVIL,
    "x-forwarded-proto": "https",
    "x-forwarded-port": "6666",
    "x-original-url": "/panel/",
    "forwarded": f"host={EVIL}",
    "accept-language": "en",
    "accept": "application/json",
    "user-agent": f"<{EVIL}>",
    "referer": f"https://{EVIL}/",
    "cookie": f"django_language=en; csrftoken={EVIL}",
    "origin": f"https://{EVIL}",
    "range": "bytes=0-1",
    "x-requested-with": "XMLHttpRequest",
}


def test_nobody_poisons_a_page_that_is_kept_for_others(keeping):
    """Cache poisoning: nothing but the address changes a page that is kept."""
    make_tree(tasks=2)
    commit()
    for address in ("/", "/miasto/", "/miasto/zadania/", "/api/v1/strategie/miasto/"):
        clean = Client().get(address).content
        for name, said in POISON.items():
            pages.clear()
            poisoned = Client().get(address, headers={name: said})
            assert EVIL.encode() not in poisoned.content, (address, name)
            assert Client().get(address).content == clean, (address, name)


WORDS = {
    "long": "a" * 5000,
    "many": "zadanie " * 700,
    "of one letter": "a b c d e f g h " * 300,
    "with marks": "%_*?\\'\"().-+|&!" * 300,
    "that fold": "ąćęłńóśźż" * 500,
    "in brackets": "(" * 4000,
    "repeated": ("a" * 50 + "!") * 90,
}


@pytest.mark.parametrize("asked", WORDS.values(), ids=WORDS)
def test_no_query_costs_more_than_a_query(client, count_queries, asked):
    """ReDoS and searches that are made to be slow."""
    make_tree(tasks=40)
    address = "/miasto/szukaj/"
    client.get(address, {"q": "zadanie"})
    usual = count_queries(lambda: client.get(address, {"q": "zadanie 1"}))
    began = time.process_time()
    for one in (address, "/miasto/zadania/", "/miasto/wskazniki/"):
        assert client.get(one, {"q": asked}).status_code in {200, 400}
    assert time.process_time() - began < 3
    assert count_queries(lambda: client.get(address, {"q": asked})) <= usual + 20


def test_requests_that_are_larger_than_forms_are_refused(client):
    make_task(stages=[{2010: ("5", "5")}])
    client.force_login(make_office_user())
    many = {f"a{n}": "1" for n in range(41_000)}
    for address in ("/konto/login/", "/panel/miasto/zadania/I.1.1/2010/"):
        assert client.post(address, many).status_code == 400
    long = "a=" + "b" * (13 * 2**20)
    kind = "application/x-www-form-urlencoded"
    for address in ("/konto/login/", "/panel/miasto/zadania/I.1.1/2010/", "/uwagi/"):
        assert client.post(address, long, content_type=kind).status_code in {400, 413}
