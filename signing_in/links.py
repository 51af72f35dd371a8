"""A link that signs one person in once: for when nothing else lets anybody in."""

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from organisation.models import User

SALT = "signing_in.link"
# Seconds for which it opens.
LASTS = 600


def link_for(user: User) -> str:
    path = reverse("sign_in_link", args=[signing.dumps(_state(user), salt=SALT)])
    return f"{settings.SITE_URL}{path}"


def _state(user: User) -> list[Any]:
    """Name the person as they are now: having signed in makes the link another's."""
    return [user.pk, user.password[-8:], str(user.last_login)]


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for one press of a button: programs that look at links press none."""
    user = _person(token)
    if request.method != "POST":
        return render(request, "account/sign_in_link.html", {"person": user})
    response: HttpResponse = perform_login(request, Login(user=user))
    return response


def _person(token: str) -> User:
    try:
        state = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature as error:
        raise Http404 from error
    user = User.objects.filter(pk=state[0], is_active=True).first()
    if user is None or _state(user) != state:
        raise Http404
    return user
