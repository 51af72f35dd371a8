"""What goes along with every request, outermost of all: its time."""

from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from operations.metrics import note

Respond = Callable[[HttpRequest], HttpResponseBase]


def accompany(respond: Respond) -> Respond:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        began = perf_counter()
        response = respond(request)
        note(request, response, began)
        return response

    return middleware
