"""An address with a former number, or with i for I, leads on to where the thing is."""

from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeVar

from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.urls import reverse
from django.utils.cache import patch_cache_control

from tasks.models import Goal, Programme, Task

M = TypeVar("M", Goal, Programme, Task)
Respond = Callable[[HttpRequest], HttpResponse]


class Moved(Exception):
    """What was asked for has another code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def found_at(rows: "QuerySet[M]", code: str) -> M:
    """Return the one of a strategy's rows that has the code.

    Raises Moved with today's code if it had that once, Http404 if none ever had.
    """
    found: M | None = rows.coded(code).first()  # type: ignore[attr-defined]
    return found or _elsewhere(rows, code)


def _elsewhere(rows: "QuerySet[Any]", code: str) -> NoReturn:
    known = list(rows.ever_coded(code))  # type: ignore[attr-defined]
    if not known:
        raise Http404(f"nothing has the code {code}")
    asked = code.casefold().split(".")
    raise Moved(max(known, key=lambda row: _closeness(row, asked)).code)


def _closeness(row: Any, asked: Sequence[str]) -> tuple[int, int]:
    """Say how many of the numbers the row still has, and how lately it had the rest."""
    own = row.code.casefold().split(".")
    same = sum(map(str.__eq__, reversed(own), reversed(asked)))
    last = row.former_numbers.order_by("-pk").first()
    return same, last.pk if last else 0


class LeadOn:
    """Send whoever asks for a former code on for good, whichever page it is."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not isinstance(exception, Moved):
            return None
        fixed = getattr(match, "extra_kwargs", None) or {}
        asked_for = {k: v for k, v in match.kwargs.items() if k not in fixed}
        kwargs = {**asked_for, "code": exception.code}
        address = reverse(match.view_name, kwargs=kwargs)
        if asked := request.META.get("QUERY_STRING", ""):
            address = f"{address}?{asked}"
        # What was sent is sent again.
        keeps = request.method not in {"GET", "HEAD"}
        answer = HttpResponsePermanentRedirect(address, preserve_request=keeps)
        # For good, but for whatever has the number next: browsers ask again.
        patch_cache_control(answer, no_cache=True)
        return answer
