"""Files are checked as they come, and read in a process of their own."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils.timezone import now

from exchange import uploads
from exchange.format import LARGEST_FILE
from exchange.models import Upload, UploadState
from leszno_strategy.background import DEAD_AFTER, STARTS_WITHIN
from tasks.models import Strategy
from tests.background import do_tasks
from tests.factories import make_office_user, make_strategy
from tests.pages import text_of
from tests.structure.bringing import address, content_of, file_of, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy() -> Strategy:
    return make_strategy()


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_office_user())
    return client


def bring(client: Client, content: bytes, name: str = "plik.json"):
    return client.post(address("upload", "miasto"), {"file": file_of(content, name)})


def waiting(client: Client, strategy: Strategy) -> Upload:
    assert bring(client, content_of(strategy)).status_code == 302
    return Upload.objects.latest("pk")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "plik.xlsx", "pusty"),
        (b"%PDF-1.7 x", "plik.xlsx", "ani plik JSON"),
        (b"Cel;Program\n1;2", "plik.csv", "ani plik JSON"),
        (b"\x7fELF", "plik.json", "ani plik JSON"),
    ],
)
def test_what_is_no_file_of_a_strategy_is_refused_at_once(
    office, strategy, content, name, said
):
    answer = bring(office, content, name)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    office, strategy, settings, monkeypatch
):
    # The whole request may be a little larger, so that there is something to say.
    assert settings.REQUEST_BYTES > LARGEST_FILE
    monkeypatch.setattr("exchange.uploads.LARGEST_FILE", 1_000)
    answer = bring(office, b"{" + b" " * 1_000)
    assert answer.status_code == 422
    assert "za duży" in text_of(answer)


def test_a_form_without_a_file_says_so(office, strategy):
    answer = office.post(address("upload", "miasto"))
    assert answer.status_code == 422
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'\xef\xbb\xbf  {"format": 1}', "json"),
        (b"PK\x03\x04...", "xlsx"),
        # An old or a protected workbook: its reader says what to do.
        (bytes.fromhex("D0CF11E0A1B11AE1"), "xlsx"),
        (b"GIF89a", ""),
    ],
)
def test_a_file_is_what_its_content_says(content, kind):
    assert uploads.kind_of(SimpleUploadedFile("nazwa.png", content)) == kind


def test_the_page_waits_without_a_script_and_then_shows_what_came_of_it(
    office, strategy
):
    upload = waiting(office, strategy)
    page = page_of(office, upload)
    assert '<meta http-equiv="refresh"' in page.content.decode()
    assert "Czytamy plik" in text_of(page)
    call_command("read_uploads", verbosity=0)
    page = page_of(office, upload)
    assert '<meta http-equiv="refresh"' not in page.content.decode()
    assert "Nie ma czego wprowadzać" in text_of(page)


def test_a_person_has_one_file_read_at_a_time_and_a_colleague_another(office, strategy):
    waiting(office, strategy)
    answer = bring(office, content_of(strategy))
    assert answer.status_code == 422
    assert "jeszcze czytany" in text_of(answer)
    other = Client()
    other.force_login(make_office_user())
    assert bring(other, content_of(strategy)).status_code == 302
    assert uploads.read_waiting() == 2
    assert bring(office, content_of(strategy)).status_code == 302


def test_very_many_files_are_too_many(office, strategy, settings):
    settings.ACCOUNT_RATE_LIMITS = {"strategy_file": "1/h/key"}
    waiting(office, strategy)
    uploads.read_waiting()
    answer = bring(office, content_of(strategy))
    assert answer.status_code == 422
    assert "bardzo wiele plików" in text_of(answer)


def test_a_file_that_breaks_its_reader_is_refused_and_the_next_is_read(
    office, strategy, monkeypatch, caplog
):
    def broken(upload):
        raise MemoryError

    upload = waiting(office, strategy)
    monkeypatch.setattr(uploads, "read", broken)
    assert uploads.read_waiting() == 1
    upload.refresh_from_db()
    assert upload.state == UploadState.REFUSED
    assert "could not be read" in caplog.text
    assert "Nie udało się przeczytać pliku" in text_of(page_of(office, upload))


def test_what_a_process_that_died_left_is_read_by_the_next(office, strategy):
    upload = waiting(office, strategy)
    Upload.objects.update(state=UploadState.READING, tries=1, seen_at=now())
    assert uploads.read_waiting() == 0
    Upload.objects.update(seen_at=now() - 2 * DEAD_AFTER)
    assert uploads.read_waiting() == 1
    upload.refresh_from_db()
    assert upload.state == UploadState.READ


def test_a_file_of_which_processes_die_again_and_again_is_refused(office, strategy):
    upload = waiting(office, strategy)
    Upload.objects.update(
        state=UploadState.READING,
        tries=uploads.MOST_TRIES,
        seen_at=now() - 2 * DEAD_AFTER,
    )
    assert uploads.read_waiting() == 0
    upload.refresh_from_db()
    assert upload.state == UploadState.REFUSED
    assert "Nie udało się przeczytać pliku" in text_of(page_of(office, upload))


@pytest.mark.parametrize(
    ("fields", "begins"),
    [
        ({}, False),
        ({"at": 2 * STARTS_WITHIN}, True),
        ({"state": UploadState.READING, "seen_at": timedelta()}, False),
        ({"state": UploadState.READING, "seen_at": 2 * DEAD_AFTER}, True),
    ],
)
def test_the_page_begins_another_process_where_the_first_is_gone(
    office, strategy, monkeypatch, fields, begins
):
    begun = []
    monkeypatch.setattr(uploads, "start", begun.append)
    upload = waiting(office, strategy)
    # Times are ages: tests may wait long for their turn.
    ages = {"at": -timedelta(minutes=1), **fields}
    times = {name: now() - age for name, age in ages.items() if name != "state"}
    Upload.objects.update(**{**fields, **times})
    page_of(office, upload)
    assert bool(begun) == begins


def test_it_is_read_once_the_row_is_there_and_only_once(
    office, strategy, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        upload = waiting(office, strategy)
    uploads.read_upload.enqueue(upload.pk)
    assert do_tasks() == ["read_upload", "read_upload"]
    upload.refresh_from_db()
    assert (upload.state, upload.tries) == (UploadState.READ, 1)


def test_nobody_is_told_to_read_what_was_undone(office, strategy):
    with transaction.atomic():
        waiting(office, strategy)
        transaction.set_rollback(True)
    assert do_tasks() == []


def test_a_file_thrown_away_while_it_is_read_stays_thrown_away(
    office, strategy, monkeypatch
):
    upload = waiting(office, strategy)

    def read_late(row):
        office.post(address("discard_upload", upload.pk))
        return {"state": UploadState.READ}

    monkeypatch.setattr(uploads, "read", read_late)
    uploads.read_waiting()
    upload.refresh_from_db()
    assert upload.state == UploadState.DISCARDED
