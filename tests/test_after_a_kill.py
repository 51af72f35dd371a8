"""What a process was killed over is done, once, after the site starts again."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.conf import settings
from django.db import connection

from annual_report.formats import FORMATS
from tests.load.site import copied_to

pytestmark = pytest.mark.slow

LESZNO = "fixtures/leszno-2009-2013.json"
WITHIN = 300  # seconds, of a machine that does much else
SETTINGS = """
from tests.settings import *
BACKGROUND = "process"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
for name in ("exports", "uploads"):
    STORAGES[name] = {
        "BACKEND": "leszno_strategy.durable_files.DurableStorage",
        "OPTIONS": {"location": VAR_DIR / name, "base_url": None},
    }
"""
WAITS = """
import django
django.setup()
from io import BytesIO
from django.conf import settings
from django.db import connection
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
settings.BACKGROUND = "service"
from annual_report import exports
from exchange.uploads import receive
from letters.posting import post
from tasks.models import Strategy
from tests.factories import make_closed, make_office_user

strategy = Strategy.objects.get()
make_closed(strategy, 2009)
exports.prepare()
post(EmailMessage("Temat", "Treść", to=["anna@example.pl"]))
content = open("fixtures/leszno-2009-2013.json", "rb").read()
file = SimpleUploadedFile("plik.json", content)
receive(file, name="plik.json", strategy=strategy, by=make_office_user())
"""
DIES = """
import os
import sys
import django
django.setup()
from django.conf import settings
from django.db import connection
settings.BACKGROUND = "service"
from annual_report import exports
from exchange import uploads
from leszno_strategy.workers import Worker
from letters import sending

def die(*_args):
    os.kill(os.getpid(), 9)

exports.Counter.on_task = uploads.read = sending._attempt = die
Worker([sys.argv[1]]).run()
"""
# As if it were some minutes later; how these pass is tried elsewhere.
LATER = """
UPDATE annual_report_export SET seen_at = '2020-01-01 00:00:00';
UPDATE exchange_upload SET seen_at = '2020-01-01 00:00:00';
UPDATE letters_letter SET claimed_at = '2020-01-01 00:00:00';
UPDATE leszno_strategy_workerseen SET seen_at = '2020-01-01 00:00:00';
UPDATE django_tasks_database_dbtaskresult SET started_at = '2020-01-01 00:00:00'
    WHERE status = 'RUNNING';
"""
STATES = """
SELECT state FROM annual_report_export UNION ALL SELECT state FROM exchange_upload
    UNION ALL SELECT CASE WHEN filed_at IS NULL THEN 'waiting' ELSE 'filed' END
    FROM letters_letter ORDER BY state
"""


def python(environment: Mapping[str, str], *arguments: str) -> int:
    return subprocess.run(  # noqa: S603  our own words
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        check=False,
        stdout=subprocess.DEVNULL,
    ).returncode


def test_a_file_an_import_and_a_letter_are_done_after_their_processes_were_killed(
    transactional_db, tmp_path
):
    (tmp_path / "kept_settings.py").write_text(SETTINGS)
    environment = {
        **os.environ,
        "VAR_DIR": str(tmp_path / "var"),
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(settings.BASE_DIR)]),
        "DJANGO_SETTINGS_MODULE": "kept_settings",
        "DEMO": "0",
    }
    environment.pop("DATABASE_URL", None)
    (tmp_path / "var").mkdir()
    if connection.vendor == "sqlite":
        copied_to(tmp_path / "var")
    prepare = ("manage.py", "prepare", "--strategy", LESZNO)
    assert python(environment, *prepare) == 0
    assert python(environment, "-c", WAITS) == 0
    for queue in ("files", "uploads", "letters"):
        assert python(environment, "-c", DIES, queue) == -9
    database = tmp_path / "var" / "db.sqlite3"
    assert set(states(database)) == {"running", "waiting", "reading"}
    with closing(sqlite3.connect(database)) as rows, rows:
        rows.executescript(LATER)
    assert python(environment, *prepare) == 0
    wanted = sorted(["done"] * len(FORMATS) + ["filed", "read"])
    until = monotonic() + WITHIN
    while states(database) != wanted and monotonic() < until:
        sleep(0.5)
    assert states(database) == wanted
    made = (tmp_path / "var" / "exports").iterdir()
    assert {path.suffix for path in made} == {f".{kind}" for kind in FORMATS}
    assert len(list((tmp_path / "var" / "mail").iterdir())) == 1


def states(database: Path) -> list[str]:
    with closing(sqlite3.connect(database, timeout=60)) as rows:
        return [state for (state,) in rows.execute(STATES)]
