"""What goes along with every request, outermost of all: its name, its time, its line.

A request is named by the proxy in front, or here, and the answer says how: whoever
reports a fault can tell which lines are about it.
"""

import logging
import re
from secrets import token_hex
from time import perf_counter

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from leszno_strategy.middleware import RespondOrStream
from operations.logs import HIDDEN, answered, masked, request_id
from operations.metrics import note
from operations.probing import PROBES

logger = logging.getLogger(__name__)

NAME = re.compile(r"[\w.-]{8,64}", re.ASCII)
# Parts of addresses that let in whoever knows them.
SECRETS = frozenset({"token", "key", "uidb36", "uidb64"})


def accompany(respond: RespondOrStream) -> RespondOrStream:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        began = perf_counter()
        name = name_of(request)
        of_name, of_request = request_id.set(name), answered.set(request)
        try:
            response = respond(request)
            response["X-Request-ID"] = name
            note(request, response, began)
            _log(request, response, perf_counter() - began)
        finally:
            request_id.reset(of_name)
            answered.reset(of_request)
        return response

    return middleware


def name_of(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    return given if NAME.fullmatch(given) else token_hex(12)


def path_of(request: HttpRequest) -> str:
    """Return the path without what was asked, and without secrets in it."""
    path = request.path
    if match := request.resolver_match:
        for name in SECRETS & match.kwargs.keys():
            path = path.replace(str(match.kwargs[name]), HIDDEN)
    return masked(path)


def _log(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    if request.path_info in PROBES or not logger.isEnabledFor(logging.INFO):
        return
    facts = {
        "method": request.method,
        "path": path_of(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
    }
    said = "{method} {path} {status} {ms} ms".format_map(facts)
    logger.info("%s", said, extra={"facts": facts})
