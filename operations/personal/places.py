"""Where something of a person is kept, and what becomes of it when they go.

`tests/operations/test_personal_places.py` walks all models: a field that points to an
account, or may hold a name or an address, stands here, or the test says so.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey

from operations.tables import stored_models
from organisation.models import User


class Fate(Enum):
    """What becomes of a row, or of what it says of the person."""

    # The row is deleted.
    GOES = auto()
    # The row forgets whose it was.
    CLEARED = auto()
    # The row stays and leads to the account, which bears a number instead of a name.
    STAYS = auto()
    # The name in a text is replaced by the number.
    REWRITTEN = auto()


# Fields that point to an account. Those of histories (`history_user`) all stay.
POINTING: Mapping[str, Fate] = {
    "account.EmailAddress.user": Fate.GOES,
    "admin.LogEntry.user": Fate.STAYS,
    "annual_report.Export.by": Fate.CLEARED,
    "annual_report.Reopening.by": Fate.STAYS,
    "annual_report.Snapshot.by": Fate.STAYS,
    "exchange.Upload.by": Fate.STAYS,
    "exchange.Upload.decided_by": Fate.STAYS,
    "feedback.Feedback.handled_by": Fate.STAYS,
    "filling.FilledFile.by": Fate.GOES,
    "indicators.BankFile.by": Fate.GOES,
    "mfa.Authenticator.user": Fate.GOES,
    "organisation.Appointment.user": Fate.STAYS,
    "organisation.HistoricalAppointment.user": Fate.STAYS,
    "organisation.User_groups.user": Fate.GOES,
    "organisation.User_user_permissions.user": Fate.GOES,
    "reporting.CalendarKey.user": Fate.GOES,
    "reporting.Notice.user": Fate.GOES,
    "reporting.Question.answered_by": Fate.STAYS,
    "reporting.Question.by": Fate.STAYS,
    "reporting.Question.closed_by": Fate.STAYS,
    "reporting.Version.by": Fate.STAYS,
    "socialaccount.SocialAccount.user": Fate.GOES,
    "tasks.Strategy_viewers.user": Fate.GOES,
    "usersessions.UserSession.user": Fate.GOES,
}
# Fields with an e-mail address, by which a reader without an account is found, too.
ADDRESSED: Mapping[str, Fate] = {
    "feedback.Feedback.email": Fate.CLEARED,
    "letters.Letter.to": Fate.GOES,
    "public.Follower.email": Fate.GOES,
}
# Texts in which the code itself writes somebody's name.
NAMED: Mapping[str, Fate] = {
    "admin.LogEntry.change_message": Fate.REWRITTEN,
    "admin.LogEntry.object_repr": Fate.REWRITTEN,
    "organisation.HistoricalAppointment.history_change_reason": Fate.REWRITTEN,
    # Entries are only added: they go with their time, `AUDIT_KEPT_DAYS`.
    "audit.Entry.user": Fate.STAYS,
    "audit.Entry.user_id": Fate.STAYS,
    "audit.Entry.address": Fate.STAYS,
    "audit.Entry.what": Fate.STAYS,
    "audit.Entry.details": Fate.STAYS,
    # Keyed hashes of the account's number and of addresses.
    "signing_in.Attempt.account": Fate.GOES,
    "signing_in.Attempt.place": Fate.GOES,
}
# What lets somebody in, or nobody can read: told that it is there, never what it is.
SECRET = frozenset(
    {
        "mfa.Authenticator.data",
        "organisation.User.password",
        "reporting.CalendarKey.nonce",
        "usersessions.UserSession.session_key",
    }
)
# What was read of files, which their people have.
LARGE = frozenset(
    {
        "exchange.Upload.findings",
        "filling.FilledFile.rows",
        "indicators.BankFile.content",
        "annual_report.Snapshot.head",
    }
)


def pointing() -> "list[ForeignKey[Any, Any]]":
    """Find each field that points to an account; histories' last."""
    found = [
        field
        for model in stored_models()
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is User
    ]
    return sorted(found, key=lambda field: field.name == "history_user")


def called(field: Any) -> str:
    """Name a field beyond doubt, such as "reporting.Version.by"."""
    return f"{field.model._meta.label}.{field.name}"


def fate_of(field: Any) -> Fate:
    if field.name == "history_user":
        return Fate.STAYS
    return POINTING[called(field)]


def field_called(name: str) -> Any:
    label, _dot, field = name.rpartition(".")
    return apps.get_model(label)._meta.get_field(field)
