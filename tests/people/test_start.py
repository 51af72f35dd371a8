"""The first account is made in a browser, once, by whoever has the server's code."""

import stat
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import localdate

from organisation.models import Appointment, OfficeRole, Post, User
from organisation.roles import held_posts
from organisation.start_code import NAME, is_start_code, start_code
from tests.factories import make_office_user, make_post, make_strategy, make_user
from tests.pages import text_of
from tests.structure.test_at_once import answers, at_once

pytestmark = pytest.mark.django_db
PAGE = "/panel/zacznij/"
TYPED = {
    "first_name": "Anna",
    "last_name": "Nowak",
    "email": "anna@example.org",
    "username": "anna",
    "password": "zielona-lipa-7",
    "again": "zielona-lipa-7",
}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    cache.clear()
    return tmp_path


@pytest.fixture
def code(folder) -> str:
    return start_code()


def test_the_code_is_kept_in_a_file_of_the_service_alone(folder):
    code = start_code()
    assert start_code() == code
    assert len(code.replace("-", "")) == 16
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == 0o600


def test_the_code_is_known_however_it_is_spaced(code):
    assert is_start_code(code)
    assert is_start_code(f"  {code.upper().replace('-', ' ')} ")
    assert not is_start_code("")
    assert not is_start_code(code[:-1])


def test_without_a_code_nothing_is_the_code():
    assert not is_start_code("")
    assert not is_start_code("bcdf-bcdf-bcdf-bcdf")


def test_whoever_has_the_code_begins_and_is_signed_in(client, code, folder):
    assert "Zacznij: załóż swoje konto" in text_of(client.get(PAGE))
    answer = client.post(PAGE, {**TYPED, "code": code})
    assert answer["Location"] == "/panel/struktura/"
    user = User.objects.get()
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.check_password(TYPED["password"])
    assert not user.is_superuser
    held = held_posts(user, on=localdate())
    assert held.is_office
    assert held.is_administrator
    assert not (folder / NAME).exists()
    for path in ("/panel/", "/panel/ludzie/", "/panel/jednostki/"):
        assert client.get(path).status_code == 200


def test_there_is_no_such_page_afterwards(client, code):
    client.post(PAGE, {**TYPED, "code": code})
    client.logout()
    assert client.get(PAGE).status_code == 404
    again = {**TYPED, "code": code, "username": "ewa", "email": ""}
    assert client.post(PAGE, again).status_code == 404
    assert User.objects.count() == 1


@pytest.mark.parametrize("state", ["active", "closed"])
def test_nobody_begins_where_there_is_an_account(client, code, state):
    make_user(is_active=state == "active")
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize(("is_demo", "status"), [(True, 404), (False, 200)])
def test_accounts_of_a_demonstration_count_in_one(client, settings, is_demo, status):
    settings.DEMO = is_demo
    make_office_user(is_demo=True)
    assert client.get(PAGE).status_code == status


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"code": ""}, "Kod startowy"),
        ({"code": "bcdf-bcdf-bcdf-bcdf"}, "To nie jest kod startowy"),
        ({"again": "inne-haslo-77"}, "Hasła nie są takie same"),
        ({"password": "krotk7", "again": "krotk7"}, "Hasło"),
        ({"password": "anna", "again": "anna"}, "Hasło"),
        ({"username": "a b"}, "Nazwa użytkownika"),
        ({"email": "anna"}, "Adres e-mail"),
        ({"last_name": ""}, "Nazwisko"),
    ],
)
def test_what_is_wrong_is_said_and_makes_nothing(client, code, wrong, said):
    answer = client.post(PAGE, {**TYPED, "code": code, **wrong})
    assert answer.status_code == 422
    told = text_of(answer)
    assert "Nie zapisano: popraw" in told
    assert said in told
    assert not User.objects.exists()
    assert not Post.objects.exists()
    # What was typed is there still, but for passwords.
    assert 'value="Anna"' in answer.content.decode()
    assert TYPED["password"] not in answer.content.decode()


def test_tries_at_the_code_are_limited(client, code):
    wrong = {**TYPED, "code": "bcdf-bcdf-bcdf-bcdf"}
    tried = [client.post(PAGE, wrong).status_code for _n in range(21)]
    assert tried[-1] == 429
    assert client.post(PAGE, {**TYPED, "code": code}).status_code == 429
    assert not User.objects.exists()


def test_posts_of_the_office_that_are_there_already_are_taken(client, code):
    post = make_post("Pełnomocnik", office_role=OfficeRole.OFFICE)
    client.post(PAGE, {**TYPED, "code": code})
    held = Appointment.objects.filter(user=User.objects.get())
    assert {one.post.title for one in held} == {post.title, "Administrator kont"}


def test_the_public_reads_soon_and_the_office_how_to_begin(client, code):
    told = text_of(client.get("/"))
    assert "Wkrótce" in told
    assert f'href="{PAGE}"' in client.get("/").content.decode()
    assert "manage.py" not in told
    client.post(PAGE, {**TYPED, "code": code})
    body = client.get("/").content.decode()
    assert f'href="{PAGE}"' not in body
    assert "Dodaj strategię" in body
    client.logout()
    told = text_of(client.get("/"))
    assert "Wkrótce" in told
    assert "Dodaj strategię" not in told


def test_what_is_in_preparation_is_told_on_the_front_page_to_those_who_see_it(client):
    make_strategy(state="preparation")
    assert "Strategia rozwoju Miasta" not in client.get("/").content.decode()
    client.force_login(make_office_user())
    told = text_of(client.get("/"))
    assert "Strategia rozwoju Miasta: w przygotowaniu" in told


def test_preparing_the_server_prints_the_code_until_there_is_an_account(
    settings, folder, monkeypatch
):
    settings.EMAIL_FILE_PATH = folder / "mail"
    path = "exchange.management.commands.prepare"
    monkeypatch.setattr(f"{path}.collect_if_changed", lambda *_a: None)

    def printed() -> str:
        out = StringIO()
        call_command("prepare", stdout=out)
        return out.getvalue()

    assert f"/panel/zacznij/ – kod startowy: {start_code()}" in printed()
    make_user()
    assert "zacznij" not in printed()


@at_once
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["anna", "ewa"])
def test_a_form_that_is_sent_twice_at_one_moment_makes_one_account(code, other):
    typed = {**TYPED, "code": code}
    codes = answers(
        lambda: Client().post(PAGE, typed),
        lambda: Client().post(PAGE, {**typed, "username": other}),
    )
    assert codes[0] == 302
    assert codes[1] in {404, 422}
    assert User.objects.count() == 1
