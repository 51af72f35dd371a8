"""Many people at once, through real HTTP against gunicorn: nothing saved is lost."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from tests.factories import (
    make_campaign,
    make_post,
    make_programme,
    make_task,
    make_user,
    year_of,
)
from tests.load.people import Person, cookie_of
from tests.load.ports import free_port, wait_for
from tests.load.site import copied_to

pytestmark = [pytest.mark.slow, pytest.mark.both]

PEOPLE = 20
SAVES = 4


@pytest.fixture
def database(transactional_db, tmp_path) -> Callable[[], str]:
    """Call it when the data is made: it gives the address of the database."""

    def address() -> str:
        if connection.vendor == "sqlite":
            return f"sqlite:///{copied_to(tmp_path)}"
        given = connection.settings_dict
        user = ":".join(quote(given[key]) for key in ("USER", "PASSWORD") if given[key])
        host = f"{given['HOST']}:{given['PORT']}"
        return f"postgres://{user}@{host}/{given['NAME']}"

    return address


@pytest.fixture
def serve(tmp_path) -> Iterator[Callable[[str], str]]:
    """Start gunicorn on the database, as `make run` does but for its files."""
    started = []

    def start(address: str) -> str:
        port = free_port()
        with (tmp_path / "log").open("wb") as log:
            command = [sys.executable, "-m", "gunicorn", "leszno_strategy.wsgi"]
            options = ["--workers", "2", "--threads", "4", "--no-control-socket"]
            started.append(
                subprocess.Popen(  # noqa: S603  our own command
                    [*command, *options, "--bind", f"127.0.0.1:{port}"],
                    env={
                        **os.environ,
                        "DJANGO_SETTINGS_MODULE": "tests.settings",
                        "DATABASE_URL": address,
                        "VAR_DIR": str(tmp_path),
                    },
                    cwd=settings.BASE_DIR,
                    stdout=log,
                    stderr=log,
                )
            )
        wait_for(port, started[-1], tmp_path / "log")
        return f"http://127.0.0.1:{port}"

    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=30)


def address_of(number: int) -> str:
    return f"/panel/miasto/zadania/I.1.{number}/2010/"


def test_twenty_people_save_and_submit_at_once_and_nothing_is_lost(database, serve):
    programme = make_programme()
    shared = make_task(programme, stages=[{2010: ("10", None)}])
    make_campaign(year_of(shared, 2010))
    users = []
    for _one in range(PEOPLE):
        post = make_post()
        make_task(programme, stages=[{2010: ("10", None)}], executor=post)
        shared.executors.create(text="wspólne", post=post)
        users.append(make_user(post))
    cookies = [cookie_of(user) for user in users]
    base = serve(database())
    people = [Person(base, cookie) for cookie in cookies]

    def work(number: int) -> None:
        person, own = people[number], address_of(number + 2)
        for save in range(SAVES):
            person.save(own, f"Własny zapis {number}-{save}.")
        person.save(address_of(1), f"Wspólny zapis {number}.")
        person.save(own, f"Własny zapis {number}-ostatni.", step="submit")

    with ThreadPoolExecutor(PEOPLE) as threads:
        list(threads.map(work, range(PEOPLE)))

    shared_history = people[0].ask(address_of(1) + "historia/")[1]
    for number, person in enumerate(people):
        own_history = person.ask(address_of(number + 2) + "historia/")[1]
        assert len(person.saved) == SAVES + 2
        for text in person.saved:
            assert text in (own_history if "Własny" in text else shared_history)
        status, page = person.ask(address_of(number + 2))
        assert status == 200
        assert "przesłane" in page


@pytest.fixture
def run(transactional_db, tmp_path) -> Callable[..., str]:
    """Run it on a database of its own beside that of the tests; give what it says."""
    return partial(ran, tmp_path)


def test_nothing_is_lost_beside_an_import_a_closing_bad_mail_and_kills(run):
    """In short what `benchmarks/storm.py` does for minutes with fifty people."""
    said = run("benchmarks/storm.py", "--seconds=12", "--people=9", "--kills=2")
    assert "0 lost" in said


def test_a_backup_under_load_holds_all_that_was_saved_before_it(run):
    """In short what `benchmarks/backup.py` does for a minute with twenty people."""
    said = run("benchmarks/backup.py", "--seconds=6", "--people=6", "--backups=1")
    assert ", 0 lost" in said


def test_readers_of_two_servers_see_each_change_at_once(run):
    """In short what `benchmarks/stale.py` does for minutes."""
    # Without the files of years that are closed: they take time, and no reader asks.
    said = run(
        *("benchmarks/stale.py", "--seconds=5", "--writers=8", "--readers=10"),
        BACKGROUND="service",
    )
    assert ", 0 stale" in said
    assert "approved" in said


def ran(folder: Path, script: str, *short: str, **environment: str) -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        server = [f"--like={copied_to(folder)}"]
    else:
        address = f"postgres://{given['USER']}@{given['HOST']}:{given['PORT']}"
        server = [f"--server={address}", f"--like={given['NAME']}"]
        # What somebody uses, PostgreSQL does not copy.
        connection.close()
    kept = {
        name: value for name, value in os.environ.items() if name in {"PATH", "HOME"}
    }
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, script, *short, *server],
        env=kept
        | environment
        | ({"PGPASSWORD": given["PASSWORD"]} if given.get("PASSWORD") else {}),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
