"""The board: what it says first, its counts and the lists behind them, who owes."""

import datetime
import html
import re

import pytest
from django.utils.timezone import now

from organisation.models import User
from reporting.models import State, Version
from tasks.models import Executor, Strategy
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

ADDRESS = "/panel/miasto/2010/"
DAY = datetime.timedelta(days=1)
LINK = re.compile(r'<a href="([^"]*/sprawozdania/\?[^"]*)"[^>]*>\s*(\d+)\s*</a>')


@pytest.fixture
def strategy(db) -> Strategy:
    """Two programmes; the first one's coordinator carries out a task of the other."""
    strategy = make_strategy()
    year = strategy.years.get(year=2010)
    make_campaign(year, instructions="Wpisz dane.\n\nDo końca stycznia.")
    unit = make_unit("Drogi")
    jan = make_post("Drogowiec", unit=unit)
    make_user(jan, username="jan", first_name="Jan", last_name="Drozd")
    ewa = make_post("Inspektor")
    make_user(ewa, username="ewa", first_name="Ewa", last_name="Kos", last_login=now())
    first = make_programme(make_goal(strategy, "I"), coordinator=make_post("Naczelnik"))
    second = make_programme(make_goal(strategy, "II"))
    make_user(first.coordinator, username="koordynator", last_name="Zych")
    office = make_office_user(username="biuro", first_name="Ola", last_name="Lis")
    make_task(first, executor=unit)
    both = make_task(first, executor=ewa)
    Executor.objects.create(task=both, text="Drogi", unit=unit)
    for state, programme, executor in (
        (State.DRAFT, first, ewa),
        (State.SUBMITTED, first, unit),
        (State.RETURNED, first, None),
        (State.APPROVED, second, unit),
        (State.DRAFT, second, first.coordinator),
    ):
        make_report(make_task(programme, executor=executor), year, state, by=office)
    make_task(second)
    return strategy


@pytest.fixture
def office(client, strategy):
    client.force_login(person("biuro"))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (10, "za 10 dni."),
        (1, "za 1 dzień."),
        (0, "Termin mija dzisiaj"),
        (-1, "Termin minął"),
    ],
)
def test_the_board_says_first_how_many_are_in_and_when_they_are_due(
    client, office, days, said
):
    due_in(days)
    text = text_of(client.get(ADDRESS))
    assert "Przesłano lub zatwierdzono 2 spośród 8 sprawozdań." in text
    assert said in text
    assert "Do końca stycznia." in text


@pytest.mark.slow
@pytest.mark.parametrize("days", [5, -5])
@pytest.mark.parametrize("username", ["biuro", "koordynator"])
def test_each_count_is_as_long_as_the_list_behind_it(client, strategy, username, days):
    due_in(days)
    client.force_login(person(username))
    page = client.get(ADDRESS).content.decode()
    links = LINK.findall(page)
    assert len(links) > 20
    for address, count in links:
        rows = client.get(html.unescape(address)).context["rows"]
        assert len(rows) == int(count), address


def test_each_count_says_of_what_it_is_to_those_who_hear_links_alone(client, office):
    due_in(-2)
    page = client.get(ADDRESS).content.decode()
    named = re.findall(r'aria-label="(\d+, [^"]+)">\s*(\d+)\s*</a>', page)
    assert len(named) == len(LINK.findall(page))
    assert all(name.startswith(f"{count}, ") for name, count in named)
    names = [name for name, _count in named]
    assert len(set(names)) == len(names)
    assert "2, nierozpoczęte, I.1 Program 1" in names


def test_a_coordinator_sees_just_the_programmes_that_the_post_coordinates(
    client, strategy
):
    client.force_login(person("koordynator"))
    text = text_of(client.get(ADDRESS))
    assert "1 spośród 5 sprawozdań" in text
    assert "II.1" not in text


def test_programmes_and_units_are_counted_by_state(client, office):
    due_in(-2)
    rows = {row[0]: row[1:] for row in rows_of(client.get(ADDRESS))}
    #                                      –    draft  sent  back  ok  late
    assert rows["I.1 Program 1 Naczelnik"] == ["2", "1", "1", "1", "0", "4"]
    assert rows["II.1 Program 1"] == ["1", "1", "0", "0", "1", "2"]
    assert rows["Razem"] == ["3", "2", "1", "1", "1", "6"]
    # The task of a unit and of a post without one counts with the unit.
    assert rows["Drogi"] == ["2", "0", "1", "0", "1", "2"]
    assert rows["bez jednostki"] == ["1", "2", "0", "1", "0", "4"]


def test_a_post_that_carries_out_a_task_counts_with_its_unit(client, office, strategy):
    post = make_post(unit=make_unit("Kultura"))
    make_task(strategy.goals.get(number="II").programmes.get(), executor=post)
    rows = {row[0]: row[1:] for row in rows_of(client.get(ADDRESS))}
    assert rows["Kultura"] == ["1", "0", "0", "0", "0", "0"]


def test_a_report_of_several_units_counts_with_each_of_them(client, office, strategy):
    programme = strategy.goals.get(number="II").programmes.get()
    culture, sport = make_unit("Kultura"), make_unit("Sport")
    for _n in range(2):
        make_task(programme, executor=culture)
    both = make_task(programme, executor=culture)
    Executor.objects.create(task=both, text="Sport", unit=sport)
    rows = {row[0]: row[1:] for row in rows_of(client.get(ADDRESS))}
    assert rows["Kultura"] == ["3", "0", "0", "0", "0", "0"]
    assert rows["Sport"] == ["1", "0", "0", "0", "0", "0"]


def test_people_who_owe_stand_with_what_they_did_and_whether_they_ever_signed_in(
    client, office
):
    due_in(-2)
    entry = Version.objects.filter(action="saved").first()
    entry.by = person("ewa")
    entry.at = now() - 12 * DAY
    entry.save()
    rows = {row[0]: row[1:] for row in rows_of(client.get(ADDRESS))}
    assert rows["Jan Drozd Drogowiec"] == ["2", "2", "2", "nigdy jeszcze bez logowania"]
    assert rows["Ewa Kos Inspektor"] == ["2", "0", "2", "12 dni temu"]
    assert rows["Zych Naczelnik"][:3] == ["2", "0", "2"]


def test_reports_of_people_who_never_signed_in_are_counted_with_a_list(client, office):
    # Jan's own one; the other he shares with Ewa, who has signed in; Zych's two.
    assert client.get(ADDRESS).context["board"].absent.n == 3


def test_reports_that_nobody_answers_for_are_nobodys(client, office):
    User.objects.filter(username="biuro").update(is_superuser=True)
    person("biuro").appointments.all().delete()
    rows = {row[0]: row[1:] for row in rows_of(client.get(ADDRESS))}
    assert rows["nikt"] == ["1", "0", "0", "nigdy"]


def test_when_all_is_in_nobody_owes(client, db):
    strategy = make_strategy()
    year = strategy.years.get(year=2010)
    make_campaign(year)
    office = make_office_user()
    task = make_task(make_programme(make_goal(strategy)))
    make_report(task, year, State.APPROVED, by=office)
    client.force_login(office)
    text = text_of(client.get(ADDRESS))
    assert "1 spośród 1 sprawozdania" in text
    assert "Nikt: wszystkie sprawozdania" in text


def test_a_year_without_a_campaign_says_so_and_the_office_may_open_one(
    client, office, strategy
):
    address = ADDRESS.replace("2010", "2011")
    response = client.get(address)
    assert "nie ma kampanii" in text_of(response)
    assert "/panel/miasto/2011/kampania/" in response.content.decode()
    client.force_login(person("koordynator"))
    response = client.get(address)
    assert "nie ma kampanii" in text_of(response)
    assert "kampania/" not in response.content.decode()


def test_saving_a_campaign_leads_to_the_board(client, office):
    form = client.get(f"{ADDRESS}kampania/").context["form"]
    filled = {name: form[name].value() for name in form.fields}
    response = client.post(f"{ADDRESS}kampania/", filled)
    assert response["Location"] == ADDRESS
    assert "Zapisano kampanię" in text_of(client.get(ADDRESS))


def test_only_the_office_is_led_to_the_campaign_and_only_exporters_to_the_file(
    client, db
):
    task = make_task()
    people = make_people(task)
    found = {}
    for name in ("coordinator", "goal head", "office", "auditor"):
        client.force_login(people[name])
        page = client.get(ADDRESS).content.decode()
        found[name] = "/kampania/" in page, "/raport/" in page
    assert found == {
        "coordinator": (False, False),
        "goal head": (False, False),
        "office": (True, True),
        "auditor": (False, True),
    }


@pytest.mark.parametrize("address", ["/panel/miasto/2008/", "/panel/nie-ma/2010/"])
def test_an_unknown_year_is_not_found(client, office, address):
    assert client.get(address).status_code == 404


@pytest.mark.slow
def test_the_board_asks_as_much_for_500_tasks_as_for_10(office_queries):
    few = office_queries(ADDRESS, tasks=10)
    assert office_queries(ADDRESS, tasks=500) == few


def test_the_board_asks_as_much_for_many_programmes_and_people(
    client, count_queries, office, strategy
):
    goal = strategy.goals.get(number="I")
    few = count_queries(lambda: client.get(ADDRESS))
    for _n in range(10):
        post = make_post(unit=make_unit())
        make_user(post)
        make_task(make_programme(goal, coordinator=make_post()), executor=post)
    assert count_queries(lambda: client.get(ADDRESS)) == few
