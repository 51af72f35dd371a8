"""Signing in: by name or address, nobody signs up, demo accounts only in a demo."""

import re
from io import StringIO

import pytest
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from organisation.models import Appointment, Post, User
from tests.factories import make_user

PASSWORD = "tajne-haslo-1"


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


@pytest.fixture
def person() -> User:
    return make_user(
        username="anna",
        email="anna@example.org",
        password=make_password(PASSWORD),
    )


def sign_in(client, login: str, password: str = PASSWORD):
    return client.post("/konto/login/", {"login": login, "password": password})


@pytest.mark.parametrize("login", ["anna", "anna@example.org", "ANNA@example.org"])
def test_people_sign_in_by_name_or_address(client, person, settings, login):
    settings.DEMO = False
    response = sign_in(client, login)
    assert response.status_code == 302
    assert response["Location"] == "/panel/"
    assert client.get("/panel/").status_code == 200


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(client, person):
    def errors(login, password):
        return sign_in(client, login, password).context["form"].errors

    assert errors("anna", "zle-haslo") == errors("nikt", "zle-haslo")


def test_attempts_are_limited(client, person):
    for _attempt in range(12):
        sign_in(client, "anna", "zle-haslo")
    assert "_auth_user_id" not in client.session
    assert sign_in(client, "anna").status_code != 302


def test_nobody_signs_up(client, db):
    client.post(
        "/konto/signup/",
        {"username": "ktos", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert not User.objects.exists()


def test_an_address_is_not_claimed_by_oneself(client, person):
    client.force_login(person)
    assert client.get("/konto/email/").status_code == 404
    assert client.post("/konto/email/", {"action_add": ""}).status_code == 404


def test_a_forgotten_password_is_reset_by_mail_in_polish(client, person):
    client.post("/konto/password/reset/", {"email": "anna@example.org"})
    (message,) = mail.outbox
    assert "hasł" in message.body
    assert "/konto/password/reset/key/" in message.body


@pytest.mark.parametrize("host", ["127.0.0.1:6666", "localhost:81"])
def test_no_letter_leads_to_where_it_was_asked_for(client, person, settings, host):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    settings.SITE_URL = "https://strategia.example.pl"
    client.post("/konto/password/reset/", {"email": "anna@example.org"}, HTTP_HOST=host)
    (message,) = mail.outbox
    assert "https://strategia.example.pl/konto/password/reset/key/" in message.body
    assert host not in message.body


def demo(**options) -> str:
    out = StringIO()
    call_command("demo_accounts", stdout=out, **options)
    return out.getvalue()


def test_there_is_a_demo_account_for_each_role_and_all_are_printed(settings, db):
    settings.DEMO = True
    printed = demo(address="http://127.0.0.1:8000/")
    assert "http://127.0.0.1:8000/" in printed
    people = list(User.objects.all())
    assert len(people) == 6
    assert all(user.username in printed and user.is_demo for user in people)
    roles = set(Post.objects.values_list("office_role", flat=True))
    assert roles >= {"office", "administrator", "auditor", ""}
    demo()
    assert User.objects.count() == Appointment.objects.count() == 6


def test_a_demonstration_that_others_reach_has_a_password_of_its_own(
    client, settings, db
):
    settings.DEMO = True
    demo()
    settings.DEMO_BEYOND_LOOPBACK = True
    printed = re.search(r"z hasłem (\S+):", demo())
    assert printed
    assert printed[1] != "leszno-2013"
    assert "z hasłem" not in demo()  # printed once
    assert sign_in(client, "biuro", "leszno-2013").status_code == 200
    assert sign_in(client, "biuro", printed[1]).status_code == 302
    assert User.objects.count() == 6


def test_demo_accounts_sign_in_only_while_the_demo_is_on(client, settings, db):
    settings.DEMO = True
    demo()
    assert sign_in(client, "biuro", "leszno-2013").status_code == 302
    assert client.get("/panel/").status_code == 200
    settings.DEMO = False
    assert client.get("/panel/").status_code == 302
    assert sign_in(client, "biuro", "leszno-2013")["Location"] == "/konto/inactive/"
    assert client.get("/panel/").status_code == 302


def test_without_the_demo_no_accounts_are_made(settings, db):
    settings.DEMO = False
    with pytest.raises(CommandError):
        demo()
    demo(address="http://127.0.0.1:8000/")
    assert not User.objects.exists()
    assert not Post.objects.exists()


def test_the_deploy_check_refuses_the_demo(settings):
    def found() -> set[str | None]:
        return {m.id for m in run_checks(include_deployment_checks=True)}

    settings.DEMO = True
    assert "organisation.E001" in found()
    settings.DEMO = False
    assert "organisation.E001" not in found()


def test_a_demo_says_so_on_every_page(client, settings, db):
    settings.DEMO = True
    assert "Wersja pokazowa" in client.get("/").content.decode()
    settings.DEMO = False
    assert "Wersja pokazowa" not in client.get("/").content.decode()
