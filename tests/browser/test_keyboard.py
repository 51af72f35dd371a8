"""What came of an action gets the focus, and no key does an action by accident."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from organisation.models import OfficeRole
from reporting.models import Report, State
from tasks.models import Task
from tests.browser.conftest import make_person, press
from tests.factories import (
    draft,
    make_campaign,
    make_post,
    make_report,
    make_task,
    year_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YEAR = "/panel/miasto/2013/"
REPORT = "/panel/miasto/zadania/I.1.1/2013/"


@pytest.fixture
def office():
    return make_person(make_post(office_role=OfficeRole.OFFICE), "biuro")


@pytest.fixture
def task(office) -> Task:
    task = make_task(stages=[{2012: ("60", "60"), 2013: ("20", None)}])
    make_campaign(year_of(task, 2013), plans_may_change=True)
    return task


@pytest.fixture
def in_state(task, office) -> Callable[[State], Report]:
    """Bring the task's report to a state."""

    def bring(state: State) -> Report:
        what = draft(task, "7", done="Zrobiono.")
        return make_report(task, year_of(task, 2013), state, by=office, what=what)

    return bring


@pytest.fixture
def open_page(enter) -> Callable[[str], Page]:
    """Open a page as the strategy office, without JavaScript."""
    return lambda to: enter("biuro", to, java_script_enabled=False)


def gets_the_focus(page: Page, words: str) -> None:
    """Wait until what begins so has it: often on a page that is yet to come."""
    begins = r"\s+".join(map(re.escape, words.split()))
    expect(page.locator(":focus")).to_have_text(re.compile(rf"^\s*{begins}"))


def focused(page: Page) -> str:
    """Read what has the focus, as it would be read aloud."""
    page.locator(":focus").wait_for()
    return " ".join(page.locator(":focus").inner_text().split())


def test_what_is_wrong_with_a_campaign_gets_the_focus(open_page, task):
    page = open_page(f"{YEAR}kampania/")
    page.locator("[name=due_on]").fill("2001-01-01")
    press(page, "Zapisz kampanię")
    gets_the_focus(page, "Nie zapisano")


def test_what_came_of_a_deed_with_many_reports_gets_the_focus(open_page, task):
    page = open_page(f"{YEAR}sprawozdania/")
    press(page, "Zatwierdź zaznaczone")
    gets_the_focus(page, "Zaznacz co najmniej jedno")


def test_a_draft_with_gaps_gets_the_focus_on_what_is_missing(open_page, task):
    page = open_page(REPORT)
    press(page, "Zapisz i prześlij")
    expect(page.locator(":focus")).to_contain_text("w sprawozdaniu są braki")


def test_a_refused_sign_in_gets_the_focus(browser, live_server):
    page = browser.new_page(base_url=live_server.url, java_script_enabled=False)
    page.goto("/konto/login/")
    page.locator("[name=login]").fill("nikt")
    page.locator("[name=password]").fill("nic")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.close()


def test_a_return_without_a_reason_says_so_first(open_page, in_state):
    in_state(State.SUBMITTED)
    page = open_page(REPORT)
    press(page, "Zwróć do poprawy")
    gets_the_focus(page, "Nie zapisano: popraw 1 pole")
    assert page.title().startswith("Błąd:")
    page.get_by_role("link", name="Dlaczego zwracasz").click()
    expect(page.locator("[name=reason]")).to_be_focused()


def test_what_files_are_taken_is_read_with_their_field(open_page, task):
    page = open_page(REPORT)
    help_id = page.get_by_label("Dodaj pliki").get_attribute("aria-describedby")
    assert "PDF" in page.locator(f"#{help_id}").inner_text()


def test_enter_in_a_field_publishes_no_correction_and_saves_a_draft(
    open_page, in_state
):
    report = in_state(State.APPROVED)
    page = open_page(f"{REPORT}poprawka/")
    page.get_by_label("Dlaczego poprawiasz").fill("Pomyłka.")
    page.get_by_label("1. Etap 1 – wykonanie").fill("9")
    page.keyboard.press("Enter")
    press(page, "Opublikuj poprawkę")
    page.get_by_text("Opublikowano poprawkę").first.wait_for()
    # One correction, by the button: Enter would have been the first of two.
    assert report.versions.count() == 3


def test_enter_in_a_field_of_a_report_saves_a_draft(open_page, task):
    page = open_page(REPORT)
    page.get_by_label("1. Etap 1 – wykonanie").fill("9")
    page.keyboard.press("Enter")
    gets_the_focus(page, "Zapisano szkic")


def test_a_refused_password_gets_the_focus(open_page, task):
    page = open_page("/konto/password/change/")
    page.locator("[name=oldpassword]").fill("inne")
    page.locator("[name=password1]").fill("zupelnie-nowe-1")
    page.locator("[name=password2]").fill("zupelnie-nowe-2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Błąd:")


COVERED = """() => {
  const own = document.activeElement.getBoundingClientRect();
  const bar = document.querySelector(".figures .actions");
  const top = bar.getBoundingClientRect().top;
  return !bar.contains(document.activeElement) && own.bottom > top;
}"""


@pytest.mark.parametrize("size", [(1280, 900), (320, 640), (1280, 500)])
def test_the_bar_of_deeds_covers_nothing_that_the_keyboard_reaches(
    open_page, task, size
):
    page = open_page(REPORT)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.get_by_label("1. Etap 1 – plan").focus()
    while "Zapisz szkic" not in focused(page):
        assert not page.evaluate(COVERED), page.locator(":focus").get_attribute("name")
        page.keyboard.press("Tab")
