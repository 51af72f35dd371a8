"""The second factor: whose role demands one, and what allauth asks about them."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _

from audit.models import Deed
from audit.noting import note
from leszno_strategy.middleware import Respond
from leszno_strategy.transactions import deed
from organisation.models import User
from organisation.rights import Role, held_posts_of
from organisation.roles import HeldPosts
from signing_in import encryption
from signing_in.session_times import end_sessions_of

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# Said in the session once it is known that the person has one.
HAS_FACTOR = "has_factor"
# What whoever must set one up may do before that.
BEFOREHAND = (
    *("mfa_", "account_logout", "account_reauthenticate", "account_login"),
    "office_confirm",
)


class FactorAdapter(DefaultMFAAdapter):
    """How secrets are kept, and how the app of the person calls the site."""

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        return settings.OFFICE.name or str(self._get_site_name())

    def build_totp_svg(self, url: str) -> str:
        return drawn(url)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        """Number them: the person calls them what they are."""
        kept = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Key %(number)s") % {"number": kept + 1}


def drawn(text: str) -> str:
    """Draw the text as a QR code that stands in a page: allauth's is a file."""
    # Here, since it loads what draws pictures, which no other page needs.
    from qrcode import QRCode  # type: ignore[import-untyped]

    code = QRCode(border=4)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return format_html(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n} {n}" '
        'role="img" aria-label="{label}" shape-rendering="crispEdges">'
        '<rect width="{n}" height="{n}" fill="white"/><path fill="black" d="{path}"/>'
        "</svg>",
        n=len(rows),
        label=_("Code to scan; the same as letters stands below"),
        path=path,
    )


def has_factor(user: AbstractBaseUser) -> bool:
    kept = Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS)
    return bool(kept.exists())


def roles_of(who: HeldPosts) -> set[str]:
    """Name the roles that a person has anywhere; whoever holds a post may execute."""
    roles = set(who.office_roles)
    if who.programmes:
        roles.add(Role.COORDINATOR)
    if who.heads_goals:
        roles.add(Role.GOAL_HEAD)
    if who.posts:
        roles.add(Role.EXECUTOR)
    return roles


def must_have_factor(request: HttpRequest) -> bool:
    """Say whether the person's role demands one that is not there yet."""
    demanded = settings.MFA_REQUIRED_ROLES
    if not demanded or request.session.get(HAS_FACTOR):
        return False
    if roles_of(held_posts_of(request)).isdisjoint(demanded):
        return False
    if has_factor(request.user):  # type: ignore[arg-type]
        request.session[HAS_FACTOR] = True
        return False
    return True


class DemandFactor:
    """Leads whoever must have a second factor to set one up, before anything else."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., Any],
        args: Any,
        kwargs: Any,
    ) -> HttpResponseBase | None:
        is_closed = getattr(view, "login_required", True)
        if not (is_closed and request.user.is_authenticated):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        is_allowed = name.startswith(BEFOREHAND)
        if (is_allowed and name != "mfa_index") or not must_have_factor(request):
            return None
        # The page of factors says why it came up.
        request.is_factor_demanded = True  # type: ignore[attr-defined]
        return None if is_allowed else redirect("mfa_index")


def forget_factor(*, request: HttpRequest, **_signal: object) -> None:
    """Look anew whether one is left."""
    request.session.pop(HAS_FACTOR, None)


authenticator_removed.connect(forget_factor, dispatch_uid="forget_factor")


@deed
def reset_factors(account: User, *, by: User) -> None:
    """Take all factors from an account whose person lost them, and note who did it.

    The person is signed out, signs in with the password alone, and sets up new ones.
    """
    Authenticator.objects.filter(user=account).delete()
    end_sessions_of(account.pk)
    note(Deed.FACTOR, account.username, by=by, change="reset")
    LogEntry.objects.log_actions(
        by.pk, [account], CHANGE, _("Reset the second factor."), single_object=True
    )
    if account.email:
        told = {"by": by, "username": account.username}
        get_adapter().send_mail("mfa/email/factor_reset", account.email, told)
