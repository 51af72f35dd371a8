"""Says how much came, or much itself: what a server in front of it must pass on."""

from collections.abc import Iterable
from typing import Any

LARGE = 6_000_000


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    if environ["QUERY_STRING"] == "large":
        body = b"a" * LARGE
    else:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        came = len(environ["wsgi.input"].read(length))
        body = f"{environ['REQUEST_METHOD']} {came}".encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
