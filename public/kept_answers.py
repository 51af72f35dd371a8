"""What is kept of a public page: its bytes, compressed too, and its headers.

An answer is made of it for each reader: whole or compressed, or that the reader's copy
is still right. Nothing in it is secret, so it is compressed without the random bytes
that hide the length of a page with a form.
"""

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date, parse_etags, quote_etag

Headers = dict[str, str]

# As Django's own middleware does.
WORTH_COMPRESSING = 200
LEVEL = 6
# Of headers and of what holds an answer together; in bytes.
AROUND = 2000
# nginx keeps what says until when it is good, and asks anew afterwards: here, since
# 1970. It takes the first header that says so, and hands this one to nobody.
ASK_EACH_TIME = {"X-Accel-Expires": "@1"}
# What tells of a body that an answer without one does not have.
OF_BODY = {
    "Content-Type",
    "Content-Length",
    "Content-Encoding",
    "Content-Disposition",
    "Content-Language",
}


@dataclass(frozen=True)
class Kept:
    """A page as it was made for nobody in particular."""

    body: bytes
    headers: Headers
    # None where it is not compressed, or would not be shorter.
    zipped: bytes | None
    zipped_headers: Headers

    @property
    def size(self) -> int:
        return len(self.body) + len(self.zipped or b"") + AROUND

    @classmethod
    def of(cls, response: HttpResponse) -> "Kept":
        """Keep the response, which must be complete and not compressed.

        What its view said of caches stays; else browsers ask each time. The compressed
        one is known by the same tag, as a weak one: the same page in other bytes.
        """
        body = response.content
        headers = ASK_EACH_TIME | {str(k): str(v) for k, v in response.items()}
        headers.setdefault("ETag", quote_etag(hashlib.sha256(body).hexdigest()[:32]))
        headers.setdefault("Cache-Control", "no-cache")
        headers["Content-Length"] = str(len(body))
        zipped = _zipped(response)
        of_zipped = {
            **headers,
            "ETag": "W/" + headers["ETag"].removeprefix("W/"),
            "Content-Encoding": "gzip",
            "Content-Length": str(len(zipped or b"")),
        }
        return cls(body, headers, zipped, of_zipped)

    def answer(self, request: HttpRequest, *, modified: int | None) -> HttpResponse:
        """Answer the reader; `modified` is in seconds, None if nobody can tell yet."""
        meta = request.META
        body, headers = self.body, self.headers
        if self.zipped and takes_gzip(meta.get("HTTP_ACCEPT_ENCODING", "")):
            body, headers = self.zipped, self.zipped_headers
        if modified is not None and "Last-Modified" not in headers:
            headers = {**headers, "Last-Modified": http_date(modified)}
        if _is_known(meta, headers):
            return HttpResponseNotModified(
                headers={k: v for k, v in headers.items() if k not in OF_BODY}
            )
        if request.method == "HEAD":
            body = b""
        return HttpResponse(body, headers=headers)


def _zipped(response: HttpResponse) -> bytes | None:
    """Compress what Django's middleware would, which says so in Vary."""
    body = response.content
    may = "accept-encoding" in response.get("Vary", "").lower()
    if not may or len(body) < WORTH_COMPRESSING:
        return None
    zipped = gzip.compress(body, LEVEL, mtime=0)
    return zipped if len(zipped) < len(body) else None


def _is_known(meta: dict[str, str], headers: Headers) -> bool:
    """Say whether what the reader has is this very page.

    A tag says more than a time, and is asked alone where there is one. A time must be
    the very one that was given, since clocks of several servers may differ.
    """
    if tags := meta.get("HTTP_IF_NONE_MATCH"):
        if tags == headers["ETag"]:
            return True
        known = [tag.removeprefix("W/") for tag in parse_etags(tags)]
        return "*" in known or headers["ETag"].removeprefix("W/") in known
    since = meta.get("HTTP_IF_MODIFIED_SINCE")
    return bool(since) and since == headers.get("Last-Modified")


@lru_cache(maxsize=256)
def takes_gzip(accepted: str) -> bool:
    """Read Accept-Encoding: whether gzip is taken, and not the plain bytes rather."""
    weights = dict(_weights(accepted))
    gzip_weight = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return gzip_weight > 0 and gzip_weight >= weights.get("identity", 0.0)


def _weights(accepted: str) -> Iterator[tuple[str, float]]:
    for one in accepted.lower().split(","):
        name, *parameters = (part.strip() for part in one.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            yield name, float(weight)
        except ValueError:
            yield name, 0.0
