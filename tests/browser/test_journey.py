"""The yearly cycle in a real browser, from opening the year to the public page."""

import pytest
from playwright.sync_api import Page, expect

from organisation.models import OfficeRole
from tasks.models import Task
from tests.browser.conftest import make_person, press
from tests.factories import (
    make_campaign,
    make_indicator,
    make_post,
    make_task,
    make_unit,
    year_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/panel/miasto/zadania/I.1.1/2013/"


@pytest.fixture
def task() -> Task:
    unit = make_unit("Wydział Promocji")
    task = make_task(
        title="Podnoszenie innowacyjności",
        stages=[{2012: ("60", "60"), 2013: ("20", None)}, {2013: ("20", None)}],
        executor=unit,
    )
    make_indicator(task, {2012: "12 714"}, name="Liczba firm")
    task.programme.coordinator = make_post("Naczelnik")
    task.programme.save()
    people = {
        "inspektor": make_post("Inspektor", unit=unit),
        "naczelnik": task.programme.coordinator,
        "biuro": make_post("Kierownik biura", office_role=OfficeRole.OFFICE),
    }
    for name, post in people.items():
        make_person(post, name, email=f"{name}@example.org")
    return task


def said(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for()
    page.wait_for_load_state()


def test_a_year_goes_from_the_campaign_to_the_public_page(page, task, enter):
    public = f"{task.get_absolute_url()}?rok=2013"
    page.goto(public)
    assert "60,0 ze 100,0" in page.inner_text("main")

    open_the_year(enter("biuro"))
    worker, chief = enter("inspektor"), enter("naczelnik")
    report(worker)
    send_back(chief)
    put_right(worker)
    page.reload()
    assert "60,0 ze 100,0" in page.inner_text("main")
    assert "inkubator" not in page.content()

    approve(chief)
    page.goto(public)
    text = page.inner_text("main")
    assert "90,0 ze 100,0" in text
    assert "13\u00a0000" in text
    assert "Otwarto inkubator." in text


def open_the_year(office: Page) -> None:
    office.get_by_role("link", name="Kampania 2013").click()
    office.get_by_label("Wskazówki").fill("Opisz krótko, co zrobiono.")
    press(office, "Otwórz kampanię")
    said(office, "Zapisano kampanię")


def report(worker: Page) -> None:
    """Save a draft, then submit it: what lacks is asked for."""
    said(worker, "Do wypełnienia: 1.")
    said(worker, "Opisz krótko, co zrobiono.")
    open_the_task(worker)
    worker.get_by_label("1. Etap 1 – wykonanie").fill("17,5")
    press(worker, "Zapisz szkic")
    said(worker, "Zapisano szkic")
    worker.get_by_label("2. Etap 2 – wykonanie").fill("15")
    worker.get_by_label("Liczba firm").fill("13 000")
    press(worker, "Zapisz i prześlij")
    said(worker, "w sprawozdaniu są braki")
    worker.get_by_label("Co zrobiono").fill("Otwarto inkubator.")
    press(worker, "Zapisz i prześlij")
    said(worker, "Przesłano do sprawdzenia")


def send_back(chief: Page) -> None:
    chief.goto("/panel/")
    said(chief, "Do sprawdzenia: 1.")
    open_the_task(chief)
    said(chief, "Co zmieni zatwierdzenie")
    chief.get_by_label("Dlaczego zwracasz").fill("W etapie 2 wykonano 12,5.")
    press(chief, "Zwróć do poprawy")
    said(chief, "Zwrócono do poprawy")


def put_right(worker: Page) -> None:
    worker.goto("/panel/")
    said(worker, "W etapie 2 wykonano 12,5.")
    open_the_task(worker)
    worker.get_by_label("2. Etap 2 – wykonanie").fill("12,5")
    press(worker, "Zapisz i prześlij")
    said(worker, "Przesłano do sprawdzenia")


def approve(chief: Page) -> None:
    chief.goto("/panel/")
    open_the_task(chief)
    press(chief, "Zatwierdź i opublikuj")
    said(chief, "Dane są już na stronie publicznej")


def open_the_task(page: Page) -> None:
    page.get_by_role("link", name="Podnoszenie innowacyjności").click()


@pytest.fixture
def opened(task) -> Task:
    make_campaign(year_of(task, 2013), plans_may_change=True)
    return task


def test_sums_run_and_mistakes_get_the_focus(opened, enter, complaints):
    page = enter("inspektor", ADDRESS)
    page.on(
        "console",
        lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None,
    )
    assert page.locator('[data-total="actual"]').inner_text() == "–"
    page.get_by_label("1. Etap 1 – wykonanie").fill("siedem")
    page.get_by_label("2. Etap 2 – wykonanie").fill("12,5")
    page.keyboard.press("Tab")
    expect(page.locator('[data-total="actual"]')).to_have_text("12,5")
    expect(page.locator('[data-to-date="actual"]')).to_have_text("72,5")
    press(page, "Zapisz szkic")
    alert = page.get_by_role("alert")
    assert "popraw 1 pole" in alert.inner_text()
    expect(alert).to_be_focused()
    assert page.get_by_label("2. Etap 2 – wykonanie").input_value() == "12,5"
    # The browser tells of the answer that says the form was not valid: as it should.
    assert [c for c in complaints if "422" not in c] == []


def test_the_cycle_works_with_the_keyboard_alone(opened, enter):
    page = enter("inspektor@example.org", by_form=True)
    tab_to(page, "Podnoszenie innowacyjności")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Podnoszenie").wait_for()
    page.get_by_label("1. Etap 1 – plan").focus()
    # Each stage's plan, what was carried out, a remark; then the indicator.
    for typed in ("21", "11", "Mało.", "19", "9", "Mniej.", "55"):
        page.keyboard.press("Control+a")
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    for typed in ("Zrobiono dużo.", "Nic.", "Dalej."):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    tab_to(page, "Zapisz i prześlij")
    page.keyboard.press("Enter")
    said(page, "Przesłano do sprawdzenia")

    chief = enter("naczelnik", ADDRESS)
    tab_to(chief, "Zatwierdź i opublikuj")
    chief.keyboard.press("Enter")
    said(chief, "Dane są już na stronie publicznej")


def tab_to(page: Page, words: str) -> None:
    """Tab on until what has the focus says so."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
    raise AssertionError(f"The keyboard does not reach {words}")


def test_the_second_of_two_people_sees_both_versions(opened, enter):
    page, other = enter("inspektor", ADDRESS), enter("biuro", ADDRESS)
    for one, figure in ((other, "15"), (page, "18")):
        one.get_by_label("1. Etap 1 – wykonanie").fill(figure)
        press(one, "Zapisz szkic")
    alert = page.get_by_role("alert")
    assert "1. Etap 1 – wykonanie\t–\t15\t18" in alert.inner_text()
    assert page.get_by_label("1. Etap 1 – wykonanie").input_value() == "18"


def test_without_javascript_and_on_a_narrow_phone_it_works_just_as_well(opened, enter):
    narrow = {
        "java_script_enabled": False,
        "viewport": {"width": 320, "height": 640},
    }
    page = enter("inspektor", by_form=True, **narrow)
    page.get_by_role("link", name="Podnoszenie innowacyjności").click()
    page.get_by_label("1. Etap 1 – wykonanie").fill("17,5")
    page.get_by_label("Dodaj pliki").set_input_files(
        {"name": "opis.txt", "mimeType": "text/plain", "buffer": "Żółw".encode()}
    )
    press(page, "Zapisz szkic")
    said(page, "Zapisano szkic")
    assert page.get_by_role("link", name="opis.txt").is_visible()
    press(page, "Zapisz i prześlij")
    page.get_by_label("Dlaczego są braki").fill("GUS poda w marcu.")
    press(page, "Zapisz i prześlij")
    said(page, "Przesłano do sprawdzenia")

    chief = enter("naczelnik", ADDRESS, **narrow)
    said(chief, "GUS poda w marcu.")
    press(chief, "Zatwierdź i opublikuj")
    said(chief, "Dane są już na stronie publicznej")
