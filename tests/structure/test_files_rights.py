"""Files of strategies are the office's: to take, to bring, to decide on."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from exchange.models import Snapshot, Upload, UploadState
from tests.panel_city import City, make_city
from tests.structure.bringing import address, file_of

pytestmark = pytest.mark.slow

ALLOWED = {"office", "superuser"}
GET = ["upload", "new", "template", "reading", "differences", "marked"]
POST = {
    "download": {"kind": "json"},
    "upload": {"file": b"{}"},
    "confirm_upload": {},
    "undo_upload": {},
    "discard_upload": {},
    "upload_again": {"file": b"{}"},
    "new": {"way": "empty"},
}
WHO = [
    "nobody",
    "executor by unit",
    "coordinator",
    "goal head",
    "administrator",
    "auditor",
    "office",
    "superuser",
]


@pytest.fixture(scope="module")
def _city(in_passing: Callable[[], AbstractContextManager[None]]) -> Iterator[City]:
    with in_passing():
        yield make_city()


@pytest.fixture
def city(_city: City, db: None) -> City:
    return _city


@pytest.fixture
def upload(city: City) -> Upload:
    """A file with a mistake, brought by somebody else of the office."""
    return Upload.objects.create(
        strategy=city.year.strategy,
        by=city.office,
        name="plik.xlsx",
        file=file_of(b"PK", "a.xlsx"),
        state=UploadState.REFUSED,
        at="2026-01-01T10:00Z",
        compared=Snapshot.objects.keep(b"{}"),
    )


def place(name: str, upload: Upload) -> str:
    if name in {"new", "template"}:
        return address(name)
    if name in {"upload", "download"}:
        return address(name, "miasto")
    return address(name, upload.pk, *(["new"] if name == "differences" else []))


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", GET)
def test_only_the_office_reads_pages_of_files(city, upload, client, name, who):
    client.force_login(city.people[who])
    answer = client.get(place(name, upload))
    b"".join(answer)  # as a server does: what it hands out is closed then
    if who in ALLOWED:
        # What the file has none of is not there.
        assert answer.status_code == (404 if name in {"differences", "marked"} else 200)
    else:
        assert answer.status_code == 403


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", POST)
def test_only_the_office_brings_takes_and_decides(city, upload, client, name, who):
    data = dict(POST[name])
    if "file" in data:
        data["file"] = file_of(data["file"])
    client.force_login(city.people[who])
    answer = client.post(place(name, upload), data)
    b"".join(answer)  # as a server does: what it hands out is closed then
    if who in ALLOWED:
        assert answer.status_code != 403
    else:
        assert answer.status_code == 403
        upload.refresh_from_db()
        assert upload.state == UploadState.REFUSED
        assert Upload.objects.count() == 1


@pytest.mark.parametrize("name", [*GET, *POST])
def test_strangers_are_sent_to_sign_in(upload, client, name):
    answer = client.get(place(name, upload))
    assert answer.status_code == 302
    assert "/konto/login/" in answer.url


DEEDS = ["confirm_upload", "undo_upload", "discard_upload", "upload_again"]


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_needs_a_form_of_ours(city, upload, name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(city.people["office"])
    assert client.get(place(name, upload)).status_code == 405
    assert client.post(place(name, upload), {}).status_code == 403


def test_a_link_to_a_download_keeps_nothing_and_leads_to_the_buttons(city, client):
    client.force_login(city.people["office"])
    answer = client.get(address("download", "miasto"))
    assert answer.status_code == 302
    assert answer.url == address("upload", "miasto")
    assert not Snapshot.objects.exists()
