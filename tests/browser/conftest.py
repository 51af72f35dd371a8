"""A real Chromium, Debian's own, against a real server."""

import os
from collections.abc import Callable, Iterator
from shutil import which
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from organisation.models import Post, User
from tests.factories import make_user

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = which("chromium")
    if executable is None:
        pytest.skip("Debian's chromium is not installed (it is in CI)")
    # Playwright keeps a loop running in this thread, where Django forbids queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        # Threads of the server end with the browser, which may outlive the server.
        connection.inc_thread_sharing()
        yield found
        found.close()
        connection.dec_thread_sharing()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="module")
def server_of_module(django_db_setup: None) -> Iterator[str]:
    """Serve to a whole module what it made, at this address; the module clears up.

    After a test with `live_server` the database is empty.
    """
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(autouse=True)
def nobody_signed_in_yet(request: pytest.FixtureRequest) -> None:
    """Forget earlier attempts to sign in, of which an address has so many a minute.

    Tests that only read what a visit of their module saw start no server.
    """
    if "live_server" in request.fixturenames:
        request.getfixturevalue("live_server")
        cache.clear()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of: refused scripts, missing files, errors."""
    return []


@pytest.fixture
def page(browser: Browser, live_server, complaints: list[str]) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url,
        locale="pl-PL",
        viewport={"width": 1280, "height": 900},
    )
    found = context.new_page()
    found.set_default_timeout(30_000)
    found.on(
        "console",
        lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None,
    )
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    context.close()


PASSWORD = "tajne-haslo-1"
Enter = Callable[..., Page]


def make_person(post: Post, username: str, **fields: Any) -> User:
    """Make an account that can sign in."""
    password = make_password(PASSWORD)
    return make_user(post, username=username, password=password, **fields)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    # What the button led to may have only begun.
    page.wait_for_load_state()


def sign_in(page: Page, name: str, to: str = "/panel/") -> None:
    """Fill in the form and go on to a page."""
    page.set_default_timeout(30_000)
    page.goto(f"/konto/login/?next={to}")
    page.get_by_label("Nazwa użytkownika lub adres e-mail").fill(name)
    page.get_by_label("Hasło", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Wyloguj się").wait_for()
    # What is typed before its scripts are there, they never hear of.
    page.wait_for_load_state()


def session_of(name: str) -> str:
    """Return the key of a new session, as signing in would have given it."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def enter(browser: Browser, live_server) -> Iterator[Enter]:
    """Give a person a browser of their own: `enter("biuro", "/panel/")`.

    They are signed in already, or by the form, which takes a second more.
    """
    contexts = []

    def enter(
        name: str, to: str = "/panel/", *, by_form: bool = False, **options: Any
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url, locale="pl-PL", **options
        )
        contexts.append(context)
        page = context.new_page()
        if by_form:
            sign_in(page, name, to)
            return page
        page.set_default_timeout(30_000)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(name)}
        context.add_cookies([{**cookie, "url": live_server.url}])  # type: ignore[typeddict-item]
        page.goto(to)
        return page

    yield enter
    for context in contexts:
        context.close()
