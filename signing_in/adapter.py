"""What allauth asks of the site: who gets in, how often that is tried, its letters."""

from time import time
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ReauthenticationRequired
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from audit.noting import note_no_entry
from letters.posting import post
from organisation.authentication import account_called, is_closed
from organisation.models import User
from signing_in.known_browsers import known_browser, remember_browser
from signing_in.limits import Try, begin, remember, succeed
from signing_in.office_confirming import with_the_office
from signing_in.reset_letters import post_or_pretend
from signing_in.session_times import CONFIRMED_AT, SIGNED_IN_AT

LETTER_OF_A_NEW_PASSWORD = "account/email/password_reset_key"  # noqa: S105
UNKNOWN_ACCOUNT = "account/email/unknown_account"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; closed ones do not get in."""

    # The account whose password is tried, if there is it.
    meant: User | None = None
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _(
            "Too many wrong passwords. Wait a few minutes, then try again, or set a "
            "new password by e-mail."
        ),
        "local_is_off": _("Sign in with the account of your office."),
    }

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
        is_for_nobody = template_prefix == UNKNOWN_ACCOUNT
        if is_for_nobody:
            template_prefix = LETTER_OF_A_NEW_PASSWORD
            context = context | self._as_if_known()
        message = self.render_mail(template_prefix, email, known | context)
        if template_prefix == LETTER_OF_A_NEW_PASSWORD:
            post_or_pretend(self.request, message, email, is_for_nobody=is_for_nobody)
        else:
            post(message)

    def _as_if_known(self) -> dict[str, Any]:
        """Make what a letter to an account would say, to take as long."""
        nobody = User(pk=0)
        key = f"0-{app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(nobody)}"
        url = self.get_reset_password_from_key_url(key)
        return {"user": nobody, "username": "", "password_reset_url": url}

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse a try that is one too many, before the password is looked at."""
        if not settings.LOCAL_SIGN_IN and not request.user.is_authenticated:
            note_no_entry(request, "local_is_off")
            raise self.validation_error("local_is_off")
        self.tried = self._try_of(request, credentials)
        if begin(self.tried) is None:
            raise self.validation_error("too_many_login_attempts")

    def validation_error(self, code: str, *args: Any) -> Any:
        """Note a refusal by a limit, also of second factors, as it is made."""
        if code == "too_many_login_attempts":
            note_no_entry(self.request, "limit", by=self._meant())
        return super().validation_error(code, *args)

    def _meant(self) -> AbstractBaseUser | None:
        """Return whose password or second factor was tried, if there is the account."""
        if self.request.user.is_authenticated:
            meant: AbstractBaseUser = self.request.user
            return meant
        stage = getattr(self.request, "_login_stage", None)
        return stage.login.user if stage else self.meant

    def respond_user_inactive(
        self, request: HttpRequest, user: AbstractBaseUser
    ) -> HttpResponse:
        note_no_entry(request, "closed", by=user)
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def _rollback_login_failed_rl_usage(self) -> None:
        """Take the try back: allauth says so when the password was right."""
        succeed(self.tried)

    def _try_of(self, request: HttpRequest, credentials: dict[str, Any]) -> Try:
        login: str = credentials.get("email") or credentials.get("username") or ""
        found = request.user if request.user.is_authenticated else account_called(login)
        self.meant = found
        if found is None:
            return Try(f"typed:{login.casefold()}", get_ip(request))
        return Try(str(found.pk), get_ip(request), known_browser(request, found.pk))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask nobody again who signed in a moment ago.

        The library asks nothing of whoever has neither a password nor a factor here:
        these are sent to the office's provider.
        """
        session = self.request.session
        at = max(session.get(SIGNED_IN_AT, 0), session.get(CONFIRMED_AT, 0))
        if time() - at <= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            return False
        methods = self.get_reauthentication_methods(self.request.user)
        if [one["id"] for one in methods] == ["office"]:
            raise ReauthenticationRequired
        return True

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return with_the_office(methods, user.pk) if user.is_authenticated else methods

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

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse:
        """Let the account know the browser and the address from now on."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        remember(str(user.pk), get_ip(request))
        remember_browser(request, response, user.pk)
        return response
