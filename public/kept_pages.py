"""Public pages are kept, as they were made, until the data change.

Outermost of all that answers: what is kept has all its headers, and whoever gets it
waits for one query alone, which asks for the number of the public data. A page is kept
under the number that stood before it was made, and given only to whoever reads the
same number: a change raises it in its own transaction, so nobody who asks after the
change was acknowledged gets what was made before.

Kept is only what a view says may be (`is_kept`), made for readers without a session,
complete, and not private by its own headers.
"""

import datetime
import logging
from collections.abc import Callable, Iterator
from threading import Event, Lock
from time import time
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe
from django.utils.timezone import localdate

from leszno_strategy.middleware import RespondOrStream
from leszno_strategy.public_version import current
from public.kept_answers import Kept

View = TypeVar("View", bound=Callable[..., Any])
Period = tuple[int, datetime.date]
Key = tuple[Period, str, str, str, str]

logger = logging.getLogger(__name__)

# Of all that is kept, one page may take so much.
PART = 8
# Addresses whose answers are never kept; asking for the number would be in vain.
NEVER = ("/panel/", "/admin/", "/konto/", f"/{settings.STATIC_URL.strip('/')}/")
# What an answer may depend on. The language comes from the address alone: Django names
# it for addresses without a prefix, which are all Polish.
KNOWN_TO_VARY = {"cookie", "accept-encoding", "accept-language"}
# What a reader asks of a page beside its address. Taken from the request while the page
# is made, so that it is made whole; answered from what is kept.
ASKED_BESIDE = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
# With one of these a request asks for more than the kept pages answer.
ASKS_MORE = (
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_TRANSFER_ENCODING",
    "CONTENT_TYPE",
)


def kept(view: View) -> View:
    """Mark a view whose answers may be kept; a class says `is_kept = True`."""
    view.is_kept = True  # type: ignore[attr-defined]
    return view


class Pages:
    """What this process keeps: of one period only, the pages asked for last.

    A period is the number of the public data and the day.
    """

    def __init__(self) -> None:
        # Bytes that all may take together; the middleware says how many.
        self.most = self.size = 0
        self.period: Period | None = None
        self._since = 0
        self._pages: dict[Key, Kept] = {}
        self._lock = Lock()

    def __iter__(self) -> Iterator[tuple[str, Kept]]:
        """Give each page with the path that it was asked for."""
        return iter([(key[3], page) for key, page in self._pages.items()])

    def get(self, key: Key) -> Kept | None:
        with self._lock:
            page = self._pages.pop(key, None)
            if page:
                # Behind all others: whoever was not asked for longest goes first.
                self._pages[key] = page
            return page

    def keep(self, key: Key, page: Kept) -> None:
        with self._lock:
            if key[0] != self.period or page.size > self.most // PART:
                return
            self._forget(key)
            self._pages[key] = page
            self.size += page.size
            while self.size > self.most:
                self._forget(next(iter(self._pages)))

    def _forget(self, key: Key) -> None:
        if page := self._pages.pop(key, None):
            self.size -= page.size

    def since(self, period: Period) -> int | None:
        """Return the second in which the period was first seen here.

        None for one that is over. Whatever is kept of the one before goes.
        """
        with self._lock:
            if self.period is None or period > self.period:
                self.period, self._since = period, int(time())
                self._pages.clear()
                self.size = 0
            return self._since if period == self.period else None

    def clear(self) -> None:
        with self._lock:
            self.period, self.size = None, 0
            self._pages.clear()


pages = Pages()


class KeepPages:
    """Answers from what is kept; makes a page once in this process, and keeps it."""

    def __init__(self, respond: RespondOrStream) -> None:
        if not settings.KEPT_PAGES_MB:
            raise MiddlewareNotUsed
        pages.most = settings.KEPT_PAGES_MB * 1024 * 1024
        self.respond = respond
        self.made: dict[Key, Making] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not may_be_kept(request):
            return self.respond(request)
        # Before the number is read, so that it stood at this time or later.
        asked_at = int(time())
        number = current(request)
        if number is None:
            return self.respond(request)
        key = key_of(request, (number, localdate()))
        since = pages.since(key[0])
        page = pages.get(key)
        if page is None and request.method == "GET":
            made = self._make(request, key)
            if not isinstance(made, Kept):
                return made
            page = made
        if page is None:
            return self.respond(request)
        # A later change, in whichever process, is first seen in a later second.
        is_told = since is not None and asked_at > since
        return page.answer(request, modified=since if is_told else None)

    def _make(self, request: HttpRequest, key: Key) -> Kept | HttpResponseBase:
        making = Making(request)
        first = self.made.setdefault(key, making)
        if first is not making:
            first.over.wait()
            if page := pages.get(key):
                return page
        request._making = making  # type: ignore[attr-defined]
        try:
            response = self.respond(request)
            return self._kept(making, key, response)
        finally:
            if first is making:
                del self.made[key]
            making.over.set()

    def _kept(
        self, making: "Making", key: Key, response: HttpResponseBase
    ) -> Kept | HttpResponseBase:
        if not making.is_ours:
            return response
        making.ask_as_asked()
        if isinstance(response, HttpResponse) and is_for_all(making.request, response):
            page = Kept.of(response)
            pages.keep(key, page)
            return page
        return as_asked(making.request, response)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> None:
        """Ask for the whole page, if it may be kept; else let nobody wait for it."""
        making: Making | None = getattr(request, "_making", None)
        if making is None:
            return
        if getattr(getattr(view, "view_class", view), "is_kept", False):
            making.ask_for_all()
        else:
            making.over.set()


class Making:
    """One page being made, for which others wait."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.over, self.is_ours = request, Event(), False
        self._beside: dict[str, str] = {}

    def ask_for_all(self) -> None:
        meta = self.request.META
        self.is_ours = True
        self._beside = {one: meta.pop(one) for one in ASKED_BESIDE if one in meta}
        # Read from META when first asked for.
        self.request.__dict__.pop("headers", None)

    def ask_as_asked(self) -> None:
        self.request.META.update(self._beside)
        self.request.__dict__.pop("headers", None)


def may_be_kept(request: HttpRequest) -> bool:
    """Say whether the answer may be the same for all who ask at this address."""
    meta = request.META
    if request.method not in {"GET", "HEAD"} or request.path.startswith(NEVER):
        return False
    if meta.get("CONTENT_LENGTH") not in {None, "", "0"}:
        return False
    if any(meta.get(one) for one in ASKS_MORE):
        return False
    cookies = meta.get("HTTP_COOKIE", "")
    return not cookies or not (
        settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies
    )


def key_of(request: HttpRequest, period: Period) -> Key:
    """Return what the answer depends on.

    The host as it was sent: one that is not allowed never got a page to keep.
    """
    meta = request.META
    host = meta.get("HTTP_HOST") or f"{meta['SERVER_NAME']}:{meta['SERVER_PORT']}"
    return period, request.scheme or "", host, request.path, meta["QUERY_STRING"]


def is_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether anyone may get the response, which nobody signed in asked for."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        # Nobody without a session can be signed in: the guard is not to be needed.
        logger.error("A person was signed in without a session: %s", request.path)
        return False
    said = response.get("Cache-Control", "").lower()
    varies = {one.strip().lower() for one in response.get("Vary", "").split(",")}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and "private" not in said
        and "no-store" not in said
        and varies - {""} <= KNOWN_TO_VARY
    )


def as_asked(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Do for a response that is not kept what was not asked for while it was made."""
    if response.status_code == 200 and response.has_header("ETag"):
        known = get_conditional_response(
            request,
            response["ETag"],
            parse_http_date_safe(response.get("Last-Modified", "")),
            cast(HttpResponse, response),
        )
        if known is not response and known is not None:
            response.close()
            return known
    answered: HttpResponseBase = GZipMiddleware(lambda _: response).process_response(
        request, response
    )
    return answered
