"""From an empty site to the public pages of another city, without the server.

A person with the README alone makes the first account, takes the template, types the
city's strategy into it, mends what the page names, and publishes.
"""

from pathlib import Path

import pytest
from django.core.cache import cache
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from exchange import uploads
from organisation.start_code import start_code
from tests.browser.conftest import press
from tests.exchange.workbook.another_city import CITY, SLIPS, TITLE, another_city

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _files_are_read_here(monkeypatch, settings, tmp_path):
    # The tests' database lies in their own process: it reads the files itself.
    monkeypatch.setattr(uploads, "start", lambda: None)
    settings.VAR_DIR = tmp_path
    cache.clear()


def begin(page: Page) -> None:
    """Make the first account, with the code that the server printed."""
    page.goto("/")
    page.get_by_role("link", name="Zacznij").click()
    for label, typed in (
        ("Kod startowy", start_code()),
        ("Imię", "Anna"),
        ("Nazwisko", "Nowak"),
        ("Nazwa użytkownika", "anna"),
        ("Hasło", "zielona-lipa-7"),
        ("Hasło jeszcze raz", "zielona-lipa-7"),
    ):
        page.get_by_label(label, exact=True).fill(typed)
    page.locator("main form button[type=submit]").click()
    page.get_by_role("button", name="Wyloguj się").wait_for()


def take_template(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Pobierz pusty szablon Excela").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def wait_until_read(page: Page) -> None:
    expect(page.get_by_text("Czytamy plik", exact=False).first).to_be_visible()
    assert uploads.read_waiting() == 1
    expect(page.locator("aside")).to_be_visible()


def test_a_clerk_brings_another_city_from_a_workbook_to_a_published_site(
    page, complaints, tmp_path
):
    begin(page)
    page.goto("/panel/struktura/")
    page.get_by_role("link", name="Dodaj strategię").first.click()
    sheets = load_workbook(take_template(page, tmp_path)).sheetnames
    assert {"Cele", "Programy", "Zadania", "Etapy", "Wskaźniki"} <= set(sheets)

    page.get_by_label("Plik strategii").set_input_files(another_city(tmp_path))
    press(page, "Załóż strategię")
    wait_until_read(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Nic się jeszcze nie zmieniło"
    )
    faults = page.locator("table[aria-labelledby=faults] tbody tr")
    expect(faults).to_have_count(len(SLIPS))
    for (sheet, cell, typed, _meant), row in zip(SLIPS, faults.all(), strict=True):
        expect(row).to_contain_text(sheet)
        expect(row).to_contain_text(cell)
        expect(row).to_contain_text(typed)
    expect(page.get_by_role("button", name="Załóż strategię")).to_be_disabled()

    mended = another_city(tmp_path, is_mended=True)
    page.get_by_label("Plik strategii").set_input_files(mended)
    press(page, "Wczytaj poprawiony plik")
    wait_until_read(page)
    expect(page.get_by_text("strategia jest w przygotowaniu")).to_be_visible()
    press(page, "Załóż strategię")
    expect(page.get_by_role("status")).to_contain_text("w przygotowaniu")
    expect(page.get_by_text("Zdrowi mieszkańcy").first).to_be_visible()

    page.goto(f"{page.url}stan/opublikuj/")
    press(page, "Opublikuj")
    page.goto("/")
    expect(page.locator("footer")).to_contain_text(TITLE)
    expect(page.locator("header")).to_contain_text(CITY)
    page.get_by_role("link", name="Zadania", exact=True).first.click()
    expect(page.get_by_text("Zadanie K.1.1 (tylko budowa)").first).to_be_visible()
    assert complaints == []
