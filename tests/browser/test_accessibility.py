"""axe-core finds nothing on any page, light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.hashers import make_password

from indicators.models import AbsentKind, Kind
from organisation.models import OfficeRole
from tests.factories import make_indicator, make_post, make_task, make_tree, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUBLIC = [
    "/",
    "/miasto/cele/I/",
    "/miasto/programy/I.1/",
    "/miasto/zadania/",
    "/miasto/zadania/I.1.1/",
    "/miasto/zadania/I.1.3/?rok=2009",
    "/miasto/zadania/I.9.9/",
    "/konto/login/",
    "/konto/password/reset/",
]
PANEL = [
    "/panel/",
    "/panel/miasto/zadania/I.1.1/2010/",
    "/konto/password/change/",
]
RULES = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ]
}


@pytest.fixture
def strategy():
    strategy = make_tree(tasks=4)
    task = make_task(
        strategy.goals.get().programmes.first(),
        stages=[{2009: ("10", "8"), 2010: ("80", "85")}],
    )
    make_indicator(task, {2009: "ok. 18", 2010: "5"})
    AbsentKind.objects.create(task=task, kind=Kind.IMPACT)
    make_user(
        make_post(office_role=OfficeRole.OFFICE),
        username="biuro",
        password=make_password("tajne-haslo-1"),
    )
    return strategy


def faults(page, addresses) -> list[str]:
    found = []
    for address in addresses:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                page.goto(address)
                result = Axe().run(page, options=RULES)
                where = f"{address} {width} {scheme}"
                found += [
                    f"{where}: {v['id']} {n['html'][:120]}"
                    for v in result.response["violations"]
                    for n in v["nodes"]
                ]
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    found.append(f"{where}: the page is wider than the window")
    return found


def test_public_pages_have_no_faults(page, strategy):
    assert faults(page, PUBLIC) == []


def test_pages_of_the_panel_have_no_faults(page, strategy):
    page.goto("/konto/login/")
    page.locator("[name=login]").fill("biuro")
    page.locator("[name=password]").fill("tajne-haslo-1")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Moje zadania").wait_for()
    assert faults(page, PANEL) == []


def test_a_form_with_mistakes_has_no_faults(page, strategy):
    page.goto("/konto/login/?next=/panel/miasto/zadania/I.1.3/2010/")
    page.locator("[name=login]").fill("biuro")
    page.locator("[name=password]").fill("tajne-haslo-1")
    page.keyboard.press("Enter")
    field = page.locator("td input").first
    field.fill("siedem")
    page.get_by_role("button", name="Zapisz i opublikuj").click()
    page.get_by_role("alert").wait_for()
    result = Axe().run(page, options=RULES)
    assert [v["id"] for v in result.response["violations"]] == []
    # The error is read with its field.
    described = page.locator("td input").first.get_attribute("aria-describedby") or ""
    assert "Wpisz liczbę" in page.inner_text(f"#{described.split()[-1]}")
