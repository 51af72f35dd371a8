"""Signing out: nothing of the account stays in the browser."""

from typing import Any

from allauth.account.views import LogoutView
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class SignOut(LogoutView):  # type: ignore[misc]
    """Signs out, and lets the browser forget what pages kept in it.

    `static/js/kept.js` does so as well, for browsers that do not know the header.
    """

    def post(self, request: HttpRequest, *args: Any, **given: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().post(request, *args, **given)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response
