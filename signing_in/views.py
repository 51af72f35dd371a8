"""Signing out of every browser at once, and in with the office's own account."""

from typing import Any

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
)
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from leszno_strategy.signing_out import SignOut
from organisation.rights import person_of
from signing_in.provider import OfficeAdapter
from signing_in.session_times import end_sessions_of


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponseBase:
    end_sessions_of(person_of(request).pk)
    response: HttpResponseBase = SignOut.as_view()(request)
    return response


@login_not_required
@require_GET
def office_login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the office's provider."""
    return _asked(OAuth2LoginView, request, provider_id)


@login_not_required
@require_GET
def office_callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take what the provider answered."""
    return _asked(OAuth2CallbackView, request, provider_id)


def _asked(view: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    if not settings.OIDC_ISSUER or provider_id != "office":
        raise Http404
    adapter = OfficeAdapter(request, provider_id)
    try:
        response: HttpResponseBase = view.adapter_view(adapter)(request)
    except (OAuth2Error, RequestException) as error:
        # Before the provider is asked, allauth lets its silence through.
        response = render_authentication_error(
            request, adapter.get_provider(), exception=error
        )
    return response
