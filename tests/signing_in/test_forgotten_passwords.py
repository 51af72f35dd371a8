"""A forgotten password: nobody learns which addresses there are, nor floods a box."""

import pytest
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters import posting
from letters.models import Letter
from organisation.models import User
from tests.factories import make_user
from tests.pages import text_of

KNOWN, UNKNOWN = "anna@example.org", "nikt@example.org"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anna(db) -> User:
    cache.clear()
    return make_user(
        username="anna", email=KNOWN, password=make_password("tajne-haslo-1")
    )


def ask(email: str, at: str = "10.0.0.1"):
    return Client().post(
        "/konto/password/reset/", {"email": email}, REMOTE_ADDR=at, follow=True
    )


def test_known_and_unknown_addresses_get_one_answer_and_one_gets_a_letter():
    known, unknown = ask(KNOWN), ask(UNKNOWN)
    assert known.redirect_chain == unknown.redirect_chain
    assert text_of(known) == text_of(unknown)
    assert [one.to for one in mail.outbox] == [[KNOWN]]
    assert not Letter.objects.filter(to=UNKNOWN).exists()


def test_both_do_the_same_work(monkeypatch):
    """A letter to nobody is written and taken back, in one transaction."""
    began = []
    monkeypatch.setattr(posting, "send_later", lambda: began.append(1))

    def work(email: str) -> list[str]:
        with CaptureQueriesContext(connection) as asked:
            ask(email, "10.0.0.1" if email == KNOWN else "10.0.0.2")
        said = [one["sql"] for one in asked.captured_queries]
        return [sql.split(" ")[0] for sql in said if "DELETE" not in sql]

    assert work(KNOWN) == work(UNKNOWN)
    assert began == [1, 1]


def test_a_mail_server_that_is_down_changes_no_answer(monkeypatch):
    answers = text_of(ask(UNKNOWN))
    monkeypatch.setattr(
        "django.core.mail.backends.locmem.EmailBackend.send_messages",
        lambda *given: (_ for _ in ()).throw(OSError("no server")),
    )
    assert text_of(ask(KNOWN)) == answers
    assert Letter.objects.stuck().filter(to=KNOWN).exists()


def test_nobody_floods_a_box_nor_takes_the_last_letter_away():
    answers = [text_of(ask(KNOWN, f"10.0.0.{n}")) for n in range(10)]
    assert len(set(answers)) == 1
    assert len(mail.outbox) == 3
    # What came first still opens.
    link = next(one for one in mail.outbox[0].body.split() if "/reset/key/" in one)
    client = Client()
    page = client.get("/konto/" + link.partition("/konto/")[2], follow=True)
    new = dict.fromkeys(("password1", "password2"), "zielony-parasol-na-rynku")
    answer = client.post(page.redirect_chain[-1][0], new)
    assert answer["Location"] == "/panel/"
    assert client.cookies["known_browser"].value
