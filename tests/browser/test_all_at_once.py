"""Thirty reports of a department in one table: pasted, two faults mended, submitted."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from reporting.models import Report, State
from reporting.transitions import content_of
from tasks.models import Task
from tests.browser.conftest import Enter, make_person
from tests.browser.test_accessibility import RULES, is_too_wide, violations
from tests.factories import (
    make_campaign,
    make_post,
    make_programme,
    make_task,
    make_unit,
    year_of,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/panel/miasto/2010/wszystkie/"
TASKS, STAGES = 30, 5
MOST_INTERACTIONS = 20
# In the first two lines what was carried out is no number.
FAULTS = {0: "1,,5", 1: "ok. 3"}


@pytest.fixture
def tasks() -> list[Task]:
    unit, programme = make_unit("Wydział Promocji"), make_programme()
    make_person(make_post(unit=unit), "realizator")
    cells = {2009: ("4", "2"), 2010: ("16", None)}
    made = [
        make_task(programme, stages=[cells] * STAGES, executor=unit)
        for _n in range(TASKS)
    ]
    make_campaign(year_of(made[0], 2010), plans_may_change=True)
    return made


def block() -> str:
    """Plan, carried out, to date, remark: as a spreadsheet copies them."""
    lines = []
    for number in range(TASKS * STAGES):
        done = FAULTS.get(number, "12,5")
        lines.append(f'16\t{done}\t14,5\t"Spotkania, {number}\nrazem"')
    return "\r\n".join([*lines, ""])


class Hands:
    """Counts what a person does: each key or run of keys, and each click."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str, times: int = 1) -> None:
        for _n in range(times):
            self.count += 1
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.count += 1
        self.page.keyboard.type(text)

    def click(self, target: Any) -> None:
        self.count += 1
        target.click()


def opened(enter: Enter) -> Page:
    screen = {"width": 1366, "height": 768}
    page = enter("realizator", ADDRESS, viewport=screen)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", block())
    return page


def field(page: Page, row: int, column: int) -> Any:
    return page.locator("[data-row]").nth(row).locator(".form-control").nth(column)


def all_are_submitted(page: Page) -> None:
    # Each of them is submitted in a transaction of its own.
    told = page.get_by_text(f"Przesłano: {TASKS} sprawozdań.")
    expect(told).to_be_visible(timeout=60_000)
    reports = list(Report.objects.select_related("latest"))
    assert [one.state for one in reports] == [State.SUBMITTED] * TASKS
    for report in reports:
        content = content_of(report)
        assert None not in content.figures.actual.values()
        assert len(content.notes) == STAGES


def test_a_department_is_filled_in_by_one_paste(tasks, enter):
    page = opened(enter)
    first = field(page, 0, 0)
    box = first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 768
    hands = Hands(page)
    hands.click(first)
    hands.press("Control+v")
    for row in FAULTS:
        expect(field(page, row, 1)).to_have_attribute("aria-invalid", "true")
        hands.click(field(page, row, 1))
        hands.type("1,5")
    hands.click(page.get_by_role("button", name="Prześlij gotowe"))
    all_are_submitted(page)
    assert hands.count <= MOST_INTERACTIONS


def test_the_same_by_keys_alone(tasks, enter):
    page = opened(enter)
    hands = Hands(page)
    # Past what every page has, past the filters, to the first field.
    for place, goal in ("treści", "#content"), ("tabeli", f"#t{tasks[0].pk}"):
        hands.press("Tab")
        link = page.get_by_role("link", name=f"Przejdź do {place}")
        expect(link).to_be_focused()
        hands.press("Enter")
        expect(page.locator(goal)).to_be_focused()
    hands.press("Tab", 2)
    expect(field(page, 0, 0)).to_be_focused()
    hands.press("Control+v")
    hands.press("ArrowRight")
    hands.type("1,5")
    hands.press("ArrowDown")
    hands.type("1,5")
    hands.press("Control+End")
    hands.press("Tab", 2)
    expect(page.get_by_role("button", name="Prześlij gotowe")).to_be_focused()
    hands.press("Enter")
    all_are_submitted(page)
    assert hands.count <= MOST_INTERACTIONS


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"viewport": {"width": 320, "height": 640}},
        {"color_scheme": "dark"},
    ],
    ids=["laptop", "phone", "dark"],
)
def test_each_cell_says_what_it_is_and_nothing_is_in_the_way(tasks, enter, how):
    page = enter("realizator", ADDRESS, **how)
    assert violations(page, RULES) == []
    width = how.get("viewport", {}).get("width", 1366)
    assert not is_too_wide(page, width)
    name = "I.1.1 1. Etap 1 Wykonanie 2010"
    expect(page.get_by_role("textbox", name=name)).to_be_visible()


def test_without_a_script_it_is_a_form_like_any_other(tasks, enter):
    page = enter("realizator", ADDRESS, java_script_enabled=False)
    name = "I.1.1 1. Etap 1 Wykonanie 2010"
    page.get_by_role("textbox", name=name).fill("1,5")
    page.get_by_role("button", name="Zapisz jako szkice").click()
    expect(page.get_by_text("Zapisano: 1 szkic")).to_be_visible()
    expect(page.get_by_role("textbox", name=name)).to_have_value("1,5")
