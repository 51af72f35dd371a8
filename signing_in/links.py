"""A link that signs one person in once: for when nothing else lets anybody in."""

from datetime import timedelta

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from organisation.models import User
from signing_in.tokens import meant_by, token_for

SALT = "signing_in.one_link"
LASTS = timedelta(minutes=10)


def link_for(user: User) -> str:
    token = token_for(user, salt=SALT)
    return settings.SITE_URL + reverse("sign_in_link", args=[token])


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for one press of a button: programs that look at links press none."""
    user = meant_by(token, salt=SALT, lasts=LASTS)
    if user is None:
        raise Http404
    if request.method != "POST":
        return render(request, "account/sign_in_link.html", {"person": user})
    response: HttpResponse = perform_login(request, Login(user=user))
    return response
