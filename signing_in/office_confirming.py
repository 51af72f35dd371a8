"""Who has no password here confirms at the office's provider who sits there."""

from collections.abc import Mapping
from time import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from signing_in.provider import CONFIRMING, LEEWAY
from signing_in.session_times import CONFIRMED_AT


def has_office_account(person: int) -> bool:
    """Say whether the provider knows the person, and may be asked."""
    if not settings.OIDC_ISSUER:
        return False
    return bool(SocialAccount.objects.filter(user_id=person).exists())


def with_the_office(methods: list[dict[str, Any]], person: int) -> list[dict[str, Any]]:
    """Add the provider to the ways to confirm; it is the first where no password is."""
    if not has_office_account(person):
        return methods
    office = {
        "id": "office",
        "description": _("Use the account of your office"),
        "url": reverse("office_confirm"),
    }
    if settings.LOCAL_SIGN_IN:
        return [*methods, office]
    return [office, *(one for one in methods if one["id"] != "reauthenticate")]


@require_GET
def office_confirm(request: HttpRequest) -> HttpResponse:
    """Say what follows, and lead to the provider."""
    there = {"next": _next(request)}
    begin = reverse("office_login", args=["office"])
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    others = [one for one in methods if one["id"] != "office"]
    context = {
        "address": f"{begin}?{urlencode({'process': CONFIRMING, **there})}",
        "label": settings.OIDC_LABEL,
        "form": Form(),
        "reauthentication_alternatives": [
            {**one, "url": f"{one['url']}?{urlencode(there)}"} for one in others
        ],
    }
    return render(request, "account/office_confirm.html", context)


def _next(request: HttpRequest) -> str:
    asked = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()})
    return asked if is_ours else reverse(settings.LOGIN_REDIRECT_URL)


def confirm(request: HttpRequest, sociallogin: Any) -> None:
    """Go on with what was asked, if the same person has just signed in there."""
    claims = sociallogin.account.extra_data["id_token"]
    if not sociallogin.is_existing or sociallogin.user != request.user:
        raise ImmediateHttpResponse(_refused(request, "another"))
    if not _is_fresh(claims):
        raise ImmediateHttpResponse(_refused(request, "old"))
    request.session[CONFIRMED_AT] = int(time())
    there = sociallogin.state.get("next") or reverse(settings.LOGIN_REDIRECT_URL)
    # Where the library looks for it.
    request.GET = QueryDict(urlencode({"next": there}))
    raise ImmediateHttpResponse(resume_request(request) or redirect(there))


def _is_fresh(claims: Mapping[str, Any]) -> bool:
    """Say whether the person signed in there as lately as is asked here."""
    at = claims.get("auth_time")
    if isinstance(at, bool) or not isinstance(at, int | float):
        return False
    lasts = settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return -LEEWAY <= time() - at <= lasts + LEEWAY


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    context = {"why": why}
    return render(request, "account/office_not_confirmed.html", context, status=403)
