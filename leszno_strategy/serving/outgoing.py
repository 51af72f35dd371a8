"""A socket that takes an answer at once, and sends what does not fit yet later."""

import os
import select
import socket
import tempfile
import threading
from collections import deque
from dataclasses import dataclass
from typing import Any

# What is held in memory of one answer; more of it lies on the disk until it is sent.
MOST = 1024 * 1024
# What lies on the disk of all answers of a process; then who writes more waits.
MOST_ON_DISK = 1024 * MOST
# Seconds in which a reader takes something, or is given up.
PATIENCE = 30


@dataclass
class Piece:
    """Bytes of a file, which stays open until they are sent."""

    file: int
    offset: int
    left: int
    of_ours: int = 0

    def send(self, to: socket.socket) -> bool:
        """Send what fits; say whether that was all."""
        while self.left:
            sent = os.sendfile(to.fileno(), self.file, self.offset, self.left)
            if not sent:
                # The file became shorter meanwhile: nothing honest can follow.
                raise OSError("The file ended before its answer did.")
            self.offset += sent
            self.left -= sent
        self.close()
        return True

    def close(self) -> None:
        os.close(self.file)
        on_disk.add(-self.of_ours)

    def append(self, data: bytes) -> None:
        """Add to a file of our own, behind what is not sent yet."""
        os.pwrite(self.file, data, self.offset + self.left)
        self.left += len(data)
        self.of_ours += len(data)
        on_disk.add(len(data))


class Counted:
    """A number that threads change."""

    def __init__(self) -> None:
        self.number = 0
        self._lock = threading.Lock()

    def add(self, number: int) -> None:
        with self._lock:
            self.number += number


on_disk = Counted()


@dataclass
class Held:
    """Bytes in memory, of a page that others may be sent as well."""

    data: memoryview

    def send(self, to: socket.socket) -> bool:
        while self.data:
            self.data = self.data[to.send(self.data, socket.MSG_DONTWAIT) :]
        return True

    def close(self) -> None:
        self.data.release()


class Outgoing:
    """Writers of answers do not wait for slow readers."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._unsent: deque[Piece | Held] = deque()
        self._held = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    @property
    def is_sent(self) -> bool:
        return not self._unsent

    def sendall(self, data: bytes) -> None:
        if self._held + len(data) <= MOST:
            self._unsent.append(Held(memoryview(data)))
            self._held += len(data)
        else:
            self._spool(data)
        if not self.send_on() and on_disk.number > MOST_ON_DISK:
            self._wait_until_sent()

    def _spool(self, data: bytes) -> None:
        last = self._unsent[-1] if self._unsent else None
        if not isinstance(last, Piece) or not last.of_ours:
            with tempfile.TemporaryFile() as file:
                last = Piece(os.dup(file.fileno()), 0, 0)
            self._unsent.append(last)
        last.append(data)

    def sendfile(self, file: Any, offset: int = 0, count: int | None = None) -> None:
        """Send the part of the file, which its reader may close at once."""
        left = os.fstat(file.fileno()).st_size - offset if count is None else count
        self._unsent.append(Piece(os.dup(file.fileno()), offset, left))
        self.send_on()

    def send_on(self) -> bool:
        """Send what fits now; say whether all is sent."""
        blocking = self._sock.gettimeout()
        self._sock.setblocking(False)
        try:
            while self._unsent and self._unsent[0].send(self._sock):
                self._unsent.popleft()
        except BlockingIOError:
            return False
        finally:
            self._sock.settimeout(blocking)
        self._held = 0
        return True

    def _wait_until_sent(self) -> None:
        while not self.send_on():
            if not select.select([], [self._sock], [], PATIENCE)[1]:
                raise TimeoutError("A reader took nothing of its answer.")

    def close(self) -> None:
        while self._unsent:
            self._unsent.popleft().close()
        self._sock.close()
