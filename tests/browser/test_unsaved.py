"""A page on which something was typed asks before it is left; any other does not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Dialog, Page

from organisation.models import OfficeRole
from tests.browser.conftest import make_person
from tests.factories import make_campaign, make_indicator, make_post, make_task, year_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REPORT = "/panel/miasto/zadania/I.1.1/2013/"
CAMPAIGN = "/panel/miasto/2013/kampania/"


@pytest.fixture
def open_page(enter) -> Callable[[str], Page]:
    make_person(make_post(office_role=OfficeRole.OFFICE), "biuro")
    task = make_task(stages=[{2012: ("60", "60"), 2013: ("20", None)}])
    make_indicator(task)
    make_campaign(year_of(task, 2013), plans_may_change=True)
    return lambda address: enter("biuro", address.format(task=task.pk))


def asked_on_leaving(page: Page) -> list[str]:
    """Go elsewhere; return of which kind the questions were."""
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", leave)
    page.goto("/")
    return asked


@pytest.mark.parametrize(
    ("address", "field"),
    [
        (REPORT, "[name=done]"),
        (CAMPAIGN, "[name=instructions]"),
        ("/admin/tasks/task/{task}/change/", "[name=title]"),
        ("/admin/tasks/task/{task}/change/", "[name=stages-0-title]"),
    ],
)
def test_what_was_typed_is_asked_for(open_page, address, field):
    page = open_page(address)
    page.locator(field).fill("Niezapisany tekst")
    assert asked_on_leaving(page) == ["beforeunload"]


@pytest.mark.parametrize(
    "address",
    [REPORT, CAMPAIGN, "/admin/tasks/task/{task}/change/", "/admin/tasks/goal/add/"],
)
def test_where_nothing_was_typed_nothing_is_asked(open_page, address):
    page = open_page(address)
    page.locator("body").click()
    assert asked_on_leaving(page) == []


def test_what_was_typed_and_taken_back_is_nothing(open_page):
    page = open_page(CAMPAIGN)
    page.locator("[name=instructions]").fill("Tekst")
    page.locator("[name=instructions]").fill("")
    assert asked_on_leaving(page) == []


def test_sending_the_form_asks_nothing(open_page):
    page = open_page(REPORT)
    page.locator("[name=done]").fill("Zrobiono.")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("button", name="Zapisz szkic").click()
    page.get_by_role("status").filter(has_text="Zapisano szkic").wait_for()
    assert asked == []
    assert asked_on_leaving(page) == []


def test_signing_out_with_something_typed_is_asked_for(open_page):
    page = open_page(REPORT)
    page.locator("[name=done]").fill("Zrobiono.")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("button", name="Wyloguj się").click(no_wait_after=True)
    page.wait_for_function("document.querySelector('[name=done]').value")
    assert asked == ["beforeunload"]
    assert page.locator("[name=done]").input_value() == "Zrobiono."


def test_a_form_shown_again_with_a_mistake_is_not_saved_yet(open_page):
    page = open_page(CAMPAIGN)
    page.locator("[name=due_on]").fill("")
    page.get_by_role("button", name="Zapisz kampanię").click()
    page.get_by_role("alert").wait_for()
    page.locator("body").click()
    assert asked_on_leaving(page) == ["beforeunload"]


def test_taking_a_file_leaves_nothing_and_asks_nothing(open_page):
    page = open_page(REPORT)
    file = {"name": "lista.txt", "mimeType": "text/plain", "buffer": b"Lista"}
    page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]
    page.get_by_role("button", name="Zapisz szkic").click()
    page.get_by_role("status").filter(has_text="Zapisano szkic").wait_for()
    page.locator("[name=done]").fill("Zrobiono.")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with page.expect_download() as taken:
        page.get_by_role("link", name="lista.txt").click()
    assert taken.value.suggested_filename == "lista.txt"
    assert asked == []
