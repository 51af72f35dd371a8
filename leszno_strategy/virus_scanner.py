"""Ask a virus scanner about files that people bring: clamd, by its own protocol.

A file is sent over a socket and never opened by the scanner's path, so it may run as
another user or on another machine. `CLAMD` empty means that there is none.
"""

import logging
import re
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

PIECE = 64 * 1024
# Seconds for each step; a scanner that is only slow keeps a person waiting.
TIMEOUT = 20
LONGEST_ANSWER = 4096
FOUND = re.compile(r"(.*) FOUND", re.DOTALL)


class ScannerDownError(Exception):
    """The scanner is away, or did not say whether it found anything."""


def check(file: UploadedFile[bytes]) -> bool:
    """Say whether the file was looked at; False if nobody could, and it may pass.

    Raises ValidationError for one in which something was found, and where the scanner
    is away unless a setting lets such files pass. The file is left at its beginning.
    """
    if not settings.CLAMD:
        return False
    known: bool | None = getattr(file, "_is_scanned", None)
    if known is not None:
        # A form asks twice where something else in it is wrong.
        return known
    found = _asked(file)
    if found:
        logger.warning("a virus was found in a file: %s", found)
        raise ValidationError(
            _(
                "The virus scanner found %(found)s in the file, so it is not taken. Do "
                "not open it; tell your IT department."
            ),
            code="virus",
            params={"found": found},
        )
    file._is_scanned = found is not None  # type: ignore[attr-defined]
    return found is not None


def _asked(file: UploadedFile[bytes]) -> str | None:
    """Return what was found, "" for nothing; None if nobody could look."""
    try:
        return scan(file)
    except (OSError, ScannerDownError) as error:
        logger.error("the virus scanner did not look at a file: %s", error)
        if settings.CLAMD_DOWN == "mark":
            return None
        raise ValidationError(
            _(
                "The file could not be checked for viruses just now. Try again in "
                "a few minutes; if it stays so, tell the strategy office."
            ),
            code="scanner",
        ) from error
    finally:
        file.seek(0)


def refuse_viruses(file: UploadedFile[bytes]) -> None:
    """Refuse a file in which something was found; for the checks of a form's field."""
    check(file)


def scan(file: UploadedFile[bytes]) -> str:
    """Return the name of what was found; "" for nothing."""
    file.seek(0)
    with _connected() as connection:
        connection.sendall(b"zINSTREAM\0")
        try:
            for piece in file.chunks(PIECE):
                connection.sendall(struct.pack("!I", len(piece)) + piece)
            connection.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):
            # It hangs up on what is too large for it, and has said so before.
            pass
        answer = _answer(connection)
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return ""
    if found := FOUND.fullmatch(said):
        return found[1]
    raise ScannerDownError(answer or "no answer")


def _answer(connection: socket.socket) -> str:
    answer = b""
    while len(answer) < LONGEST_ANSWER and not answer.endswith(b"\0"):
        if not (piece := connection.recv(LONGEST_ANSWER)):
            break
        answer += piece
    return answer.rstrip(b"\0").decode(errors="replace").strip()


@contextmanager
def _connected() -> Iterator[socket.socket]:
    """Connect to a socket in the file system or to host:port."""
    where: str = settings.CLAMD
    if where.startswith("/"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(TIMEOUT)
            connection.connect(where)
            yield connection
        return
    host, _colon, port = where.rpartition(":")
    address = (host.strip("[]"), int(port))
    with socket.create_connection(address, timeout=TIMEOUT) as connection:
        yield connection
