"""Attachments are on the disk, with the folders that name them, before their rows."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import TemporaryUploadedFile

from leszno_strategy.durable_files import DurableStorage
from reporting.models import Action, Attachment
from reporting.transitions import move
from tests.factories import (
    actor,
    draft,
    make_campaign,
    make_office_user,
    make_task,
    year_of,
)
from tests.test_settings import start


@pytest.fixture
def forced(monkeypatch) -> list[Path]:
    """Record what is forced to disk."""
    found: list[Path] = []
    fsync = os.fsync

    def record(opened: int) -> None:
        found.append(Path(f"/proc/self/fd/{opened}").readlink())
        fsync(opened)

    monkeypatch.setattr(os, "fsync", record)
    return found


def test_a_file_is_forced_to_disk_with_all_folders_that_name_it(tmp_path, forced):
    storage = DurableStorage(tmp_path / "attachments")
    name = storage.save("7/abc", ContentFile(b"PDF"))
    assert Path(storage.path(name)).read_bytes() == b"PDF"
    assert forced == [
        tmp_path / "attachments" / "7" / "abc",
        tmp_path / "attachments" / "7",
        tmp_path / "attachments",
        tmp_path,
    ]


@pytest.mark.django_db
def test_a_row_speaks_only_of_what_is_on_the_disk(tmp_path, forced, monkeypatch):
    task = make_task()
    year = year_of(task, 2010)
    make_campaign(year)
    field = Attachment._meta.get_field("file")
    monkeypatch.setattr(field, "storage", DurableStorage(tmp_path))
    rows: list[int] = []
    monkeypatch.setattr(
        "leszno_strategy.durable_files.force",
        lambda path: rows.append(Attachment.objects.count()),
    )
    sent = replace(draft(task), added=[ContentFile(b"PDF", name="a.pdf")])
    move(task, year, Action.SAVED, by=actor(make_office_user()), draft=sent)
    assert rows
    assert set(rows) == {0}
    assert Attachment.objects.count() == 1


def test_a_large_upload_can_be_saved_again_where_the_first_time_is_undone(tmp_path):
    storage = DurableStorage(tmp_path)
    with TemporaryUploadedFile("a.pdf", "application/pdf", 3, "utf-8") as sent:
        sent.write(b"PDF")
        sent.seek(0)
        names = [storage.save(name, sent) for name in ("first", "second")]
    assert [Path(storage.path(name)).read_bytes() for name in names] == [b"PDF", b"PDF"]


def test_attachments_lie_in_such_a_storage(tmp_path):
    shown = 's.STORAGES["attachments"]["BACKEND"]'
    told = start(tmp_path, shown=shown, SECRET_KEY="key")
    assert told == f"{DurableStorage.__module__}.{DurableStorage.__name__}"
