"""Values of indicators in a real browser: a block pasted, taken back, saved."""

import pytest
from playwright.sync_api import Page

from indicators.models import IndicatorValue
from organisation.models import OfficeRole
from tests.browser.conftest import Enter, make_person, press
from tests.factories import make_closed, make_indicator, make_post, make_task

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/panel/struktura/miasto/wartosci/"
# As a spreadsheet copies it.
BLOCK = "12\u00a0714\tok. 1800\r\n-\t5,5\r\n"


def paste(page: Page, text: str, row: int, year: int) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    line = page.locator(".values-grid [data-row]").nth(row)
    line.locator(f"[data-year='{year}'] input").focus()
    page.keyboard.press("Control+v")


def said(page: Page) -> str:
    return page.locator("[data-said]").inner_text().replace("\xa0", " ")


def test_a_block_is_pasted_taken_back_and_saved(enter: Enter):
    office = make_person(make_post("Biuro", office_role=OfficeRole.OFFICE), "biuro")
    task = make_task(stages=[{2009: ("10", "8")}])
    # Below what it belongs to, so that a block goes across.
    first = make_indicator(task.programme, {2009: "7"}, name="Ludność")
    second = make_indicator(task, name="Szkolenia")
    make_closed(task.strategy, 2009, by=office)
    page = enter("biuro", ADDRESS)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    paste(page, BLOCK, 0, 2010)
    assert "Wklejone pola: 4" in said(page)
    page.keyboard.press("Control+z")
    assert said(page) == "Cofnięto zmiany w polach: 4."
    assert page.locator(f"[name=v{first.pk}-2010]").input_value() == ""
    paste(page, "1\t2\t3\t4\t5", 0, 2010)
    assert "ma 1 × 5 pól" in said(page)

    paste(page, BLOCK, 0, 2010)
    # By keys alone: below 2010 of the first stands that of the second.
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("6,5")
    page.get_by_label("Dlaczego wartości się zmieniają").fill("Z archiwum")
    press(page, "Zapisz wartości")
    page.get_by_text("Zapisano 4 wartości").wait_for()
    texts = IndicatorValue.objects.exclude(year=2009).values_list(
        "indicator", "year", "text"
    )
    assert set(texts) == {
        (first.pk, 2010, "12 714"),
        (first.pk, 2011, "ok. 1800"),
        (second.pk, 2010, "-"),
        (second.pk, 2011, "6,5"),
    }
