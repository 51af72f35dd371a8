"""Who works in the background: begun when there is something to do, and once."""

import datetime
import fcntl
import os

import pytest
from django.core.mail import EmailMessage
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from leszno_strategy import background, workers
from leszno_strategy.background import DEAD_AFTER, MOST_TRIES, call, take_up
from leszno_strategy.making_anew import make_rest
from leszno_strategy.models import WorkerSeen
from leszno_strategy.orphans import tidy_up
from letters.models import Letter
from letters.posting import post
from letters.sending import send_letters
from tests.background import do_tasks, keeping_connection

pytestmark = pytest.mark.django_db

# Tells that it began, and lives until somebody lets it end.
PROCESS = """
import sys
with open("begun", "a") as file:
    file.write(" ".join(sys.argv[1:]) + "\\n")
open("end").read()
"""
LONG_AGO = datetime.timedelta(hours=1)


@pytest.fixture
def folder(tmp_path, settings):
    settings.VAR_DIR = settings.BASE_DIR = tmp_path
    settings.BACKGROUND = "process"
    (tmp_path / "manage.py").write_text(PROCESS)
    os.mkfifo(tmp_path / "end")
    return tmp_path


def let_end(folder) -> None:
    """Wait for the process to wait, and let it go."""
    (folder / "end").write_text("")
    background.begun[-1].wait()


def begun(folder) -> int:
    return (folder / "begun").read_text().count("db_worker --batch")


def test_while_one_process_sends_letters_no_other_begins(folder):
    send_letters.enqueue()
    background.start("letters")
    background.start("letters")
    let_end(folder)
    assert begun(folder) == 1
    # Whether it ended well or was killed, the system let go of its lock.
    background.start("letters")
    let_end(folder)
    assert begun(folder) == 2


def test_two_files_are_made_at_once_and_no_more(folder, monkeypatch):
    asked = []
    monkeypatch.setattr(background, "begin", lambda *words, **_fds: asked.append(words))
    monkeypatch.setattr(background, "Thread", lambda **_what: _Unstarted())
    locks = [os.open(folder / f"worker-files-{n}.lock", os.O_CREAT) for n in (1, 2)]
    for lock in locks:
        fcntl.flock(lock, fcntl.LOCK_EX)
    background.begin_one("files")
    assert asked == []
    os.close(locks[1])
    background.begin_one("files")
    assert [words[:4] for words in asked] == [
        ("db_worker", "--batch", "--queue-name", "files")
    ]
    os.close(locks[0])


class _Unstarted:
    def start(self) -> None:
        pass


def test_nothing_begins_where_there_is_nothing_to_do_or_a_service_does_it(
    folder, settings
):
    background.start("letters")
    send_letters.enqueue()
    settings.BACKGROUND = "service"
    background.start("letters")
    assert not (folder / "begun").exists()


def test_without_room_for_a_lock_the_deed_stays_done(folder, settings, caplog):
    send_letters.enqueue()
    settings.VAR_DIR = folder / "manage.py"
    background.start("letters")
    assert "no process could be started" in caplog.text


def test_what_is_called_twice_waits_once_and_only_after_the_transaction(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        call(make_rest)
        call(make_rest)
        assert not DBTaskResult.objects.exists()
    assert len(callbacks) == 2
    assert do_tasks() == ["make_rest"]


def test_a_task_that_runs_does_not_stand_for_one_that_is_called_meanwhile(
    django_capture_on_commit_callbacks,
):
    """It may be past what it was called for."""
    make_rest.enqueue()
    DBTaskResult.objects.update(status="RUNNING", started_at=now())
    with django_capture_on_commit_callbacks(execute=True):
        call(make_rest)
    assert DBTaskResult.objects.ready().count() == 1


@pytest.mark.parametrize(
    ("started", "seen", "is_taken_up"),
    [
        (LONG_AGO, None, True),
        (LONG_AGO, LONG_AGO, True),
        # It lives, however long it takes.
        (LONG_AGO, datetime.timedelta(), False),
        # It has just begun, and will give its first sign.
        (datetime.timedelta(), None, False),
        (DEAD_AFTER * 0.9, LONG_AGO, False),
    ],
)
def test_what_a_silent_process_left_is_begun_again(started, seen, is_taken_up):
    tidy_up.enqueue()
    DBTaskResult.objects.update(
        status="RUNNING", started_at=now() - started, worker_ids=["other", "it"]
    )
    WorkerSeen.objects.create(name="other", seen_at=now())
    if seen is not None:
        WorkerSeen.objects.create(name="it", seen_at=now() - seen)
    assert take_up() == is_taken_up
    assert do_tasks() == ["tidy_up"] * is_taken_up


def test_what_kills_every_process_is_not_begun_for_ever(caplog):
    tidy_up.enqueue()
    DBTaskResult.objects.update(
        status="RUNNING",
        started_at=now() - LONG_AGO,
        worker_ids=["it"] * (MOST_TRIES + 1),
    )
    assert take_up() == 0
    assert "given up" in caplog.text
    assert DBTaskResult.objects.get().status == "FAILED"


def test_a_process_that_grew_too_much_ends_after_its_task(settings):
    settings.BACKGROUND_MEMORY_MB = 1
    grown = workers.Worker(["default"])
    assert grown.is_full
    settings.BACKGROUND_MEMORY_MB = 0
    assert not workers.Worker(["default"]).is_full


def test_what_became_of_tasks_is_forgotten_after_a_week():
    for age in (6, 8):
        make_rest.enqueue()
        DBTaskResult.objects.filter(finished_at=None).update(
            status="SUCCESSFUL", finished_at=now() - datetime.timedelta(days=age)
        )
    with keeping_connection:
        workers.work("letters", None)
    assert DBTaskResult.objects.count() == 1


def test_an_idle_worker_writes_nothing(django_assert_num_queries):
    """Else it would keep the disk awake."""
    with django_assert_num_queries(2) as asked:
        assert not background.to_do().exists()
        assert not background.left().exists()
    assert all(one["sql"].startswith("SELECT") for one in asked.captured_queries)


def test_letters_that_fail_are_sent_again_at_their_time(
    django_capture_on_commit_callbacks,
):
    post(EmailMessage("Temat", "Treść", to=["anna@example.pl"]))
    due = now() + datetime.timedelta(minutes=8)
    Letter.objects.update(sent_at=None, attempts=3, not_before=due)
    with django_capture_on_commit_callbacks(execute=True):
        send_letters.enqueue()
        assert do_tasks() == ["send_letters"]
    assert DBTaskResult.objects.get(status="READY").run_after == due
