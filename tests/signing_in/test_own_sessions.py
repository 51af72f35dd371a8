"""Sessions: where one is signed in, how long, and what asks once more who it is."""

from time import time

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.test import Client
from django.urls import reverse

from audit.models import Deed, Entry
from organisation.models import Appointment, OfficeRole, User
from signing_in.session_times import SEEN_AT, SIGNED_IN_AT
from tests.factories import make_post, make_strategy, make_user
from tests.pages import text_of
from tests.sent import sent_from

PASSWORD = "tajne-haslo-1"
ACCOUNT = "/panel/moje-konto/"
LIST = "/konto/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Edg/140.0"

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    return make_user(
        make_post(office_role=OfficeRole.OFFICE),
        username="anna",
        email="anna@example.org",
        password=make_password(PASSWORD),
    )


def signed_in(
    browser: str = FIREFOX, at: str = "10.0.0.1", who: str = "anna"
) -> Client:
    client = Client(headers={"user-agent": browser}, REMOTE_ADDR=at)
    client.post("/konto/login/", {"login": who, "password": PASSWORD})
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    return client.get(ACCOUNT).status_code == 200


def shift(client: Client, seconds: float, *names: str) -> None:
    session = client.session
    for name in names or (SIGNED_IN_AT,):
        session[name] = time() - seconds
    session.save()


def noted() -> list[tuple[str, str, int | None]]:
    """Return who signed out, whose sessions, and how many of them."""
    rows = Entry.objects.filter(deed=Deed.SIGNED_OUT).order_by("pk")
    return [(one.user, one.what, one.details.get("count")) for one in rows]


def test_the_list_names_browsers_and_addresses_and_ends_the_others(anna):
    here, there = signed_in(), signed_in(EDGE, "192.0.2.9")
    page = text_of(here.get(LIST))
    assert "Firefox, Linux ta 10.0.0.1" in page
    assert "Edge, Windows 192.0.2.9" in page
    here.post(LIST)
    assert is_in(here)
    assert not is_in(there)
    assert noted() == [("anna", "anna", 1)]
    assert "Edge" not in text_of(here.get(LIST))


def test_one_signs_out_everywhere_at_once(anna):
    here, there, other = signed_in(), signed_in(EDGE), Client()
    other.force_login(make_user())
    assert here.get("/konto/sessions/everywhere/").status_code == 405
    answer = here.post("/konto/sessions/everywhere/")
    assert "storage" in answer["Clear-Site-Data"]
    assert [is_in(one) for one in (here, there, other)] == [False, False, True]
    assert noted() == [("anna", "anna", 2), ("anna", "", None)]


def test_a_session_ends_however_busy_its_person_is(anna, settings):
    settings.SESSION_SECONDS = 3600
    client = signed_in()
    shift(client, 3590)
    assert is_in(client)
    shift(client, 3610)
    answer = client.get(ACCOUNT)
    assert answer["Location"] == f"/konto/login/?next={ACCOUNT}"


def test_where_a_session_was_last_seen_is_noted_now_and_then(anna):
    client = signed_in()
    first = UserSession.objects.get().last_seen_at
    client.get(ACCOUNT, REMOTE_ADDR="10.0.0.2")
    assert UserSession.objects.get().last_seen_at == first
    shift(client, 700, SEEN_AT)
    client.get(ACCOUNT, REMOTE_ADDR="10.0.0.2")
    seen = UserSession.objects.get()
    assert seen.last_seen_at > first
    assert seen.ip == "10.0.0.2"


def test_a_letter_tells_of_a_changed_password(anna):
    client = signed_in()
    new = "zielony-parasol-na-rynku"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post("/konto/password/change/", sent)
    (letter,) = mail.outbox
    assert letter.to == ["anna@example.org"]
    assert letter.subject == "Zmieniono hasło"
    assert "Przeglądarka: Mozilla" in letter.body


def test_letters_tell_of_what_an_administrator_changed(anna, client):
    admin = make_user(make_post(office_role=OfficeRole.ADMINISTRATOR), last_name="Adm")
    client.force_login(admin)
    there = signed_in()
    page = reverse("admin:organisation_user_change", args=[anna.pk])
    client.post(page, sent_from(client.get(page), email="nowy@example.org"))
    assert {one.to[0] for one in mail.outbox} == {
        "anna@example.org",
        "nowy@example.org",
    }
    assert "Adm" in mail.outbox[0].body
    assert "nowy@example.org" in mail.outbox[0].body
    mail.outbox.clear()
    new = "zielony-parasol-na-rynku"
    sent = {"password1": new, "password2": new, "usable_password": "true"}
    client.post(reverse("admin:auth_user_password_change", args=[anna.pk]), sent)
    assert [one.to for one in mail.outbox] == [["nowy@example.org"]]
    assert new not in mail.outbox[0].body
    assert not is_in(there)


CONFIRMED = [
    "/panel/struktura/miasto/stan/opublikuj/",
    "/panel/miasto/2010/raport/zamknij/",
    "/panel/miasto/2010/raport/otworz/",
    "/panel/ludzie/{anna}/przekazanie/",
    "/panel/ludzie/{anna}/zamkniecie/",
    "/panel/stanowiska/obsadzanie/",
    "/panel/stanowiska/{post}/przekazanie/",
    "/panel/moje-konto/zastepstwo/",
    "/admin/organisation/post/{post}/change/",
    "/admin/organisation/user/add/",
]


def test_what_matters_is_confirmed_by_whoever_signed_in_long_ago(anna):
    """Nothing is done before; in time it is done without a question."""
    make_strategy(slug="miasto", years=[2010])
    ids = {"anna": anna.pk, "post": Appointment.objects.get(user=anna).post_id}
    client = signed_in()

    def asks(address: str) -> bool:
        answer = client.post(address.format(**ids), {})
        return answer.get("Location", "").startswith("/konto/reauthenticate/")

    assert not any(map(asks, CONFIRMED))
    shift(client, 7200)
    assert [one for one in CONFIRMED if not asks(one)] == []


def test_what_was_sent_is_done_once_it_is_confirmed(anna):
    strategy = make_strategy(slug="miasto", years=[2010], state="preparation")
    client = signed_in()
    shift(client, 7200)
    page = f"/panel/struktura/{strategy.slug}/stan/opublikuj/"
    assert client.get(page).status_code == 200
    asked = client.post(page)
    strategy.refresh_from_db()
    assert strategy.state == "preparation"
    assert "Potwierdź, że to ty" in text_of(client.get(asked["Location"]))
    wrong = client.post(asked["Location"], {"password": "zle"})
    assert wrong.status_code == 200
    done = client.post(asked["Location"], {"password": PASSWORD})
    assert done.status_code == 302
    strategy.refresh_from_db()
    assert strategy.state != "preparation"
    noted = Entry.objects.filter(deed=Deed.PUBLISHING)
    assert [(one.what, one.user, one.details["page"]) for one in noted] == [
        (page, "anna", "publish")
    ]


def test_a_password_is_not_kept_while_it_is_asked_who_sits_there(client):
    admin = make_user(
        make_post(office_role=OfficeRole.ADMINISTRATOR),
        password=make_password(PASSWORD),
    )
    client.force_login(admin)
    shift(client, 7200)
    page = reverse("admin:organisation_user_add")
    assert client.get(page)["Location"] == f"/konto/reauthenticate/?next={page}"
    client.post(page, {"username": "nowa", "password1": "zielony-parasol-na-rynku"})
    assert "zielony-parasol" not in str(dict(client.session))
