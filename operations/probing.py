"""Addresses for programs that watch over the site; no page, no session, no cookie.

Outside of all other middleware: they answer by any name of the host, over HTTP too, and
ask nothing of the database that they do not tell of.
"""

import ipaddress
from collections.abc import Callable, Mapping
from secrets import compare_digest
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from leszno_strategy.middleware import RespondOrStream
from leszno_strategy.version import version
from operations.metrics import METRICS_TYPE, exposition
from operations.probes import Finding, findings

# What a proxy adds: whoever comes with one of these is not on this machine.
OF_PROXIES = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)
LOCAL_NAMES = frozenset({"", "localhost", "127.0.0.1", "[::1]"})
HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
}


def answer_probes(respond: RespondOrStream) -> RespondOrStream:
    """Answer `/healthz`, `/readyz` and `/metrics`; leave all else to the site."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        answer = PROBES.get(request.path_info)
        if answer is None:
            return respond(request)
        if request.method not in {"GET", "HEAD"}:
            response: HttpResponse = HttpResponse(status=405, headers={"Allow": "GET"})
        else:
            response = answer(request)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return middleware


def is_alive(request: HttpRequest) -> HttpResponse:
    """Say that this process answers, and nothing of what it needs."""
    return JsonResponse({"status": "ok"})


def is_ready(request: HttpRequest) -> HttpResponse:
    """Say whether requests should come here; what is wrong, to those who may know."""
    found = list(findings())
    asks_all = request.GET.get("all") == "1"
    is_well = all(one.is_well for one in found if one.stops or asks_all)
    said: dict[str, Any] = {"status": "ok" if is_well else "unavailable"}
    if may_know(request):
        said |= {"version": version(), "checks": dict(map(_told, found))}
    return JsonResponse(said, status=200 if is_well else 503)


def figures(request: HttpRequest) -> HttpResponse:
    if not may_know(request):
        return HttpResponse("403\n", status=403, content_type="text/plain")
    return HttpResponse(exposition(), content_type=METRICS_TYPE)


def _told(finding: Finding) -> tuple[str, dict[str, Any]]:
    status = "ok" if finding.is_well else "failed"
    return finding.name, {
        "status": status,
        **({} if finding.is_well else {"said": finding.said}),
    }


def may_know(request: HttpRequest) -> bool:
    """Say whether somebody asks from this machine itself, or has the token."""
    given = request.headers.get("Authorization", "")
    wanted = settings.METRICS_TOKEN
    if wanted and compare_digest(given.encode(), f"Bearer {wanted}".encode()):
        return True
    return is_local(request.META)


def is_local(meta: Mapping[str, Any]) -> bool:
    """Say whether no other machine asks: through a proxy here all come from here."""
    host = str(meta.get("HTTP_HOST", "")).lower()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if name not in LOCAL_NAMES or any(one in meta for one in OF_PROXIES):
        return False
    # A socket of the file system has no address; only processes here reach it.
    address = str(meta.get("REMOTE_ADDR", "")) or "127.0.0.1"
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


PROBES: Mapping[str, Callable[[HttpRequest], HttpResponse]] = {
    "/healthz": is_alive,
    "/readyz": is_ready,
    "/metrics": figures,
}
