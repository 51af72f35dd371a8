"""How long files of open data are kept."""

import datetime
from unittest import mock

import pytest
from django.utils import timezone

from annual_report.closing.freezing import frozen_document
from open_data.files import FILES
from open_data.tables import TABLES
from tasks.models import Task
from tests.factories import make_closed
from tests.open_data.downloads import FROZEN, NEWEST, PAGE

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("base", [NEWEST, f"{PAGE}2010/", f"{PAGE}2010/v1/"])
def test_who_has_the_file_is_told_so(client, snapshot, base, name):
    response = client.get(f"{base}{name}")
    tag, modified = response["ETag"], response["Last-Modified"]
    assert tag.startswith('"')
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    for known in ({"if-none-match": tag}, {"if-modified-since": modified}):
        again = client.get(f"{base}{name}", headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"
        assert again["Cache-Control"] == response["Cache-Control"]
    other = client.get(f"{base}{name}", headers={"if-none-match": '"inny"'})
    assert other.status_code == 200


@pytest.mark.parametrize("name", FILES)
def test_only_what_never_changes_is_kept_for_long(client, snapshot, name):
    assert "immutable" not in client.get(f"{NEWEST}{name}")["Cache-Control"]
    assert "immutable" not in client.get(f"{PAGE}2010/{name}")["Cache-Control"]
    kept = client.get(f"{PAGE}2010/v1/{name}")["Cache-Control"]
    assert ("immutable" in kept) == (name in FROZEN)
    assert ("max-age=31536000" in kept) == (name in FROZEN)


def test_no_two_files_share_a_tag(client, snapshot, office):
    tags = [client.get(f"{NEWEST}{name}")["ETag"] for name in FILES]
    Task.objects.update(title="Poprawione")
    make_closed(snapshot.year.strategy, 2010, by=office, reason="Tytuły.")
    tags += [client.get(f"{NEWEST}{name}")["ETag"] for name in FILES]
    assert len(set(tags)) == 2 * len(FILES)


def test_a_new_layout_has_new_tags(client, snapshot):
    before = client.get(f"{NEWEST}cele.csv")["ETag"]
    with mock.patch("open_data.files.LAYOUT", 999):
        assert client.get(f"{NEWEST}cele.csv")["ETag"] != before


@pytest.mark.parametrize("name", FILES)
def test_the_same_version_is_the_same_bytes_on_any_day(client, snapshot, name):
    before = client.get(f"{PAGE}2010/v1/{name}")
    first = before.getvalue()
    later = timezone.now() + datetime.timedelta(days=40)
    with mock.patch("django.utils.timezone.now", return_value=later):
        again = client.get(f"{PAGE}2010/v1/{name}", headers={"accept-language": "en"})
        assert again.getvalue() == first
    assert again["ETag"] == before["ETag"]


@pytest.mark.parametrize("name", FILES)
def test_head_says_what_get_says_without_the_file(client, snapshot, name):
    got, head = client.get(f"{NEWEST}{name}"), client.head(f"{NEWEST}{name}")
    assert head.status_code == 200
    assert dict(head.items()) == dict(got.items())
    assert head.getvalue() == b""
    assert client.post(f"{NEWEST}{name}").status_code == 405


def test_head_does_not_read_the_report(client, snapshot, count_queries):
    address = f"{NEWEST}zadania.csv"
    known = {"if-none-match": client.get(address)["ETag"]}
    least = count_queries(lambda: client.get(address, headers=known))
    assert count_queries(lambda: client.head(address).getvalue()) == least


def test_tasks_are_read_one_by_one(snapshot):
    document = frozen_document(snapshot)
    for table in TABLES:
        assert iter(rows := table.rows(document)) is rows
