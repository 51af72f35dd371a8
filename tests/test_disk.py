"""A disk that is full or read only: what was saved stays readable, and saving says why.

With real files, in a process that has no rights over them but those of their modes.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.asking_elsewhere import Request, answers
from tests.factories import make_task

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the files of PostgreSQL are its own"
)

PUBLIC: list[Request] = [
    ("GET", address, {})
    for address in (
        "/",
        "/miasto/",
        "/miasto/zadania/",
        "/miasto/zadania/I.1.1/",
        "/miasto/zadania/zadania.csv",
        "/miasto/zadania/zadania.xlsx",
        "/miasto/szukaj/?q=zadanie",
        "/miasto/dane/",
        "/miasto/zmiany/atom.xml",
        "/api/v1/strategie/",
        "/uwagi/",
        "/konto/login/",
        "/konto/password/reset/",
    )
]
SIGN_IN: Request = ("POST", "/konto/login/", {"login": "kto", "password": "x" * 9})


@pytest.fixture
def folder(transactional_db, tmp_path) -> Iterator[Path]:
    """A folder with a database, as a server that stopped leaves it."""
    make_task(stages=[{2010: ("50", "40")}])
    path = tmp_path / "site"
    path.mkdir()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path / "db.sqlite3")])
    with closing(sqlite3.connect(path / "db.sqlite3")) as copy:
        copy.execute("PRAGMA journal_mode = WAL")
        columns = "cache_key varchar PRIMARY KEY, value text, expires datetime"
        copy.execute(f"CREATE TABLE IF NOT EXISTS cache ({columns})")
        copy.commit()
    yield path
    set_writable(path, is_writable=True)


@pytest.fixture
def ask(folder) -> Callable[..., list[tuple[int, str]]]:
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "VAR_DIR": str(folder),
    }
    return lambda requests, **limits: answers(requests, env, **limits)


def set_writable(folder: Path, *, is_writable: bool) -> None:
    for path in (*folder.iterdir(), folder):
        plain = 0o700 if path.is_dir() else 0o600
        path.chmod(plain if is_writable else plain & 0o555)


def leave_journal(folder: Path, statement: str) -> None:
    """Write as a server does that is killed: whoever ends in peace empties it."""
    with closing(sqlite3.connect(folder / "db.sqlite3")) as writer:
        # Triggers call what the project teaches SQLite.
        writer.create_function("words_of", 1, lambda _text: "[]")
        writer.execute(statement)
        writer.commit()
        files = {path: path.read_bytes() for path in folder.iterdir()}
    for path, content in files.items():
        path.write_bytes(content)


def is_read(said: list[tuple[int, str]]) -> bool:
    return [status for status, _text in said] == [200] * len(PUBLIC)


def test_all_that_is_public_is_read_from_a_disk_that_takes_nothing(folder, ask):
    set_writable(folder, is_writable=False)
    *read, (status, text) = ask([*PUBLIC, SIGN_IN])
    assert is_read(read)
    assert status == 503
    assert "Niczego nie zapisano" in text
    assert "nie można na nim zapisywać" in text


def test_what_a_killed_server_left_in_its_journal_is_read_there_too(folder, ask):
    leave_journal(folder, "UPDATE tasks_programme SET title = 'Most na rzece'")
    assert (folder / "db.sqlite3-wal").stat().st_size
    set_writable(folder, is_writable=False)
    (page,) = ask([("GET", "/miasto/zadania/I.1.1/", {})])
    assert page[0] == 200
    assert "Most na rzece" in page[1]


def test_a_full_disk_is_named_and_all_that_is_public_is_read(folder, ask):
    # No file may be larger than SQLite's index of the journal, and the journal is.
    leave_journal(folder, "INSERT INTO cache VALUES ('a', hex(zeroblob(20000)), 0)")
    *read, (status, text) = ask([*PUBLIC, SIGN_IN], largest_file=32_768)
    assert is_read(read)
    assert status == 503
    assert "Na dysku serwera nie ma już miejsca" in text


def test_a_locked_database_is_no_excess_of_attempts(folder, ask):
    with closing(sqlite3.connect(folder / "db.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        *read, (status, text) = ask([*PUBLIC, SIGN_IN])
    assert is_read(read)
    assert status == 503
    assert "Ktoś inny właśnie zapisuje" in text
