"""Those who write to SQLite wait in turn: threads, processes, and who died."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO

import pytest
from django.conf import settings
from django.db import OperationalError, transaction
from django.db.utils import ConnectionHandler

from leszno_strategy.faults import Fault, fault_of
from leszno_strategy.in_turn.queue import Queue, begin_anew, queue_beside

# Seconds in which anybody is through who is not forgotten.
LONG = 60


def number_of(path: Path) -> int:
    """Return the last number that anybody took."""
    return int.from_bytes(path.read_bytes()[:8], "little")


def pipe(one: IO[str] | None) -> IO[str]:
    assert one
    return one


# Takes a number, waits for its turn, and says so in a file: "forgotten" if it was not
# let in. One that "stays" has the turn until it is killed.
WRITER = """
import sys
from leszno_strategy.in_turn.queue import Queue
path, said, name, seconds, stays = sys.argv[1:]
queue = Queue(path)
came = queue.enter(float(seconds))
with open(said, "a") as file:
    file.write(f"{name if came else 'forgotten'}\\n")
if stays == "stays":
    print("in", flush=True)
    sys.stdin.read()
if came:
    queue.leave()
"""


class Line:
    """Processes at a queue, each begun once the one before has its number."""

    def __init__(self, folder: Path) -> None:
        self.path, self.said = folder / "queue", folder / "said"
        self.said.touch()
        self.begun: list[subprocess.Popen[str]] = []

    def add(self, name: str, *, seconds: float = LONG, stays: bool = False) -> None:
        before = number_of(self.path) if self.path.exists() else 0
        given = [name, str(seconds), "stays" if stays else "goes"]
        process = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-c", WRITER, str(self.path), str(self.said), *given],
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.begun.append(process)
        while not self.path.exists() or number_of(self.path) == before:
            assert process.poll() is None

    def begin(self) -> None:
        """Let a process have the turn; nobody here, whose reading gives up locks."""
        self.add("first", stays=True)
        assert pipe(self.begun[0].stdout).readline() == "in\n"

    def go_on(self) -> None:
        pipe(self.begun[0].stdin).close()

    def kill(self, which: int) -> None:
        self.begun[which].kill()
        self.begun[which].wait()

    def all_said(self) -> list[str]:
        for process in self.begun:
            process.wait(LONG)
        return self.said.read_text().split()[1:]


@pytest.fixture
def line(tmp_path) -> Iterator[Line]:
    line = Line(tmp_path)
    yield line
    for process in line.begun:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait()
        pipe(process.stdin).close()
        pipe(process.stdout).close()


def test_threads_come_in_the_order_in_which_they_asked(tmp_path):
    queue, came = Queue(str(tmp_path / "queue")), []

    def write(number: int) -> None:
        assert queue.enter(LONG)
        came.append(number)
        queue.leave()

    assert queue.enter(0)
    threads = [Thread(target=write, args=(number,)) for number in range(8)]
    for number, thread in enumerate(threads, start=1):
        thread.start()
        while queue.threads.waiting < number:
            pass
    assert not came
    queue.leave()
    for thread in threads:
        thread.join()
    assert came == list(range(8))


def test_whoever_waits_too_long_goes_and_holds_nobody_up(tmp_path):
    queue = Queue(str(tmp_path / "queue"))
    assert queue.enter(0)
    assert not queue.enter(0.01)
    queue.leave()
    assert queue.enter(0)


def test_processes_come_in_the_order_in_which_they_asked(line):
    line.begin()
    for name in "abcde":
        line.add(name)
    assert line.said.read_text() == "first\n"
    line.go_on()
    assert line.all_said() == list("abcde")


def test_a_process_that_dies_with_the_turn_gives_it_up(line):
    line.begin()
    line.add("a")
    line.kill(0)
    assert line.all_said() == ["a"]


def test_nobody_comes_early_where_one_before_died_waiting(line):
    line.begin()
    line.add("a")
    line.add("b")
    line.kill(1)
    # Behind both, and back long after "b" has seen that "a" is gone.
    line.add("c", seconds=0.1)
    line.begun[3].wait(LONG)
    line.go_on()
    assert line.all_said() == ["forgotten", "b"]


def test_where_no_file_can_be_made_nobody_waits_for_other_processes(tmp_path):
    path = str(tmp_path / "no folder" / "queue")
    assert Queue(path).enter(0)
    queue = Queue(path)
    assert queue.enter(0)
    assert not queue.enter(0)


def test_a_process_forked_off_has_no_turn(tmp_path):
    path = str(tmp_path / "db.sqlite3")
    queue_beside(path).enter(0)
    begin_anew()
    assert queue_beside(path).threads.enter(0)


@pytest.fixture
def database(db, tmp_path) -> Iterator[ConnectionHandler]:
    """A database in a file, as the settings have it, with a table."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 0}
    found = ConnectionHandler(
        {
            "default": {
                "ENGINE": "leszno_strategy.in_turn",
                "NAME": tmp_path / "db.sqlite3",
                "OPTIONS": options,
            }
        }
    )
    with found["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE one (number integer)")
    yield found
    found.close_all()


@pytest.fixture
def queue(database, tmp_path) -> Queue:
    return queue_beside(str(tmp_path / "db.sqlite3"))


def is_free(queue: Queue) -> bool:
    came = queue.enter(0)
    if came:
        queue.leave()
    return came


def insert(database: ConnectionHandler, number: int = 1) -> None:
    with database["default"].cursor() as cursor:
        cursor.execute("INSERT INTO one VALUES (%s)", [number])


def begin(database: ConnectionHandler) -> None:
    database["default"].set_autocommit(
        False, force_begin_transaction_with_broken_autocommit=True
    )


def test_a_transaction_has_the_turn_until_it_is_committed(database, queue):
    assert is_free(queue)
    begin(database)
    assert not is_free(queue)
    insert(database)
    assert not is_free(queue)
    database["default"].commit()
    assert is_free(queue)


@pytest.mark.parametrize("end", ["rollback", "close"])
def test_a_transaction_that_is_undone_gives_the_turn_up(database, queue, end):
    begin(database)
    insert(database)
    getattr(database["default"], end)()
    assert is_free(queue)


def test_a_change_outside_of_a_transaction_waits_for_the_turn_too(database, queue):
    assert queue.enter(0)
    with pytest.raises(OperationalError) as caught:
        insert(database)
    assert fault_of(caught.value) == Fault.BUSY
    queue.leave()
    insert(database)
    assert is_free(queue)


def test_whoever_reads_waits_for_nobody(database, queue):
    insert(database, 7)
    assert queue.enter(0)
    with database["default"].cursor() as cursor:
        assert cursor.execute("SELECT number FROM one").fetchall() == [(7,)]
    queue.leave()


def test_whoever_reads_at_one_moment_keeps_nobody_from_writing(database, queue):
    insert(database, 7)
    with database["default"].cursor() as cursor:
        cursor.execute("BEGIN")
        assert is_free(queue)
        assert cursor.execute("SELECT number FROM one").fetchall() == [(7,)]
        cursor.execute("ROLLBACK")
    assert is_free(queue)


def test_a_transaction_that_cannot_begin_leaves_the_turn_to_others(database, queue):
    assert queue.enter(0)
    with pytest.raises(OperationalError):
        begin(database)
    queue.leave()
    assert is_free(queue)


@pytest.mark.django_db
def test_the_site_writes_in_turn():
    connection = transaction.get_connection()
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has a queue of its own")
    assert connection.settings_dict["ENGINE"] == "leszno_strategy.in_turn"
