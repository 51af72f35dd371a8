"""Forms with more fields than Django takes: pages that fill in many rows at once.

Such a view says so with `takes_many_fields`; its forms are read here, within bounds of
their own, before anything else looks at them. They bring no files.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from django.core.exceptions import RequestDataTooBig
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    QueryDict,
)
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.datastructures import MultiValueDict

from leszno_strategy.middleware import Respond

# Two hundred tasks with thirty stages each, and with all that is said of them.
MOST_FIELDS = 40_000
MOST_BYTES = 12_000_000
FORM = "application/x-www-form-urlencoded"

View = TypeVar("View", bound=Callable[..., Any])


def takes_many_fields(view: View) -> View:
    """Mark a view whose forms may have more fields than other forms."""
    view.takes_many_fields = True  # type: ignore[attr-defined]
    return view


def read_many_fields(respond: Respond) -> Respond:
    """Read the form of a view that takes many fields; answer 400 beyond its bounds."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.content_type == FORM:
            try:
                if _takes_many(request):
                    _read(request)
            except ValueError:
                return HttpResponseBadRequest(render_to_string("400.html"))
        return respond(request)

    return middleware


def _takes_many(request: HttpRequest) -> bool:
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return False
    return getattr(found.func, "takes_many_fields", False)


def _read(request: Any) -> None:
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if length > MOST_BYTES:
        raise RequestDataTooBig
    # Of whoever asks for it as it came.
    request._body = request.read(length)
    request.POST = fields_of(request._body.decode(errors="replace"))
    request._files = MultiValueDict()


def fields_of(written: str) -> QueryDict:
    """Read a form as it is sent; raises ValueError where it has too many fields."""
    data = QueryDict(mutable=True)
    for name, value in parse_qsl(
        written, keep_blank_values=True, max_num_fields=MOST_FIELDS
    ):
        data.appendlist(name, value)
    return data
