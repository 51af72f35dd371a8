"""A whole strategy as one file in the exchange format, and the format's schema."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import condition, require_safe

from exchange.schema import SCHEMA_FILE
from exchange.writing import document_of, json_of
from public.kept_pages import kept
from tasks.models import Strategy


@kept
@login_not_required
@require_safe
def strategy_file(request: HttpRequest, strategy: str) -> HttpResponseBase:
    """Give the strategy with the figures in force: nothing that awaits approval."""
    found = get_object_or_404(Strategy.objects.public(), slug=strategy)
    return answer(request, json_of(document_of(found)), f"{found.slug}.json")


@kept
@login_not_required
@require_safe
def schema_file(request: HttpRequest, strategy: str) -> HttpResponseBase:
    found = get_object_or_404(Strategy.objects.public(), slug=strategy)
    name = f"{found.slug}.schema.json"
    return answer(request, SCHEMA_FILE.read_bytes(), name, "application/schema+json")


def answer(
    request: HttpRequest, content: bytes, name: str, kind: str = "application/json"
) -> HttpResponseBase:
    response = unless_known(request, content, kind)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    # It changes with every figure: ask each time, and mostly hear that nothing did.
    patch_cache_control(response, public=True, no_cache=True)
    return response


@condition(
    etag_func=lambda _request, content, _kind: quote_etag(
        hashlib.sha256(content).hexdigest()
    )
)
def unless_known(_request: HttpRequest, content: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Language"] = "pl"
    return response
