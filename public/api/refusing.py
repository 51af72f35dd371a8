"""Say as JSON why there is no answer: a program cannot read a page."""

import msgspec
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_from_request, override
from django.utils.translation import gettext_lazy as _

from leszno_strategy.faults import FaultPage
from leszno_strategy.middleware import Respond
from public.api.endpoints import ROOT
from public.api.records import Refusal

JSON = "application/json"

WHY: dict[int, str | Promise] = {
    400: _("This request cannot be read."),
    404: _("There is nothing at this address."),
    405: _("One can only read here: GET, HEAD or OPTIONS."),
    413: _("This request is too large."),
}
KEPT = {"Allow", "Retry-After", "Cache-Control"}
FAILED = _("This failed through no fault of yours. Try again later.")
REFUSED = _("This request cannot be answered.")


def refuse_in_json(respond: Respond) -> Respond:
    """Answer programs without a page about what went wrong, wherever it did.

    And let scripts of other sites read all: it is public, and no cookie opens more.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if not request.path_info.startswith(f"/{ROOT}"):
            return response
        if response.status_code >= 400 and response["Content-Type"] != JSON:
            response = instead_of(response, request)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return middleware


def instead_of(page: HttpResponse, request: HttpRequest) -> HttpResponse:
    status = page.status_code
    where = request.method if status == 405 else request.path
    why = WHY.get(status, FAILED if status >= 500 else REFUSED)
    if isinstance(page, FaultPage):
        why = page.fault.what
    response = refusal(request, why, where or "", status=status)
    for name in KEPT & page.headers.keys():
        response[name] = page[name]
    return response


def refused_parameter(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name the first parameter that is wrong."""
    name, texts = next(iter(error.error_dict.items()))
    return refusal(request, ValidationError(texts), name, status=400)


def refusal(
    request: HttpRequest,
    why: str | Promise | ValidationError,
    where: str,
    *,
    status: int,
) -> HttpResponse:
    """Say it in the language that the request prefers; the rest has only one."""
    with override(get_language_from_request(request)):
        text = why.messages[0] if isinstance(why, ValidationError) else str(why)
        return HttpResponse(
            msgspec.json.encode(Refusal(text, where)),
            content_type=JSON,
            status=status,
            headers={
                "Content-Language": get_language(),
                "Vary": "Accept-Language, Cookie",
            },
        )
