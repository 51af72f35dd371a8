"""Writing to the office: what arrives, what is refused, and that nothing is lost."""

import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from django.core import mail, signing
from django.test import Client

from feedback.forms import FeedbackForm
from feedback.models import TEXT_LETTERS, Feedback, Kind
from tests.pages import text_of

FORM, THANKS = "/uwagi/", "/uwagi/dziekujemy/"
WRITTEN = {
    "kind": "general",
    "text": "Liczba etapów się nie zgadza.",
    "page": "/miasto/zadania/I.1.1/",
    "email": "anna@example.org",
}


@pytest.fixture(autouse=True)
def _database(db):
    pass


def mark_of(client) -> str:
    found = re.search(r'name="mark" value="([^"]*)"', client.get(FORM).content.decode())
    assert found is not None
    return found[1]


def send(client, address: str = FORM, **changed):
    return client.post(address, {"mark": mark_of(client), **WRITTEN, **changed})


def value_of(response, name: str) -> str:
    return response.context["form"][name].value()


def test_a_message_is_kept_and_thanked_for(client):
    response = send(client)
    assert response.status_code == 302
    assert response["Location"] == THANKS
    assert "Dziękujemy" in text_of(client.get(THANKS))
    feedback = Feedback.objects.get()
    assert {name: getattr(feedback, name) for name in WRITTEN} == WRITTEN
    assert not feedback.is_handled


def test_in_english_the_way_is_the_same(client):
    response = send(client, "/en" + FORM)
    assert response["Location"] == "/en" + THANKS
    assert Feedback.objects.count() == 1


def test_a_message_needs_neither_page_nor_address_nor_cookie_nor_djangos_token():
    strict = Client(enforce_csrf_checks=True)
    response = send(strict, page="", email="", kind="accessibility")
    assert response.status_code == 302
    assert not strict.cookies
    assert Feedback.objects.get().kind == Kind.ACCESSIBILITY


def test_mistakes_are_counted_on_top_and_stand_at_their_fields(client):
    response = send(client, text=" ", email="anna", kind="inny")
    body, text = response.content.decode(), text_of(response)
    assert "Nie wysłano: popraw 3 pola" in text
    for name in ("id_text", "id_email", "id_kind_0"):
        assert f'href="#{name}"' in body
    assert body.count('class="errorlist"') == 3
    assert "Błąd:" in body.partition("</title>")[0]
    assert value_of(response, "email") == "anna"
    assert value_of(response, "page") == WRITTEN["page"]
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("name", "letters"), [("text", TEXT_LETTERS), ("page", 500), ("email", 254)]
)
def test_lengths_are_limited(client, name, letters):
    long = {
        "text": "ą" * (letters + 1),
        "page": "/" + "a" * letters,
        "email": "a" * letters + "@example.org",
    }
    response = send(client, **{name: long[name]})
    assert list(response.context["form"].errors) == [name]
    assert value_of(response, name) == long[name]
    assert not Feedback.objects.exists()


# The page


@pytest.mark.parametrize(
    ("asked", "filled"),
    [
        ("/miasto/", "/miasto/"),
        ("/miasto/?rok=2009", "/miasto/?rok=2009"),
        ("//zly.example", ""),
        ("/\\zly.example", ""),
        ("///zly.example", ""),
        ("https://zly.example/", ""),
        ("javascript:alert(1)", ""),
        ("miasto", ""),
        ("", ""),
    ],
)
def test_only_a_path_of_this_site_fills_the_field_in(client, asked, filled):
    response = client.get(f"{FORM}?strona={quote(asked)}")
    assert value_of(response, "page") == filled
    assert "zly.example" not in response.content.decode().partition("<form class")[2]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://strategia.pl/miasto/", "/miasto/"),
        ("/miasto/", "/miasto/"),
        ("https://strategia.pl.zly.example/", None),
        ("https://zly.example/", None),
        ("//zly.example/", None),
        ("/miasto/ i inne", None),
    ],
)
def test_an_outside_page_is_refused(client, settings, typed, kept):
    settings.SITE_URL = "https://strategia.pl"
    response = send(client, page=typed)
    if kept is None:
        assert "https://strategia.pl/" in response.context["form"].errors["page"][0]
        assert value_of(response, "page") == typed
    assert [one.page for one in Feedback.objects.all()] == ([kept] if kept else [])


def test_the_statement_leads_to_the_form_for_accessibility(client):
    body = client.get("/deklaracja-dostepnosci/").content.decode()
    assert 'href="/uwagi/?rodzaj=accessibility"' in body
    response = client.get("/uwagi/?rodzaj=accessibility")
    assert value_of(response, "kind") == Kind.ACCESSIBILITY


def test_what_was_typed_is_escaped(client):
    bad = '"><script>alert(1)</script>'
    response = send(client, text=bad, page=bad, email=bad)
    assert bad not in response.content.decode()
    assert value_of(response, "text") == bad


# Guards


def test_a_field_that_only_machines_see_must_stay_empty(client):
    response = send(client, website="https://spam.example")
    assert not Feedback.objects.exists()
    assert "wyślij ją jeszcze raz" in text_of(response)
    # Empty again, so that a person whose browser filled it in succeeds next time.
    body = response.content.decode()
    assert "spam.example" not in body
    assert re.search(r"<div hidden>\s*<label", body)
    assert 'tabindex="-1"' in body.partition("<div hidden>")[2].partition("</div>")[0]


@pytest.mark.parametrize("mark", ["", "x", ":1tLYUV:abc"])
def test_without_a_mark_of_this_site_nothing_is_kept(client, mark):
    response = send(client, mark=mark)
    assert "Nic nie przepadło" in text_of(response)
    assert value_of(response, "text") == WRITTEN["text"]
    assert not Feedback.objects.exists()


def test_a_mark_ends_after_a_day_and_the_page_has_a_new_one(client, monkeypatch):
    now = signing.time.time()
    old = mark_of(client)
    monkeypatch.setattr(signing.time, "time", lambda: now + 24 * 3600 + 2)
    response = send(client, mark=old)
    assert not Feedback.objects.exists()
    new = re.search(r'name="mark" value="([^"]*)"', response.content.decode())
    assert new is not None
    assert send(client, mark=new[1]).status_code == 302


def test_from_one_address_so_many_messages_arrive_an_hour(client):
    for _n in range(10):
        assert send(client).status_code == 302
    response = send(client, text="Jedenasta")
    assert response.status_code == 429
    assert "Odczekaj godzinę" in text_of(response)
    assert value_of(response, "text") == "Jedenasta"
    assert Feedback.objects.count() == 10
    other = Client(REMOTE_ADDR="10.0.0.9")
    assert send(other).status_code == 302


def test_mistakes_do_not_count_against_the_limit(client):
    for _n in range(12):
        send(client, text="")
    assert send(client).status_code == 302


# The letter


def test_the_office_is_told_and_can_answer(client):
    send(client, kind="accessibility")
    (letter,) = mail.outbox
    feedback = Feedback.objects.get()
    assert letter.to == ["strategia@example.org"]
    assert letter.reply_to == ["anna@example.org"]
    assert letter.subject == "Problem z dostępnością"
    for words in (
        WRITTEN["text"],
        "Strona: /miasto/zadania/I.1.1/",
        "Odpowiedz do:",
        f"/admin/feedback/feedback/{feedback.pk}/change/",
    ):
        assert words in letter.body


def test_the_letter_is_polish_whatever_the_reader_speaks(client):
    send(client, "/en" + FORM)
    assert mail.outbox[0].subject == "Uwaga lub pytanie"


def test_without_an_address_of_the_office_the_message_is_kept_all_the_same(
    client, settings
):
    settings.OFFICE = replace(settings.OFFICE, email="")
    assert send(client).status_code == 302
    assert Feedback.objects.count() == 1
    assert not mail.outbox


@pytest.mark.parametrize("error", [OSError("down"), ValueError("bad address")])
def test_a_mail_server_that_fails_loses_nothing_and_shows_nothing(
    client, monkeypatch, error
):
    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr(
        "django.core.mail.backends.locmem.EmailBackend.send_messages", fail
    )
    assert send(client).status_code == 302
    assert Feedback.objects.count() == 1


def test_no_readers_message_or_address_is_public(client):
    send(client, text="TAJNE słowa")
    for address in ("/", FORM, THANKS, "/pomoc/", "/deklaracja-dostepnosci/"):
        body = client.get(address).content.decode()
        assert "TAJNE" not in body
        assert WRITTEN["email"] not in body


def test_the_form_promises_to_keep_the_address_to_itself(client):
    assert "wyłącznie do odpowiedzi" in text_of(client.get(FORM))


def test_the_length_of_the_field_is_that_of_the_column():
    form = FeedbackForm()
    for name in ("text", "page", "email"):
        column = Feedback._meta.get_field(name)
        assert form.fields[name].max_length == column.max_length
