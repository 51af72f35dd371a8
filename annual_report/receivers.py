"""What the yearly report does when something is announced below it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import receiver
from django.utils.translation import gettext as _

from annual_report import exports
from annual_report.closing.freezing import renew
from leszno_strategy.background import STARTS_WITHIN, missed
from leszno_strategy.orphans import Forgotten, forgetting
from reporting.models import Action, Version
from reporting.signals import report_published
from reporting.transitions import Actor, NotNow
from tasks.subjects import Subject, called


@receiver(report_published)
def renew_closed_years(
    *, version: Version, subject: Subject, actor: Actor, **kwargs: Any
) -> None:
    """Give closed years whose figures a correction changes a new version, and files."""
    if version.action != Action.CORRECTED:
        return
    said = f"{called(subject)}: {version.reason}"
    try:
        renew(
            version.report.year,
            by=actor.user,
            held_posts=actor.held_posts,
            reason=said,
        )
    except ValidationError as error:
        # Then the correction is not made either.
        raise NotNow(error.messages, code="incomplete") from error
    transaction.on_commit(exports.prepare)


@receiver(missed)
def make_what_waits(**kwargs: Any) -> None:
    exports.call_waiting(longer_than=STARTS_WITHIN)


@receiver(forgetting)
def forget_files(**kwargs: Any) -> list[Forgotten]:
    return [Forgotten(_("drafts and parts of yearly reports"), exports.forget())]
