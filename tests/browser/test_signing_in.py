"""A passkey in a real browser: added, then signed in with, under the strict CSP."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import make_person, press, sign_in
from tests.factories import make_post

pytestmark = pytest.mark.browser

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_is_added_and_signs_in_alone(page: Page, complaints, live_server):
    make_person(make_post(), "anna")
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    sign_in(page, "anna", "/konto/2fa/webauthn/add/")
    page.get_by_label("Nazwa klucza").fill("Telefon")
    page.get_by_label("Loguj się samym kluczem, bez hasła").check()
    press(page, "Dodaj klucz")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kody zapasowe")
    page.goto("/konto/2fa/")
    expect(page.get_by_role("listitem").filter(has_text="Telefon")).to_be_visible()
    press(page, "Wyloguj się")
    page.goto("/konto/login/?next=/panel/moje-konto/")
    press(page, "Zaloguj się kluczem dostępu")
    expect(page).to_have_url(re.compile("/panel/moje-konto/$"))
    assert complaints == []
