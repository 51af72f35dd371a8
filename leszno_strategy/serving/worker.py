"""gunicorn's threads, kept for requests that have arrived.

gunicorn lends a thread to whoever connects, until a request has come and its answer is
gone: some silent or slow people take all threads, and the site is away for all others.
Here connections wait beside the threads, in the loop that accepts them, until a thread
can work without waiting: the request has arrived, or the next part of an answer fits.
Only files that people bring are read by threads as they come, by half of these at most.
"""

import selectors
import socket
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from leszno_strategy.serving.connection import ARRIVAL, Connection
from leszno_strategy.serving.outgoing import PATIENCE

# Seconds in which whoever got the last answer closes the connection.
LINGER = 2
# Of all connections, so many may wait; then who waits longest goes.
MAY_WAIT = 0.75
# Seconds between two looks for those who took too long.
LOOKS = 0.5

Deed = Callable[[Connection], None]


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """Threads do not wait for the network."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What each waits for, by when it began.
        self.waiting: dict[Connection, str] = {}
        self.most_waiting = int(self.worker_connections * MAY_WAIT)
        self.most_long = max(1, self.cfg.threads // 2)
        self.long_now = 0
        self.long_next: deque[Connection] = deque()
        self.next_look = 0.0

    def accept(self, listener: socket.socket) -> None:
        try:
            sock, client = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        self.receive(Connection(self.cfg, sock, client, listener.getsockname()))

    def on_client_socket_readable(self, conn: Connection, client: Any) -> None:
        """Receive the next request on a connection that was kept open."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        conn.begin(b"")
        self.receive(conn)

    def receive(self, conn: Connection) -> None:
        is_there = conn.take()
        if is_there is None:
            self.wait(conn, "request", selectors.EVENT_READ, self.receive)
            return
        self.stop_waiting(conn)
        if not is_there:
            self.leave(conn)
        elif conn.is_long and self.long_now >= self.most_long:
            self.long_next.append(conn)
        else:
            self.begin(conn)

    def begin(self, conn: Connection) -> None:
        self.long_now += conn.is_long
        conn.sock.began = time.monotonic()
        conn.data_ready = True
        self.enqueue_req(conn)

    def handle_request(self, req: Any, conn: Connection) -> Any:
        if conn.is_last:
            req.force_close()
        return super().handle_request(req, conn)

    def _keepalive_after(self, conn: Connection, keepalive: Any) -> bool:
        """Read nothing of a body that nobody wanted: the connection is closed."""
        return not conn.is_last and super()._keepalive_after(conn, keepalive)

    def finish_request(self, conn: Connection, future: "Future[Any]") -> None:
        """A thread is done with it; what it wrote may not be sent yet."""
        if conn.is_long:
            self.long_now -= 1
            if self.long_next:
                self.begin(self.long_next.popleft())
        self.send(conn, future=future)

    def send(self, conn: Connection, *, future: "Future[Any]") -> None:
        try:
            is_sent = conn.sock.send_on()
        except OSError:
            self.stop_waiting(conn)
            self.close(conn)
            return
        if not is_sent:
            conn.until = time.monotonic() + PATIENCE
            send = partial(self.send, future=future)
            self.wait(conn, "answer", selectors.EVENT_WRITE, send)
            return
        self.stop_waiting(conn)
        if future.cancelled() or future.exception() or not future.result():
            self.leave(conn)
        elif rest := conn.parser.unreader.take_buffered():
            conn.sock.setblocking(False)
            conn.begin(rest)
            self.receive(conn)
        else:
            super().finish_request(conn, future)

    def leave(self, conn: Connection) -> None:
        """Say that nothing follows, and let the other side close first.

        Else what it still sends would take away what it has not read.
        """
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self.close(conn)
        else:
            conn.until = time.monotonic() + LINGER
            self.wait(conn, "end", selectors.EVENT_READ, self.drain)

    def drain(self, conn: Connection) -> None:
        with suppress(BlockingIOError):
            try:
                more = bool(conn.sock.recv(65536))
            except ConnectionError:
                more = False
            if not more:
                self.stop_waiting(conn)
                self.close(conn)

    def close(self, conn: Connection) -> None:
        self.nr_conns -= 1
        with suppress(OSError):
            conn.sock.close()

    def wait(self, conn: Connection, what: str, event: int, then: Deed) -> None:
        if self.waiting.get(conn) == what:
            return
        if len(self.waiting) >= self.most_waiting:
            self.give_up(next(iter(self.waiting)))
        self.waiting[conn] = what
        self.poller.register(conn.sock, event, lambda _socket: then(conn))

    def stop_waiting(self, conn: Connection) -> None:
        if self.waiting.pop(conn, None):
            self.poller.unregister(conn.sock)

    def murder_pending(self) -> None:
        """Give up who takes too long; gunicorn asks for it after each event."""
        now = time.monotonic()
        if now < self.next_look:
            return
        self.next_look = now + LOOKS
        late = [
            conn
            for conn, what in self.waiting.items()
            if (conn.is_late(now) if what == "request" else now > conn.until)
        ]
        for conn in late:
            self.give_up(conn)

    def give_up(self, conn: Connection) -> None:
        if self.waiting[conn] == "request" and conn.received:
            conn.refuse(408, "Request Timeout")
        self.stop_waiting(conn)
        self.close(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """A worker that ends waits no longer for whoever has said nothing yet.

        It waits until the deadline, since the question may be on its way.
        """
        super()._cap_keepalive(deadline)
        for conn, what in self.waiting.items():
            if what == "request" and not conn.received:
                conn.began = min(conn.began, deadline - ARRIVAL)
