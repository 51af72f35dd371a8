"""What is printed has no buttons, boxes or empty fields that only a screen can use."""

import pytest

from organisation.models import OfficeRole
from reporting.models import State
from tests.browser.conftest import make_person
from tests.factories import make_campaign, make_post, make_report, make_tree

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

USABLE = """() => [...document.querySelectorAll(
    "button, [type=checkbox], [type=file], [type=search], a.btn"
  )].filter(one => one.checkVisibility()).map(one => one.outerHTML)"""


@pytest.fixture
def office():
    post = make_post(office_role=OfficeRole.OFFICE)
    return make_person(post, "biuro", is_superuser=True)


def test_pages_of_the_panel_are_printed_without_what_one_presses(enter, office):
    strategy = make_tree(tasks=4)
    year = strategy.years.get(year=2010)
    make_campaign(year)
    first, second, *_others = strategy.goals.get().programmes.first().tasks.all()
    make_report(first, year, State.RETURNED, by=office)
    make_report(second, year, State.SUBMITTED, by=office)
    page = enter("biuro")
    page.emulate_media(media="print")
    for address in (
        "/panel/",
        "/panel/ludzie/",
        f"/panel/ludzie/{office.pk}/",
        "/panel/miasto/2010/",
        "/panel/miasto/2010/sprawozdania/",
        f"/panel/miasto/zadania/{first.code}/2010/",
        f"/panel/miasto/zadania/{first.code}/2010/historia/?od=0&do=1",
        f"/panel/miasto/zadania/{second.code}/2010/",
    ):
        page.goto(address)
        assert page.evaluate(USABLE) == [], address
