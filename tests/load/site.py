"""The site in a folder and a database of its own, served as in production."""

import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

import psycopg
from django.db import connection

from tests.load.ports import free_port, wait_for
from tests.load.processes import ROOT, children_of

WORKERS = 2
STRATEGY = ROOT / "fixtures" / "leszno-2009-2013.json"


@contextmanager
def own_database(
    server: str, name: str, *, like: str = "", folder: str | Path = ""
) -> Iterator[dict[str, str]]:
    """Make a database on the server; give its address as the environment has it.

    Without a server it is the project's own: SQLite, in the site's folder. It begins as
    a copy of the one that is given, a file or the name of one on the server, if any:
    to have all tables already saves half a minute.
    """
    if not server:
        if like:
            shutil.copy(like, Path(folder) / "db.sqlite3")
        yield {}
        return
    _on(server, f"CREATE DATABASE {name}" + (f" TEMPLATE {like}" if like else ""))
    try:
        yield {"DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl()}
    finally:
        # Not on a connection from before: the server may have been killed meanwhile.
        _on(server, f"DROP DATABASE {name} WITH (FORCE)")


def copied_to(folder: Path) -> Path:
    """Copy the tests' SQLite, which lies in memory, where others can open it."""
    copy = folder / "db.sqlite3"
    connection.ensure_connection()
    copy.write_bytes(connection.connection.serialize())
    return copy


def _on(server: str, command: str) -> None:
    with psycopg.connect(server, dbname="postgres", autocommit=True) as there:
        there.execute(command.encode())


class Site:
    """Gunicorn as docs/running.md starts it, and the commands beside it."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "log"
        self.server: subprocess.Popen[bytes] | None = None

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        return subprocess.run(  # noqa: S603  our own command
            command, cwd=ROOT, capture_output=True, text=True, check=False
        )

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(  # noqa: S603  our own command
                [
                    *(sys.executable, "-m", "gunicorn", "leszno_strategy.wsgi"),
                    *("--bind", f"127.0.0.1:{self.port}"),
                    *("--workers", str(WORKERS), "--threads", "4"),
                    "--no-control-socket",
                ],
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_for(self.port, self.server, self.log)
        while not self._answers():
            sleep(0.1)

    def _answers(self) -> bool:
        """The port is open before a worker is there to answer."""
        try:
            with urllib.request.urlopen(self.address, timeout=60):  # noqa: S310  http
                return True
        except OSError:
            return False

    def workers(self) -> list[int]:
        assert self.server
        return children_of(self.server.pid)

    def kill(self, *, whole: bool, which: int = 0) -> None:
        """Kill one worker, or the server with all of them, as a power cut would."""
        assert self.server
        workers = self.workers()
        if not whole:
            if workers:
                os.kill(workers[which % len(workers)], signal.SIGKILL)
            return
        self.server.kill()
        for worker in workers:
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        self.server.wait()

    def stop(self) -> None:
        if self.server and self.server.poll() is None:
            self.server.terminate()
            self.server.wait(timeout=60)
