"""Who signs in: demo accounts only in the demonstration, and nobody signs up."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from organisation import checks
from organisation.models import Appointment, Post, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "kot-w-Lesznie-2013"


def demo_accounts(**options: str) -> str:
    out = StringIO()
    call_command("demo_accounts", stdout=out, **options)
    return out.getvalue()


def sign_in(login: str) -> Client:
    client = Client()
    client.post(
        reverse("account_login"), {"login": login, "password": PASSWORD}, follow=True
    )
    return client


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("panel:home")).status_code == 200


@pytest.fixture
def demo_user(settings: Settings) -> User:
    settings.DEMO = True
    user = make_user(username="demo", email="demo@example.org", is_demo=True)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.mark.parametrize("login", ["demo", "demo@example.org", "DEMO@example.org"])
def test_an_account_signs_in_by_name_or_address(demo_user: User, login: str) -> None:
    assert is_signed_in(sign_in(login))


def test_a_demo_account_neither_signs_in_nor_stays_in_without_the_demonstration(
    demo_user: User, settings: Settings
) -> None:
    client = sign_in("demo")
    settings.DEMO = False
    assert not is_signed_in(client)
    assert not is_signed_in(sign_in("demo"))


def test_an_ordinary_account_needs_no_demonstration(
    demo_user: User, settings: Settings
) -> None:
    settings.DEMO = False
    User.objects.update(is_demo=False)
    assert is_signed_in(sign_in("demo"))


def test_nobody_signs_up(client: Client) -> None:
    sent = {"username": "obcy", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_signup"), sent)
    assert not User.objects.exists()


def test_people_do_not_change_their_own_address() -> None:
    client = Client()
    client.force_login(make_user())
    assert client.get("/konto/email/").status_code == 404


def test_the_demonstration_makes_one_account_for_each_role_and_only_once(
    settings: Settings,
) -> None:
    settings.DEMO = True
    printed = demo_accounts(address="http://127.0.0.1:8000/")
    people = list(User.objects.all())
    assert "http://127.0.0.1:8000/" in printed
    assert all(user.username in printed and user.is_demo for user in people)
    roles = set(Post.objects.values_list("office_role", flat=True))
    assert roles >= {"office", "administrator", "auditor", ""}
    demo_accounts()
    assert User.objects.count() == Appointment.objects.count() == len(people)


def test_without_the_demonstration_no_account_is_made(
    settings: Settings,
) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError):
        demo_accounts()
    demo_accounts(address="http://127.0.0.1:8000/")
    assert not User.objects.exists()


def test_a_real_server_is_warned_of_the_demonstration(
    settings: Settings,
) -> None:
    settings.DEMO = True
    assert [error.id for error in checks.demo_is_off()] == ["organisation.E001"]
    settings.DEMO = False
    assert checks.demo_is_off() == []
