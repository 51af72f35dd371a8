"""Preparing a server: from nothing to serving, and a second time without a change."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import FileSystemStorage

from leszno_strategy import static_files
from tests.load.site import copied_to

LESZNO = "fixtures/leszno-2009-2013.json"


def prepare(folder: Path, *options: str) -> str:
    """Prepare in a process of its own, on SQLite in the folder; say what it printed.

    Settings of where files lie are not changed in ours: Django would forget storages
    that fields of models keep.
    """
    environment = {**os.environ, "VAR_DIR": str(folder), "DEMO": "1"}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(  # noqa: S603  our own command with our own words
        [sys.executable, "manage.py", "prepare", "--strategy", LESZNO, *options],
        cwd=settings.BASE_DIR,
        env={**environment, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def rows(folder: Path) -> list[str]:
    """Read all but which files of a closed year are made, and what follows from that,
    which goes on beside it; and but for what SQLite knows of its own indexes."""
    with sqlite3.connect(folder / "db.sqlite3") as database:
        dumped = database.iterdump()
        beside = (
            '"annual_report_export"',
            '"leszno_strategy_publicversion"',
            '"sqlite_stat',
        )
        return [row for row in dumped if not any(one in row for one in beside)]


def states(folder: Path) -> list[tuple[str, int]]:
    with sqlite3.connect(folder / "db.sqlite3") as database:
        return database.execute("SELECT state, is_front FROM tasks_strategy").fetchall()


def written(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.slow
def test_a_second_preparation_changes_no_data_and_collects_nothing(tmp_path, db):
    # That the first makes all tables from nothing, tests/upgrade sees.
    copied_to(tmp_path)
    address = "http://127.0.0.1:8000/"
    assert address in prepare(tmp_path, "--address", address)
    before = rows(tmp_path)
    assert any("Strategia rozwoju Leszna" in row for row in before)
    assert states(tmp_path) == [("published", 1)]
    assert (tmp_path / "static/css/bootstrap.min.css").exists()
    collected = written(tmp_path / "static")
    again = prepare(tmp_path, "--address", address)
    assert address in again
    assert "realizator" in again
    assert rows(tmp_path) == before
    assert written(tmp_path / "static") == collected


@pytest.fixture
def source(tmp_path, monkeypatch):
    """A folder of static files, in place of all that the code and its packages have."""
    folder = tmp_path / "source"
    folder.mkdir()
    finder = FileSystemFinder()
    finder.locations = [("", str(folder))]
    finder.storages = {str(folder): FileSystemStorage(folder)}
    monkeypatch.setattr(static_files, "get_finders", lambda: [finder])
    return folder


def test_static_files_differ_by_name_and_contents_and_not_by_time(source):
    (source / "a.css").write_text("a {}")
    first = static_files.digest()
    os.utime(source / "a.css", (0, 0))
    assert static_files.digest() == first
    (source / "a.css").write_text("b {}")
    second = static_files.digest()
    (source / "a.css").rename(source / "b.css")
    third = static_files.digest()
    assert len({first, second, third}) == 3


def test_static_files_are_collected_anew_when_the_folder_is_gone_or_they_differ(
    source, tmp_path
):
    (source / "a.css").write_text("a {}")
    calls: list[str] = []
    root = tmp_path / "static"

    def collect() -> None:
        root.mkdir(exist_ok=True)
        calls.append("collected")

    for _twice in range(2):
        static_files.collect_if_changed(root, collect)
    assert len(calls) == 1
    (source / "b.css").write_text("b {}")
    static_files.collect_if_changed(root, collect)
    assert len(calls) == 2
    shutil.rmtree(root)
    static_files.collect_if_changed(root, collect)
    assert len(calls) == 3


def test_a_collection_that_broke_off_is_no_collection(source, tmp_path):
    def collect() -> None:
        tmp_path.joinpath("static").mkdir(exist_ok=True)

    def fail() -> None:
        raise OSError(28, "No space left on device")

    root = tmp_path / "static"
    static_files.collect_if_changed(root, collect)
    before = static_files.digest()
    (source / "a.css").write_text("a {}")
    with pytest.raises(OSError, match="No space"):
        static_files.collect_if_changed(root, fail)
    (source / "a.css").unlink()
    assert static_files.digest() == before
    calls = []
    static_files.collect_if_changed(root, lambda: calls.append("collected"))
    assert calls
