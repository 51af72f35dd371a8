"""The page to which an invitation leads: the first password, and then one is in."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from audit.models import Deed
from audit.noting import note
from organisation.models import User
from organisation.password_form import PasswordForm
from signing_in.invitations import invited_by


class FirstPasswordForm(PasswordForm):
    """The password of whoever was invited."""

    def __init__(self, data: Any = None, *, account: User) -> None:
        super().__init__(data)
        self.account = account

    @property
    def user(self) -> User:
        return self.account


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the first password; programs that look at links set none."""
    account = invited_by(token)
    if account is None:
        return render(request, "account/invitation_over.html", status=404)
    form = FirstPasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        return _enter(request, account, form.cleaned_data["password"])
    context = {"account": account, "form": form, "mistakes": form.mistakes}
    status = 422 if form.errors else 200
    return render(request, "account/invitation.html", context, status=status)


def _enter(request: HttpRequest, account: User, password: str) -> HttpResponse:
    if request.user.is_authenticated and request.user != account:
        logout(request)
    get_adapter().set_password(account, password)
    note(Deed.PASSWORD, by=account, request=request, change="set")
    response: HttpResponse = perform_login(request, Login(user=account))
    return response
