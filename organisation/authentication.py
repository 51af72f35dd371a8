"""Who may sign in, and that nobody signs up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponse


def is_closed(user: AbstractBaseUser | AnonymousUser | None) -> bool:
    """Say whether it is a demo account while there is no demonstration."""
    return getattr(user, "is_demo", False) and not settings.DEMO


class AccountBackend(AuthenticationBackend):
    """Knows people by user name or e-mail, demo accounts only in a demonstration."""

    def user_can_authenticate(
        self, user: AbstractBaseUser | AnonymousUser | None
    ) -> bool:
        # Django asks this at every request, so that switching the demonstration off
        # also ends the sessions of its accounts.
        return not is_closed(user) and super().user_can_authenticate(user)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; closed ones do not get in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse | None:
        # The library hands over accounts that the backend refused, too, so that
        # they can be told so.
        if is_closed(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)
