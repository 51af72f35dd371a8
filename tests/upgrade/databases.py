"""Databases of earlier versions, made of their dumps, and commands that run on them."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from django.conf import settings
from django.db import connection

HERE = Path(__file__).parent


def made_of(dump: str, folder: Path) -> AbstractContextManager[str]:
    """Make one of the kind that the tests run on; give its address."""
    make = on_sqlite if connection.vendor == "sqlite" else on_postgresql
    return make(dump, folder)


@contextmanager
def on_sqlite(dump: str, folder: Path) -> Iterator[str]:
    made = sqlite3.connect(folder / "db.sqlite3")
    made.executescript((HERE / f"{dump}.sqlite.sql").read_text())
    made.close()
    yield ""


@contextmanager
def on_postgresql(dump: str, _folder: Path) -> Iterator[str]:
    server, name = connection.settings_dict, f"earlier_{uuid4().hex}"
    user = f"{server['USER']}:{server['PASSWORD']}@{server['HOST']}"
    address = f"postgres://{user}:{server['PORT']}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as there:
        there.execute(f"CREATE DATABASE {name}")
        with psycopg.connect(f"{address}/{name}") as made:
            made.execute((HERE / f"{dump}.postgresql.sql").read_bytes())
        yield f"{address}/{name}"
        there.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manage(address: str, folder: Path, *arguments: str) -> str:
    """Run a command of the project on the database, in a process of its own."""
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "VAR_DIR": str(folder),
        "SECRET_KEY": "tests",
        "HTTPS": "0",
    }
    done = subprocess.run(  # noqa: S603  our own commands
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
