"""A site moves from SQLite to PostgreSQL whole, and only into what is empty."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.load.site import STRATEGY, own_database

pytestmark = [
    pytest.mark.slow,
    pytest.mark.both,
    pytest.mark.django_db,  # by processes of its own
]


def test_every_row_moves_with_its_number_and_only_once(tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("there is no PostgreSQL")
    given = connection.settings_dict
    server = f"postgres://{given['USER']}@{given['HOST']}:{given['PORT']}"
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "HTTPS": "0",
        "SECRET_KEY": "key",
        "PGPASSWORD": given["PASSWORD"] or "",
    }

    def manage(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603  our own command
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert manage("prepare", "--strategy", str(STRATEGY)).returncode == 0
    with own_database(server, f"moved_{os.getpid()}") as there:
        address = there["DATABASE_URL"]
        moved = manage("move_to", address)
        assert moved.returncode == 0, moved.stdout + moved.stderr
        again = manage("move_to", address)
        assert again.returncode
        with psycopg.connect(address) as opened:
            counted = opened.execute("SELECT count(*), max(id) FROM tasks_task")
            count, last = counted.fetchone() or (0, 0)
            following = opened.execute(
                "SELECT nextval(pg_get_serial_sequence('tasks_task', 'id'))"
            ).fetchone()
    assert count == 75
    assert following == (last + 1,)
