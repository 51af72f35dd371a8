"""The plan of a task in a real browser: pasted, changed by keys alone, saved."""

from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Sum
from playwright.sync_api import Page, expect

from organisation.models import OfficeRole
from tasks.models import Stage, StageYear, Task
from tests.browser.conftest import Enter, make_person, press
from tests.browser.test_accessibility import RULES, is_too_wide, violations
from tests.factories import (
    make_goal,
    make_post,
    make_programme,
    make_strategy,
    make_task,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/panel/struktura/miasto/zadania/I.1.1/plan/"
# As a spreadsheet copies it: commas, spaces, percent signs, dashes.
BLOCK = "\r\n".join(
    [
        "Rozpoznanie\t5\t5\t-\t\t",
        "Strona\t2,5\t2,5 %\t2,5\t2,5\t",
        "Koszty\t–\t10\u00a0%\t\t\t",
        '"Zbieranie\ninformacji"\t5\t5\t5\t5\t',
        "Koncepcja\t\t15\t10\t10\t",
        "Wdrożenie\t\t\t\t 10 \t",
        "",
    ]
)
SUM = Decimal("95")


@pytest.fixture
def task() -> Task:
    make_person(make_post("Biuro", office_role=OfficeRole.OFFICE), "biuro")
    return make_task(stages=[])


def opened(enter: Enter, address: str = ADDRESS, **options: Any) -> Page:
    page = enter("biuro", address, **options)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def field(page: Page, row: int, column: int):
    """Return a field of the grid: the title is in column 0."""
    rows = page.locator(".plan-grid [data-row]")
    return rows.nth(row).locator(".form-control").nth(column)


def paste(page: Page, text: str, row: int, column: int) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    field(page, row, column).focus()
    page.keyboard.press("Control+v")


def said(page: Page) -> str:
    return page.locator("[data-said]").inner_text().replace("\xa0", " ")


def whole(page: Page) -> str:
    return page.locator("[data-whole-plan]").inner_text()


def plan_of(task: Task) -> Decimal | None:
    total: Decimal | None = StageYear.objects.filter(stage__task=task).aggregate(
        sum=Sum("planned")
    )["sum"]
    return total


def test_a_plan_is_pasted_changed_by_keys_and_saved(task, enter):
    page = opened(enter)
    paste(page, BLOCK, 0, 0)
    assert "Wklejone pola: 36" in said(page)
    assert whole(page) == "95,0"
    assert "Brakuje 5,0" in page.inner_text(".plan-lead")
    line = page.locator("polyline.planned").get_attribute("points") or ""

    # By keys alone: from the title of the first stage to 2013 of the sixth.
    field(page, 0, 0).focus()
    for _n in range(5):
        page.keyboard.press("Enter")
    page.keyboard.press("End")
    for _n in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("[data-whole-plan]")).to_have_text("100,0")
    assert "To dokładnie 100" in page.inner_text(".plan-lead")
    # The sums are read aloud, and the line of the plan moved.
    heard = page.locator("[data-heard]").inner_text()
    assert "Rok 2013: 5. Cały plan: 100 ze 100" in heard.replace("\xa0", " ")
    assert page.locator("polyline.planned").get_attribute("points") != line
    assert "plan 100,0" in page.inner_text("[data-curve]")

    press(page, "Zapisz plan")
    page.get_by_text("Zapisano plan").wait_for()
    assert plan_of(task) == 100
    assert [one.title for one in task.stages.all()] == [
        *("Rozpoznanie", "Strona", "Koszty", "Zbieranie informacji"),
        *("Koncepcja", "Wdrożenie"),
    ]
    assert field(page, 1, 1).input_value() == "2,5"


def test_the_same_without_javascript(task, enter):
    page = enter("biuro", ADDRESS, java_script_enabled=False)
    for row, line in enumerate([("Pierwszy", "60"), ("Drugi", "30,5")]):
        page.get_by_label(f"Nowy etap {row + 1}: nazwa").fill(line[0])
        page.get_by_label(f"Nowy etap {row + 1}, 2010").fill(line[1])
    press(page, "Dodaj etap")
    page.get_by_text("Jest wiersz na jeszcze jeden etap").wait_for()
    assert whole(page) == "90,5"
    page.get_by_label("Nowy etap 7: nazwa").fill("Trzeci")
    page.get_by_label("Nowy etap 7, 2013").fill("9,5 %")
    press(page, "Zapisz plan")
    page.get_by_text("Zapisano plan").wait_for()
    assert "To dokładnie 100" in page.inner_text(".plan-lead")
    assert plan_of(task) == 100


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ("1\t2\t3\t4\t5\t6\t7", "ma 1 × 7 pól"),
        ("1\n" * 9, "ma 9 × 1 pól"),
    ],
)
def test_what_has_no_room_is_named_and_nothing_is_half_pasted(task, enter, block, why):
    page = opened(enter)
    field(page, 0, 1).fill("7")
    paste(page, block, 0, 1)
    assert "Nic nie wklejono" in said(page)
    assert why in said(page)
    assert whole(page) == "7,0"
    assert field(page, 0, 2).input_value() == ""


def test_what_is_no_number_is_put_in_and_told_at_the_cell(task, enter):
    page = opened(enter)
    paste(page, "5\t#ARG!\t\t\t\t99\r\ndużo\t-5\t1,234\r\n", 0, 1)
    # The sum of a stage is only read.
    assert "Wklejone pola: 8. Pominięte, bo tylko do odczytu: 1." in said(page)
    assert "Do poprawienia: 4." in said(page)
    assert whole(page) == "5,0"
    told = {
        (0, 2): ("#ARG!", "To jest błąd arkusza, nie liczba. Wpisz liczbę."),
        (1, 1): ("dużo", "Wpisz liczbę, na przykład 7,5."),
        (1, 2): ("-5", "Wpisz liczbę nie mniejszą od zera."),
        (1, 3): ("1,234", "Wpisz najwyżej dwa miejsca po przecinku."),
    }
    for (row, column), (text, why) in told.items():
        cell = field(page, row, column)
        assert cell.input_value() == text
        expect(cell).to_have_accessible_description(why)
        expect(cell).to_have_attribute("aria-invalid", "true")
    assert violations(page, RULES) == []
    # Mended, the sentence goes at once.
    field(page, 1, 1).fill("2")
    expect(field(page, 1, 1)).not_to_have_attribute("aria-invalid", "true")
    assert whole(page) == "7,0"


def test_steps_are_taken_back_and_done_again(task, enter):
    page = opened(enter)
    field(page, 0, 1).fill("7")
    paste(page, "1\t2\n3\t4", 0, 1)
    page.keyboard.type("5")
    assert whole(page) == "14,0"
    for expected in ("10,0", "7,0", "0,0"):
        page.keyboard.press("Control+z")
        assert whole(page) == expected
    for expected in ("7,0", "10,0", "14,0"):
        page.keyboard.press("Control+y")
        assert whole(page) == expected
    paste(page, "8", 1, 1)
    press(page, "Cofnij")
    assert whole(page) == "14,0"
    # What is typed is taken back by keys alone: the bar does not move meanwhile.
    expect(page.get_by_role("button", name="Cofnij", exact=True)).to_be_hidden()


def test_a_block_is_chosen_copied_cut_filled_and_cleared(task, enter):
    page = opened(enter)
    paste(page, BLOCK, 0, 0)
    field(page, 3, 1).focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(f"Shift+{key}")
    assert "Zaznaczono 2 × 3 pól" in said(page)
    page.keyboard.press("Control+c")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == "5\t5\t5\n\t15\t10\n"
    page.keyboard.press("Control+x")
    assert whole(page) == "55,0"
    page.keyboard.press("Control+z")
    assert whole(page) == "95,0"

    # By mouse: drawn over two rows, then filled down.
    first, last = field(page, 1, 1).bounding_box(), field(page, 2, 2).bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 20, first["y"] + 10)
    page.mouse.down()
    page.mouse.move(last["x"] + 20, last["y"] + 10, steps=4)
    page.mouse.up()
    page.keyboard.press("Control+d")
    assert [field(page, 2, n).input_value() for n in (1, 2)] == ["2,5", "2,5"]
    field(page, 0, 1).click()
    field(page, 5, 5).click(modifiers=["Shift"])
    page.keyboard.press("Delete")
    assert whole(page) == "0,0"
    # A line break within a title comes and goes in quotes.
    field(page, 0, 0).focus()
    page.keyboard.press("Control+c")
    assert page.evaluate("() => navigator.clipboard.readText()") == "Rozpoznanie"


def test_text_is_replaced_or_edited_as_in_a_spreadsheet(task, enter):
    page = opened(enter)
    cell = field(page, 0, 1)
    cell.fill("17")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("F2")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Backspace")
    page.keyboard.type("2")
    assert cell.input_value() == "27"
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("3")
    assert cell.input_value() == "3"
    page.keyboard.press("ArrowRight")
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    assert [field(page, 0, n).input_value() for n in (1, 2, 3)] == ["3", "4", "5"]
    # Enter goes on below where the run of Tab began.
    page.keyboard.press("Enter")
    page.keyboard.type("6")
    assert field(page, 1, 2).input_value() == "6"


def test_escape_takes_back_what_was_typed_into_a_cell(task, enter):
    page = opened(enter)
    field(page, 0, 1).fill("7")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.type("99")
    assert whole(page) == "99,0"
    page.keyboard.press("Escape")
    assert whole(page) == "7,0"


def test_a_stage_is_added_and_named_in_place(task, enter):
    page = opened(enter)
    press(page, "Dodaj etap")
    page.keyboard.type("Siódmy")
    page.get_by_label("Nowy etap 7, 2013").fill("12")
    assert whole(page) == "12,0"
    press(page, "Zapisz plan")
    page.get_by_text("Zapisano plan").wait_for()
    assert Stage.objects.get().title == "Siódmy"
    assert plan_of(task) == 12


def test_stages_of_an_earlier_strategy_are_copied(task, enter):
    old = make_strategy("dawna", years=(2001, 2002))
    make_task(make_programme(make_goal(old)), stages=[{}, {}], title="Dawne")
    page = opened(enter)
    page.get_by_text("Skopiuj etapy zadania z wcześniejszej strategii").click()
    page.get_by_label("Zadanie", exact=True).select_option(label="I.1.1 Dawne")
    press(page, "Skopiuj etapy")
    page.get_by_text("Skopiowano 2 etapy").wait_for()
    assert field(page, 1, 0).input_value() == "Etap 2"
    assert not task.stages.exists()


@pytest.fixture
def planned(task) -> Task:
    shares = {2009: ("5", "4"), 2010: ("5", "5"), 2011: ("5", None)}
    return make_task(task.programme, stages=[shares] * 6)


def test_six_stages_of_five_years_stand_above_the_fold(planned, enter):
    page = opened(
        enter,
        ADDRESS.replace("I.1.1", "I.1.2"),
        viewport={"width": 1366, "height": 768},
    )
    actions = page.locator(".plan .actions").bounding_box()
    last = page.locator(".plan-running").bounding_box()
    assert actions
    assert last
    assert last["y"] + last["height"] <= actions["y"]


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS.replace("I.1.1", "I.1.2")])
def test_it_has_no_faults_wide_and_narrow_light_and_dark(planned, enter, address):
    page = opened(enter, address)
    for width in (1366, 320):
        page.set_viewport_size({"width": width, "height": 768})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            assert violations(page, RULES) == []
            assert not is_too_wide(page, width)
    page.emulate_media(color_scheme="light")
    page.goto(address)
    paste(page, "1\t2\n3\t4", 0, 1)
    assert violations(page, RULES) == []
    page.goto("/panel/struktura/miasto/programy/I.1/plan/")
    assert violations(page, RULES) == []
    assert not is_too_wide(page, 320)


def test_on_a_phone_a_stage_is_a_block_that_is_filled_in(planned, enter):
    page = opened(
        enter,
        ADDRESS.replace("I.1.1", "I.1.2"),
        viewport={"width": 320, "height": 640},
    )
    cell = page.get_by_label("1. Etap 1, 2013", exact=True)
    cell.fill("7,5")
    box = cell.bounding_box()
    assert box
    assert box["height"] >= 44
    press(page, "Zapisz plan")
    page.get_by_text("Zapisano plan").wait_for()
    assert plan_of(planned) == Decimal("97.5")
