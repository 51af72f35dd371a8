"""Drafts that save themselves while one types, and which version keeps them.

Saves of one person in a row are one version of the history for a quarter of an hour:
then the next begins, so that there is something to go back to. A version that somebody
saved by a button, that another person made, or that is no draft, is never gone over.
"""

import datetime

from django.utils.timezone import now

from organisation.models import User
from reporting.models import Action, Report, Version

RUN = datetime.timedelta(minutes=15)


def version_for(report: Report, action: Action, *, by: User, quietly: bool) -> Version:
    """Return the version that a save goes on with, else the next one, not saved yet."""
    at, latest = now(), report.latest
    if latest and _is_own(latest, action, by) and at - _began(latest) < RUN:
        latest.at = at
        latest.quiet_since = latest.quiet_since if quietly else None
        return latest
    return Version(
        report=report,
        number=latest.number + 1 if latest else 1,
        action=action,
        by=by,
        at=at,
        quiet_since=at if quietly else None,
    )


def settled(report: Report, action: Action, *, by: User) -> Version | None:
    """Let a person save by a button what had saved itself; None if nothing had."""
    latest = report.latest
    if latest is None or not _is_own(latest, action, by):
        return None
    latest.quiet_since = None
    latest.save(update_fields=["quiet_since"])
    return latest


def _is_own(latest: Version, action: Action, by: User) -> bool:
    """Say whether the latest version is the person's own draft that saved itself."""
    is_draft = action == latest.action == Action.SAVED
    return is_draft and latest.by_id == by.pk and latest.quiet_since is not None


def _began(latest: Version) -> datetime.datetime:
    return latest.quiet_since or latest.at
