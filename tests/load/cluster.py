"""A PostgreSQL of one's own, which may be killed: nobody else has anything in it."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

import psycopg

from tests.load.ports import free_port
from tests.load.processes import Part, patiently

# It refuses to run as root.
ACCOUNT = "postgres"


class Cluster(Part):
    """Forces to disk what it acknowledges, as a city's does."""

    # To end at once, with all who are connected.
    asks_to_end = signal.SIGINT

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.port = free_port()
        self.address = f"postgres://{ACCOUNT}@127.0.0.1:{self.port}"
        self.data = folder / "data"
        as_root = ["setpriv", f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}"]
        self.who = [*as_root, "--clear-groups"] if os.geteuid() == 0 else []
        if self.who:
            shutil.chown(folder, ACCOUNT)
            # Of a temporary folder only its owner sees what is in it.
            folder.parent.chmod(0o711)
        subprocess.run(  # noqa: S603  our own command
            [
                *(*self.who, program("initdb"), "--auth=trust", "--encoding=UTF8"),
                *(f"--username={ACCOUNT}", f"--pgdata={self.data}", "--locale=C.UTF-8"),
            ],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            check=True,
        )

    def command(self) -> Sequence[str]:
        where = ["-D", str(self.data), "-h", "127.0.0.1", "-p", str(self.port)]
        server = [program("postgres"), *where, "-k", "", "-c", "max_connections=200"]
        return [*self.who, *server]

    def wait_until_there(self) -> None:
        patiently(
            lambda: psycopg.connect(self.address, dbname="postgres").close(),
            psycopg.OperationalError,
        )


def program(name: str) -> str:
    """Find a program of PostgreSQL where Debian puts it, too."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, folders)])
    found = shutil.which(name, path=path)
    if not found:
        raise SystemExit(f"{name} of PostgreSQL is not installed; give --server.")
    return found
