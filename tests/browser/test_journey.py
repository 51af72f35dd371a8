"""The main job in a real browser: figures entered, and read by anyone."""

import pytest
from django.contrib.auth.hashers import make_password

from organisation.models import OfficeRole
from tests.factories import make_indicator, make_post, make_task, make_unit, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def task():
    unit = make_unit("Wydział Promocji")
    task = make_task(
        title="Podnoszenie innowacyjności",
        stages=[{2012: ("60", "60"), 2013: ("20", "10")}, {2013: ("20", None)}],
        executor=unit,
    )
    make_indicator(task, {2012: "12 714"}, name="Liczba firm")
    make_user(
        make_post("Inspektor", unit=unit),
        username="inspektor",
        email="inspektor@example.org",
        password=make_password("tajne-haslo-1"),
    )
    return task


def sign_in(page, login="inspektor"):
    page.get_by_label("Nazwa użytkownika lub adres e-mail").fill(login)
    page.get_by_label("Hasło", exact=True).fill("tajne-haslo-1")
    page.keyboard.press("Enter")


def test_an_official_enters_figures_and_the_public_reads_them(page, task, complaints):
    page.goto(task.get_absolute_url())
    assert "70,0 ze 100,0" in page.inner_text("main")
    page.get_by_role("link", name="Logowanie dla urzędu").click()
    sign_in(page)
    page.get_by_role("link", name="Podnoszenie innowacyjności").click()
    page.get_by_label("1. Etap 1 – wykonanie").fill("")
    assert page.locator('[data-total="actual"]').inner_text() == "–"
    page.keyboard.press("Tab")
    assert page.locator('[data-to-date="actual"]').inner_text() == "60"

    page.get_by_label("1. Etap 1 – wykonanie").fill("siedem")
    page.get_by_label("2. Etap 2 – wykonanie").fill("12,5")
    page.get_by_role("button", name="Zapisz i opublikuj").click()
    alert = page.get_by_role("alert")
    assert "popraw 1 pole" in alert.inner_text()
    assert alert.evaluate("e => e === document.activeElement")
    assert page.get_by_label("2. Etap 2 – wykonanie").input_value() == "12,5"

    page.get_by_label("1. Etap 1 – wykonanie").fill("17,5")
    page.get_by_label("Liczba firm").fill("13 000")
    assert page.locator('[data-total="actual"]').inner_text() == "30"
    assert page.locator('[data-to-date="actual"]').inner_text() == "90"
    page.get_by_role("button", name="Zapisz i opublikuj").click()
    assert "Zapisano 3 zmiany" in page.inner_text("main")

    page.get_by_role("button", name="Wyloguj się").click()
    page.goto(task.get_absolute_url())
    text = page.inner_text("main")
    assert "90,0 ze 100,0" in text
    assert "13\u00a0000" in text
    # The browser tells of the answer that says the form was not valid: as it should.
    assert [c for c in complaints if "422" not in c] == []


def test_the_form_works_with_the_keyboard_alone(page, task):
    page.goto("/konto/login/?next=/panel/miasto/zadania/I.1.1/2013/")
    page.keyboard.press("Tab")
    sign_in(page, "inspektor@example.org")
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_label("1. Etap 1 – plan").focus()
    for typed in ("21", "11", "19", "9", "55"):
        page.keyboard.press("Control+a")
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent.trim()")
    assert focused == "Zapisz i opublikuj"
    page.keyboard.press("Enter")
    page.get_by_text("Zapisano 3 zmiany").wait_for()


def test_the_second_of_two_people_sees_both_versions(page, browser, live_server, task):
    address = "/panel/miasto/zadania/I.1.1/2013/"
    page.goto(f"/konto/login/?next={address}")
    sign_in(page)
    make_user(
        make_post(office_role=OfficeRole.OFFICE),
        username="biuro",
        password=make_password("tajne-haslo-1"),
    )
    other = browser.new_context(base_url=live_server.url, locale="pl-PL").new_page()
    other.goto(f"/konto/login/?next={address}")
    sign_in(other, "biuro")
    for one, figure in ((other, "15"), (page, "18")):
        one.get_by_label("1. Etap 1 – wykonanie").fill(figure)
        one.get_by_role("button", name="Zapisz i opublikuj").click()
    alert = page.get_by_role("alert")
    assert "1. Etap 1 – wykonanie\t10\t15\t18" in alert.inner_text()
    assert page.get_by_label("1. Etap 1 – wykonanie").input_value() == "18"
    other.context.close()


def test_without_javascript_figures_are_entered_just_as_well(
    browser, live_server, task
):
    context = browser.new_context(
        base_url=live_server.url, locale="pl-PL", java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/konto/login/?next=/panel/miasto/zadania/I.1.1/2013/")
    sign_in(page)
    page.get_by_label("1. Etap 1 – wykonanie").fill("17,5")
    page.get_by_role("button", name="Zapisz i opublikuj").click()
    assert "Zapisano 1 zmianę" in page.inner_text("main")
    context.close()
