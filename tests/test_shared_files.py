"""Files in a store that several machines share; moto's server stands in for it."""

import io
import logging
import os
from collections.abc import Iterator
from unittest import mock

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import FileResponse
from django.utils.timezone import now

from leszno_strategy.durable_files import FilesAway
from leszno_strategy.faults import Fault, fault_of
from leszno_strategy.file_settings import KINDS, read_storages
from tests.load.store import store_on_loopback


@pytest.fixture(scope="module")
def variables() -> Iterator[dict[str, str]]:
    with store_on_loopback() as variables:
        yield variables


def made(variables: dict[str, str], kind: str) -> Storage:
    """Make the storage as another machine with these variables does."""
    with mock.patch.dict(os.environ, variables):
        described = read_storages("/nowhere")  # type: ignore[arg-type]
    return storages.create_storage(described[kind])


def test_what_one_machine_saves_another_reads(variables):
    one, other = (made(variables, "attachments") for _machine in "ab")
    name = one.save("2013/ab.pdf", ContentFile(b"content"))
    assert name == "2013/ab.pdf"
    assert other.exists(name)
    assert other.size(name) == 7
    assert other.listdir("2013") == ([], ["ab.pdf"])
    assert abs((now() - other.get_modified_time(name)).total_seconds()) < 60
    with other.open(name) as file:
        assert file.read() == b"content"
    other.delete(name)
    assert not one.exists(name)


def test_kinds_lie_apart_and_a_name_is_given_once(variables):
    for kind in KINDS:
        store = made(variables, kind)
        first, second = (store.save("a", ContentFile(b"1")) for _time in "ab")
        assert first == "a" != second
        with pytest.raises(ValueError, match="not accessible"):
            store.url(first)


def test_a_large_upload_is_kept_whole_and_can_be_saved_again(variables):
    store = made(variables, "uploads")
    upload = TemporaryUploadedFile("a.xlsx", "", 9_000_000, None)
    with upload:
        upload.write(b"a" * 9_000_000)
        for _time in "ab":
            name = store.save("large.xlsx", upload)
            assert store.size(name) == 9_000_000


@pytest.mark.django_db
def test_a_page_hands_it_out(variables):
    store = made(variables, "exports")
    name = store.save("r.pdf", ContentFile(b"a" * 300_000))
    response = FileResponse(store.open(name), as_attachment=True, filename="raport.pdf")
    assert response["Content-Length"] == "300000"
    assert sum(map(len, response)) == 300_000
    response.close()


def test_what_is_gone_is_said_in_pythons_own_error(variables):
    store = made(variables, "attachments")
    for ask in (store.open, store.size, store.get_modified_time):
        with pytest.raises(FileNotFoundError):
            ask("nichts.pdf")
    store.delete("nichts.pdf")


def test_a_store_that_is_away_is_a_fault_of_the_machine(variables, caplog):
    caplog.set_level(logging.ERROR)
    away = variables | {"S3_ENDPOINT": "http://127.0.0.1:9"}
    with pytest.raises(FilesAway) as raised:
        made(away, "attachments").save("a", ContentFile(b"a"))
    assert fault_of(raised.value) is Fault.FILES
    foreign = variables | {"S3_BUCKET": "no-such-bucket"}
    with pytest.raises(OSError, match="NoSuchBucket"):
        made(foreign, "attachments").save("a", io.BytesIO(b"a"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"S3_SECRET_KEY": ""}, "S3_BUCKET needs S3_ACCESS_KEY and S3_SECRET_KEY"),
        ({"S3_ENDPOINT": "store.example.pl"}, "S3_ENDPOINT must be addresses such as"),
        ({"S3_ENDPOINT": "https://a.pl,https://b.pl"}, "S3_ENDPOINT must be one"),
    ],
)
def test_half_a_description_is_refused(variables, wrong, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        made(variables | wrong, "attachments")
