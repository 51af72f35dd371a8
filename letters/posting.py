"""Write a letter with the deed that it tells of; it is sent after that."""

import fcntl
import logging
import os
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction

from leszno_strategy.background import begin
from letters.models import Letter

logger = logging.getLogger(__name__)


def post(message: EmailMessage, *, sends: bool = True, unsubscribe: str = "") -> Letter:
    """Keep the message, which has one recipient; send it once the transaction is over.

    Where that is undone, nobody is told of what did not happen. A caller who will
    `deliver` says that the letter needs no process to send it. `unsubscribe` is where
    a POST ends such letters for their person (RFC 8058).
    """
    (to,) = message.to
    alternatives = getattr(message, "alternatives", ())
    letter = Letter.objects.create(
        to=to,
        subject=str(message.subject),
        text=str(message.body),
        html=next((text for text, kind in alternatives if kind == "text/html"), ""),
        reply_to=", ".join(message.reply_to),
        unsubscribe=unsubscribe,
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
    )
    if sends:
        send_later()
    return letter


def send_later() -> None:
    transaction.on_commit(start)


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


def start() -> None:
    """Begin a process that sends what waits, unless one of this machine is at it.

    It holds a lock on a file as long as it lives: the system lets go of it however the
    process ends. Where none can be begun, what was done stays done, and the letters
    wait for the next one or for the daily reminders.
    """
    try:
        lock = os.open(settings.VAR_DIR / "letters.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        logger.exception("no process could be started for letters")
        return
    try:
        if take(lock):
            # The lock passes to the process: nobody can slip in between.
            begin("send_letters", f"--lock={lock}", pass_fds=[lock])
    except OSError:
        logger.exception("no process could be started for letters")
    finally:
        os.close(lock)


def take(lock: int) -> bool:
    """Take the lock on the open file, if nobody has it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def let_go(lock: int) -> None:
    fcntl.flock(lock, fcntl.LOCK_UN)
