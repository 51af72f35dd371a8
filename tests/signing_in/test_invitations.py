"""Invitations: one letter, one address, one password that its person alone knows."""

import re
from time import time
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured
from django.core import mail
from django.test import Client
from django.urls import reverse

from audit.models import Deed, Entry
from operations.logs import masked
from organisation.models import OfficeRole, User
from tests.factories import make_post, make_user
from tests.pages import rows_of, text_of

NEW = {"first_name": "Anna", "last_name": "Nowak", "email": "Anna.Nowak@example.org"}
PASSWORD = "zielony-parasol-na-rynku"
PAIR = {"password": PASSWORD, "again": PASSWORD}

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(make_user(make_post(office_role=OfficeRole.ADMINISTRATOR)))
    return client


@pytest.fixture
def anna(admin) -> User:
    answer = admin.post(reverse("people:invite"), NEW)
    anna = User.objects.get(email="anna.nowak@example.org")
    assert answer["Location"] == reverse("people:person", args=[anna.pk])
    return anna


def address() -> str:
    """Take the path from the last letter."""
    (found,) = re.findall(r"https?://\S+/zaproszenie/\S+", str(mail.outbox[-1].body))
    return urlsplit(found).path


def shift(monkeypatch, days: float) -> None:
    monkeypatch.setattr("django.core.signing.time.time", lambda: time() + days * 86400)


def test_an_invited_person_sets_a_password_and_is_in(anna, client):
    assert anna.username == "anna.nowak"
    assert not anna.has_usable_password()
    (letter,) = mail.outbox
    assert letter.to == ["anna.nowak@example.org"]
    assert letter.subject == "Zaproszenie do monitora strategii"
    assert "przez 7 dni" in letter.body
    there = address()
    assert masked(there) == "/konto/zaproszenie/***/"
    page = client.get(there)
    assert "Ustaw swoje hasło" in text_of(page)
    # Programs that look at links change nothing.
    assert client.head(there).status_code == client.get(there).status_code == 200
    weak = client.post(there, {"password": "nowak", "again": "nowak"})
    assert weak.status_code == 422
    unlike = client.post(there, {**PAIR, "again": "inne-haslo-na-rynku"})
    assert "nie są" in text_of(unlike)
    assert client.post(there, PAIR)["Location"] == "/panel/"
    assert client.get("/panel/moje-konto/").context["person"] == anna
    anna.refresh_from_db()
    assert anna.check_password(PASSWORD)
    noted = Entry.objects.exclude(deed=Deed.SIGNED_OUT).order_by("pk")
    assert [(one.deed, one.details.get("change")) for one in noted][-4:] == [
        ("account", "made"),
        ("account", "invited"),
        ("password", "set"),
        ("signed_in", None),
    ]


def test_the_address_opens_once_and_for_its_days(anna, client, monkeypatch):
    there = address()
    shift(monkeypatch, configured.INVITATION_DAYS - 0.01)
    assert client.get(there).status_code == 200
    shift(monkeypatch, configured.INVITATION_DAYS + 0.01)
    assert client.post(there, PAIR).status_code == 404
    shift(monkeypatch, 0)
    client.post(there, PAIR)
    other = Client()
    for answer in (other.get(there), other.post(there, PAIR)):
        assert answer.status_code == 404
        assert "To zaproszenie już nie działa" in text_of(answer)
    assert other.get("/panel/").status_code == 302
    assert other.get(there.replace("zaproszenie/", "zaproszenie/x")).status_code == 404


def test_another_invitation_closes_the_first_and_tells_what_became_of_it(
    anna, admin, client, monkeypatch
):
    first = address()
    people = reverse("people:people")
    row = next(row for row in rows_of(admin.get(people)) if "Nowak" in row[0])
    assert "jeszcze bez odpowiedzi" in row[-1]
    assert "1 zaproszenie bez odpowiedzi" in text_of(admin.get(people))
    listed = rows_of(admin.get(f"{people}?bez-odpowiedzi=1"))
    assert ["Nowak" in row[0] for row in listed if len(row) == 4][-1:] == [True]
    assert len(listed) < len(rows_of(admin.get(people)))
    admin.post(reverse("people:invite_again", args=[anna.pk]))
    assert len(mail.outbox) == 2
    assert client.get(first).status_code == 404
    User.objects.filter(pk=anna.pk).update(invited_at="2020-01-01T12:00Z")
    row = next(row for row in rows_of(admin.get(people)) if "Nowak" in row[0])
    assert "zaproszenie wygasło" in row[-1]
    admin.post(reverse("people:invite_again", args=[anna.pk]))
    client.post(address(), PAIR)
    assert "bez odpowiedzi" not in text_of(admin.get(people))
    # Who has come is asked no more.
    answer = admin.post(reverse("people:invite_again", args=[anna.pk]), follow=True)
    assert "już się logowała" in text_of(answer)
    assert len(mail.outbox) == 3


def test_a_changed_address_or_a_closed_account_closes_the_letter(anna, client):
    there = address()
    User.objects.filter(pk=anna.pk).update(email="inna@example.org")
    assert client.get(there).status_code == 404
    User.objects.filter(pk=anna.pk).update(email=anna.email, is_active=False)
    assert client.get(there).status_code == 404


def test_nobody_is_invited_twice_to_two_accounts(anna, admin):
    answer = admin.post(reverse("people:invite"), NEW)
    assert answer.status_code == 422
    assert "Inne konto ma już ten adres" in text_of(answer)
    assert len(mail.outbox) == 1


def test_who_is_in_as_another_is_so_no_more(anna, admin):
    admin.post(address(), PAIR)
    assert admin.get("/panel/moje-konto/").context["person"] == anna


def test_a_factor_that_is_demanded_comes_next(anna, client, settings):
    settings.MFA_REQUIRED_ROLES = ["executor"]
    make_user()
    anna.appointments.create(post=make_post())
    client.post(address(), PAIR)
    assert client.get("/panel/")["Location"] == reverse("mfa_index")


def test_where_the_office_alone_lets_people_in_the_letter_says_where(
    admin, settings, client
):
    settings.LOCAL_SIGN_IN = False
    settings.OIDC_ISSUER = "https://login.example.org"
    admin.post(reverse("people:invite"), NEW)
    (letter,) = mail.outbox
    assert "zaproszenie/" not in letter.body
    assert "/konto/login/" in letter.body
    assert "kontem urzędu (anna.nowak@example.org)" in letter.body
    assert client.get("/konto/zaproszenie/abc:def:ghi/").status_code == 404


def test_people_of_a_list_are_invited_too(admin):
    post = make_post("Inspektor")
    page = reverse("people:appoint")
    sent = {
        "starts_on": "2026-01-01",
        "pasted": f"{post.title};Jan Lis;jan.lis@example.org",
    }
    checked = admin.post(page, sent).context["checked"]
    answer = admin.post(page, {**sent, "checked": checked, "save": "1"}, follow=True)
    assert "dostanie wiadomość" in text_of(answer)
    assert [one.to for one in mail.outbox] == [["jan.lis@example.org"]]
    assert "/zaproszenie/" in address()
