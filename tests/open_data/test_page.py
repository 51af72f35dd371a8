"""The page of open data for people."""

from open_data.files import FILES, FORMATS
from open_data.tables import TABLES
from tasks.models import Task
from tests.factories import (
    make_closed,
)
from tests.open_data.downloads import FROZEN, NEWEST, PAGE
from tests.pages import text_of

DESCRIBED = [name for name in FILES if name not in FROZEN]


def test_before_any_year_is_closed_the_page_leads_to_the_lists(client, strategy):
    response = client.get(PAGE)
    assert response.status_code == 200
    assert "Żaden rok nie jest zamknięty" in text_of(response)
    assert 'href="/miasto/zadania/"' in response.content.decode()
    for name in FILES:
        assert client.get(f"{NEWEST}{name}").status_code == 404


def test_the_page_tells_of_versions_files_and_columns(client, strategy, office):
    first = make_closed(strategy, 2010, by=office)
    Task.objects.update(title="Poprawione")
    second = make_closed(strategy, 2010, by=office, reason="Poprawiono tytuły.")
    response = client.get(PAGE)
    page, source = text_of(response), response.content.decode()
    for one in (first, second):
        assert one.sha256 in page
    assert "Poprawiono tytuły." in page
    for table in TABLES:
        for column in table.column_names:
            assert f">{column}</code>" in source
        for ending in FORMATS:
            for base in ("najnowsze", "2010/v1", "2010/v2"):
                assert f'href="{PAGE}{base}/{table.name}.{ending}"' in source
    for name in DESCRIBED:
        assert f'href="{NEWEST}{name}"' in source
    english = client.get(f"/en{PAGE}")
    assert "What the columns mean" in text_of(english)
    assert f'href="{NEWEST}cele.csv"' in english.content.decode()


def test_the_page_takes_as_many_queries_for_many_versions(
    client, strategy, office, count_queries
):
    make_closed(strategy, 2010, by=office)
    few = count_queries(lambda: client.get(PAGE))
    for n in range(4):
        Task.objects.update(title=f"Poprawione {n}")
        make_closed(strategy, 2010, by=office, reason="Tytuły.")
    make_closed(strategy, 2013, by=office)
    assert count_queries(lambda: client.get(PAGE)) == few


def test_people_find_the_page(client, snapshot):
    for address in ("/", "/pomoc/", "/miasto/"):
        assert f'href="{PAGE}"' in client.get(address).content.decode()
