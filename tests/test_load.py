"""Twenty people at once, through real HTTP against gunicorn: nothing saved is lost."""

import html
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from organisation.models import User
from tests.factories import (
    make_campaign,
    make_post,
    make_programme,
    make_task,
    make_user,
    year_of,
)

pytestmark = pytest.mark.slow

PEOPLE = 20
SAVES = 4


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Keep only a redirection as the answer: it says that the form was taken."""

    def redirect_request(self, *args: object) -> None:
        return None


class Person:
    """Somebody signed in with a browser of their own."""

    def __init__(self, base: str, cookie: str) -> None:
        self.base, self.cookie, self.jar = base, cookie, CookieJar()
        self.opener = urllib.request.build_opener(
            NoRedirect, urllib.request.HTTPCookieProcessor(self.jar)
        )
        self.saved: list[str] = []

    def ask(self, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        body = urllib.parse.urlencode(data).encode() if data else None
        request = urllib.request.Request(self.base + path, body)  # noqa: S310  http
        request.add_unredirected_header("Cookie", self._cookies())
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def _cookies(self) -> str:
        kept = "; ".join(f"{one.name}={one.value}" for one in self.jar)
        return f"{settings.SESSION_COOKIE_NAME}={self.cookie}; {kept}"

    def save(self, path: str, text: str, step: str = "save") -> None:
        """Fill in the form until it is taken, as a person does after a conflict."""
        status, page = self.ask(path)
        assert status == 200, status
        for _try in range(200):
            sent = {**fields(page), "done": text, "reason": "Próba.", "step": step}
            status, page = self.ask(path, sent)
            if status == 302:
                self.saved.append(text)
                return
            assert status == 409, (status, page[-2000:])
        raise AssertionError(f"{text} was never taken")


def fields(page: str) -> dict[str, str]:
    """Read what the form of the page would send as it stands."""
    form = page[page.index('class="figures"') :]
    form = form[: form.index("</form>")]
    inputs = re.findall(r"<input\b[^>]*>", form)
    pairs = [(attribute(one, "name"), attribute(one, "value")) for one in inputs]
    return {
        name: value
        for name, value in pairs
        if name and name not in {"files", "removed"}
    }


def attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


@pytest.fixture
def database(transactional_db, tmp_path) -> Callable[[], str]:
    """Call it when the data is made: it gives the address of the database."""

    def address() -> str:
        if connection.vendor == "sqlite":
            # What tests use lives in memory, where no other process can see it.
            copy = tmp_path / "db.sqlite3"
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(copy)])
            return f"sqlite:///{copy}"
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


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until somebody answers at the port; each try waits for the last to fail."""
    while process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=60):
                return
        except ConnectionRefusedError:
            try:
                process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
    raise AssertionError(log.read_text())


def cookie_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


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
