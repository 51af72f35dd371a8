"""What the server refuses before the site is asked, said in the site's words.

gunicorn answers requests that it cannot read by itself, with a page of two English
words. `gunicorn.conf.py` puts this function in place of its own.
"""

import socket
from contextlib import suppress
from pathlib import Path

from leszno_strategy.answer_headers import HEADERS

# Plain files, so that a web server in front can hand out the same ones.
PAGES = Path(__file__).resolve().parent.parent / "templates" / "server"
USUAL = 400
# What Django's own middleware adds to pages of the site.
GUARDS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
ABOUT_IT = "".join(f"{name}: {value}\r\n" for name, value in (GUARDS | HEADERS).items())


def write_error(sock: socket.socket, status: int, reason: str, message: str) -> None:
    """Answer with the status and its page; what was wrong is for the log alone."""
    page = PAGES / f"{status}.html"
    if not page.is_file():
        page = PAGES / f"{USUAL}.html" if status < 500 else PAGES.parent / "500.html"
    body = page.read_bytes()
    head = (
        f"HTTP/1.1 {status} {reason}\r\n"
        "Connection: close\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        f"{ABOUT_IT}"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    # Whoever went away meanwhile need not be told.
    with suppress(OSError):
        sock.setblocking(False)
        sock.sendall(head.encode("ascii") + body)
