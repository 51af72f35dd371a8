"""Guessing is slow from one and from many addresses, and locks no colleague out."""

import datetime

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import Deed, Entry, Result
from organisation.models import User
from signing_in import limits
from signing_in.limits import Try, begin
from signing_in.models import Attempt
from tests.factories import make_user
from tests.pages import text_of

PASSWORD = "tajne-haslo-1"
WRONG = "zgadniete-haslo"
OFFICE, ELSEWHERE = "10.0.0.1", "192.0.2.7"

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    return make_user(
        username="anna", email="anna@example.org", password=make_password(PASSWORD)
    )


def try_in(
    password: str,
    at: str = ELSEWHERE,
    *,
    login: str = "anna",
    client: Client | None = None,
) -> bool:
    """Say whether somebody gets in, from the address and, if given, the browser."""
    data = {"login": login, "password": password}
    answer = (client or Client()).post("/konto/login/", data, REMOTE_ADDR=at)
    return answer.status_code == 302


def later(seconds: float) -> None:
    """Let all attempts have been so much earlier."""
    for one in Attempt.objects.all():
        one.at -= datetime.timedelta(seconds=seconds)
        one.save()


def test_name_and_address_of_an_account_count_as_one(anna):
    for login in ("anna", "ANNA", "anna@example.org", "Anna@Example.org", "anna "):
        assert not try_in(WRONG, login=login)
    assert not try_in(PASSWORD)
    assert not try_in(PASSWORD, login="anna@example.org")
    later(limits.QUICKLY.total_seconds())
    assert try_in(PASSWORD)


def test_whoever_is_wrong_elsewhere_locks_nobody_out(anna):
    for _n in range(limits.IN_A_DAY):
        assert not try_in(WRONG, ELSEWHERE)
        later(limits.QUICKLY.total_seconds() / limits.IN_A_ROW)
    assert try_in(PASSWORD, OFFICE)


def test_a_known_browser_gets_in_whoever_guesses_from_the_same_address(anna):
    known = Client()
    assert try_in(PASSWORD, OFFICE, client=known)
    known.post("/konto/logout/")
    for _n in range(limits.IN_A_ROW):
        assert not try_in(WRONG, OFFICE)
    assert not try_in(PASSWORD, OFFICE)
    assert try_in(PASSWORD, OFFICE, client=known)


def test_a_known_browser_has_as_many_tries_as_others(anna):
    known = Client()
    assert try_in(PASSWORD, client=known)
    known.post("/konto/logout/")
    for _n in range(limits.IN_A_ROW):
        assert not try_in(WRONG, client=known)
    assert not try_in(PASSWORD, client=known)
    # Known to one account, to no other; and only as it was signed.
    other = make_user(username="ewa", password=make_password(PASSWORD))
    for _n in range(limits.IN_A_ROW):
        assert not try_in(WRONG, client=known, login="ewa")
    assert not try_in(PASSWORD, login="ewa")
    assert other.is_active


def test_guesses_from_many_addresses_slow_the_account_down_and_close_no_known_way(anna):
    known = Client()
    assert try_in(PASSWORD, OFFICE, client=known)
    known.post("/konto/logout/")
    for n in range(limits.OF_AN_ACCOUNT):
        assert not try_in(WRONG, f"198.51.100.{n}")
    # One try in a while, wherever it comes from.
    assert not try_in(PASSWORD, "203.0.113.1")
    assert try_in(PASSWORD, "203.0.113.2", client=known)
    assert try_in(PASSWORD, OFFICE)
    later(limits.A_WHILE.total_seconds() + 1)
    assert not try_in(WRONG, "203.0.113.3")
    assert not try_in(PASSWORD, "203.0.113.4")
    later(limits.A_WHILE.total_seconds() + 1)
    assert try_in(PASSWORD, "203.0.113.5")


def test_fifty_people_behind_one_address_sign_in_though_each_is_wrong_thrice(db):
    password = make_password(PASSWORD)
    names = [f"osoba{n}" for n in range(50)]
    for name in names:
        user = make_user(username=name, password=password)
        for _n in range(3):
            begin(Try(str(user.pk), OFFICE))
    assert all(try_in(PASSWORD, OFFICE, login=name) for name in names)


def test_one_address_cannot_try_one_password_with_many_names(anna, monkeypatch):
    monkeypatch.setattr(limits, "OF_AN_ADDRESS", 10)
    for n in range(10):
        assert not try_in(WRONG, login=f"nikt{n}")
    assert not try_in(PASSWORD)
    assert try_in(PASSWORD, OFFICE)


def test_an_unknown_name_is_refused_in_the_same_words_after_as_many_tries(anna):
    def said(login: str) -> list[str]:
        data, found = {"login": login, "password": WRONG}, []
        for _n in range(limits.IN_A_ROW + 1):
            page = Client().post(
                "/konto/login/", data, REMOTE_ADDR=f"10.1.1.{len(login)}"
            )
            found += page.context["form"].non_field_errors()
        return found

    assert said("anna") == said("nikogo")
    assert "Zbyt wiele błędnych haseł" in said("anna")[-1]


def test_an_account_costs_as_many_queries_and_hashes_as_none(anna, monkeypatch):
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher,
        "encode",
        lambda self, *given: hashed.append(1) or encode(self, *given),
    )

    def cost(login: str) -> tuple[list[str], int]:
        hashed.clear()
        with CaptureQueriesContext(connection) as asked:
            assert not try_in(WRONG, login=login)
        return [one["sql"].split(" ")[0] for one in asked.captured_queries], len(hashed)

    assert cost("anna") == cost("nikt")
    assert cost("anna@example.org") == cost("nikt@example.org")


def test_readers_get_no_cookie_and_the_browsers_goes_to_no_other_page(anna):
    client = Client()
    try_in(PASSWORD, client=client)
    cookie = client.cookies["known_browser"]
    assert cookie["path"] == "/konto/"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert "anna" not in cookie.value
    assert not Client().get("/").cookies


def test_old_attempts_are_forgotten_and_name_nobody(anna):
    assert not try_in(WRONG)
    later(limits.DAY.total_seconds())
    assert try_in(PASSWORD, OFFICE)
    (kept,) = Attempt.objects.all()
    assert kept.has_succeeded
    assert kept.at > timezone.now() - limits.DAY
    assert "anna" not in f"{kept.account}{kept.place}"
    assert OFFICE not in kept.place


def refusals() -> list[tuple[str, str, str]]:
    rows = Entry.objects.filter(deed=Deed.SIGNED_IN, result=Result.REFUSED)
    return [(one.user, one.address, one.details["why"]) for one in rows.order_by("pk")]


def test_who_is_refused_by_a_limit_is_noted_and_no_stranger_fills_the_log(anna):
    for _n in range(limits.IN_A_ROW):
        try_in(WRONG)
    assert refusals() == []
    assert not try_in(PASSWORD)
    assert refusals() == [("anna", ELSEWHERE, "limit")]
    for _n in range(limits.IN_A_ROW + 1):
        try_in(WRONG, OFFICE, login="moje-haslo")
    # What fits no account may be a password.
    assert refusals()[1:] == [("", OFFICE, "limit")]
    for _n in range(30):
        try_in(WRONG)
    assert len(refusals()) == 21
    assert not Entry.objects.filter(details__icontains="haslo").exists()


@pytest.mark.parametrize("at_the_limit", [False, True])
def test_no_account_is_told_by_what_is_noted_of_a_refusal(anna, at_the_limit):
    def cost(login: str, at: str) -> list[str]:
        for _n in range(limits.IN_A_ROW + (20 if at_the_limit else 0)):
            try_in(WRONG, at, login=login)
        with CaptureQueriesContext(connection) as asked:
            assert not try_in(WRONG, at, login=login)
        return [one["sql"].split(" ")[0] for one in asked.captured_queries]

    assert cost("anna", OFFICE) == cost("nikt", ELSEWHERE)


def test_an_account_that_is_closed_is_noted_once_the_password_is_right(anna):
    User.objects.update(is_active=False)
    try_in(PASSWORD)
    assert refusals() == [("anna", ELSEWHERE, "closed")]
    assert text_of(Client().get("/konto/inactive/"))


def test_ways_in_with_limits_of_their_own_are_noted(settings):
    rates = {**settings.ACCOUNT_RATE_LIMITS, "reset_password": "1/10m/ip"}
    settings.ACCOUNT_RATE_LIMITS = rates
    for _n in range(2):
        answer = Client().post("/konto/password/reset/", {"email": "a@example.org"})
    assert answer.status_code == 429
    assert refusals() == [("", "127.0.0.1", "limit")]
