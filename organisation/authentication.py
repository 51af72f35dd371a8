"""Who may sign in, and that nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest


class AccountBackend(AuthenticationBackend):
    """Signs in by user name or e-mail; demo accounts only while DEMO is on."""

    def user_can_authenticate(
        self, user: AbstractBaseUser | AnonymousUser | None
    ) -> bool:
        # Django asks this for every request too, so that switching DEMO off also
        # ends the sessions of demo accounts.
        if getattr(user, "is_demo", False) and not settings.DEMO:
            return False
        return super().user_can_authenticate(user)


class ClosedSignupAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
