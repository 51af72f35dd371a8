"""Deadlines as a calendar file, read by a real parser, and its secret address."""

import datetime

import icalendar
import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from organisation.models import OfficeRole
from reporting.calendar_file import Event, calendar_file
from reporting.campaigns import close, save_campaign
from reporting.models import CalendarKey, Campaign
from tasks.models import StrategyState
from tests.factories import (
    make_campaign,
    make_goal,
    make_office_user,
    make_post,
    make_programme,
    make_strategy,
    make_task,
    make_user,
)

ADDRESS = "/panel/kalendarz/"


def events_of(written: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(written).events


@pytest.mark.parametrize(
    "text",
    [
        "Sprawozdania",
        "Przecinek, średnik; ukośnik \\ i\nnowa linia",
        "Zażółć gęślą jaźń " * 30,
        "ą" * 200,
        "😀" * 60,
        "\\n, nie nowa linia",
    ],
)
def test_what_is_written_is_read_back_whatever_the_text(text):
    moment = datetime.datetime(2026, 3, 1, 23, 30, tzinfo=datetime.UTC)
    day = datetime.date(2026, 12, 31)
    event = Event("uid@example.pl", day, text, text, "https://x.pl/", moment, 3)
    written = calendar_file(text, [event])
    (found,) = events_of(written)
    assert found["SUMMARY"] == found["DESCRIPTION"] == text
    assert found["DTSTART"].dt == day
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert found["DTEND"].dt == datetime.date(2027, 1, 1)
    assert found["DTSTAMP"].dt == moment
    assert (found["UID"], found["SEQUENCE"]) == ("uid@example.pl", 3)
    lines = written.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two
        assert b"\n" not in line


@pytest.fixture
def campaign(db):
    strategy = make_strategy()
    make_task(make_programme(make_goal(strategy)), executor=make_post("Realizator"))
    return make_campaign(strategy.years.get(year=2010))


@pytest.fixture
def worker(campaign):
    task = campaign.year.strategy.goals.get().programmes.get().tasks.get()
    return make_user(task.executors.get().post)


def download(user) -> list[icalendar.Event]:
    client = Client()
    client.force_login(user)
    answer = client.get(f"{ADDRESS}terminy.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return events_of(answer.content)


def test_the_days_of_campaigns_with_a_duty_are_in_it_and_nothing_else(campaign, worker):
    found = {str(one["SUMMARY"]): one["DTSTART"].dt for one in download(worker)}
    assert found == {
        "Można wypełniać sprawozdania za 2010\N{NO-BREAK SPACE}r.": campaign.opens_on,
        "Termin sprawozdań za 2010\N{NO-BREAK SPACE}r.": campaign.due_on,
        "Ostatni dzień sprawozdań za 2010\N{NO-BREAK SPACE}r.": campaign.closes_on,
    }
    assert "Zadanie" not in str(download(worker))


@pytest.mark.parametrize("role", [*OfficeRole, ""])
def test_whoever_has_nothing_to_do_has_no_deadlines(campaign, role):
    user = make_user(make_post(office_role=role))
    assert bool(download(user)) == (role == OfficeRole.OFFICE)


@pytest.mark.parametrize("state", [StrategyState.PREPARATION, StrategyState.ARCHIVED])
def test_what_is_not_published_is_not_told(campaign, worker, state):
    campaign.year.strategy.state = state
    campaign.year.strategy.published_at = None if state == "preparation" else now()
    campaign.year.strategy.save()
    assert download(make_office_user()) == download(worker) == []


def test_a_deadline_put_off_moves_with_its_identity(campaign, worker):
    before = {one["UID"]: one["SEQUENCE"] for one in download(worker)}
    campaign.due_on += datetime.timedelta(days=3)
    save_campaign(campaign, campaign.year, by=make_office_user())
    after = {one["UID"]: one for one in download(worker)}
    assert after.keys() == before.keys()
    moved = next(one for uid, one in after.items() if "-due@" in uid)
    assert moved["DTSTART"].dt == campaign.due_on
    assert moved["SEQUENCE"] > before[moved["UID"]]


def test_a_campaign_closed_early_leaves(campaign, worker):
    close(Campaign.objects.get(), by=make_office_user())
    assert download(worker) == []


def subscribe(client) -> str:
    client.post(f"{ADDRESS}adres/")
    address = client.get(ADDRESS).context["address"]
    return address[address.index("/panel/") :]


def test_the_secret_address_needs_no_session_and_gives_none(client, campaign, worker):
    client.force_login(worker)
    address = subscribe(client)
    answer = Client().get(address)
    assert len(events_of(answer.content)) == 3
    assert not answer.cookies


def test_an_address_that_was_renewed_or_withdrawn_opens_nothing(
    client, campaign, worker
):
    client.force_login(worker)
    first, second = subscribe(client), subscribe(client)
    assert first != second
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post(f"{ADDRESS}wycofaj/")
    assert Client().get(second).status_code == 404


def test_neither_a_guess_nor_the_database_alone_opens_it(client, campaign, worker):
    client.force_login(worker)
    address = subscribe(client)
    nonce = CalendarKey.objects.get().nonce
    for guess in (nonce, f"{nonce}.x", "x", f"{nonce}.{'a' * 43}"):
        assert Client().get(f"{ADDRESS}{guess}.ics").status_code == 404
    assert Client().get(address).status_code == 200


def test_a_closed_account_has_no_calendar(client, campaign, worker):
    client.force_login(worker)
    address = subscribe(client)
    worker.is_active = False
    worker.save()
    assert Client().get(address).status_code == 404


def test_a_demo_account_has_one_only_in_the_demonstration(
    client, campaign, worker, settings
):
    worker.is_demo = settings.DEMO = True
    worker.save()
    client.force_login(worker)
    address = subscribe(client)
    settings.DEMO = False
    assert Client().get(address).status_code == 404


def test_who_holds_the_post_no_more_sees_no_deadline_at_the_same_address(
    client, campaign, worker
):
    client.force_login(worker)
    address = subscribe(client)
    worker.appointments.update(ends_on=localdate() - datetime.timedelta(days=1))
    assert events_of(Client().get(address).content) == []


def test_the_page_is_for_those_who_are_signed_in(client, db):
    for address in ("", "terminy.ics"):
        assert client.get(ADDRESS + address).status_code == 302
    for address in ("adres/", "wycofaj/"):
        assert client.post(ADDRESS + address).status_code == 302
