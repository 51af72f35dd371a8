"""What no page can read ends here, as a request that is wrong and not as our error;
and what was made for one person stays with that person.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_plus

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.http import parse_header_parameters

# What Django says of a form that it cannot read; the last two of a codec's name in it.
UNREADABLE = (
    MultiPartParserError,
    SuspiciousOperation,
    BadRequest,
    UnreadablePostError,
    ValueError,
    LookupError,
)
# No codec has this name, so that Django ignores it, and `refuse_unreadable` does not.
NO_CODEC = "text/plain; charset=unknown"
# What a middleware stands above, and is itself; the second also sees what is streamed.
Respond = Callable[[HttpRequest], HttpResponse]
RespondOrStream = Callable[[HttpRequest], HttpResponseBase]


def refuse_unreadable(respond: Respond) -> Respond:
    """Answer 400 to what PostgreSQL cannot be asked and Django cannot decode."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if has_nul(request) or has_odd_charset(request):
            return HttpResponseBadRequest(render_to_string("400.html"))
        return respond(request)

    return middleware


def refuse_unreadable_form(respond: Respond) -> Respond:
    """Answer 400 to a form that Django cannot read.

    Read here for all: the pages about errors read it as well, and would fail again.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            request.POST  # noqa: B018  reads it
        except UNREADABLE:
            return HttpResponseBadRequest(render_to_string("400.html"))
        return respond(request)

    return middleware


def refuse_too_large(respond: Respond) -> Respond:
    """Answer 413 to a request that says it is too large, before reading any of it.

    Without a length that is a number the server reads nothing at all.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        limit = settings.REQUEST_BYTES
        # Cut, since no number has thousands of digits; but zeros before it count not.
        if length.isdecimal() and int(length.lstrip("0")[:20] or 0) > limit:
            return HttpResponse(
                render_to_string("413.html", {"limit": limit}), status=413
            )
        return respond(request)

    return middleware


def explain_not_allowed(respond: Respond) -> Respond:
    """Say in words that nothing can be sent to an address that is only read (405)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if response.status_code == 405 and not response.content:
            page = render(request, "405.html", status=405)
            page["Allow"] = response["Allow"]
            return page
        return response

    return middleware


def keep_private(respond: Respond) -> Respond:
    """Let no cache between keep a page that was made for a person signed in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True)
        return response

    return middleware


def has_nul(request: HttpRequest) -> bool:
    asked = unquote_plus(request.META.get("QUERY_STRING", ""))
    return any(
        "\0" in text for text in (request.path, asked, *request.COOKIES.values())
    )


def has_odd_charset(request: HttpRequest) -> bool:
    return not is_utf8((request.content_params or {}).get("charset", "utf-8"))


def is_utf8(charset: str) -> bool:
    return charset.strip("\"'").lower() in {"utf-8", "utf8"}


def name_no_codec(environ: dict[str, Any]) -> None:
    """Take out of a request what it calls its letters, unless that is UTF-8.

    Python knows codecs that are none of letters (zlib, base64). Django decodes the
    address with what is named, and fails before any middleware could refuse it.
    """
    kind = environ.get("CONTENT_TYPE", "")
    try:
        _name, said = parse_header_parameters(kind)
    except (ValueError, LookupError):
        environ["CONTENT_TYPE"] = NO_CODEC
    else:
        if not is_utf8(said.get("charset", "utf-8")):
            environ["CONTENT_TYPE"] = NO_CODEC
