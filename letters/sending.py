"""Send the letters that wait: never inside a transaction, and each one time.

A letter is claimed, sent, and marked, each step committed by itself: of two who send,
one claims it; where a process dies, its claim grows old and another takes the letter
up. A process that dies, or a network that fails, after the server took the letter and
before we marked it makes us send it once more, with the same Message-ID.
"""

import datetime
import logging
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from threading import current_thread, main_thread
from time import sleep
from typing import Any, TypeVar

from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends import console
from django.db import OperationalError
from django.db import connection as database
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from leszno_strategy.background import call
from letters.models import CLAIM_LASTS, GIVEN_UP_AFTER, Letter

logger = logging.getLogger(__name__)

# An attempt ends after so many seconds, however slowly the server answers.
ATTEMPT_SECONDS = 180
# A server that failed so often in a row is left alone for a while.
TROUBLES = 2
# Seconds between attempts to write into a database that is locked, or that is away.
WAITS = (1, 2, 4, 8, 16, 30, 30, 30)
# For so long a server in trouble is left alone.
APART = datetime.timedelta(minutes=1)
# What is due already was written while the last one was sent.
SOON = datetime.timedelta(seconds=5)

R = TypeVar("R")


class Outcome(Enum):
    SENT = auto()
    # There is no mail server: it lies in a folder, and nobody has it.
    FILED = auto()
    # The server does not want this letter, or it has no address.
    REFUSED = auto()
    # The server did not do what servers do.
    TROUBLE = auto()


@task(queue_name="letters")
def send_letters() -> None:
    """Send all that is due, and plan when to look again."""
    outcomes = deliver()
    if (at := next_attempt()) is None:
        return
    soonest = timezone.now() + (APART if has_given_way(outcomes) else SOON)
    call(send_letters, run_after=max(at, soonest))


def next_attempt() -> datetime.datetime | None:
    """Say when the next letter is due that waits, or whose sender may have died."""
    waiting = Letter.objects.waiting().values_list("not_before", "claimed_at")
    times = (
        max(not_before, claimed_at + CLAIM_LASTS) if claimed_at else not_before
        for not_before, claimed_at in waiting
    )
    return min(times, default=None)


def deliver() -> Counter[Outcome]:
    """Send all that is due; what one person's letter meets delays no other's."""
    outcomes: Counter[Outcome] = Counter()
    connection, in_a_row = get_connection(), 0
    while in_a_row < TROUBLES and (letter := patiently(_claim)):
        outcome = _attempt(letter, connection)
        outcomes[outcome] += 1
        in_a_row = in_a_row + 1 if outcome is Outcome.TROUBLE else 0
        if outcome in {Outcome.REFUSED, Outcome.TROUBLE}:
            # What an interrupted exchange left behind is no base for the next one.
            _close(connection)
    _close(connection)
    return outcomes


def reaches_people(connection: Any = None) -> bool:
    """Say whether letters go to a mail server, rather than to a folder or a screen."""
    return not isinstance(connection or get_connection(), console.EmailBackend)


def has_given_way(outcomes: Counter[Outcome]) -> bool:
    """Say whether `deliver` left letters for later, since the server is in trouble."""
    return outcomes[Outcome.TROUBLE] >= TROUBLES


def patiently(do: Callable[[], R]) -> R:
    """Do it as soon as the database allows: what is sent must be marked as sent."""
    for seconds in WAITS:
        try:
            return do()
        except OperationalError:
            if not database.in_atomic_block:
                # It may be what broke: the next attempt gets another.
                database.close()
            sleep(seconds)
    return do()


def _claim() -> Letter | None:
    """Take the letter that is due longest, so that nobody else does."""
    moment = timezone.now()
    due = Letter.objects.due(moment)
    for pk in due.order_by("not_before", "pk").values_list("pk", flat=True)[:100]:
        if Letter.objects.due(moment).filter(pk=pk).update(claimed_at=moment):
            return Letter.objects.get(pk=pk)
    return None


def message_of(letter: Letter) -> EmailMessage:
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[letter.to],
        reply_to=[letter.reply_to] if letter.reply_to else [],
        headers={
            "Message-ID": letter.message_id,
            # Says to answering machines that nobody reads an answer.
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.unsubscribe:
        message.extra_headers |= {
            "List-Unsubscribe": f"<{letter.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


def _attempt(letter: Letter, connection: Any) -> Outcome:
    is_open = False
    try:
        with at_most(ATTEMPT_SECONDS):
            connection.open()
            is_open = True
            if not connection.send_messages([message_of(letter)]):
                raise ValueError("there is no address")
    # All of smtplib's errors are the former; an address that cannot be one, the latter.
    except (OSError, ValueError) as error:
        _put_off(letter, error)
        return Outcome.REFUSED if is_open and _is_its_own(error) else Outcome.TROUBLE
    is_sent = reaches_people(connection)
    field = "sent_at" if is_sent else "filed_at"
    patiently(lambda: _mark(letter, **{field: timezone.now()}))
    return Outcome.SENT if is_sent else Outcome.FILED


def _mark(letter: Letter, **fields: Any) -> None:
    """Note what became of it; of a reader's letter not even the address stays."""
    if letter.unsubscribe:
        Letter.objects.filter(pk=letter.pk).delete()
        return
    Letter.objects.filter(pk=letter.pk).update(
        text="", html="", claimed_at=None, **fields
    )


def _put_off(letter: Letter, error: Exception) -> None:
    """Let the letter wait, longer each time, and at last no more."""
    moment = timezone.now()
    logger.error("letter %s was not sent: %s", letter.pk, error)
    if moment - letter.created_at > GIVEN_UP_AFTER:
        logger.error("letter %s is given up", letter.pk)
        _mark(letter, given_up_at=moment, attempts=F("attempts") + 1)
    else:
        letter.attempts += 1
        letter.not_before, letter.claimed_at = moment + letter.wait(), None
        letter.save(update_fields=["attempts", "not_before", "claimed_at"])


def _is_its_own(error: Exception) -> bool:
    """Say whether the fault lies in the letter, so that others may fare better."""
    return isinstance(error, ValueError | SMTPResponseException | SMTPRecipientsRefused)


def _close(connection: Any) -> None:
    with suppress(OSError):
        connection.close()


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TimeoutError after so long, where the main thread asks, which has a clock.

    A server that sends a byte now and then would keep to EMAIL_TIMEOUT for ever.
    """
    if current_thread() is not main_thread():
        yield
        return

    def ring(*_args: object) -> None:
        raise TimeoutError(f"the mail server took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
