"""One line an event, in one clock and zone, with nothing of anybody's in it.

People are their accounts' numbers here: names, addresses and what lets someone in are
taken out of every text, whichever library wrote it.
"""

import datetime
import json
import logging
import re
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest

# The request that this thread answers, and the name under which it can be found again.
answered: ContextVar[HttpRequest | None] = ContextVar("answered", default=None)
request_id: ContextVar[str] = ContextVar("request_id", default="")

HIDDEN = "***"
_MASKED = (
    # E-mail addresses, also as PostgreSQL quotes them in its details.
    (re.compile(r"[\w.+%-]+@[\w-]+(\.[\w-]+)+"), HIDDEN),
    # What somebody asked or typed, behind a path.
    (re.compile(r"(?<=\S)\?[^\s'\")]+=[^\s'\")]*"), f"?{HIDDEN}"),
    # Parts of our addresses that let in whoever knows them.
    (
        re.compile(
            r"/(obserwuj|kalendarz|zachowane|reset/key|confirm-email|zaproszenie)"
            r"/(?!wyslano)[^/\s]{6,}"
        ),
        rf"/\1/{HIDDEN}",
    ),
    (re.compile(r"\bip=\S+"), f"ip={HIDDEN}"),
    # The password in the address of a database, an S3 store or Sentry.
    (re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+@"), f"{HIDDEN}@"),
)


def masked(text: str) -> str:
    """Take out of a text what is personal or secret by its look."""
    for pattern, instead in _MASKED:
        text = pattern.sub(instead, text)
    return text


def account_of(request: HttpRequest | None) -> int | None:
    """Return whose request it is where that was asked already; no query for a log."""
    user = getattr(request, "_cached_user", None)
    return user.pk if user is not None else None


def moment_of(record: logging.LogRecord) -> str:
    at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Line(logging.Formatter):
    """Writes an event as one line of words."""

    def format(self, record: logging.LogRecord) -> str:
        words = [moment_of(record), record.levelname, record.name]
        if named := request_id.get():
            words.append(f"request={named}")
        if (account := account_of(answered.get())) is not None:
            words.append(f"user={account}")
        words.append(masked(record.getMessage()))
        line = " ".join(words)
        if trace := self.trace(record):
            line = f"{line}\n{trace}"
        # Whoever puts an end of a line into what is logged begins no event by it.
        return line.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n")

    def trace(self, record: logging.LogRecord) -> str:
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        return masked(record.exc_text or "")


class Json(Line):
    """Writes an event as one line of JSON, for programs that collect them."""

    def format(self, record: logging.LogRecord) -> str:
        event: dict[str, Any] = {
            "time": moment_of(record),
            "level": record.levelname,
            "logger": record.name,
            "message": masked(record.getMessage()),
            "request_id": request_id.get() or None,
            "user": account_of(answered.get()),
            **getattr(record, "facts", {}),
            "trace": self.trace(record) or None,
        }
        told = {name: value for name, value in event.items() if value is not None}
        return json.dumps(told, ensure_ascii=False, default=str)


class Traced(Line):
    """Writes traces as Python does: for who works on the code."""

    def format(self, record: logging.LogRecord) -> str:
        head = f"{moment_of(record)} {record.levelname} {record.name}"
        line = f"{head} {record.getMessage()}"
        trace = self.trace(record)
        return f"{line}\n{trace}" if trace else line
