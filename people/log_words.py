"""What the codes of an entry of the audit log mean, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from organisation.models import OfficeRole

LABELS: Mapping[str, Any] = {
    "change": _("change"),
    "why": _("reason"),
    "fields": _("fields"),
    "kind": _("kind"),
    "role": _("role"),
    "since": _("from day"),
    "until": _("to day"),
    "deputy": _("as a deputy"),
    "superuser": _("with all rights"),
    "count": _("how many"),
    "before": _("from before"),
}
CHANGES: Mapping[str, Any] = {
    "invited": _("an invitation"),
    "anonymised": _("anonymised"),
    "made": _("something new"),
    "added": _("something new"),
    "set": _("something new"),
    "changed": _("something else"),
    "renewed": _("renewed"),
    "reset": _("renewed"),
    "deleted": _("taken away"),
    "removed": _("taken away"),
    "pruned": _("taken away"),
    "wrong": _("a wrong code"),
    "sessions": _("sessions ended"),
}
REASONS: Mapping[str, Any] = {
    "limit": _("too many tries"),
    "closed": _("the account is closed"),
    "local_is_off": _("only accounts of the office's provider sign in"),
    "provider": _("the provider's answer was no good"),
    "process": _("the sign-in was begun for something else"),
    "no_account": _("no account for whoever the provider named"),
}


def told(details: Mapping[str, Any]) -> str:
    """Write the details as one line; what only programs compare is left out."""
    return "; ".join(
        str(label)
        if details[name] is True
        else f"{label}: {_said(name, details[name])}"
        # PostgreSQL keeps them in an order of its own.
        for name, label in LABELS.items()
        if details.get(name) not in (None, "", [], False)
    )


def _said(name: str, value: Any) -> str:
    if name == "change":
        return str(CHANGES.get(value, value))
    if name == "why":
        return str(REASONS.get(value, value))
    if name == "role" and value in OfficeRole.values:
        return str(OfficeRole(value).label)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
