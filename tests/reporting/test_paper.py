"""Sheets to print: empty with boxes, or as the reports stand; one task a page."""

from decimal import Decimal

import pytest

from reporting.models import State
from tests.factories import (
    draft,
    make_campaign,
    make_indicator,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_stage,
    make_task,
    make_unit,
    make_user,
    year_of,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
PLACE = "/panel/miasto/2010/sprawozdania/druk/"


@pytest.fixture
def task():
    """A task with a plan, an earlier year, a source of money and an indicator."""
    programme = make_programme(coordinator=make_post())
    cells = {2009: ("10", "8"), 2010: ("20", None)}
    task = make_task(
        programme, title="Drogi", stages=[cells], executor=make_unit("MZD")
    )
    make_indicator(task, {2009: "1 215"}, name="Długość")
    source = task.funding.create(source="budżet miasta")
    source.years.create(year=year_of(task, 2010), planned=Decimal(1234567))
    make_campaign(year_of(task, 2010))
    return task


def sheet_of(client, task, **asked):
    page = client.get(f"/panel/miasto/zadania/{task.code}/2010/druk/", asked)
    (sheet,) = page.context["sheets"]
    return page, sheet


def test_the_sheet_shows_what_the_draft_says(client, task):
    office = make_office_user()
    what = draft(task, "7.5", values=("1 300",), done="Zbudowano most.")
    make_report(task, year_of(task, 2010), State.DRAFT, by=office, what=what)
    client.force_login(office)
    page, sheet = sheet_of(client, task)
    (stage,), (value,), (money,) = sheet.stages, sheet.values, sheet.money
    assert (stage.before, stage.last, stage.plan, stage.figure) == (
        8,
        8,
        20,
        Decimal("7.5"),
    )
    assert (value.last.text, value.figure) == ("1 215", "1 300")
    assert (money.plan, money.figure) == (1234567, None)
    for words in ("Zbudowano most.", "7,5", "1 300", "szkic", "MZD"):
        assert words in text_of(page)


def test_an_empty_one_says_what_is_asked_and_nothing_that_was_typed(client, task):
    office = make_office_user()
    what = draft(task, "7.5", values=("1 300",), done="Zbudowano most.")
    make_report(task, year_of(task, 2010), State.DRAFT, by=office, what=what)
    client.force_login(office)
    page, sheet = sheet_of(client, task, pusty=1)
    text = text_of(page)
    assert (sheet.stages[0].plan, sheet.stages[0].figure) == (20, None)
    for words in ("Zbudowano most.", "7,5", "1 300", "szkic"):
        assert words not in text
    for words in ("Drogi", "1 215 (2009)", "Oddaj do", "podpis"):
        assert words in text


def test_those_of_a_unit_are_each_a_sheet_in_the_order_of_codes(client, task):
    unit = task.executors.get().unit
    for _n in range(3):
        make_task(task.programme, executor=unit)
    make_task(task.programme, executor=make_unit())
    client.force_login(make_office_user())
    page = client.get(PLACE, {"jednostka": unit.pk, "pusty": 1})
    assert [one.subject.code for one in page.context["sheets"]] == [
        "I.1.1",
        "I.1.2",
        "I.1.3",
        "I.1.4",
    ]
    assert page.content.decode().count('<article class="sheet') == 4


def test_nobody_prints_what_they_may_not_read(client, task):
    mine = make_post()
    make_task(task.programme, executor=mine)
    client.force_login(make_user(mine))
    page = client.get(PLACE)
    assert [one.subject.code for one in page.context["sheets"]] == ["I.1.2"]
    address = f"/panel/miasto/zadania/{task.code}/2010/druk/"
    assert client.get(address).status_code == 404
    client.force_login(make_user())
    assert client.get(PLACE).status_code == 404


def test_a_report_above_tasks_has_a_sheet_too(client, task):
    make_indicator(task.programme, {2009: "5"}, name="Bezrobocie")
    client.force_login(make_office_user())
    page = client.get("/panel/miasto/programy/I.1/2010/druk/", {"pusty": 1})
    assert "Bezrobocie" in text_of(page)


def test_many_sheets_ask_as_much_as_few(client, task, count_queries):
    office = make_office_user()
    client.force_login(office)

    def asked() -> int:
        return count_queries(lambda: client.get(PLACE))

    make_report(task, year_of(task, 2010), State.DRAFT, by=office)
    few = asked()
    for _n in range(6):
        other = make_task(task.programme, stages=[{2009: ("1", "1")}])
        make_stage(other)
        make_indicator(other, {2009: "1"})
        make_report(other, year_of(task, 2010), State.DRAFT, by=office)
    assert asked() == few <= 30
