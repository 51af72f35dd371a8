"""Files that no row names are removed, once nothing can be on its way to name them."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import time

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from annual_report.models import Export, ExportState
from leszno_strategy import orphans
from leszno_strategy.durable_files import DurableStorage
from leszno_strategy.orphans import remove_orphans, tidy_up
from reporting.models import Action, Attachment
from reporting.transitions import move
from tasks.models import Task
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_office_user,
    make_task,
    year_of,
)

A_DAY = 24 * 3600


@pytest.fixture
def kept(tmp_path, monkeypatch) -> DurableStorage:
    """Keep attachments and uploads in a folder of the test's."""
    storage = DurableStorage(tmp_path / "attachments")
    monkeypatch.setattr(Attachment._meta.get_field("file"), "storage", storage)
    return storage


@pytest.fixture(autouse=True)
def uploads(tmp_path, settings) -> Path:
    folder = tmp_path / "uploads"
    folder.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = str(folder)
    return folder


@pytest.fixture
def task(db) -> Task:
    task = make_task()
    make_campaign(year_of(task, 2010))
    return task


def save(task: Task, name: str) -> None:
    year, by = year_of(task, 2010), actor(make_office_user())
    file = SimpleUploadedFile(name, b"PDF")
    move(task, year, Action.SAVED, by=by, draft=replace(draft(task), added=[file]))


def read(attachment: Attachment) -> bytes:
    with attachment.file.open() as file:
        return bytes(file.read())


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def age(*paths: Path, seconds: float = A_DAY + 60) -> None:
    for path in paths:
        os.utime(path, (time() - seconds,) * 2)


def undone(task: Task, name: str) -> None:
    with transaction.atomic():
        save(task, name)
        transaction.set_rollback(True)


def test_what_was_undone_goes_after_a_day_and_what_rows_name_stays(
    task, kept, tmp_path
):
    undone(task, "undone.pdf")
    [orphan] = files(tmp_path)
    save(task, "kept.pdf")
    age(*files(tmp_path))
    undone(make_task(task.programme), "underway.pdf")
    assert len(files(tmp_path)) == 3
    remove_orphans()
    assert orphan not in files(tmp_path)
    assert len(files(tmp_path)) == 2
    assert read(Attachment.objects.get()) == b"PDF"


def test_they_are_removed_beside_the_days_reminders(
    db, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("send_reminders")
    assert DBTaskResult.objects.get().task_path == tidy_up.module_path


def test_what_an_earlier_version_had_stays(task, kept, tmp_path):
    save(task, "first.pdf")
    version = Attachment.objects.get().added_in
    Attachment.objects.update(removed_in=version)
    age(*files(tmp_path))
    assert remove_orphans() == 0
    assert read(Attachment.objects.get()) == b"PDF"


def test_a_database_that_names_none_of_the_files_removes_none(
    task, kept, tmp_path, caplog
):
    undone(task, "another's.pdf")
    age(*files(tmp_path))
    assert remove_orphans() == 0
    assert files(tmp_path)
    assert "1 files are kept" in caplog.text


def test_a_dry_run_of_the_reminders_removes_nothing(task, kept, tmp_path):
    undone(task, "undone.pdf")
    save(task, "kept.pdf")
    age(*files(tmp_path))
    call_command("send_reminders", dry_run=True)
    assert len(files(tmp_path)) == 2


DIES = """
import os, sys
import django
django.setup()
from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from leszno_strategy.durable_files import DurableStorage
settings.FILE_UPLOAD_TEMP_DIR = sys.argv[2]
class Dying(TemporaryUploadedFile):
    def read(self, size):
        if self.file.tell():
            os.kill(os.getpid(), 9)
        return self.file.read(100_000)
upload = Dying("a.pdf", "application/pdf", 200_000, None)
upload.write(b"x" * 200_000)
upload.flush()
upload.file.seek(0)
DurableStorage(sys.argv[1]).save("7/half", upload)
"""


def test_half_a_file_and_half_an_upload_of_a_process_that_was_killed_go(
    task, kept, tmp_path, uploads
):
    save(task, "kept.pdf")
    command = [sys.executable, "-c", DIES, str(tmp_path / "attachments"), str(uploads)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    died = subprocess.run(  # noqa: S603  our own words
        command, cwd=settings.BASE_DIR, env=environment, check=False
    )
    assert died.returncode == -9
    assert len(files(tmp_path)) == 3
    assert remove_orphans() == 0
    age(*files(tmp_path))
    assert remove_orphans() == 2
    assert read(Attachment.objects.get()) == b"PDF"


def test_a_half_written_file_of_a_report_goes(task, tmp_path, monkeypatch):
    storage = DurableStorage(tmp_path / "exports")
    monkeypatch.setattr(Export._meta.get_field("file"), "storage", storage)
    storage.save("7.pdf", ContentFile(b"half"))
    whole = storage.save("8.pdf", ContentFile(b"whole"))
    year = year_of(task, 2010)
    Export.objects.create(
        year=year, kind="pdf", asked_at="2010-01-01T00:00Z", state=ExportState.FAILED
    )
    Export.objects.create(
        year=year,
        kind="pdf",
        asked_at="2010-01-01T00:00Z",
        state=ExportState.DONE,
        file=whole,
    )
    age(*files(tmp_path))
    assert remove_orphans() == 1
    assert files(tmp_path) == {tmp_path / "exports" / "8.pdf"}


def test_a_file_that_is_written_anew_meanwhile_stays(task, kept, tmp_path, monkeypatch):
    undone(task, "undone.pdf")
    [orphan] = files(tmp_path)
    save(task, "kept.pdf")
    age(*files(tmp_path))
    seen = orphans._is_old

    def and_written(storage, name):
        was_old = seen(storage, name)
        os.utime(orphan)
        return was_old

    monkeypatch.setattr(orphans, "_is_old", and_written)
    assert remove_orphans() == 0
    assert orphan.exists()


def test_what_the_disk_has_no_room_for_leaves_no_half(tmp_path):
    class Full(ContentFile):
        def read(self, size):
            if not self.file.tell():
                return self.file.read(2)
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        DurableStorage(tmp_path).save("7/half", Full(b"halves"))
    assert not files(tmp_path)


def test_a_day_is_longer_than_what_may_be_underway():
    assert timedelta(hours=12) < orphans.UNDERWAY
