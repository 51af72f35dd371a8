"""Silent, slow and oversized connections keep nobody from the site."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from gunicorn import util

from leszno_strategy.answer_headers import HEADERS
from leszno_strategy.refused_requests import write_error
from leszno_strategy.serving import connection as received
from tests.load.echo import LARGE
from tests.load.ports import free_port, wait_for

CROWD = 200


pytestmark = pytest.mark.slow


@contextmanager
def served(folder: Path, *flags: str) -> Iterator[int]:
    """Serve what `tests.load.echo` answers, with gunicorn's settings of the site."""
    port, log = free_port(), folder / "log"
    with log.open("wb") as file:
        server = subprocess.Popen(  # noqa: S603  our own command
            [
                *(sys.executable, "-m", "gunicorn", "tests.load.echo:application"),
                *("--bind", f"127.0.0.1:{port}", *flags),
            ],
            cwd=settings.BASE_DIR,
            stdout=file,
            stderr=file,
        )
    try:
        wait_for(port, server, log)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    """Serve with as many processes and threads as the Makefile does."""
    flags = re.search(
        r"--workers \S+ --threads \d+", (settings.BASE_DIR / "Makefile").read_text()
    )
    assert flags
    flags_of_two = flags[0].replace("$(WORKERS)", "2").split()
    with served(tmp_path_factory.mktemp("gunicorn"), *flags_of_two) as port:
        yield port


Drip = Callable[[], None]
HEAD = b"POST / HTTP/1.1\r\nHost: localhost\r\n"
CROWDS = {
    "silent": (b"", b""),
    "dripping heads": (HEAD, b"X-a: b\r\n"),
    "dripping forms": (HEAD + b"Content-Length: 1000\r\n\r\n", b"a"),
    "dripping files": (HEAD + b"Content-Length: 9000000\r\n\r\n", b"a"),
    "endless chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "not reading": (b"GET /?large HTTP/1.1\r\nHost: localhost\r\n\r\n", b""),
    "not leaving": (b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n", b""),
}


@pytest.mark.parametrize("crowd", CROWDS)
def test_two_hundred_slow_connections_keep_no_reader_waiting(port, crowd):
    first, more = CROWDS[crowd]
    with ExitStack() as open_ones:
        crowded = [
            open_ones.enter_context(socket.create_connection(("127.0.0.1", port)))
            # What they do not read lies on the disk: fewer do.
            for _one in range(CROWD // 4 if b"large" in first else CROWD)
        ]
        for one in crowded:
            one.sendall(first)
        for _reader in range(6):
            for one in crowded if more else ():
                one.sendall(more)
            assert ask(port, timeout=10) == b"GET 0"


def ask(port: int, *, data: bytes | None = None, timeout: int = 30) -> bytes:
    address = f"http://127.0.0.1:{port}/"
    with urllib.request.urlopen(address, data, timeout) as answer:
        return answer.read()


@pytest.mark.parametrize("size", [1, 100_000, received.LONGEST_HELD + 1, 3_000_000])
def test_what_is_posted_arrives_whole(port, size):
    assert ask(port, data=b"a" * size) == b"POST %d" % size


def test_a_slow_reader_gets_all_of_a_large_page(port):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as reader:
        reader.sendall(b"GET /?large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        time.sleep(0.5)
        got = b"".join(iter(lambda: reader.recv(65536), b""))
    assert len(got.partition(b"\r\n\r\n")[2]) == LARGE


def test_requests_that_come_in_pieces_or_together_are_each_answered(port):
    request = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as sender:
        sender.sendall(request * 2 + request[:-1])
        time.sleep(0.2)
        sender.sendall(b"c" + request.replace(b"Host", b"Connection: close\r\nHost"))
        got = b"".join(iter(lambda: sender.recv(65536), b""))
    assert got.count(b"HTTP/1.1 200 OK") == got.count(b"POST 3") == 4


def test_who_asks_whether_to_send_is_told_to(port):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as sender:
        sender.sendall(HEAD + b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        assert sender.recv(100).startswith(b"HTTP/1.1 100 Continue")
        sender.sendall(b"abc")
        got = b""
        while b"POST 3" not in got:
            got += sender.recv(65536)


def test_a_process_that_ends_answers_whoever_came_before(tmp_path):
    """The question of one who connected is on its way while another ends it."""
    with (
        served(tmp_path, "--workers", "1", "--max-requests", "1") as port,
        socket.create_connection(("127.0.0.1", port), timeout=30) as early,
    ):
        assert ask(port) == b"GET 0"
        early.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        got = b"".join(iter(lambda: early.recv(65536), b""))
    assert got.endswith(b"GET 0")
    assert b"Connection: close" in got


def test_who_is_too_slow_is_told_so_with_all_headers(monkeypatch):
    """By the connection itself: nobody waits here for as long as it does."""
    monkeypatch.setattr(util, "write_error", write_error)
    ours, theirs = socket.socketpair()
    with ours, theirs:
        one = received.Connection(_Configuration(), theirs, None, None)
        ours.sendall(b"GET / HTTP/1.1\r\n")
        assert one.take() is None
        assert not one.is_late(one.began + received.ARRIVAL - 1)
        assert one.is_late(one.began + received.ARRIVAL + 1)
        one.refuse(408, "Request Timeout")
        said = ours.recv(65536).decode()
    assert said.startswith("HTTP/1.1 408 Request Timeout")
    assert "Zapytanie nie dotarło na czas" in said
    for name, value in HEADERS.items():
        assert f"{name}: {value}\r\n" in said


class _Configuration:
    is_ssl = False


@pytest.mark.parametrize(("between", "status"), [(b"a", 414), (b"a\r\n", 431)])
def test_a_head_without_an_end_is_refused(port, between, status):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as sender:
        sender.sendall(b"GET /" + between * (received.LONGEST_HEAD // len(between)))
        got = sender.recv(65536)
    assert got.startswith(b"HTTP/1.1 %d " % status)
