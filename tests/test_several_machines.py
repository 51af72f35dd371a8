"""Two machines and a worker on a third serve one database: they are one site."""

import os
import re
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.conf import settings
from django.db import connection

from annual_report.models import Export
from letters.models import Letter
from organisation.models import User
from signing_in.limits import IN_A_ROW
from tests.factories import (
    make_campaign,
    make_office_user,
    make_post,
    make_task,
    make_user,
    year_of,
)
from tests.load.forms import sent
from tests.load.people import Person, cookie_of
from tests.load.ports import free_port, wait_for
from tests.load.store import store_on_loopback
from tests.test_load import database  # noqa: F401  a fixture

pytestmark = [
    pytest.mark.slow,
    pytest.mark.both,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="machines share PostgreSQL alone"
    ),
]

REPORT = "/panel/miasto/zadania/I.1.1/2010/"
PUBLIC = "/miasto/zadania/I.1.1/?rok=2010"
YEAR = "/panel/miasto/2010/raport/"


class Machine:
    """Has a folder of its own, which no other machine sees."""

    def __init__(self, folder, variables: dict[str, str]) -> None:
        folder.mkdir()
        self.folder, self.port = folder, free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | variables | {"VAR_DIR": str(folder)}

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603  our own command
                [sys.executable, *command],
                env=self.environment,
                cwd=settings.BASE_DIR,
                stdout=log,
                stderr=log,
            )

    def serve(self) -> "subprocess.Popen[bytes]":
        flags = f"--bind 127.0.0.1:{self.port} --workers 1 --threads 4"
        return self.start("-m", "gunicorn", *flags.split())

    def wait_for(self, server: "subprocess.Popen[bytes]") -> None:
        wait_for(self.port, server, self.folder / "log")

    def manage(self, *words: str) -> "subprocess.Popen[bytes]":
        return self.start("manage.py", *words)

    def reads(self, path: str) -> str:
        """Read as anybody does."""
        with urllib.request.urlopen(self.base + path, timeout=60) as answer:  # noqa: S310  http
            return answer.read().decode()


class City(NamedTuple):
    one: Machine
    other: Machine
    worker: Machine
    anna: User
    office: User


@pytest.fixture
def city(database, tmp_path) -> Iterator[City]:  # noqa: F811
    post = make_post()
    task = make_task(stages=[{2010: ("10", None)}], executor=post)
    make_campaign(year_of(task, 2010))
    anna = make_user(post, username="anna", email="anna@example.pl")
    office = make_office_user(username="biuro", email="biuro@example.pl")
    with store_on_loopback() as store:
        variables = store | {
            "DJANGO_SETTINGS_MODULE": "tests.load.shared_settings",
            "DATABASE_URL": database(),
        }
        one, other, worker = (
            Machine(tmp_path / name, variables) for name in ("one", "other", "worker")
        )
        servers = [machine.serve() for machine in (one, other)]
        try:
            one.wait_for(servers[0])
            other.wait_for(servers[1])
            yield City(one, other, worker, anna, office)
        finally:
            for server in servers:
                server.terminate()
            for server in servers:
                server.wait(timeout=60)


def test_two_machines_and_a_worker_are_one_site(city):
    reminders_are_sent_once(city)
    figures_and_files_are_shared(city)
    a_report_is_asked_for_here_and_fetched_there(city)
    whoever_signs_out_at_one_is_signed_out_at_the_other(city)
    wrong_passwords_are_counted_together(city)


def reminders_are_sent_once(city: City) -> None:
    """Both have a timer, and both begin at the same moment."""
    both = (city.one, city.other)
    at_once = [machine.manage("send_reminders") for machine in both]
    assert [process.wait(timeout=300) for process in at_once] == [0, 0]
    letters = [
        file.read_text().count("\nTo: anna@example.pl\n")
        for machine in both
        for file in (machine.folder / "mail").iterdir()
    ]
    assert sum(letters) == 1
    told = Counter(Letter.objects.values_list("to", flat=True))
    assert told["anna@example.pl"] == 1
    assert set(told.values()) == {1}


def figures_and_files_are_shared(city: City) -> None:
    for machine in (city.one, city.other):
        assert "Zapis." not in machine.reads(PUBLIC)  # both keep that page
    writer = Person(city.one.base, cookie_of(city.anna))
    form = sent(
        writer.ask(REPORT)[1], "figures", done="Zapis.", reason="Próba.", step="submit"
    )
    assert writer.ask(REPORT, form, {"plan.txt": b"tresc planu"})[0] == 302

    approver = Person(city.other.base, cookie_of(city.office))
    page = approver.ask(REPORT)[1]
    path = re.search(r'href="(/panel/zalaczniki/\d+/)"', page)
    assert path, page
    # A file that was brought to the one is handed out by the other, by right.
    assert approver.ask(path[1]) == (200, "tresc planu")
    stranger = Person(city.other.base, cookie_of(make_user(make_post())))
    assert stranger.ask(path[1])[0] == 404
    assert not list(city.one.folder.glob("attachments/**/*"))

    approve = f"{REPORT}przyjmij/"
    assert approver.ask(approve, sent(page, "przyjmij/"))[0] == 302
    for machine in (city.one, city.other):
        assert "Zapis." in machine.reads(PUBLIC)


def a_report_is_asked_for_here_and_fetched_there(city: City) -> None:
    asker, fetcher = (
        Person(machine.base, cookie_of(city.office))
        for machine in (city.one, city.other)
    )
    form = sent(asker.ask(YEAR)[1], "pliki/", kind="csv")
    assert asker.ask(f"{YEAR}pliki/", form)[0] == 302
    file = f"{YEAR}pliki/{Export.objects.get().pk}/pobierz/"
    assert fetcher.ask(file)[0] == 302  # to its page: nobody made it yet
    work = city.worker.manage("db_worker", "--batch", "--queue-name=files")
    assert work.wait(timeout=300) == 0
    for person in (asker, fetcher):
        status, table = person.ask(file)
        assert status == 200
        assert "Zadanie;I.1.1" in table


def whoever_signs_out_at_one_is_signed_out_at_the_other(city: City) -> None:
    cookie, leave = cookie_of(city.anna), "/konto/logout/"
    here, there = (Person(one.base, cookie) for one in (city.one, city.other))
    assert there.ask("/panel/")[0] == 200
    assert here.ask(leave, sent(here.ask("/panel/")[1], leave))[0] == 302
    assert there.ask("/panel/")[0] == 302


def wrong_passwords_are_counted_together(city: City) -> None:
    said = []
    for turn in range(IN_A_ROW + 1):
        person = Person((city.one, city.other)[turn % 2].base, "")
        page = person.ask("/konto/login/")[1]
        wrong = sent(page, "/konto/login/", login="anna", password=f"zle-{turn}")
        said.append("Zbyt wiele" in person.ask("/konto/login/", wrong)[1])
    # Neither machine alone had so many.
    assert said == [False] * IN_A_ROW + [True]
