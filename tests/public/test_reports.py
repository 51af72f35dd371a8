"""The public page of the yearly reports, and the files that it leads to."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from annual_report import exports
from annual_report.closing.freezing import close_year, reopen_year
from annual_report.formats import FORMATS
from annual_report.models import Export, Snapshot
from organisation.models import User
from tasks.models import Strategy, StrategyYear
from tests.factories import actor, make_office_user, make_strategy, make_task
from tests.pages import text_of

pytestmark = pytest.mark.django_db

ADDRESS = "/miasto/raporty/"


@pytest.fixture(scope="module")
def _closed(in_passing: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """Close a year and make its files, once: what tests change is taken back."""
    with in_passing():
        make_task(stages=[{2010: ("100", "85")}])
        freeze(make_office_user(first_name="Jan", last_name="Kowalski"))
        make_files()
        yield


@pytest.fixture
def office(_closed, db) -> User:
    return User.objects.get(last_name="Kowalski")


@pytest.fixture
def year(_closed, db) -> StrategyYear:
    return StrategyYear.objects.select_related("strategy").get(year=2010)


@pytest.fixture
def snapshot(_closed, db) -> Snapshot:
    return Snapshot.objects.get()


@pytest.fixture
def not_made(_closed, db) -> None:
    """As it was when the year had just been closed."""
    Export.objects.all().delete()


def freeze(by: User, reason: str = "") -> Snapshot:
    year = StrategyYear.objects.select_related("strategy").get(year=2010)
    return close_year(year, by=by, held_posts=actor(by).held_posts, reason=reason)


def make_files() -> None:
    exports.prepare()
    exports.make_waiting()


def test_without_a_closed_year_it_says_so(client):
    make_strategy("nowa")
    page = text_of(client.get("/nowa/raporty/"))
    assert "Żaden rok nie jest jeszcze zamknięty" in page


def test_it_says_that_files_are_being_made(client, not_made):
    page = client.get(ADDRESS)
    assert "Pliki są przygotowywane" in text_of(page)
    assert "raport.csv" not in page.content.decode()


def test_it_lists_every_format_of_a_closed_year(client, snapshot):
    page = client.get(ADDRESS).content.decode()
    for kind in FORMATS:
        assert f'href="/miasto/raporty/2010/v1/raport.{kind}"' in page
        answer = client.get(f"/miasto/raporty/2010/v1/raport.{kind}")
        assert answer.status_code == 200
        name = f"miasto-raport-2010-v1.{kind}"
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer.getvalue()
    assert snapshot.sha256 in page
    assert "Kowalski" not in page


def test_a_file_that_is_gone_is_not_listed_till_it_is_made_anew(client, snapshot):
    address = "/miasto/raporty/2010/v1/raport.csv"
    gone = Export.objects.get(kind="csv")
    gone.file.storage.delete(gone.file.name)
    page = client.get(ADDRESS)
    is_missing = client.get(address).status_code == 404
    # Before anything is asserted: what is gone from the storage no test takes back.
    make_files()
    assert is_missing
    assert address not in page.content.decode()
    assert "raport.pdf" in page.content.decode()
    assert address in client.get(ADDRESS).content.decode()


def test_the_json_file_has_the_digest_that_the_page_names(client, snapshot):
    content = client.get("/miasto/raporty/2010/v1/raport.json").getvalue()
    assert hashlib.sha256(content).hexdigest() == snapshot.sha256


def test_earlier_versions_stay(client, office, monkeypatch):
    before = client.get("/miasto/raporty/2010/v1/raport.csv").getvalue()
    Strategy.objects.update(title="Nowa nazwa")
    freeze(office, "Zmieniono nazwę.")
    # The other formats take long to make, and are not read here.
    monkeypatch.setattr(exports, "FORMATS", {"csv": FORMATS["csv"]})
    make_files()
    text = text_of(client.get(ADDRESS))
    assert "Wersja 2, utrwalona" in text
    assert "1 wcześniejsza wersja: 2010" in text
    assert "jest autentyczny: 2010, wersja 2" in text
    assert "jest autentyczny: 2010, wersja 1" in text
    assert "Zmieniono nazwę." in text
    assert client.get("/miasto/raporty/2010/v1/raport.csv").getvalue() == before
    after = client.get("/miasto/raporty/2010/v2/raport.csv").getvalue().decode()
    assert "Nowa nazwa" in after


def test_a_year_that_is_open_again_says_so_and_keeps_its_version(client, year, office):
    reopen_year(year, by=office, reason="Brak.")
    assert "otwarto ponownie" in text_of(client.get(ADDRESS))
    answer = client.get("/miasto/raporty/2010/v1/raport.csv")
    assert answer.status_code == 200
    assert answer.getvalue()


@pytest.mark.parametrize(
    "address", ["2010/v2/raport.csv", "2011/v1/raport.csv", "2010/v1/raport.exe"]
)
def test_what_was_not_frozen_is_not_there(client, snapshot, address):
    assert client.get(ADDRESS + address).status_code == 404


def test_files_that_the_office_asked_for_are_not_public(
    client, year, office, snapshot, not_made
):
    goal = exports.Scope.read("goal=I")
    part = exports.ask_for(year, "csv", goal, snapshot=snapshot, by=office)
    draft = exports.ask_for(year, "json", exports.WHOLE, snapshot=None, by=office)
    exports.make(part)
    exports.make(draft)
    for kind in ("csv", "json"):
        assert client.get(f"{ADDRESS}2010/v1/raport.{kind}").status_code == 404


def test_queries_do_not_grow_with_the_versions(client, office, count_queries):
    with_one = count_queries(lambda: client.get(ADDRESS))
    for title in ("A", "B", "C"):
        Strategy.objects.update(title=title)
        freeze(office, "Powód.")
    make_files()
    assert count_queries(lambda: client.get(ADDRESS)) == with_one <= 15
