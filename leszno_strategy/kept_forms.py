"""A form that came after its session had ended: kept, and shown again to its person.

Every form of a page that was made for a person says whose it is, signed. What such a
form says lies on the server for a day under a name that nobody guesses. Only the same
person, signed in again, gets it back: as a form that was not sent yet, never as a deed.
Passwords and files are not kept.
"""

import datetime
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.csrf import csrf_failure as refuse
from django.views.decorators.http import require_safe

from leszno_strategy.many_fields import fields_of

# The field that says whose a form is, and the parameter that names a kept one.
WHOSE = "whose"
PARAMETER = "zachowany"
KEPT_FOR = datetime.timedelta(days=1)
# A page that was left open for longer says no longer whose it is.
OPEN_FOR = datetime.timedelta(days=7)
# Far more than the longest report; Django itself would take two and a half times that.
MOST_BYTES = 1_000_000
TOKEN = re.compile(r"[\w-]{1,40}", re.ASCII)
# By which a form names what it is on, whatever code that has by then.
OWN_NAMES = frozenset({"task", "subject"})
NOT_TYPED = {
    "csrfmiddlewaretoken",
    WHOSE,
    *("seen", "next", "version", "told", "agreed", "step"),
    *OWN_NAMES,
}

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Kept:
    """What a person sent too late: where to, what, and the names of its files."""

    path: str
    data: QueryDict
    files: list[str]
    # The page on which the form stood.
    page: str

    @property
    def texts(self) -> list[str]:
        """What was typed, of a form that cannot be shown again.

        What is only digits, or "on", was chosen.
        """
        fields = (self.data.getlist(name) for name in self.data.keys() - NOT_TYPED)
        texts = [text for values in fields for text in values if text.strip()]
        return sorted(one for one in texts if one != "on" and not one.isdecimal())


def shows_kept(view: View) -> View:
    """Mark a page that shows a kept form again, by asking for `kept`."""
    view.shows_kept = True  # type: ignore[attr-defined]
    return view


def sign(user: AbstractBaseUser) -> str:
    return signing.dumps(user.pk, salt=WHOSE)


def _whose(request: HttpRequest) -> Any:
    """Read whose form came; None if it does not say so, or says it wrongly."""
    try:
        return signing.loads(request.POST.get(WHOSE, ""), salt=WHOSE, max_age=OPEN_FOR)
    except signing.BadSignature:
        return None


def keep(request: HttpRequest) -> str | None:
    """Keep the form that came; return where its person finds it.

    None if it is nobody's who can sign in, or more than people type.
    """
    whose = _whose(request)
    if whose is None:
        return None
    data = request.POST.copy()
    for name in list(data):
        if name in {"csrfmiddlewaretoken", WHOSE} or "password" in name:
            del data[name]
    written = data.urlencode()
    if not (len(written) <= MOST_BYTES and _has_room(request, whose)):
        return None
    token = secrets.token_urlsafe(16)
    kept = {
        "whose": whose,
        "path": request.path,
        "data": written,
        "files": [file.name for file in _files(request)],
        "page": _page_of(request),
    }
    cache.set(_key(token), kept, KEPT_FOR.total_seconds())
    found = request.resolver_match
    if found and getattr(found.func, "shows_kept", False):
        asked = request.GET.copy()
        asked[PARAMETER] = token
        return f"{request.path}?{asked.urlencode()}"
    return reverse("kept_form", args=[token])


def _has_room(request: HttpRequest, whose: Any) -> bool:
    """Say whether one more form may lie there for the person.

    Whoever sends it is not signed in: only this keeps a person who left, or a program,
    from filling the disk and from driving the limits on signing in out of the cache.
    """
    people = get_user_model().objects.filter(pk=whose, is_active=True)
    return people.exists() and bool(
        ratelimit.consume(request, action="kept_form", key=str(whose))
    )


def _files(request: HttpRequest) -> list[Any]:
    return [file for _name, files in request.FILES.lists() for file in files]


def _page_of(request: HttpRequest) -> str:
    """Return the page that sent the form, if it is one of ours."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(
        page, {request.get_host()}, require_https=request.is_secure()
    ):
        return page
    return settings.SITE_URL + reverse(settings.LOGIN_REDIRECT_URL)


def _key(token: str) -> str:
    return f"kept-form-{token}"


def _read(request: HttpRequest, token: str) -> Kept | None:
    """Read what was kept under the name, for the person whose it is alone."""
    if not TOKEN.fullmatch(token):
        return None
    kept = cache.get(_key(token))
    if kept is None or kept["whose"] != request.user.pk:
        return None
    data = fields_of(kept["data"])
    return Kept(kept["path"], data, kept["files"], kept["page"])


def kept(request: HttpRequest) -> Kept | None:
    """Return the form that the address of a page to be read asks to show again."""
    token = request.GET.get(PARAMETER, "")
    if request.method != "GET" or not token:
        return None
    found = _read(request, token)
    return found if found and _stood_at(found, request) else None


def _stood_at(found: Kept, request: HttpRequest) -> bool:
    """Say whether the form's page is the one asked for.

    The code in its address may be another by now, if the form itself names what it
    is on.
    """
    if found.path == request.path:
        return True
    then, now = resolve(found.path), request.resolver_match
    return (
        not OWN_NAMES.isdisjoint(found.data.keys())
        and now is not None
        and then.view_name == now.view_name
        and {**then.kwargs, "code": ""} == {**now.kwargs, "code": ""}
    )


def is_script(request: HttpRequest) -> bool:
    """Say whether a page's script asks: it keeps what was typed in its browser."""
    return request.headers.get("Accept") == "application/json"


def told_signed_out() -> JsonResponse:
    return JsonResponse({"signed_out": True}, status=401)


class KeepForms(LoginRequiredMiddleware):
    """Closes every page that does not say otherwise; keeps a form that came too late.

    What was kept goes as soon as its form is sent again.
    """

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        token = request.GET.get(PARAMETER, "")
        is_sent = answer is None and request.method == "POST"
        if is_sent and _read(request, token):
            cache.delete(_key(token))
        return answer

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        if is_script(request):
            return told_signed_out()
        if request.method == "POST" and (address := keep(request)):
            return redirect_to_login(address)
        return super().handle_no_permission(request, view_func)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Keep also a form whose person signed in again in another window.

    Only from a page of this site, which a browser says in a way that no page can forge.
    """
    if is_script(request):
        return told_signed_out()
    if request.method != "POST" or not _is_own(request):
        return refuse(request, reason)
    user = request.user
    if user.is_authenticated and user.pk != _whose(request):
        return refuse(request, reason)
    address = keep(request)
    if address is None:
        return refuse(request, reason)
    return redirect(address) if user.is_authenticated else redirect_to_login(address)


def _is_own(request: HttpRequest) -> bool:
    own = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin", "")
    return origin == own or origin in settings.CSRF_TRUSTED_ORIGINS


@require_safe
def kept_form(request: HttpRequest, token: str) -> HttpResponse:
    """Say that a deed was not done, with what was typed and the way back."""
    found = _read(request, token)
    if found is None:
        raise Http404
    return render(request, "kept_form.html", {"kept": found})
