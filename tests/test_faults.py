"""Faults of the machine are told by name: what happened, and what to do."""

import errno
import smtplib
import socket
import sqlite3
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import OperationalError, connection
from django.db.utils import ConnectionHandler
from django.http import UnreadablePostError

from leszno_strategy.faults import Fault, fault_of
from tests.factories import make_office_user, make_task
from tests.pages import text_of

Query = Callable[[str], None]


@pytest.fixture
def query_of(db, tmp_path) -> Iterator[Callable[..., Query]]:
    """Open a file of SQLite as Django does; the table `t` is there already."""
    path = tmp_path / "db.sqlite3"
    with sqlite3.connect(path) as first:
        first.execute("CREATE TABLE t (a)")
    first.close()
    opened = []

    def query(options: str = "", *begin: str) -> Query:
        name = f"file:{path}{options}"
        engine = "django.db.backends.sqlite3"
        usual = {"uri": True, "timeout": 0}
        one = ConnectionHandler(
            {"default": {"ENGINE": engine, "NAME": name, "OPTIONS": usual}}
        )["default"]
        opened.append(one)
        for text in begin:
            one.cursor().execute(text)
        return lambda text: one.cursor().execute(text)

    yield query
    for one in opened:
        one.close()


def error_of(query: Query, text: str) -> Exception:
    with pytest.raises(OperationalError) as caught:
        query(text)
    return caught.value


def test_a_database_that_another_locks_is_busy(query_of):
    query_of("", "BEGIN IMMEDIATE")
    assert fault_of(error_of(query_of(), "INSERT INTO t VALUES (1)")) == Fault.BUSY


def test_a_database_without_room_is_full(query_of):
    small = query_of("", "PRAGMA max_page_count = 2")
    error = error_of(small, "INSERT INTO t VALUES (zeroblob(100000))")
    assert fault_of(error) == Fault.FULL


def test_a_database_that_takes_nothing_is_read_only(query_of):
    error = error_of(query_of("?mode=ro"), "INSERT INTO t VALUES (1)")
    assert fault_of(error) == Fault.READ_ONLY


def test_a_statement_that_is_wrong_is_an_error_of_ours(query_of):
    assert fault_of(error_of(query_of(), "SELECT nothing FROM t")) is None


def wrapped(error: psycopg.Error) -> Exception:
    """Give the driver's error what Django puts around it."""
    try:
        raise OperationalError(*error.args) from error
    except OperationalError as around:
        return around


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("55P03", Fault.BUSY),
        ("40P01", Fault.BUSY),
        ("40001", Fault.BUSY),
        ("57014", Fault.BUSY),
        ("53100", Fault.FULL),
        ("25006", Fault.READ_ONLY),
        ("08006", Fault.AWAY),
        ("57P01", Fault.AWAY),
        ("53300", Fault.AWAY),
        ("23505", None),
        ("42601", None),
    ],
)
def test_postgresql_says_by_its_code(state, fault):
    assert fault_of(wrapped(psycopg.errors.lookup(state)("said"))) == fault


def test_a_connection_that_postgresql_never_answered_is_away():
    with pytest.raises(psycopg.OperationalError) as caught:
        psycopg.connect("host=127.0.0.1 port=1 user=nobody")
    assert fault_of(wrapped(caught.value)) == Fault.AWAY


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, ""), Fault.FULL),
        (OSError(errno.EFBIG, ""), Fault.FULL),
        (OSError(errno.EROFS, ""), Fault.READ_ONLY),
        (PermissionError(errno.EACCES, ""), Fault.READ_ONLY),
        (smtplib.SMTPServerDisconnected(), Fault.MAIL),
        (ConnectionRefusedError(), Fault.MAIL),
        (TimeoutError(), Fault.MAIL),
        (socket.gaierror(), Fault.MAIL),
        (FileNotFoundError(errno.ENOENT, ""), None),
        (ValueError(), None),
    ],
)
def test_the_system_says_by_its_number(error, fault):
    assert fault_of(error) == fault


def test_a_reader_who_went_away_is_no_fault_of_the_mail_server():
    error = UnreadablePostError()
    error.__cause__ = ConnectionResetError()
    assert fault_of(error) is None


@pytest.fixture
def locked_client(client, query_of):
    """Ask while each statement meets a locked database."""
    query_of("", "BEGIN IMMEDIATE")
    busy = query_of()
    client.raise_request_exception = False

    def fail(*args: object) -> None:
        busy("INSERT INTO t VALUES (1)")

    with connection.execute_wrapper(fail):
        yield client


def test_who_saves_reads_that_nothing_was_saved_and_what_to_do(locked_client):
    response = locked_client.post("/konto/login/", {"login": "a", "password": "b"})
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    text = text_of(response)
    assert "Niczego nie zapisano" in text
    assert "Ktoś inny właśnie zapisuje" in text
    assert "Odczekaj chwilę" in text
    assert "Coś się zepsuło" not in text


def test_who_reads_is_not_told_of_saving(locked_client):
    response = locked_client.get("/")
    assert response.status_code == 503
    assert "Niczego nie zapisano" not in text_of(response)


def test_the_page_says_whom_to_tell(locked_client, settings):
    assert settings.OFFICE.email in locked_client.get("/").content.decode()


def test_a_program_reads_the_fault_as_json(locked_client):
    response = locked_client.get(
        "/api/v1/strategie/", headers={"Accept-Language": "en"}
    )
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert response.json()["error"].startswith("Somebody else is saving right now")


def test_a_fault_before_any_view_has_the_same_page(client, query_of):
    """Who is signed in is asked before any view is."""
    make_task(stages=[{2010: ("5", "5")}])
    client.force_login(make_office_user())
    client.raise_request_exception = False
    query_of("", "BEGIN IMMEDIATE")
    busy = query_of()
    with connection.execute_wrapper(lambda *args: busy("INSERT INTO t VALUES (1)")):
        assert client.get("/panel/").status_code == 503
