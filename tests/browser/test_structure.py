"""The tree and a card by keyboard alone, with and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from organisation.models import OfficeRole
from tasks.models import Programme, StrategyState, Task
from tests.browser.conftest import make_person, press
from tests.browser.test_accessibility import RULES, is_too_wide, violations
from tests.factories import (
    make_goal,
    make_post,
    make_programme,
    make_strategy,
    make_task,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TREE = "/panel/struktura/miasto/"


@pytest.fixture
def programme() -> Programme:
    """Three tasks of a strategy in preparation, and its office."""
    make_person(make_post(office_role=OfficeRole.OFFICE), "biuro")
    goal = make_goal(make_strategy(state=StrategyState.PREPARATION))
    found = make_programme(goal)
    for weight in ("60", "45", None):
        make_task(found, weight=weight, stages=[{2009: ("91", None)}, {}])
    return found


def order_of(programme: Programme) -> list[str]:
    return list(programme.tasks.order_by("number").values_list("title", flat=True))


def act(page: Page, name: str) -> None:
    """Press a button by the keyboard alone."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")


def no_faults(page: Page) -> None:
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page, RULES) == []
        assert not is_too_wide(page, width)


@pytest.mark.parametrize("has_script", [True, False])
def test_the_tree_by_keyboard(enter, programme, has_script: bool) -> None:
    page = enter("biuro", TREE, java_script_enabled=has_script)
    page.get_by_label("Waga I.1.2", exact=True).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("27,5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Zapisano 1 wagę.")
    assert str(Task.objects.get(number=2).weight) == "27.50"
    act(page, "Przesuń I.1.1 w dół")
    page.wait_for_url("**#z-I.1.2")
    assert order_of(programme) == ["Zadanie 2", "Zadanie 1", "Zadanie 3"]
    act(page, "Zwiń I.1")
    expect(page.get_by_text("Zadanie 2")).to_have_count(0)
    act(page, "Rozwiń I.1")
    expect(page.get_by_text("Zadanie 2")).to_have_count(1)
    if has_script:
        no_faults(page)


def test_a_row_is_dragged_with_the_mouse(enter, programme) -> None:
    page = enter("biuro", TREE)
    page.locator("#z-I\\.1\\.3 .code").drag_to(page.locator("#z-I\\.1\\.1 .code"))
    page.wait_for_url("**#z-I.1.1")
    assert order_of(programme) == ["Zadanie 3", "Zadanie 1", "Zadanie 2"]


def test_a_card_by_keyboard(enter, programme) -> None:
    page = enter("biuro", f"{TREE}zadania/I.1.1/")
    page.get_by_label("Opis", exact=True).fill("Nowy opis")
    page.locator("#id_stages-2-title").fill("Trzeci")
    section = page.locator("[data-rows=stages]")
    section.get_by_role("button", name="Dodaj wiersz").focus()
    page.keyboard.press("Enter")
    page.locator("#id_stages-3-title").fill("Czwarty")
    act(page, "Zapisz kartę")
    expect(page.get_by_role("status").first).to_contain_text("Zapisano.")
    task = Task.objects.get(number=1)
    assert [stage.title for stage in task.stages.all()] == [
        *("Etap 1", "Etap 2", "Trzeci", "Czwarty")
    ]
    assert task.description == "Nowy opis"
    no_faults(page)


def test_a_move_is_told_before_and_done_by_keyboard(enter, programme) -> None:
    make_programme(programme.goal)
    page = enter("biuro", f"{TREE}zadania/I.1.3/przenies/")
    page.get_by_label("Do programu").select_option(label="I.2 Program 2")
    act(page, "Pokaż, co się zmieni")
    expect(page.locator("#skutki")).to_contain_text("I.1.3 → I.2.1")
    no_faults(page)
    press(page, "Przenieś")
    page.wait_for_url("**/zadania/I.2.1/")
    assert Task.objects.get(title="Zadanie 3").code == "I.2.1"
