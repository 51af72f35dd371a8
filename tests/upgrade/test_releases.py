"""A database of each release is brought up to date: whole, and saying the same.

`VERSION.sqlite.sql` and `VERSION.postgresql.sql` hold what that version made of a small
strategy with a closed year, an open campaign, people, a reader and a letter, and
`VERSION.said.json` what its API said of it. CONTRIBUTING.md tells how they are made.
"""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.upgrade.asked import lost
from tests.upgrade.databases import HERE, made_of, manage

RELEASES = sorted(
    path.name.removesuffix(".said.json") for path in HERE.glob("*.said.json")
)
# In one process: each takes seconds to start.
UP_TO_DATE = """
import json
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.test import Client
from reporting.models import Attachment
from tests.upgrade.asked import said
call_command("migrate", verbosity=0)
for one in Attachment.objects.all():
    storages["attachments"].save(one.file.name, ContentFile(b"Opis"))
call_command("verify")
print("SAID", json.dumps(said(Client(headers={"host": "localhost"}))))
"""


def test_there_is_a_database_of_each_release():
    text = (settings.BASE_DIR / "CHANGELOG.md").read_text()
    released = re.findall(r"^## (\d+\.\d+\.\d+)", text, re.MULTILINE)
    assert sorted(released) == RELEASES


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.both
@pytest.mark.parametrize("version", RELEASES)
def test_a_database_of_each_release_is_whole_and_says_the_same(
    version: str, tmp_path: Path
):
    before = json.loads((HERE / f"{version}.said.json").read_text())
    with made_of(version, tmp_path) as address:
        told = manage(
            address, tmp_path, "shell", "--no-imports", "--command", UP_TO_DATE
        )
    checks, _sign, now = told.partition("SAID ")
    assert "frozen years: ok" in checks
    assert lost(before, json.loads(now)) == []


def test_what_is_lost_is_named():
    before = {"a": [{"b": "1"}, {"b": None}], "c": "x"}
    assert lost(before, {**before, "new": 1}) == []
    now = {"a": [{"b": "2"}, {}], "c": "x"}
    assert lost(before, now) == [".a[0].b: '1' is '2'", ".a[1].b: None is 'nothing'"]
    assert lost(before, {**before, "a": []}) != []
