"""The versions of open data, their addresses, and what is never published."""

import datetime

import pytest
from django.utils import timezone

from annual_report.closing.freezing import reopen_year
from annual_report.models import Snapshot
from open_data.files import FILES
from reporting.models import State
from tasks.models import Task
from tests.factories import (
    make_campaign,
    make_closed,
    make_goal,
    make_programme,
    make_report,
    make_strategy,
    make_task,
)
from tests.open_data.downloads import FROZEN, NEWEST, PAGE, body, report
from tests.pages import text_of


def test_newest_is_the_newest_closed_year_in_its_newest_version(
    client, strategy, office
):
    make_closed(strategy, 2010, by=office)
    make_closed(strategy, 2009, by=office)
    assert report(client)["head"]["year"] == 2010
    Task.objects.update(title="Poprawione")
    second = make_closed(strategy, 2010, by=office, reason="Tytuły.")
    assert second.number == 2
    assert report(client)["tasks"][0]["title"] == "Poprawione"


def test_old_versions_stay_at_their_addresses(client, snapshot, office):
    names = [f"{PAGE}2010/v1/{name}" for name in FROZEN]
    before = [body(client, name) for name in names]
    Task.objects.update(title="Poprawione")
    make_closed(snapshot.year.strategy, 2010, by=office, reason="Tytuły.")
    assert [body(client, name) for name in names] == before
    assert "Poprawione" in body(client, f"{PAGE}2010/v2/zadania.csv").decode()
    assert "Poprawione" in body(client, f"{PAGE}2010/zadania.csv").decode()


def test_a_reopened_year_is_not_newest_but_stays(client, strategy, office):
    make_closed(strategy, 2009, by=office)
    make_closed(strategy, 2010, by=office)
    newest = client.get(f"{NEWEST}cele.csv")
    reopen_year(strategy.years.get(year=2010), by=office, reason="Błąd.")
    assert report(client)["head"]["year"] == 2009
    assert report(client, f"{PAGE}2010/")["head"]["year"] == 2010
    assert report(client, f"{PAGE}2010/v1/")["head"]["year"] == 2010
    # Harvesters would delete what is not listed any more.
    assert "/2010/v1/" in body(client, f"{NEWEST}dane-gov-pl.xml").decode()
    assert client.get(f"{NEWEST}cele.csv")["ETag"] != newest["ETag"]
    page = text_of(client.get(PAGE))
    assert "Ten rok otwarto ponownie" in page
    assert "To dane za 2009 r., wersja 1." in page


def test_who_knows_only_the_time_learns_of_a_reopening(client, strategy, office):
    long_ago = timezone.now() - datetime.timedelta(days=2)
    for year in (2009, 2010):
        make_closed(strategy, year, by=office)
    Snapshot.objects.update(at=long_ago)
    known = client.get(f"{NEWEST}cele.csv")["Last-Modified"]
    asked = {"if-modified-since": known}
    assert client.get(f"{NEWEST}cele.csv", headers=asked).status_code == 304
    reopen_year(strategy.years.get(year=2010), by=office, reason="Błąd.")
    assert client.get(f"{NEWEST}cele.csv", headers=asked).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/miasto/dane/najnowsze/cele.xlsx",
        "/miasto/dane/najnowsze/",
        "/miasto/dane/2009/cele.csv",
        "/miasto/dane/1999/cele.csv",
        "/miasto/dane/2010/v2/cele.csv",
        "/miasto/dane/2010/v0/cele.csv",
        "/miasto/dane/2010/v99999999999999999999/cele.csv",
        "/miasto/dane/99999999999999999999/cele.csv",
        "/inne/dane/najnowsze/cele.csv",
        "/inne/dane/2010/cele.csv",
        "/inne/dane/",
        "/en/miasto/dane/najnowsze/cele.csv",
        "/miasto/dane/najnowsze/..%2Fcele.csv",
    ],
)
def test_what_is_not_there_is_not_found(client, snapshot, address):
    assert client.get(address).status_code == 404


def test_strategies_keep_their_data_apart(client, snapshot, office):
    other = make_strategy("inne")
    make_task(
        make_programme(make_goal(other)), title="Obce", stages=[{2010: ("5", "5")}]
    )
    make_closed(other, 2010, by=office)
    assert "Obce" in body(client, "/inne/dane/najnowsze/zadania.csv").decode()
    assert "Obce" not in body(client, f"{NEWEST}zadania.csv").decode()


# Rights and the licence


def test_what_is_not_approved_or_not_frozen_never_shows(client, strategy, office):
    year = strategy.years.get(year=2010)
    make_campaign(year)
    task = Task.objects.of(strategy)[0]
    make_report(task, year, State.SUBMITTED, by=office)
    make_closed(strategy, 2010, by=office)
    everything = [body(client, f"{NEWEST}{name}") for name in FILES]
    assert not any(b"Zrobiono." in one for one in everything)
    Task.objects.update(title="TAJNE po zamknięciu")
    assert [body(client, f"{NEWEST}{name}") for name in FILES] == everything
    assert office.username not in client.get(PAGE).content.decode()
