"""An address that leads nowhere: led on if it can only mean one thing, else helped."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from public.api.endpoints import ROOT
from public.kept_pages import NEVER
from public.meant import Meant
from public.strategies import front_of, named_strategies
from tasks.years import PARAMETER, NoSuchYear

API = f"/{ROOT.rstrip('/')}"


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer in place of a page that is not there (`handler404`)."""
    path = request.path_info
    if path.startswith(API):
        return redirect("public:api") if path in {API, f"{API}/"} else _plain(request)
    if path.startswith(NEVER):
        return _plain(request)
    named = named_strategies()
    meant = Meant(path, named, front_of(named))
    may_lead = request.method in {"GET", "HEAD"} and not isinstance(
        exception, NoSuchYear
    )
    if may_lead and (address := leading(request, meant)):
        return HttpResponseRedirect(address)
    return render(
        request, "404.html", context_of(request, meant, exception), status=404
    )


def _plain(request: HttpRequest) -> HttpResponse:
    return render(request, "404.html", status=404)


def leading(request: HttpRequest, meant: Meant) -> str | None:
    """Return the address meant, with what was asked for; None if it is this one."""
    address = meant.address()
    if address is None or address == request.path:
        return None
    asked = request.META.get("QUERY_STRING", "")
    if not asked or "?" in address:
        return address
    path, hash_, anchor = address.partition("#")
    return f"{path}?{asked}{hash_}{anchor}"


def context_of(
    request: HttpRequest, meant: Meant, exception: Exception
) -> dict[str, Any]:
    if not isinstance(exception, NoSuchYear):
        return {"strategy": meant.strategy, "near": list(meant.near())}
    years = []
    for year in exception.years:
        query = request.GET.copy()
        query[PARAMETER] = str(year)
        years.append((year, f"{request.path}?{query.urlencode()}"))
    return {"strategy": exception.strategy, "asked": exception.asked, "offered": years}
