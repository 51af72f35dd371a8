"""Who may sign in."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.userkit import (
    filter_users_by_email,
    get_user_by_username,
)
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest
from django.utils.timezone import localdate

from organisation.models import User
from organisation.roles import with_posts


def is_closed(user: AbstractBaseUser | AnonymousUser | None) -> bool:
    """Say whether it is a demo account while there is no demonstration."""
    return getattr(user, "is_demo", False) and not settings.DEMO


def account_called(login: str) -> User | None:
    """Find the account by its e-mail address or its user name."""
    found = [
        *filter_users_by_email(login, prefer_verified=True, for_login=True),
        get_user_by_username(login),
    ]
    return next(filter(None, found), None)


class AccountBackend(AuthenticationBackend):
    """Knows people by user name or e-mail, demo accounts only in a demonstration."""

    def _authenticate(
        self, request: HttpRequest | None, **credentials: Any
    ) -> AbstractBaseUser | None:
        """Check one password once: the time must not tell that a name is known."""
        login = credentials.get("email") or credentials.get("username") or ""
        user: AbstractBaseUser | None = self._check_password(
            account_called(login), credentials.get("password") or ""
        )
        return user

    def get_user(self, user_id: Any) -> User | None:
        """Find who is signed in, with what the person holds today."""
        user = with_posts(user_id, on=localdate())
        return user if user and self.user_can_authenticate(user) else None

    def user_can_authenticate(
        self, user: AbstractBaseUser | AnonymousUser | None
    ) -> bool:
        # Django asks this at every request, so that switching the demonstration off
        # also ends the sessions of its accounts.
        return not is_closed(user) and super().user_can_authenticate(user)
