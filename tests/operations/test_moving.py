"""A site moves from SQLite to PostgreSQL whole, and only into what is empty."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.load.site import STRATEGY, own_database
from tests.upgrade.test_from_nothing import migrated_on_postgresql, models_say

pytestmark = [
    pytest.mark.slow,
    pytest.mark.both,
    pytest.mark.django_db,  # by processes of its own
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="there is no PostgreSQL"
    ),
]

# Tables as the models are, which takes a second; migrations half a minute.
MADE_OF_MODELS = f"""
from django.apps import apps
from django.core.management import call_command
from django.test.utils import override_settings
from tests.conftest import _record_migrations
none = {{one.label: None for one in apps.get_app_configs()}}
with override_settings(MIGRATION_MODULES=none):
    call_command("migrate", run_syncdb=True, verbosity=0)
_record_migrations()
call_command("import_strategy", "{STRATEGY}", verbosity=0)
"""


def test_every_row_moves_with_its_number_and_only_once(tmp_path):
    """Into a database that migrations make from nothing, as the models say."""
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

    made = manage("shell", "--no-imports", "--command", MADE_OF_MODELS)
    assert made.returncode == 0, made.stderr
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
            tables = migrated_on_postgresql(opened)
    assert count == 75
    assert following == (last + 1,)
    assert differing(tables) == set()


def differing(tables: set[str]) -> set[str]:
    """Name what the models say of tables, or migrations made, and the other not.

    Of the cache `prepare` makes a table; in tests nothing guards the log.
    """
    found = tables ^ models_say()
    return {row for row in found if "cache" not in row and "audit_refuse" not in row}
