"""A backup and what comes of it elsewhere: all that had been saved when it began."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.timezone import now

from operations.backup import restoring, taking
from operations.backup.archive import Refused, read
from reporting.models import Attachment, State
from tasks.models import Task
from tests.factories import (
    make_campaign,
    make_office_user,
    make_report,
    make_task,
    make_user,
    year_of,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _folder_of_files(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def attachment() -> Attachment:
    task = make_task(title="Budowa żłobka", stages=[{2010: ("50", None)}])
    year = year_of(task, 2010)
    make_campaign(year)
    report = make_report(task, year, State.DRAFT, by=make_office_user())
    version = report.versions.get()
    return Attachment.objects.create(
        report=report,
        added_in=version,
        name="skan.txt",
        size=5,
        file=ContentFile(b"tekst", "skan.txt"),
    )


@pytest.mark.both
def test_what_was_backed_up_comes_back_with_its_files(attachment, tmp_path, capsys):
    path, storage = tmp_path / "site.backup", storages["attachments"]
    call_command("backup", path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob(".*"))
    name = attachment.file.name
    storage.delete(name)
    call_command("flush", interactive=False, verbosity=0)
    assert not Task.objects.exists()
    call_command("restore", path)
    assert Task.objects.get().title == "Budowa żłobka"
    with storage.open(Attachment.objects.get().file.name) as file:
        assert file.read() == b"tekst"
    manifest = read(path).manifest
    assert manifest.tables["tasks_task"] == 1
    assert manifest.parts[f"files/attachments/{name}"].size == 5
    assert manifest.version in capsys.readouterr().out


@pytest.mark.both
def test_what_is_there_stays_unless_it_is_to_be_replaced(attachment, tmp_path):
    path = tmp_path / "site.backup"
    call_command("backup", path)
    Task.objects.update(title="Remont szkoły")
    with pytest.raises(CommandError):
        call_command("restore", path)
    assert Task.objects.get().title == "Remont szkoły"
    if connection.vendor == "postgresql":
        call_command("restore", path, "--replace")
        assert Task.objects.get().title == "Budowa żłobka"
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before%'"
            )
            [(beside,)] = cursor.fetchall()
            cursor.execute(f'SELECT title FROM "{beside}".tasks_task')  # noqa: S608
            assert cursor.fetchall() == [("Remont szkoły",)]
            cursor.execute(f'DROP SCHEMA "{beside}" CASCADE')


def test_a_backup_that_is_damaged_changes_nothing(attachment, tmp_path):
    path = tmp_path / "site.backup"
    call_command("backup", path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    storages["attachments"].delete(attachment.file.name)
    with pytest.raises(CommandError):
        call_command("restore", path, "--replace")
    assert Task.objects.exists()
    assert not storages["attachments"].exists(attachment.file.name)


def test_a_file_that_goes_with_its_row_meanwhile_is_no_loss(
    attachment, tmp_path, monkeypatch
):
    """The copy of the database is made anew: it no longer names the file."""
    real, copies = taking.copied, []

    def copied(folder):
        copies.append(folder)
        made = real(folder)
        if len(copies) == 1:
            attachment.file.storage.delete(attachment.file.name)
        if len(copies) == 2:
            Attachment.objects.all().delete()
        return made

    monkeypatch.setattr(taking, "copied", copied)
    manifest = taking.take(tmp_path / "site.backup")
    assert len(copies) == 2
    assert manifest.missing == []


def test_a_file_that_is_lost_is_told_and_the_rest_is_kept(attachment, tmp_path):
    storages["attachments"].delete(attachment.file.name)
    path = tmp_path / "site.backup"
    with pytest.raises(CommandError, match=attachment.file.name):
        call_command("backup", path)
    assert read(path).manifest.missing == [f"files/attachments/{attachment.file.name}"]


def test_only_backups_of_a_folder_are_removed_and_only_old_ones(tmp_path):
    first = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)
    days = [first + datetime.timedelta(days=number) for number in range(3)]
    paths = [taking.path_in(tmp_path, is_sealed=False, moment=day) for day in days]
    make_user()
    for path in paths:
        taking.take(path)
    others = [
        tmp_path / "strategy-20200101T000000Z.backup",
        tmp_path / "strategia.backup",
        tmp_path / "strategy-20200101T000000Z.backup.txt",
    ]
    for other in others:
        other.write_bytes(b"something of somebody else's")
    call_command("backup", tmp_path, "--keep", "2")
    assert not paths[0].exists()
    assert not paths[1].exists()
    assert paths[2].exists()
    assert all(other.exists() for other in others)
    with pytest.raises(Refused):
        taking.take(paths[2])


def test_a_site_before_anybody_wrote_is_empty(db):
    call_command("flush", interactive=False, verbosity=0)
    assert list(restoring.filled()) == []
    make_user()
    assert list(restoring.filled()) != []
    assert now()
