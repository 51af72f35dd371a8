"""A second factor: set up, asked for, used once, demanded by role, reset by others."""

import json
import time
from collections.abc import Iterator, Sequence

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.admin.models import LogEntry
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.core.checks import run_checks
from django.test import Client

from audit.models import Deed, Entry, Result
from organisation.models import OfficeRole, User
from signing_in.session_times import SIGNED_IN_AT
from tests.factories import make_post, make_task, make_user
from tests.pages import text_of

PASSWORD = "tajne-haslo-1"
APP = "/konto/2fa/totp/activate/"
STEP = "/konto/2fa/authenticate/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    return make_user(
        username="anna", email="anna@example.org", password=make_password(PASSWORD)
    )


@pytest.fixture(autouse=True)
def moment(monkeypatch) -> list[float]:
    """Let tests say which half minute it is."""
    now = [time.time() // 30 * 30 + 1]
    monkeypatch.setattr(
        "allauth.mfa.totp.internal.auth.time.time", lambda: now[0], raising=True
    )
    return now


def code(secret: str, moment: list[float]) -> str:
    return format_hotp_value(hotp_value(secret, int(moment[0]) // 30))


def set_up(client: Client, moment: list[float]) -> str:
    """Set up an app as whoever is signed in; return its secret."""
    secret: str = client.get(APP).context["form"].secret
    answer = client.post(APP, {"code": code(secret, moment)})
    assert answer["Location"] == "/konto/2fa/recovery-codes/"
    moment[0] += 30
    return secret


def with_password(login: str = "anna") -> Client:
    """Give the right password in a new browser."""
    client = Client()
    client.post("/konto/login/", {"login": login, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    return client.get("/panel/moje-konto/").status_code == 200


@pytest.fixture
def secret(anna, moment) -> str:
    client = with_password()
    assert is_in(client)
    return set_up(client, moment)


def test_the_password_alone_no_longer_lets_in(secret, moment):
    client = with_password()
    assert not is_in(client)
    assert "Hasło się zgadza" in text_of(client.get(STEP))
    assert client.post(STEP, {"code": "000000"}).status_code == 200
    assert not is_in(client)
    answer = client.post(STEP, {"code": code(secret, moment)})
    assert answer["Location"] == "/panel/"
    assert is_in(client)


def test_a_letter_tells_of_a_new_factor(
    anna, moment, django_capture_on_commit_callbacks
):
    client = with_password()
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client, moment)
    (letter,) = mail.outbox
    assert letter.to == ["anna@example.org"]
    assert letter.subject == "Ustawiono aplikację z kodami"
    assert "Jeśli to nie ty" in letter.body
    assert "127.0.0.1" in letter.body


def test_a_code_that_was_used_lets_nobody_in_again(secret, moment):
    used = code(secret, moment)
    assert with_password().post(STEP, {"code": used}).status_code == 302
    again = with_password()
    assert "To nie jest właściwy kod" in text_of(again.post(STEP, {"code": used}))
    assert not is_in(again)
    moment[0] += 30
    assert "właściwy kod" in text_of(again.post(STEP, {"code": used}))
    assert again.post(STEP, {"code": code(secret, moment)}).status_code == 302


def test_codes_cannot_be_guessed_one_after_another(secret, moment):
    client = with_password()
    for _n in range(5):
        client.post(STEP, {"code": "000000"})
    client.post(STEP, {"code": code(secret, moment)})
    assert not is_in(client)
    refused = Entry.objects.get(deed=Deed.SIGNED_IN, result=Result.REFUSED)
    assert (refused.user, refused.details) == ("anna", {"why": "limit"})


def test_a_recovery_code_lets_in_once(secret, anna):
    codes = Authenticator.objects.get(user=anna, type="recovery_codes").wrap()
    one = codes.get_unused_codes()[0]
    client = with_password()
    assert client.post(STEP, {"code": one}).status_code == 302
    assert is_in(client)
    again = with_password()
    again.post(STEP, {"code": one})
    assert not is_in(again)
    page = text_of(client.get("/konto/2fa/recovery-codes/"))
    assert one not in page
    assert codes.get_unused_codes()[1] in page


def test_secrets_lie_encrypted_and_another_key_opens_nothing(
    secret, anna, moment, settings
):
    kept = Authenticator.objects.get(user=anna, type="totp").data["secret"]
    assert secret not in kept
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert with_password().post(STEP, {"code": code(secret, moment)}).status_code == 302
    moment[0] += 30
    settings.SECRET_KEY_FALLBACKS = []
    client = with_password()
    for guess in (code(secret, moment), code("", moment)):
        assert client.post(STEP, {"code": guess}).status_code == 200
    assert not is_in(client)


def test_the_code_to_scan_stands_in_the_page(anna, client):
    client.force_login(anna)
    page = client.get(APP)
    html = page.content.decode()
    assert '<svg class="qr"' in html
    assert "data:" not in html
    assert page.context["form"].secret in html


OFFICE, EXECUTOR = "office", "executor"


@pytest.mark.parametrize(
    ("demanded", "role", "is_led"),
    [
        ([], OFFICE, False),
        ([OFFICE], OFFICE, True),
        (["auditor"], OFFICE, False),
        (["administrator", "executor"], OFFICE, True),
    ],
)
def test_a_role_may_demand_one_before_anything_else(
    client, settings, moment, demanded, role, is_led
):
    settings.MFA_REQUIRED_ROLES = demanded
    task = make_task()
    client.force_login(make_user(make_post(office_role=role)))
    for closed in ("/panel/", "/admin/", "/panel/moje-konto/", "/panel/ludzie/"):
        answer = client.get(closed)
        assert (answer.get("Location") == "/konto/2fa/") == is_led, closed
    assert client.get(task.get_absolute_url()).status_code == 200
    if is_led:
        assert "Twoja rola wymaga" in text_of(client.get("/konto/2fa/"))
        set_up(client, moment)
        assert client.get("/panel/").status_code == 200
        client.post("/konto/2fa/totp/deactivate/")
        assert client.get("/panel/")["Location"] == "/konto/2fa/"


def test_a_role_that_there_is_not_is_a_mistake(settings):
    settings.MFA_REQUIRED_ROLES = ["office", "biuro"]
    assert "signing_in.E001" in {one.id for one in run_checks()}


@pytest.mark.parametrize(
    ("by", "answer"),
    [(OfficeRole.ADMINISTRATOR, 302), (OfficeRole.OFFICE, 403), (None, 403)],
)
def test_an_administrator_resets_a_colleagues(secret, anna, client, by, answer):
    mail.outbox.clear()
    client.force_login(make_user(make_post(office_role=by or ""), username="ktos"))
    address = f"/panel/ludzie/{anna.pk}/drugi-skladnik/"
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == answer
    is_done = answer == 302
    assert Authenticator.objects.filter(user=anna).exists() != is_done
    assert LogEntry.objects.filter(object_id=anna.pk).exists() == is_done
    assert [one.to for one in mail.outbox] == [["anna@example.org"]] * is_done
    assert is_in(with_password()) == is_done


def test_resetting_is_confirmed_by_whoever_signed_in_long_ago(secret, anna, client):
    admin = make_user(
        make_post(office_role="administrator"), password=make_password(PASSWORD)
    )
    client.force_login(admin)
    session = client.session
    session[SIGNED_IN_AT] -= 3 * 3600
    session.save()
    asked = client.post(f"/panel/ludzie/{anna.pk}/drugi-skladnik/")
    assert asked["Location"].startswith("/konto/reauthenticate/")
    assert Authenticator.objects.filter(user=anna).exists()
    done = client.post(asked["Location"], {"password": PASSWORD})
    assert done["Location"] == f"/panel/ludzie/{anna.pk}/"
    assert not Authenticator.objects.filter(user=anna).exists()


def no_credentials() -> Iterator[str]:
    """Yield what is no credential of a passkey: JSON that breaks, and parts amiss."""
    yield from ("9" * 5000, "[" * 100_000, '{"a":' * 3000, "[]", "[1]", '"a"', "{}")
    parts = ("clientDataJSON", "authenticatorData", "signature", "attestationObject")
    response: dict[str, object] = dict.fromkeys((*parts, "userHandle"), "AAAA")
    whole = {
        "type": "public-key",
        "id": "AAAA",
        "rawId": "AAAA",
        "response": {**response, "clientDataJSON": "e30"},
    }
    yield json.dumps(whole)
    odds: Sequence[object] = (
        1,
        None,
        [],
        {},
        "\ud800",
        "é",
        "A",
        "W10",
        "bnVsbA",
        True,
    )
    for odd in odds:
        yield from (json.dumps({**whole, part: odd}) for part in whole)
        for part in response:
            yield json.dumps({**whole, "response": {**response, part: odd}})


@pytest.mark.parametrize(("address", "answer"), [("login", 302), ("add", 200)])
def test_what_is_no_credential_is_refused(client, anna, address, answer):
    if address == "add":
        client.force_login(anna)
    path = f"/konto/2fa/webauthn/{address}/"
    client.get(path)
    for one in no_credentials():
        assert client.post(path, {"credential": one}).status_code == answer, one[:300]
    assert not Authenticator.objects.exists()
