"""A site begun from nothing, a strategy published, and the way to the others."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from organisation.models import OfficeRole
from organisation.start_code import start_code
from tasks import life
from tasks.models import Strategy, StrategyState
from tests.browser.conftest import make_person
from tests.browser.test_accessibility import RULES, is_too_wide, violations
from tests.factories import (
    make_goal,
    make_post,
    make_programme,
    make_strategy,
    make_task,
)

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 320, "height": 700}


def no_faults(page: Page) -> None:
    assert violations(page, RULES) == []
    assert page.viewport_size is not None
    assert not is_too_wide(page, page.viewport_size["width"])


def page_of(browser: Browser, address: str, **how: Any) -> Page:
    page = browser.new_context(base_url=address, **how).new_page()
    page.set_default_timeout(20_000)
    return page


def filled(slug: str, title: str) -> Strategy:
    strategy = make_strategy(slug, state=StrategyState.PREPARATION)
    Strategy.objects.filter(pk=strategy.pk).update(title=title)
    programme = make_programme(make_goal(strategy))
    make_task(programme, stages=[{2009: ("60", "40")}])
    return Strategy.objects.get(pk=strategy.pk)


def test_from_nothing_to_a_published_strategy(browser, live_server, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    page = page_of(browser, live_server.url, viewport=WIDE)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wkrótce")
    no_faults(page)
    page.get_by_role("link", name="Zacznij").click()
    no_faults(page)
    typed = {
        "Kod startowy": start_code(),
        "Imię": "Anna",
        "Nazwisko": "Nowak",
        "Nazwa użytkownika": "anna",
    }
    for label, text in typed.items():
        page.get_by_label(label).fill(text)
    page.get_by_label("Hasło", exact=True).fill("zielona-lipa-7")
    page.get_by_label("Hasło jeszcze raz").fill("zielona-lipa-7")
    page.get_by_role("button", name="Załóż konto").click()
    expect(page.get_by_text("Konto jest założone")).to_be_visible()
    filled("miasto", "Strategia Miasta")
    page.goto("/panel/struktura/miasto/stan/")
    no_faults(page)
    page.get_by_role("link", name="Zobacz, co pokaże publikacja").click()
    no_faults(page)
    page.get_by_role("button", name="Opublikuj").click()
    expect(page.get_by_text("widzą ją wszyscy")).to_be_visible()
    no_faults(page)
    stranger = page_of(browser, live_server.url, viewport=PHONE)
    stranger.goto("/")
    expect(stranger.get_by_text("Strategia Miasta").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scripts", [True, False])
def test_the_way_to_another_strategy_is_two_clicks(
    browser, live_server, scheme, scripts
):
    for slug, title in (("a", "Strategia A"), ("b", "Strategia B"), ("c", "C")):
        life.publish(filled(slug, title))
    how = {"color_scheme": scheme, "java_script_enabled": scripts}
    page = page_of(browser, live_server.url, viewport=PHONE, **how)
    page.goto("/en/a/zadania/")
    page.get_by_text("Other strategies").click()
    if scripts:
        no_faults(page)
    page.get_by_role("link", name="Strategia B").click()
    expect(page).to_have_url(f"{live_server.url}/en/b/")
    page.goto("/strategie/")
    if scripts:
        no_faults(page)
    page.get_by_role("link", name="Strategia A").click()
    expect(page).to_have_url(f"{live_server.url}/a/")


def test_what_is_in_preparation_says_so_to_who_sees_it(enter):
    filled("miasto", "Strategia Miasta")
    make_person(make_post(office_role=OfficeRole.OFFICE), "biuro")
    page = enter("biuro", "/miasto/", viewport=WIDE)
    expect(page.get_by_text("W przygotowaniu: mieszkańcy")).to_be_visible()
    no_faults(page)
    page.goto("/panel/struktura/miasto/stan/usun/")
    no_faults(page)
    page.goto("/panel/struktura/miasto/stan/lata/2010/")
    no_faults(page)
