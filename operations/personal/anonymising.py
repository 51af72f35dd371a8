"""A person who goes: the account loses its name and bears a number instead.

What the person did stays, and who did it stays one and the same person in all of it, so
history, versions and frozen years are as they were. What served the person alone goes.
"""

import json
from collections.abc import Iterator

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from audit.models import Deed
from audit.noting import note
from leszno_strategy.transactions import deed, locked
from operations.personal import places
from operations.personal.gathering import Person, about, gather
from operations.personal.places import Fate
from organisation.models import Appointment, User
from organisation.rights import may_touch
from organisation.roles import held_posts
from signing_in.session_times import end_sessions_of

USERNAME = "osoba-usunieta-"


def name_of(account: User) -> str:
    """Return what stands in place of the name, in the language of the city."""
    with override(settings.LANGUAGE_CODE):
        return _("removed person no. %(n)s") % {"n": account.pk}


def is_anonymous(account: User) -> bool:
    return account.username == f"{USERNAME}{account.pk}"


def why_not(account: User, *, by: User | None) -> str:
    """Say what stands in the way; "" for nothing. Nobody is `by` for a command."""
    today = localdate()
    if Appointment.objects.not_over(today).filter(user=account).exists():
        return _("The person holds posts: hand them over first, to the last day.")
    if by is None:
        return ""
    is_administrator = by.is_superuser or held_posts(by, on=today).is_administrator
    if account == by or not is_administrator or not may_touch(by, account):
        return _("You cannot remove the data of this account.")
    if account.is_active:
        return _("Close the account first.")
    return ""


@deed
def anonymise(person: Person, *, by: User | None = None) -> None:
    """Take all away that tells who it is; raises ValidationError where that may not be.

    An address alone is a reader's: their letters end, their messages stay without it.
    """
    if person.account is None:
        _take_away(person)
        note(Deed.ACCOUNT, change="anonymised", kind="reader")
        return
    # Whoever appoints the person meanwhile waits, and finds a closed account.
    (account,) = locked(User.objects.filter(pk=person.account.pk))
    if said := why_not(account, by=by):
        raise ValidationError(said)
    end_sessions_of(account.pk)
    _take_away(Person(account, person.address))
    if not is_anonymous(account):
        _rewrite(account)
        _rename(account)
        note(Deed.ACCOUNT, account.username, change="anonymised")


def _take_away(person: Person) -> None:
    for kept in gather(person):
        if kept.fate is Fate.GOES:
            kept.rows.delete()
        elif kept.fate is Fate.CLEARED:
            field = places.field_called(kept.place)
            kept.rows.update(**{field.name: None if field.null else ""})


def _rename(account: User) -> None:
    account.username, account.last_name = f"{USERNAME}{account.pk}", name_of(account)
    account.first_name = account.email = ""
    account.is_active = account.is_staff = account.is_superuser = False
    account.wants_digest = False
    account.last_login = account.invited_at = None
    account.set_unusable_password()
    account.save()


def _rewrite(account: User) -> None:
    """Put the number where the code wrote the name: at the end of an appointment."""
    new = name_of(account)
    about(account).update(object_repr=new)
    for old in {account.get_full_name(), account.username} - {""}:
        history = Appointment.history.filter(history_change_reason__endswith=f" {old}")
        for row in history.iterator():
            said = row.history_change_reason.removesuffix(old) + new
            Appointment.history.filter(history_id=row.history_id).update(
                history_change_reason=said[:100]
            )
        for before, after in _as_written(f" – {old}", f" – {new}"):
            _replace(before, after)


def _as_written(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Give them as they are, and as JSON has them."""
    yield old, new
    yield json.dumps(old)[1:-1], json.dumps(new)[1:-1]


def _replace(old: str, new: str) -> None:
    said = Q(object_repr__contains=old) | Q(change_message__contains=old)
    for row in LogEntry.objects.filter(said).iterator():
        LogEntry.objects.filter(pk=row.pk).update(
            object_repr=row.object_repr.replace(old, new)[:200],
            change_message=row.change_message.replace(old, new),
        )
