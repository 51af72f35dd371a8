"""Signing in with the office's own account: the whole way, and every lie refused."""

import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import localdate

from audit.models import Deed, Entry
from leszno_strategy.signing_in_settings import office_provider
from organisation.models import Appointment, OfficeRole, User
from signing_in import claims
from signing_in.session_times import SIGNED_IN_AT
from tests.factories import make_post, make_strategy, make_user
from tests.pages import text_of
from tests.signing_in.office import CLIENT, SECRET, Claims, Office, running

PASSWORD = "tajne-haslo-1"
BUTTON = "/konto/office/office/"
ACCOUNT = "/panel/moje-konto/"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _running() -> Iterator[Office]:
    with running() as office:
        yield office


@pytest.fixture
def office(_running, settings, monkeypatch) -> Office:
    """The provider as it is, whatever the test before let it say."""
    cache.clear()
    fresh = Office(_running.issuer)
    fresh.key = _running.key
    monkeypatch.setattr(_running, "__dict__", fresh.__dict__, raising=False)
    settings.SITE_URL = "http://testserver"
    settings.OIDC_ISSUER = _running.issuer
    settings.SOCIALACCOUNT_PROVIDERS = office_provider(_running.issuer, CLIENT, SECRET)
    return _running


@pytest.fixture
def anna() -> User:
    return make_user(
        username="anna", email="Anna@example.org", password=make_password(PASSWORD)
    )


def come(client: Client, begin: str = f"{BUTTON}?next={ACCOUNT}"):
    """Go the whole way, as a browser follows it."""
    asked = client.get(begin)
    if asked.status_code != 302:
        return asked
    back = requests.get(asked["Location"], allow_redirects=False, timeout=5)
    there = urlsplit(back.headers["Location"])
    assert there.netloc == "testserver"
    return client.get(f"{there.path}?{there.query}")


def is_in(client: Client) -> bool:
    return client.get(ACCOUNT).status_code == 200


def test_a_verified_address_opens_its_account_and_its_name_from_then_on(
    office, anna, client
):
    page = text_of(client.get(f"/konto/login/?next={ACCOUNT}"))
    assert "Zaloguj się kontem urzędu" in page
    assert come(client)["Location"] == ACCOUNT
    assert is_in(client)
    assert [one.subject for one in mail.outbox] == ["Logujesz się kontem urzędu"]
    # The name stays when the address does not, and a password stays what it is.
    office.claims |= {"email": "inny@example.org", "email_verified": False}
    other = Client()
    come(other)
    assert other.get(ACCOUNT).context["person"] == anna
    anna.refresh_from_db()
    assert anna.check_password(PASSWORD)


def changed(**claims: object):
    """Lie in these claims; None leaves one out."""

    def lie(said: Claims) -> Claims:
        found = {**said, **claims}
        return {name: value for name, value in found.items() if value is not None}

    return lie


LIES = {
    "another issuer": {"lie": changed(iss="https://zly.example")},
    "an issuer by another name": {"named": "https://zly.example"},
    "another nonce": {"lie": changed(nonce="a")},
    "no nonce": {"lie": changed(nonce=None)},
    "another audience": {"lie": changed(aud="inna-aplikacja")},
    "others, too": {"lie": changed(aud=[CLIENT, "inna"], azp="inna")},
    "expired": {"lie": changed(exp=int(time.time()) - 120)},
    "no end": {"lie": changed(exp=None)},
    "not signed": {"sign": Office.not_signed},
    "signed by another": {"sign": Office.signed_by_another},
    "signed with the public key": {"sign": Office.signed_with_the_public_key},
    "no token": {"sign": lambda office, said: ""},
    "no address verified": {"lie": changed(email_verified=False)},
    "verified in words": {"lie": changed(email_verified="false")},
    "nothing said of it": {"lie": changed(email_verified=None)},
    "no address": {"lie": changed(email=None), "userinfo": {"sub": "a-2"}},
}


@pytest.mark.parametrize("lie", LIES)
def test_no_lie_opens_an_account(office, anna, client, lie):
    for name, value in LIES[lie].items():
        is_ours = name == "sign"
        setattr(office, name, value.__get__(office) if is_ours else value)
    answer = come(client)
    assert answer.status_code in {200, 401, 403}
    assert "Nie udało się zalogować" in text_of(answer)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()
    assert Entry.objects.get(deed=Deed.SIGNED_IN).details["why"] in {
        "provider",
        "no_account",
    }


def test_an_answer_opens_only_the_browser_that_asked_and_only_once(office, anna):
    asked = Client()
    began = asked.get(BUTTON)
    back = requests.get(began["Location"], allow_redirects=False, timeout=5)
    there = urlsplit(back.headers["Location"])
    address = f"{there.path}?{there.query}"
    stranger = Client()
    assert "Nie udało się" in text_of(stranger.get(address))
    assert asked.get(address).status_code == 302
    assert is_in(asked)
    again = Client()
    again.get(address)
    assert not is_in(again)
    assert not is_in(stranger)


def test_a_request_changes_nothing_of_the_question(office, client):
    plain = parse_qs(urlsplit(client.get(BUTTON)["Location"]).query)
    bent = client.get(f"{BUTTON}?scope=admin&auth_params=nonce%3Da%26prompt%3Dnone")
    asked = parse_qs(urlsplit(bent["Location"]).query)
    assert asked.keys() == plain.keys()
    assert sorted(asked["scope"][0].split()) == ["email", "openid", "profile"]
    assert asked["nonce"] != ["a"]
    assert asked["redirect_uri"] == ["http://testserver/konto/office/office/back/"]


def test_nobody_ties_an_office_account_to_the_account_they_are_in(office, anna):
    client = Client()
    client.force_login(make_user(username="ktos"))
    answer = come(client, f"{BUTTON}?process=connect")
    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


def test_it_leads_to_no_other_site(office, anna, client):
    assert come(client, f"{BUTTON}?next=https://zly.example/")["Location"] == "/panel/"


def test_a_closed_account_stays_closed(office, anna, client):
    anna.is_active = False
    anna.save()
    come(client)
    assert not is_in(client)


def test_a_provider_that_is_silent_is_told_and_passwords_still_open(
    anna, client, settings
):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    settings.SOCIALACCOUNT_PROVIDERS = office_provider(settings.OIDC_ISSUER, "a", "b")
    assert "Nie udało się zalogować" in text_of(client.get(BUTTON))
    client.post("/konto/login/", {"login": "anna", "password": PASSWORD})
    assert is_in(client)


RULES = """
[[rule]]
claim = "groups"
value = "edukacja"
post = "Inspektor oświaty"
unit = "Wydział Edukacji"

[[rule]]
claim = "groups"
value = "kontrola"
role = "auditor"
"""


@pytest.fixture
def rules(settings, tmp_path) -> Path:
    path = tmp_path / "claims.toml"
    path.write_text(RULES)
    settings.OIDC_MAPPING_FILE = str(path)
    claims.read.cache_clear()
    return path


@pytest.mark.parametrize(
    ("rule", "groups", "is_made"),
    [
        ("never", ["edukacja"], False),
        ("with_post", ["edukacja"], True),
        ("with_post", ["inne"], False),
        ("all", [], True),
    ],
)
def test_accounts_are_made_by_rule(
    office, rules, settings, client, rule, groups, is_made
):
    settings.OIDC_CREATE_ACCOUNTS = rule
    office.claims["groups"] = groups
    make_user(username="anna")
    come(client)
    assert is_in(client) == is_made
    made = User.objects.filter(email="anna@example.org")
    assert [(one.username, str(one)) for one in made] == [
        ("anna2", "Anna Nowak")
    ] * is_made
    assert not any(one.has_usable_password() for one in made)


def held(user: User) -> set[str]:
    held = Appointment.objects.current(localdate()).filter(user=user)
    return set(held.values_list("post__title", flat=True))


def test_claims_give_posts_and_take_what_they_gave(office, rules, anna):
    by_hand = make_post(title="Z ręki")
    Appointment.objects.create(user=anna, post=by_hand)
    office.claims["groups"] = ["edukacja", "kontrola"]
    come(Client())
    auditor = Appointment.objects.get(user=anna, post__office_role="auditor").post
    assert held(anna) == {"Z ręki", "Inspektor oświaty", auditor.title}
    given = Appointment.objects.get(user=anna, post__title="Inspektor oświaty")
    assert given.post.unit.name == "Wydział Edukacji"
    come(Client())
    assert Appointment.objects.filter(user=anna).count() == 3
    office.claims["groups"] = ["kontrola"]
    come(Client())
    assert held(anna) == {"Z ręki", auditor.title}


def test_a_file_of_rules_that_means_nothing_is_refused(rules):
    rules.write_text(RULES.replace("auditor", "szef"))
    claims.read.cache_clear()
    assert "signing_in.E003" in {one.id for one in run_checks()}


def test_passwords_can_be_switched_off_with_a_link_for_emergencies(
    office, anna, settings, client
):
    settings.LOCAL_SIGN_IN = False
    page = client.get("/konto/login/")
    assert "password" not in page.content.decode()
    refused = client.post("/konto/login/", {"login": "anna", "password": PASSWORD})
    assert refused.status_code == 200
    assert client.get("/konto/password/reset/").status_code == 404
    assert client.get("/konto/2fa/webauthn/login/").status_code == 404
    assert not is_in(client)
    come(client)
    assert is_in(client)

    out = StringIO()
    call_command("sign_in_link", "anna", stdout=out)
    link = urlsplit(out.getvalue().splitlines()[-1]).path
    helped, again = Client(), Client()
    assert helped.get(link).status_code == 200
    assert not is_in(helped)
    assert helped.post(link).status_code == 302
    assert is_in(helped)
    assert again.post(link).status_code == 404


def test_somebody_must_get_in(settings):
    settings.LOCAL_SIGN_IN = False
    assert "signing_in.E002" in {one.id for one in run_checks()}


# Whoever has no password here confirms there ---------------------------------------


def waited(client: Client) -> None:
    """Let more time pass than nobody is asked again for."""
    session = client.session
    session[SIGNED_IN_AT] -= 7200
    session.save()


@pytest.fixture
def city(anna):
    """A strategy that Anna may publish; she has no password."""
    anna.set_unusable_password()
    anna.save()
    post = make_post(office_role=OfficeRole.OFFICE)
    Appointment.objects.create(user=anna, post=post)
    return make_strategy(slug="miasto", years=[2010], state="preparation")


PUBLISH = "/panel/struktura/miasto/stan/opublikuj/"
CONFIRM = f"/konto/office/confirm/?next={quote(PUBLISH, safe='')}"


def test_who_has_no_password_confirms_at_the_provider_and_the_deed_goes_on(
    office, city, client
):
    come(client)
    waited(client)
    asked = client.post(PUBLISH)
    assert asked["Location"] == CONFIRM
    page = client.get(CONFIRM)
    assert "Potwierdź kontem urzędu" in text_of(page)
    city.refresh_from_db()
    assert city.state == "preparation"
    begin = page.context["address"]
    question = parse_qs(urlsplit(Client().get(begin)["Location"]).query)
    assert question["prompt"] == ["login"]
    assert question["max_age"] == ["1800"]
    assert come(client, begin).status_code == 302
    city.refresh_from_db()
    assert city.state != "preparation"
    assert Entry.objects.get(deed=Deed.PUBLISHING).what == PUBLISH
    assert client.post("/panel/stanowiska/obsadzanie/").status_code == 422
    assert client.get("/konto/2fa/totp/activate/").status_code == 200


def test_factors_are_not_added_without_confirming_either(office, city, client):
    come(client)
    waited(client)
    assert "/office/confirm/" in client.get("/konto/2fa/totp/activate/")["Location"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"sub": "a-2", "email": "inna@example.org"}, "nie to, którym"),
        ({"auth_time": None}, "nie potwierdziła"),
        ({"auth_time": int(time.time()) - 2000}, "nie potwierdziła"),
        ({"auth_time": int(time.time()) + 2000}, "nie potwierdziła"),
        ({"auth_time": "teraz"}, "nie potwierdziła"),
    ],
)
def test_another_person_and_a_sign_in_of_before_confirm_nothing(
    office, city, client, said, told
):
    make_user(username="inna", email="inna@example.org")
    come(client)
    waited(client)
    client.post(PUBLISH)
    office.lie = changed(**said)
    answer = come(client, client.get(CONFIRM).context["address"])
    assert answer.status_code == 403
    assert told in text_of(answer)
    city.refresh_from_db()
    assert city.state == "preparation"
    assert client.get(ACCOUNT).context["person"].username == "anna"
    assert client.post(PUBLISH)["Location"] == CONFIRM


def test_confirming_signs_nobody_in_and_leads_to_no_other_site(office, anna, client):
    begin = f"{BUTTON}?process=confirm&next=https://zly.example/"
    assert come(client, begin).status_code == 403
    assert not is_in(client)
    come(client)
    page = client.get("/konto/office/confirm/?next=https://zly.example/")
    assert "zly.example" not in page.content.decode()
    assert come(client, begin)["Location"] == "/panel/"


def test_who_has_a_password_chooses_and_without_passwords_the_provider_is_asked(
    office, city, anna, client, settings
):
    anna.set_password(PASSWORD)
    anna.save()
    come(client)
    waited(client)
    there = client.post(PUBLISH)["Location"]
    assert there.startswith("/konto/reauthenticate/")
    assert "Użyj konta urzędu" in text_of(client.get(there))
    settings.LOCAL_SIGN_IN = False
    assert client.post(PUBLISH)["Location"] == CONFIRM
