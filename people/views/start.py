"""Beginning a site in the browser: the first account, for whoever has the code."""

from functools import partial

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from organisation.models import User
from organisation.start_code import forget_start_code, is_wanted
from people.first_account import FirstAccountForm, make_first_account

BACKEND = "organisation.authentication.AccountBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("code", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Make the first account and sign it in; there is no such page afterwards."""
    if not is_wanted():
        raise Http404("There is an account already")
    if request.method != "POST":
        return _page(request, FirstAccountForm())
    form = FirstAccountForm(request.POST)
    if not ratelimit.consume(request, action="start"):
        form.add_error(
            None, _("Too many tries from here. Wait an hour, then try again.")
        )
        return _page(request, form, status=429)
    if form.is_valid():
        user = form.user
        if form.carry_out(partial(_make, user)):
            # Once it is sure that the account is there.
            forget_start_code()
            login(request, user, backend=BACKEND)
            said = _("Your account is made, and you are signed in.")
            messages.success(request, said)
            return redirect("structure:home")
    return _page(request, form, status=422)


def _make(user: User, *, password: str, **_typed: str) -> None:
    make_first_account(user, password)


def _page(
    request: HttpRequest, form: FirstAccountForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "mistakes": form.mistakes if form.is_bound else []}
    return render(request, "people/start.html", context, status=status)
