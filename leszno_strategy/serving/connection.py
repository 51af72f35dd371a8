"""A connection of which nobody waits for what has not arrived."""

import re
import socket
import time
from typing import Any

from gunicorn import util
from gunicorn.workers.gthread import TConn

from leszno_strategy.serving.outgoing import Outgoing

# Seconds for a request to arrive, and bytes a second above which it may take longer.
ARRIVAL = 20
SLOWEST = 4096
# Bytes of what comes before a body; gunicorn's own limits are for each line.
LONGEST_HEAD = 64 * 1024
# A longer body is read by the thread that works on it.
LONGEST_HELD = 256 * 1024
AT_ONCE = 64 * 1024
LENGTH = re.compile(rb"(?im)^content-length:[ \t]*(\d+)[ \t]*\r?$")
CHUNKED = re.compile(rb"(?im)^transfer-encoding:")
EXPECTS = re.compile(rb"(?im)^expect:[ \t]*100-continue")


class Incoming(Outgoing):
    """A socket whose long body must come at some pace, or is given up."""

    def __init__(self, sock: socket.socket) -> None:
        super().__init__(sock)
        self.began, self.got = time.monotonic(), 0

    def recv(self, size: int, *flags: int) -> bytes:
        if time.monotonic() - self.began > ARRIVAL + self.got / SLOWEST:
            raise TimeoutError("A request came too slowly.")
        data: bytes = self._sock.recv(size, *flags)
        self.got += len(data)
        return data


class Connection(TConn):  # type: ignore[misc]
    """Gathers a request until a thread can work on it without waiting."""

    sock: Incoming

    def __init__(self, cfg: Any, sock: socket.socket, client: Any, server: Any) -> None:
        super().__init__(cfg, Incoming(sock), client, server)
        self.until = 0.0
        self.begin(b"")

    def begin(self, received: bytes) -> None:
        """Wait for the next request, of which some may have come with the last."""
        self.received = bytearray(received)
        self.began = self.sock.began = time.monotonic()
        self.sock.got = 0
        self.looked = 0
        # Bytes after which a thread may begin; None until the head is there.
        self.needed: int | None = None
        # Whether more is to come than is held, so that no request can follow it.
        self.is_long = self.is_last = False

    def take(self) -> bool | None:
        """Take what has arrived.

        Return True once a thread can begin, False if nothing can come of it, None
        while more is to come.
        """
        if self.received and self.is_there():
            return True
        try:
            data = self.sock.recv(AT_ONCE)
        except BlockingIOError:
            return None
        except OSError:
            return False
        if not data:
            return False
        self.received += data
        return True if self.is_there() else None if self.may_come() else False

    def is_there(self) -> bool:
        if self.needed is None:
            self._read_head()
        return self.needed is not None and len(self.received) >= self.needed

    def _read_head(self) -> None:
        end = self.received.find(b"\r\n\r\n", max(0, self.looked - 3))
        self.looked = len(self.received)
        if end < 0:
            return
        head = bytes(self.received[: end + 2])
        length = LENGTH.search(head)
        # Cut, since no number has thousands of digits; but zeros before it count not.
        body = int(length[1].lstrip(b"0")[:18] or 0) if length else 0
        self.is_long = body > LONGEST_HELD
        self.is_last = self.is_long or bool(CHUNKED.search(head))
        self.needed = end + 4 + (0 if self.is_last else body)
        if EXPECTS.search(head) and len(self.received) < self.needed:
            self.sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")

    def may_come(self) -> bool:
        """Refuse a head that does not end."""
        if self.needed is not None or len(self.received) <= LONGEST_HEAD:
            return True
        if b"\n" in self.received:
            self.refuse(431, "Request Header Fields Too Large")
        else:
            self.refuse(414, "URI Too Long")
        return False

    def is_late(self, now: float) -> bool:
        return now > self.began + ARRIVAL + len(self.received) / SLOWEST

    def refuse(self, status: int, reason: str) -> None:
        util.write_error(self.sock, status, reason, "")

    def init(self) -> None:
        """Give the thread what has arrived; called by gunicorn in the thread."""
        super().init()
        # For what is left of a long body: others never wait.
        self.sock.settimeout(ARRIVAL)
        self.parser.unreader.unread(bytes(self.received))
        self.received.clear()
