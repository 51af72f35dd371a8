"""Who may sign in, and that nobody signs up."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.userkit import (
    filter_users_by_email,
    get_user_by_username,
)
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from letters.posting import post
from organisation.models import User
from organisation.roles import with_posts


def is_closed(user: AbstractBaseUser | AnonymousUser | None) -> bool:
    """Say whether it is a demo account while there is no demonstration."""
    return getattr(user, "is_demo", False) and not settings.DEMO


class AccountBackend(AuthenticationBackend):
    """Knows people by user name or e-mail, demo accounts only in a demonstration."""

    def _authenticate(
        self, request: HttpRequest | None, **credentials: Any
    ) -> AbstractBaseUser | None:
        """Check one password once: the time must not tell that a name is known."""
        login = credentials.get("email") or credentials.get("username") or ""
        found = [
            *filter_users_by_email(login, prefer_verified=True, for_login=True),
            get_user_by_username(login),
        ]
        user: AbstractBaseUser | None = self._check_password(
            next(filter(None, found), None), credentials.get("password") or ""
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


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; closed ones do not get in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        path = urlsplit(super().get_reset_password_from_key_url(key)).path
        return f"{settings.SITE_URL}{path}"

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Post the letter: nobody waits for the mail server, nor learns by its pace
        which accounts there are.
        """
        host = urlsplit(settings.SITE_URL).netloc
        known = {
            "request": self.request,
            "email": email,
            # Not the request's: anyone may send it with a Host or a port of their own.
            "current_site": SimpleNamespace(domain=host, name=host),
        }
        post(self.render_mail(template_prefix, email, known | context))

    def pre_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse | None:
        # The library hands over accounts that the backend refused, too, so that
        # they can be told so.
        refusal: HttpResponse | None = (
            self.respond_user_inactive(request, user)
            if is_closed(user)
            else super().pre_login(request, user, **kwargs)
        )
        return refusal

    def _get_login_attempts_cache_key(
        self, request: HttpRequest, **credentials: Any
    ) -> str:
        """Count by the account alone; allauth adds the Host, which anyone may vary."""
        login: str = credentials.get("email") or credentials.get("username") or ""
        return login.lower()
