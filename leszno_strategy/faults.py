"""Faults of the machine that people can be told by name: what happened and what to do.

They come and go with disks, locks and networks, so the answer is 503 with the time
after which it is worth asking again. Every other error stays an error of ours.
"""

import errno
import smtplib
import socket
import ssl
import sys
from collections.abc import Iterator
from enum import Enum

from django.conf import settings
from django.db import DatabaseError, Error, InterfaceError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.defaults import server_error

from leszno_strategy.durable_files import FilesAway


class Fault(Enum):
    """What is wrong, what helps, and in how many seconds to ask again."""

    what: str | Promise
    advice: str | Promise
    retry_after: int

    BUSY = (
        _("Somebody else is saving right now, and the database did not get free."),
        _("Wait a moment, then reload this page."),
        10,
    )
    FULL = (
        _("There is no room left on the server's disk."),
        _("Keep a copy of what you typed, and tell the office: it has to make room."),
        600,
    )
    READ_ONLY = (
        _("The server's disk can be read, but not written to."),
        _("Keep a copy of what you typed, and tell the office: it has to mend this."),
        600,
    )
    AWAY = (
        _("The database does not answer."),
        _(
            "Wait a moment, then reload this page. If that does not help, tell the "
            "office."
        ),
        30,
    )
    FILES = (
        _("The place where files are kept does not answer."),
        _("Try again in a few minutes. If that does not help, tell the office."),
        60,
    )
    MAIL = (
        _("The mail server does not answer, so no e-mail was sent."),
        _("Try again in a few minutes. If that does not help, tell the office."),
        300,
    )

    CROWDED = (
        _("Many people are signing in right now."),
        _("Wait a moment, then reload this page."),
        5,
    )

    def __init__(
        self, what: str | Promise, advice: str | Promise, retry_after: int
    ) -> None:
        self.what, self.advice, self.retry_after = what, advice, retry_after


class Crowded(Exception):
    """More people sign in at once than the server takes without keeping others."""


# SQLite's result codes, https://www.sqlite.org/rescode.html. Extended codes keep the
# primary one in their lowest byte.
OF_SQLITE = {
    5: Fault.BUSY,  # SQLITE_BUSY
    6: Fault.BUSY,  # SQLITE_LOCKED
    8: Fault.READ_ONLY,  # SQLITE_READONLY
    10: Fault.AWAY,  # SQLITE_IOERR
    13: Fault.FULL,  # SQLITE_FULL
    14: Fault.AWAY,  # SQLITE_CANTOPEN
    # A quota or a limit on the size of files is no full disk, but looks like one.
    778: Fault.FULL,  # SQLITE_IOERR_WRITE
    4874: Fault.FULL,  # SQLITE_IOERR_SHMSIZE
}
# PostgreSQL's codes, or their first two letters: the class.
OF_POSTGRESQL = {
    "08": Fault.AWAY,  # connection exceptions
    "25006": Fault.READ_ONLY,  # read_only_sql_transaction
    "40001": Fault.BUSY,  # serialization_failure
    "40P01": Fault.BUSY,  # deadlock_detected
    "53100": Fault.FULL,  # disk_full
    "53200": Fault.AWAY,  # out_of_memory
    "53300": Fault.AWAY,  # too_many_connections
    "55P03": Fault.BUSY,  # lock_not_available, by lock_timeout, too
    "57014": Fault.BUSY,  # query_canceled, by statement_timeout
    "57P01": Fault.AWAY,  # admin_shutdown
    "57P02": Fault.AWAY,  # crash_shutdown
    "57P03": Fault.AWAY,  # cannot_connect_now
    "57P05": Fault.AWAY,  # idle_session_timeout
}
OF_SYSTEM = {
    errno.ENOSPC: Fault.FULL,
    errno.EDQUOT: Fault.FULL,
    errno.EFBIG: Fault.FULL,  # a limit on the size of files
    errno.EROFS: Fault.READ_ONLY,
    errno.EACCES: Fault.READ_ONLY,
    errno.EPERM: Fault.READ_ONLY,
}
# Beside the database and a store of files, which have their own errors, this site
# speaks to no other machine than the mail server.
OF_MAIL = (
    smtplib.SMTPException,
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    ssl.SSLError,
)


def fault_of(error: BaseException | None) -> Fault | None:
    """Name the fault behind an error; None if it is not one of the machine's."""
    for one in chain(error):
        # The reader went away while sending: nobody is left to be told.
        if isinstance(one, UnreadablePostError):
            return None
        if found := _of_database(one) or _of_system(one):
            return found
    return None


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield the error and what it came from, as a traceback shows them."""
    while error is not None:
        yield error
        hidden = error.__suppress_context__
        error = error.__cause__ or (None if hidden else error.__context__)


def _of_database(error: BaseException) -> Fault | None:
    if isinstance(error, Error):
        # Django's own, around the driver's, which says more.
        driven = error.__cause__
        found = _of_database(driven) if driven else None
        lost = isinstance(error, InterfaceError) and not isinstance(
            error, DatabaseError
        )
        return found or (Fault.AWAY if lost else None)
    if (code := getattr(error, "sqlite_errorcode", None)) is not None:
        return OF_SQLITE.get(code) or OF_SQLITE.get(code & 0xFF)
    if not hasattr(error, "sqlstate"):
        return None
    if state := error.sqlstate:
        return OF_POSTGRESQL.get(state) or OF_POSTGRESQL.get(state[:2])
    # The driver lost the connection, or found none, before the server said a word.
    return Fault.AWAY if type(error).__name__ == "OperationalError" else None


def _of_system(error: BaseException) -> Fault | None:
    if isinstance(error, FilesAway):
        return Fault.FILES
    if isinstance(error, OF_MAIL):
        return Fault.MAIL
    if isinstance(error, Crowded):
        return Fault.CROWDED
    return OF_SYSTEM.get(error.errno or 0) if isinstance(error, OSError) else None


class FaultPage(HttpResponse):
    """Says in words what is wrong; `fault` tells those who answer programs instead."""

    status_code = 503

    def __init__(self, fault: Fault, *, is_saving: bool) -> None:
        said = {"fault": fault, "is_saving": is_saving, "office": settings.OFFICE}
        # Without the request: who is signed in would be asked of the database.
        super().__init__(render_to_string("503.html", said))
        self.fault = fault
        self["Retry-After"] = str(fault.retry_after)
        self["Cache-Control"] = "no-store"


def answer(request: HttpRequest) -> HttpResponse:
    """Answer in place of a view or a middleware that failed (`handler500`)."""
    if fault := fault_of(sys.exc_info()[1]):
        return FaultPage(
            fault, is_saving=request.method not in {"GET", "HEAD", "OPTIONS"}
        )
    return server_error(request)
