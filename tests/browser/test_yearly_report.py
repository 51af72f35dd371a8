"""The head of department closes the year and takes the report away."""

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import expect

from annual_report import exports
from annual_report.models import Export, ExportState, Snapshot
from organisation.models import OfficeRole
from tests.browser.conftest import make_person
from tests.factories import make_post, make_tree

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/panel/miasto/2010/raport/"


@pytest.fixture
def office(enter, monkeypatch):
    # The tests' database lies in their own process: it makes the files itself.
    monkeypatch.setattr(exports, "start", lambda: None)
    make_tree(tasks=4)
    make_person(make_post(office_role=OfficeRole.OFFICE), "biuro")
    return enter("biuro", ADDRESS)


def test_a_year_is_closed_and_its_report_is_taken_away(office, page, tmp_path):
    office.get_by_role("link", name="Zamknij rok 2010").click()
    office.get_by_role("button", name="Zamknij rok 2010").click()
    expect(office.get_by_role("status")).to_contain_text("utrwalono wersję 1")
    office.get_by_label("Zakres").select_option(label="I. Cel I")
    office.get_by_label("JSON").check()
    office.get_by_role("button", name="Przygotuj plik").click()
    expect(office.locator("progress")).to_be_visible()
    said = office.get_by_role("status")
    expect(said).to_be_empty()
    exports.make_waiting()
    expect(said).to_have_text("Plik jest gotowy.")
    link = office.get_by_role("link", name="Pobierz plik")
    expect(link).to_be_visible()
    with office.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "miasto-raport-2010-I-v1.json"

    page.goto("/miasto/raporty/")
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").click()
    path = tmp_path / "raport.json"
    download.value.save_as(path)
    assert digest_of(path) == Snapshot.objects.get().sha256


def test_the_focus_stays_while_a_file_is_made_and_goes_to_it(office):
    office.get_by_role("button", name="Przygotuj plik").click()
    again = office.get_by_role("link", name="Sprawdź ponownie")
    again.focus()
    Export.objects.update(state=ExportState.RUNNING, done=1, total=4)
    expect(office.get_by_text("Zapisano 1 spośród 4 zadań.")).to_be_visible()
    expect(again).to_be_focused()
    Export.objects.update(state=ExportState.WAITING)
    exports.make_waiting()
    expect(office.get_by_role("link", name="Pobierz plik")).to_be_focused()
    expect(again).to_have_count(0)
    expect(office.get_by_role("status")).to_have_text("Plik jest gotowy.")


def test_what_is_chosen_is_seen_in_any_colours(office):
    radio = office.get_by_label("Excel")
    style = "e => [getComputedStyle(e).backgroundImage, getComputedStyle(e).appearance]"
    office.emulate_media(color_scheme="dark")
    # Dark on the light accent: Bootstrap's own sign is white.
    on_accent = office.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--on-accent')"
    )
    assert on_accent.strip().replace("#", "%23") in radio.evaluate(style)[0]
    office.emulate_media(forced_colors="active")
    assert radio.evaluate(style)[1] == "auto"


def test_a_missing_reason_leads_to_the_form_that_lacks_it(office):
    office.get_by_role("link", name="Zamknij rok 2010").click()
    office.get_by_role("button", name="Zamknij rok 2010").click()
    office.get_by_role("button", name="Otwórz ponownie rok 2010").click()
    expect(office.locator("#errors")).to_be_focused()
    office.get_by_role("link", name="Powód").click()
    expect(office.get_by_label("Powód")).to_have_attribute("aria-invalid", "true")
    reopening = office.get_by_role("form", name="Otwórz rok ponownie")
    expect(reopening.get_by_label("Powód")).to_be_focused()


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_it_works_with_the_keyboard_alone(office):
    office.get_by_label("Wersja").focus()
    office.keyboard.press("Tab")  # what it covers
    office.keyboard.press("Tab")  # the format
    office.keyboard.press("ArrowDown")
    assert office.evaluate("document.activeElement.value") == "docx"
    office.keyboard.press("Tab")
    office.keyboard.press("Enter")
    expect(office.get_by_role("heading", level=1)).to_contain_text(": Word")
