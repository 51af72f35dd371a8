"""Accounts that are made with an invitation, and who may send one."""

from django.conf import settings
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from leszno_strategy.transactions import deed
from organisation.models import User
from organisation.rights import may_touch
from organisation.usernames import free_username
from signing_in.invitations import invite


@deed
def make_invited(*, first_name: str, last_name: str, email: str, by: User) -> User:
    """Make the account, without a password, and write to its person."""
    email = email.lower()
    account = User(
        username=free_username(email.partition("@")[0]),
        first_name=first_name,
        last_name=last_name,
        email=email,
        # An account made in the demonstration ends with it.
        is_demo=settings.DEMO,
    )
    account.set_unusable_password()
    account.full_clean(exclude=["password"])
    account.save()
    LogEntry.objects.log_actions(by.pk, [account], ADDITION, [{"added": {}}])
    invite(account, by=by)
    return account


def may_invite(by: User, account: User) -> bool:
    """Say whether the person may write to the account, if it can be written to."""
    return account.is_active and account != by and may_touch(by, account)


@deed
def invite_once_more(account: User, *, by: User) -> None:
    """Write again; raises ValidationError where that would help nobody."""
    if account.last_login is not None:
        raise ValidationError(
            _("The person has signed in already: “Forgotten password?” is for them.")
        )
    if not account.email:
        raise ValidationError(_("The account has no e-mail address."))
    invite(account, by=by)
