"""Files of a closed year whose making was killed are made as the site starts again."""

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

from annual_report.formats import FORMATS

pytestmark = pytest.mark.slow

LESZNO = "fixtures/leszno-2009-2013.json"
WITHIN = 300  # seconds, of a machine that does much else
SETTINGS = """
from tests.settings import *
STORAGES["exports"] = {
    "BACKEND": "leszno_strategy.durable_files.DurableStorage",
    "OPTIONS": {"location": VAR_DIR / "exports", "base_url": None},
}
"""
DIES = """
import os
import django
django.setup()
from annual_report import exports
from tasks.models import Strategy
from tests.factories import make_closed

make_closed(Strategy.objects.get(), 2009)
exports.ask_for_closed_years()
exports.Counter.on_task = lambda self: os.kill(os.getpid(), 9)
exports.make_waiting()
"""


def python(environment: Mapping[str, str], *arguments: str) -> int:
    return subprocess.run(  # noqa: S603  our own words
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        check=False,
        stdout=subprocess.DEVNULL,
    ).returncode


def test_a_start_makes_what_was_underway_when_the_process_was_killed(tmp_path):
    (tmp_path / "kept_settings.py").write_text(SETTINGS)
    environment = {
        **os.environ,
        "VAR_DIR": str(tmp_path / "var"),
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(settings.BASE_DIR)]),
        "DJANGO_SETTINGS_MODULE": "kept_settings",
        "DEMO": "0",
    }
    environment.pop("DATABASE_URL", None)
    prepare = ("manage.py", "prepare", "--strategy", LESZNO)
    assert python(environment, *prepare) == 0
    assert python(environment, "-c", DIES) == -9
    database = tmp_path / "var" / "db.sqlite3"
    assert set(states(database)) == {"running", "waiting"}
    # As if it were some minutes later; how these pass is tried elsewhere.
    with closing(sqlite3.connect(database)) as rows, rows:
        rows.execute("UPDATE annual_report_export SET seen_at = '2020-01-01 00:00:00'")
    assert python(environment, *prepare) == 0
    until = monotonic() + WITHIN
    while set(states(database)) != {"done"} and monotonic() < until:
        sleep(0.2)
    assert states(database) == ["done"] * len(FORMATS)
    made = (tmp_path / "var" / "exports").iterdir()
    assert {path.suffix for path in made} == {f".{kind}" for kind in FORMATS}


def states(database: Path) -> list[str]:
    with closing(sqlite3.connect(database, timeout=60)) as rows:
        found = rows.execute("SELECT state FROM annual_report_export")
        return [state for (state,) in found]
