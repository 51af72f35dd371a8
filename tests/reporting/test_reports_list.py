"""The list of a year's reports: what it says of each, filters, and who sees what."""

import datetime
import re
from io import BytesIO

import pytest
from django.utils.timezone import now
from openpyxl import load_workbook

from organisation.models import Unit
from reporting.models import State, Version
from reporting.report_filter import PARAMETERS, query
from reporting.views import lists
from tasks.models import Strategy
from tests.factories import (
    due_in,
    make_campaign,
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_report,
    make_strategy,
    make_task,
    make_unit,
    make_user,
)
from tests.pages import rows_of, text_of
from tests.reporting.people import make_people, person

ADDRESS = "/panel/miasto/2010/sprawozdania/"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def strategy(db) -> Strategy:
    """Two goals with a programme each; tasks in each state, of two units and none."""
    strategy = make_strategy()
    year = strategy.years.get(year=2010)
    make_campaign(year)
    roads, culture = make_unit("Drogi"), make_unit("Kultura")
    jan, ewa = make_post("Drogowiec", unit=roads), make_post("Kulturalny", unit=culture)
    make_user(jan, username="jan", first_name="Jan", last_name="Drozd")
    make_user(ewa, username="ewa", first_name="Ewa", last_name="Kos", last_login=now())
    first = make_programme(make_goal(strategy, "I"), coordinator=make_post("Naczelnik"))
    second = make_programme(make_goal(strategy, "II"), coordinator=make_post("Szefowa"))
    make_user(first.coordinator, username="koordynator", last_name="Zych")
    office = make_office_user(username="biuro", first_name="Ola", last_name="Lis")
    make_task(first, executor=roads)
    for state, executor in (
        (State.DRAFT, jan),
        (State.SUBMITTED, culture),
        (State.RETURNED, ewa),
    ):
        make_report(make_task(first, executor=executor), year, state, by=office)
    make_report(make_task(second, executor=culture), year, State.APPROVED, by=office)
    make_task(second)
    return strategy


@pytest.fixture
def office(client, strategy):
    client.force_login(person("biuro"))


def codes(client, **wanted) -> list[str]:
    address = f"{ADDRESS}?{query(**wanted)}"
    return [row.subject.code for row in client.get(address).context["rows"]]


def test_the_list_says_where_each_report_stands_and_whose_turn_it_is(client, office):
    due_in(-3)
    # The first cell is the box to check.
    lines = {row[1]: row[2:] for row in rows_of(client.get(ADDRESS))}
    assert lines["I.1.1"] == [
        "Zadanie 1",
        "– nierozpoczęte",
        "Jan Drozd",
        "3 dni",
        "nigdy",
    ]
    assert lines["I.1.2"] == [
        "Zadanie 2",
        "◔ szkic",
        "Jan Drozd",
        "3 dni",
        "dzisiaj",
    ]
    # Submitted: now it is the coordinator's turn.
    assert lines["I.1.3"][1:5] == ["→ przesłane", "Zych (koordynator)", "–", "dzisiaj"]
    assert lines["I.1.4"][1:4] == ["← zwrócone", "Ewa Kos", "3 dni"]
    assert lines["II.1.1"][1:4] == ["✓ zatwierdzone", "–", "–"]
    # Without an executor and a coordinator the office owes it.
    assert lines["II.1.2"][2] == "Ola Lis (biuro strategii)"


def test_a_long_list_goes_on_on_the_next_page_as_it_was_filtered(
    client, office, monkeypatch
):
    monkeypatch.setattr(lists, "ON_A_PAGE", 2)
    asked = f"{ADDRESS}?{query(programme='I.1')}"
    first, second = client.get(asked), client.get(f"{asked}&page=2")
    assert [row.subject.code for row in first.context["rows"]] == ["I.1.1", "I.1.2"]
    assert [row.subject.code for row in second.context["rows"]] == ["I.1.3", "I.1.4"]
    assert "4 sprawozdania" in text_of(second)
    assert "?program=I.1&amp;page=2" in first.content.decode()


def test_the_last_entry_is_told_in_days(client, office):
    Version.objects.update(at=now() - 12 * DAY)
    assert "12 dni temu" in text_of(client.get(ADDRESS))


def test_before_the_deadline_nothing_is_late(client, office):
    due_in(0)
    assert codes(client, late=1) == []


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["I.1.1", "I.1.2", "I.1.3", "I.1.4", "II.1.1", "II.1.2"]),
        ({"state": "draft"}, ["I.1.2"]),
        ({"state": "not_started"}, ["I.1.1", "II.1.2"]),
        ({"state": "do-zlozenia"}, ["I.1.1", "I.1.2", "I.1.4", "II.1.2"]),
        ({"state": "zlozone"}, ["I.1.3", "II.1.1"]),
        ({"goal": "II"}, ["II.1.1", "II.1.2"]),
        ({"programme": "I.1"}, ["I.1.1", "I.1.2", "I.1.3", "I.1.4"]),
        ({"unit": "Drogi"}, ["I.1.1", "I.1.2"]),
        ({"unit": "Kultura"}, ["I.1.3", "I.1.4", "II.1.1"]),
        ({"unit": "brak"}, ["II.1.2"]),
        ({"person": "jan"}, ["I.1.1", "I.1.2"]),
        ({"person": "biuro"}, ["II.1.2"]),
        ({"late": 1}, ["I.1.1", "I.1.2", "I.1.4", "II.1.2"]),
        # Ewa has signed in; the office that owes II.1.2 has done so for this test.
        ({"absent": 1}, ["I.1.1", "I.1.2"]),
        ({"about": "moje"}, ["II.1.2"]),
        ({"about": "nadzor"}, ["I.1.1", "I.1.2", "I.1.3", "I.1.4", "II.1.1", "II.1.2"]),
        ({"goal": "I", "state": "draft", "late": 1}, ["I.1.2"]),
        ({"goal": "II", "state": "draft"}, []),
    ],
)
def test_filters_leave_the_reports_that_were_asked_for(
    client, office, strategy, wanted, expected
):
    due_in(-1)
    if unit := Unit.objects.filter(name=wanted.get("unit")).first():
        wanted = {**wanted, "unit": unit.pk}
    if "person" in wanted:
        wanted = {**wanted, "person": person(wanted["person"]).pk}
    assert codes(client, **wanted) == expected


@pytest.mark.parametrize("name", PARAMETERS)
def test_an_unknown_filter_is_an_error_and_not_a_longer_list(client, office, name):
    response = client.get(f"{ADDRESS}?{query(**{name: 'bzdura'})}")
    assert response.status_code == 200
    if name not in {"late", "absent"}:
        assert response.context["rows"] == []
        assert name in response.context["form"].errors


def test_my_turn_is_what_i_enter_and_what_i_review(client, strategy):
    client.force_login(person("koordynator"))
    assert codes(client, about="moje") == ["I.1.3"]
    client.force_login(person("jan"))
    assert codes(client, about="moje") == ["I.1.1", "I.1.2"]


def test_people_see_just_the_reports_that_they_may_read(client, strategy):
    for username, expected in (
        ("jan", ["I.1.1", "I.1.2"]),
        ("koordynator", ["I.1.1", "I.1.2", "I.1.3", "I.1.4"]),
    ):
        client.force_login(person(username))
        assert codes(client) == expected
    client.force_login(make_user())
    assert "Nie masz sprawozdań do czytania" in text_of(client.get(ADDRESS))


def test_a_year_without_a_campaign_has_a_list_in_which_it_is_nobodys_turn(
    client, office
):
    response = client.get(ADDRESS.replace("2010", "2011"))
    assert "nie ma kampanii" in text_of(response)
    assert {row.turn for row in response.context["rows"]} == {None}
    assert {row.days_late for row in response.context["rows"]} == {0}


def test_boxes_and_deeds_are_there_for_those_who_may_use_them(client, db):
    task = make_task()
    people = make_people(task)
    campaign = make_campaign(task.strategy.years.get(year=2010))

    def offered() -> dict[str, tuple[bool, ...]]:
        found = {}
        for name in ("executor", "coordinator", "goal head", "office", "auditor"):
            client.force_login(people[name])
            page = client.get(ADDRESS).content.decode()
            actions = (
                *("przyjmij/", "przypomnij/", 'type="checkbox" name="report"'),
                "Wszystkie naraz",
            )
            joined = re.sub(r"\s+", " ", page)
            found[name] = tuple(action in joined for action in actions)
        return found

    every, none = (True, True, True, True), (False, False, False, False)
    expected = {
        "executor": (False, False, False, True),
        "coordinator": every,
        "goal head": (True, True, True, False),  # fills in none of these
        "office": every,
        "auditor": none,
    }
    assert offered() == expected
    campaign.coordinators_approve = False
    campaign.save()
    assert offered() == {**expected, "coordinator": (False, True, True, True)}
    campaign.delete()
    assert offered() == dict.fromkeys(expected, none)


def test_all_boxes_are_checked_without_a_script_and_filters_are_kept(client, office):
    page = client.get(f"{ADDRESS}?stan=draft").content.decode()
    assert " checked" not in page
    assert '?stan=draft&amp;zaznacz=wszystkie"' in page
    page = client.get(f"{ADDRESS}?stan=draft&zaznacz=wszystkie").content.decode()
    assert page.count("checked>") == 1
    assert 'href="?stan=draft"' in page


def test_an_administrator_who_also_carries_out_a_task_sees_it(client, db):
    post = make_post()
    make_task(executor=post)
    client.force_login(make_user(post, make_post(office_role="administrator")))
    assert codes(client) == ["I.1.1"]


@pytest.mark.parametrize("address", ["/panel/miasto/2008/", "/panel/nie-ma/2010/"])
def test_an_unknown_year_is_not_found(client, office, address):
    assert client.get(f"{address}sprawozdania/").status_code == 404


@pytest.mark.slow
def test_the_list_asks_as_much_for_500_tasks_as_for_10(office_queries):
    few = office_queries(ADDRESS, tasks=10)
    assert office_queries(ADDRESS, tasks=500) == few


def file_rows(client, **wanted) -> list[tuple[object, ...]]:
    answer = client.get(f"{ADDRESS}sprawozdania.xlsx?{query(**wanted)}")
    assert answer.status_code == 200
    book = load_workbook(BytesIO(answer.getvalue()))
    return list(book.worksheets[0].iter_rows(values_only=True))


@pytest.mark.parametrize("wanted", [{}, {"state": "draft"}, {"goal": "II"}])
def test_the_list_comes_as_excel_just_as_it_is_filtered(client, office, wanted):
    headings, *rows = file_rows(client, **wanted)
    assert headings[:4] == ("Kod", "Czego dotyczy", "Poziom", "Stan")
    assert [row[0] for row in rows] == codes(client, **wanted)


def test_the_file_has_only_what_the_person_may_read(client, strategy):
    client.force_login(person("jan"))
    assert [row[0] for row in file_rows(client)[1:]] == codes(client)
    assert len(file_rows(client)) < 7


def test_a_filter_that_is_unknown_gives_the_page_and_no_file(client, office):
    answer = client.get(f"{ADDRESS}sprawozdania.xlsx?stan=nie-ma")
    assert answer.status_code == 302
    assert answer["Location"] == f"{ADDRESS}?stan=nie-ma"
