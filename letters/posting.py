"""Write a letter with the deed that it tells of; it is sent after that."""

from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from leszno_strategy.background import call
from leszno_strategy.no_break import in_print
from letters.models import Letter
from letters.sending import send_letters


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
        # A name in it may have come in lines; a header is one.
        subject=" ".join(str(message.subject).splitlines()),
        text=in_print(str(message.body)),
        html=next((text for text, kind in alternatives if kind == "text/html"), ""),
        reply_to=", ".join(message.reply_to),
        unsubscribe=unsubscribe,
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
    )
    if sends:
        send_later()
    return letter


def send_later() -> None:
    call(send_letters)
