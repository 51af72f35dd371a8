"""What gunicorn refuses by itself is said in the site's words."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings

from leszno_strategy.answer_headers import HEADERS
from leszno_strategy.refused_requests import GUARDS, PAGES
from tests.load.ports import free_port, wait_for


@pytest.fixture(scope="module")
def port(tmp_path_factory) -> Iterator[int]:
    """Serve anything, with the project's own configuration of gunicorn."""
    port, log = free_port(), tmp_path_factory.mktemp("gunicorn") / "log"
    with log.open("wb") as file:
        server = subprocess.Popen(  # noqa: S603  our own command
            [
                *(sys.executable, "-m", "gunicorn", "wsgiref.simple_server:demo_app"),
                *("--bind", f"127.0.0.1:{port}", "--threads", "2"),
                "--no-control-socket",
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


def answer(port: int, request: bytes) -> tuple[str, str]:
    """Send the bytes; return the head of the answer and its page."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    assert f"Content-Length: {len(body)}".encode() in head
    return head.decode() + "\r\n", body.decode()


@pytest.mark.parametrize(
    ("request_bytes", "status", "said"),
    [
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n\r\n", 414, "Za długi adres"),
        (
            b"GET / HTTP/1.1\r\nHost: a\r\nCookie: " + b"a" * 9000 + b"\r\n\r\n",
            431,
            "Przeglądarka wysłała za dużo danych o sobie",
        ),
        (b"no request\r\n\r\n", 400, "Nie udało się odczytać zapytania"),
        (b"GET / HTTP/9.9\r\n\r\n", 400, "Nie udało się odczytać zapytania"),
    ],
)
def test_a_request_that_cannot_be_read_is_answered_in_words(
    port, request_bytes, status, said
):
    first, page = answer(port, request_bytes)
    assert first.startswith(f"HTTP/1.1 {status} ")
    assert f"<h1>{said}</h1>" in page
    assert "aaaa" not in page
    for name, value in (GUARDS | HEADERS).items():
        assert f"{name}: {value}\r\n" in first


def test_a_demonstration_is_not_served_to_others_by_accident():
    done = subprocess.run(  # noqa: S603  our own command
        [
            *(sys.executable, "-m", "gunicorn", "wsgiref.simple_server:demo_app"),
            *("--bind", f"0.0.0.0:{free_port()}"),
        ],
        cwd=settings.BASE_DIR,
        env={"DEMO": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode
    assert "DEMO=1 on 0.0.0.0 would let anyone in" in done.stderr


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda p: p.name)
def test_the_servers_pages_stand_alone(page):
    """A web server in front hands them out while nothing else answers."""
    text = page.read_text()
    assert not re.search(r"\{[%{]|<link|<script|<img|style=", text)
    assert '<html lang="pl">' in text
    assert '<p lang="en">' in text


def test_the_page_about_size_tells_the_limit():
    text = (PAGES / "413.html").read_text()
    assert f"{settings.REQUEST_BYTES // 1024 // 1024}&nbsp;MB" in text
