"""Send the day's reminders; for cron, once a day."""

import datetime
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leszno_strategy.background import call
from leszno_strategy.orphans import tidy_up
from letters.models import Letter
from letters.sending import Outcome, deliver
from reporting.models import Notice
from reporting.reminders import Reminder, digests, post_all
from tasks.subjects import in_short_called


class Command(BaseCommand):
    help = "Send each person one message about the reports that wait for the person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--date",
            type=datetime.date.fromisoformat,
            help="the day for which to send: YYYY-MM-DD, else today",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="only say who would get what and why; send and store nothing",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            self._remind(options["date"] or localdate(), is_dry=options["dry_run"])

    def _remind(self, on: datetime.date, *, is_dry: bool) -> None:
        due = digests(on)
        for reminder in due.reminders:
            self.stdout.write(told(reminder))
        if due.unreached:
            codes = ", ".join(map(in_short_called, due.unreached))
            self.stdout.write(_("Nobody can be told of: %(tasks)s.") % {"tasks": codes})
        if is_dry:
            self.stdout.write(would_send(len(due.reminders)))
            return
        post_all(due.reminders, sends=False)
        outcomes = deliver()
        # Here, since this is what runs every day.
        call(tidy_up)
        self.stdout.write(sent(outcomes[Outcome.SENT]))
        if n := outcomes[Outcome.FILED]:
            self.stdout.write(filed(n))
        if n := Letter.objects.unclaimed(now()).count():
            raise CommandError(unsent(n))


def told(reminder: Reminder) -> str:
    """Say who gets what and why, such as "Jan <jan@…>: subject (the reasons)"."""
    letter = reminder.letter
    return (
        f"{letter.user} <{letter.user.email}>: {letter.subject} "
        f"({', '.join(why(reminder.notices))})"
    )


def why(notices: Iterable[Notice]) -> Iterator[str]:
    """Say in words what is new, each kind once."""
    occasions = [notice.occasion.split("-") for notice in notices]
    for kind, number, *_day in (parts for parts in occasions if parts[1:]):
        if kind == "due":
            yield at_most(int(number))
        elif kind == "overdue":
            yield _("week %(n)s after the deadline") % {"n": number}
    kinds = Counter(kind for kind, *_rest in occasions)
    if kinds["opened"]:
        yield _("the campaign is open")
    if n := kinds["submitted"]:
        yield ngettext("%(n)s report submitted", "%(n)s reports submitted", n) % {
            "n": n
        }
    if n := kinds["returned"]:
        yield ngettext("%(n)s report returned", "%(n)s reports returned", n) % {"n": n}
    if n := kinds["asked"]:
        yield ngettext("%(n)s question", "%(n)s questions", n) % {"n": n}
    if n := kinds["answered"]:
        yield ngettext("%(n)s answer", "%(n)s answers", n) % {"n": n}


def at_most(days: int) -> str:
    return ngettext(
        "at most %(n)s day to the deadline", "at most %(n)s days to the deadline", days
    ) % {"n": days}


def would_send(n: int) -> str:
    return ngettext(
        "Would send %(n)s message. Nothing was sent.",
        "Would send %(n)s messages. Nothing was sent.",
        n,
    ) % {"n": n}


def sent(n: int) -> str:
    return ngettext("Sent %(n)s message.", "Sent %(n)s messages.", n) % {"n": n}


def filed(n: int) -> str:
    return ngettext(
        "There is no mail server: %(n)s e-mail lies in a folder, and nobody has it.",
        "There is no mail server: %(n)s e-mails lie in a folder, and nobody has them.",
        n,
    ) % {"n": n}


def unsent(n: int) -> str:
    return ngettext(
        "%(n)s e-mail waits: it could not be sent and is tried again. The log "
        "says why.",
        "%(n)s e-mails wait: they could not be sent and are tried again. The log "
        "says why.",
        n,
    ) % {"n": n}
