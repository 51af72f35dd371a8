"""One at a time, in the order in which they came: threads, and processes of a machine.

SQLite lets one connection write. The others ask again and again after a pause, so that
whoever asks at the right moment goes first and one may wait for all the others. Here
they are let in by turns. What SQLite itself locks stays as it is: where no queue can be
made, they wait as SQLite has it.
"""

import fcntl
import os
from collections import deque
from contextlib import suppress
from threading import Lock
from time import monotonic, sleep

# Seconds between two looks at whether another process is done.
PAUSE = 0.002
# Bytes of the file that are locked: who takes a number, who has the turn, and from
# there on one for each number.
COUNTER, TURN, NUMBERS = 0, 8, 16


class Threads:
    """Lets threads in one at a time, in the order in which they came."""

    def __init__(self) -> None:
        self._own = Lock()
        self._waiting: deque[Lock] = deque()
        self._is_taken = False

    @property
    def waiting(self) -> int:
        """How many wait for the one who has the turn."""
        return len(self._waiting)

    def enter(self, seconds: float, *, behind: int | None = None) -> bool:
        """Wait for the turn, and say whether it came in time.

        With `behind`, nobody waits who would stand behind more than so many.
        """
        with self._own:
            if not self._is_taken:
                self._is_taken = True
                return True
            if behind is not None and len(self._waiting) >= behind:
                return False
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        if called.acquire(timeout=max(seconds, 0)):
            return True
        with self._own:
            if called in self._waiting:
                self._waiting.remove(called)
                return False
        # Called just when it gave up.
        return True

    def leave(self) -> None:
        with self._own:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False


class Processes:
    """The same for processes, of each of which one thread at a time stands here.

    Each takes the next number, keeps a lock on it until it is done, and waits for the
    lock on the number before. The kernel gives up all locks of a process that died.
    Whoever stood behind one that died waiting would come too early: so there is a
    lock on the turn itself as well.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: int | None = None

    def enter(self, seconds: float) -> bool:
        """Wait for the turn, and say whether it came in time.

        Where the file cannot be used, nobody waits here.
        """
        try:
            return self._enter(monotonic() + seconds)
        except OSError:
            self.leave()
            return True

    def leave(self) -> None:
        """Give up all locks at once."""
        if self._file is not None:
            with suppress(OSError):
                fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _enter(self, until: float) -> bool:
        if self._file is None:
            # Kept open: POSIX gives up all locks of a process that closes the file.
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        if not self._lock(COUNTER, until):
            return False
        number = int.from_bytes(os.pread(self._file, 8, 0), "little") + 1
        os.pwrite(self._file, number.to_bytes(8, "little"), 0)
        # Nobody else has this number: no need to wait.
        locked(self._file, NUMBERS + number)
        fcntl.lockf(self._file, fcntl.LOCK_UN, 1, COUNTER)
        if self._lock(NUMBERS + number - 1, until) and self._lock(TURN, until):
            return True
        self.leave()
        return False

    def _lock(self, byte: int, until: float) -> bool:
        assert self._file is not None  # noqa: S101  opened before
        while not locked(self._file, byte):
            if monotonic() >= until:
                return False
            sleep(PAUSE)
        return True


def locked(file: int, byte: int) -> bool:
    """Lock one byte of the file, unless another process has a lock on it."""
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
    except (BlockingIOError, PermissionError):
        return False
    return True


class Queue:
    """Those who write to one file: threads of this process, and other processes."""

    def __init__(self, path: str) -> None:
        self.threads, self.processes = Threads(), Processes(path)

    def enter(self, seconds: float) -> bool:
        until = monotonic() + seconds
        if not self.threads.enter(seconds):
            return False
        if self.processes.enter(until - monotonic()):
            return True
        self.threads.leave()
        return False

    def leave(self) -> None:
        self.processes.leave()
        self.threads.leave()


_queues: dict[str, Queue] = {}
_own = Lock()


def queue_beside(path: str) -> Queue:
    """Return the queue of all in this process who write to the file."""
    with _own:
        if path not in _queues:
            _queues[path] = Queue(f"{path}-queue")
        return _queues[path]


def begin_anew() -> None:
    """A process that was forked off has no turn, whoever had one in the other."""
    _queues.clear()


os.register_at_fork(after_in_child=begin_anew)
