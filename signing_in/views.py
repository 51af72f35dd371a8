"""Signing out of every browser at once."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_POST

from leszno_strategy.signing_out import SignOut
from organisation.rights import person_of
from signing_in.session_times import end_sessions_of


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponseBase:
    end_sessions_of(person_of(request).pk)
    response: HttpResponseBase = SignOut.as_view()(request)
    return response
