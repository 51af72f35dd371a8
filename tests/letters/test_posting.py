"""One process of a machine sends letters, begun by whoever posts one."""

import fcntl
import os

import pytest

from leszno_strategy import background
from letters import posting

# Tells that it began, and lives until somebody lets it end.
PROCESS = """
import sys
with open("begun", "a") as file:
    file.write(sys.argv[2])
open("end").read()
"""


@pytest.fixture
def folder(tmp_path, settings):
    settings.VAR_DIR = settings.BASE_DIR = tmp_path
    (tmp_path / "manage.py").write_text(PROCESS)
    os.mkfifo(tmp_path / "end")
    return tmp_path


def let_end(folder) -> None:
    """Wait for the process to wait, and let it go."""
    (folder / "end").write_text("")
    background.begun[-1].wait()


def test_while_one_process_sends_no_other_begins(folder):
    posting.start()
    posting.start()
    let_end(folder)
    assert (folder / "begun").read_text().count("--lock=") == 1
    # Whether it ended well or was killed, the system let go of its lock.
    posting.start()
    let_end(folder)
    assert (folder / "begun").read_text().count("--lock=") == 2


def test_a_process_that_runs_by_itself_is_not_disturbed(folder):
    with (folder / "letters.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        posting.start()
    assert not (folder / "begun").exists()


def test_without_room_for_a_lock_the_deed_stays_done(folder, settings, caplog):
    settings.VAR_DIR = folder / "manage.py"
    posting.start()
    assert "no process could be started" in caplog.text
