"""Leszno's goals, programmes and the whole report their indicators in a browser."""

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Page

from indicators.models import Indicator, Kind
from organisation.models import OfficeRole
from reporting.addresses import report_address
from tasks import life
from tasks.models import Strategy
from tasks.subjects import Subject, about
from tests.browser.conftest import Enter, make_person, press
from tests.browser.test_accessibility import RULES, is_too_wide, violations
from tests.factories import make_campaign, make_post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAME = "Firmy na tysiąc mieszkańców"
DONE = "Otwarto inkubator firm."
# More fields than any report of Leszno has.
MANY = 80


@pytest.fixture
def subjects() -> list[Subject]:
    """Leszno's strategy, a goal and a programme, each with an inspector's indicator."""
    file = settings.BASE_DIR / "fixtures" / "leszno-2009-2013.json"
    call_command("import_strategy", file, verbosity=0)
    strategy = Strategy.objects.get()
    life.publish(strategy)
    make_campaign(strategy.years.get(year=2013))
    goal = strategy.goals.get(number="I")
    inspector = make_post("Inspektor")
    make_person(inspector, "inspektor")
    make_person(make_post(office_role=OfficeRole.OFFICE), "biuro")
    subjects: list[Subject] = [goal, goal.programmes.get(number=1), strategy]
    for one in subjects:
        indicator = Indicator.objects.create(
            **about(one), kind=Kind.CONTEXT, name=NAME, reporting_post=inspector
        )
        indicator.targets.create(year=2013, number=150)
    return subjects


def test_a_value_of_each_level_is_public_once_it_is_approved(
    page: Page, subjects: list[Subject], enter: Enter
) -> None:
    worker, office = enter("inspektor"), enter("biuro")
    for subject in subjects:
        worker.goto(report_address(subject, 2013))
        submit(worker, "12,5")
        send_back(office, subject)
        worker.goto(report_address(subject, 2013))
        said(worker, "O jedno miejsce za mało.")
        looks_right(worker)
        submit(worker, "125")
        assert readers_see(page, subject) == (False, False)
        office.goto(report_address(subject, 2013))
        press(office, "Zatwierdź i opublikuj")
        said(office, "Dane są już na stronie publicznej")
        assert readers_see(page, subject) == (True, True)


def said(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for()


def submit(worker: Page, value: str) -> None:
    """Type the value and submit by keys alone; say why others are empty if asked."""
    worker.get_by_label("Co zrobiono").fill(DONE)
    field = worker.get_by_label(NAME)
    field.fill("")
    field.focus()
    worker.keyboard.type(value)
    reach(worker, "Zapisz i prześlij")
    with worker.expect_navigation():
        worker.keyboard.press("Enter")
    reason = worker.get_by_label("Dlaczego są braki")
    if reason.count():
        reason.fill("Danych jeszcze nie ma.")
        press(worker, "Zapisz i prześlij")
    said(worker, "Przesłano do sprawdzenia")


def reach(page: Page, button: str) -> None:
    """Press Tab until the button has the focus."""
    for _n in range(MANY):
        if page.locator(":focus").inner_text() == button:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no Tab leads to {button}")


def send_back(office: Page, subject: Subject) -> None:
    office.goto(report_address(subject, 2013))
    said(office, "Co zmieni zatwierdzenie")
    office.get_by_label("Dlaczego zwracasz").fill("O jedno miejsce za mało.")
    press(office, "Zwróć do poprawy")
    said(office, "Zwrócono do poprawy")


def looks_right(page: Page) -> None:
    """Neither axe nor a narrow window finds fault with the form."""
    assert "wartość docelowa na 2013" in page.inner_text("main")
    assert violations(page, RULES) == []
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert not is_too_wide(page, 320)
    assert size
    page.set_viewport_size(size)


def readers_see(page: Page, subject: Subject) -> tuple[bool, bool]:
    """Say whether readers see the text on the subject's page, and the value."""
    page.goto(f"{subject.get_absolute_url()}?rok=2013")
    text = page.inner_text("main")
    indicator = Indicator.objects.get(**about(subject), name=NAME)
    page.goto(f"{indicator.get_absolute_url()}?rok=2013")
    cells = page.locator("main td").all_inner_texts()
    return DONE in text, "125" in [cell.strip() for cell in cells]
