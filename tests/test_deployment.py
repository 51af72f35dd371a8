"""What `check --deploy` says of a server before people rely on it."""

import os
import re
import secrets
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from leszno_strategy.checks import EXAMPLE
from leszno_strategy.office import Said, read_office

# A server that lacks nothing.
COMPLETE = {
    "SECRET_KEY": secrets.token_urlsafe(64),
    "OFFICE_FILE": "tests/office.toml",
    "EMAIL_HOST": "mail.miasto.example",
    "DEFAULT_FROM_EMAIL": "Miasto <strategia@miasto.example>",
}


def check(folder: Path, **variables: str) -> tuple[set[str], str]:
    """Run the check in a process of its own; return what it names, and its words."""
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy"],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(folder),
            "PYTHONPATH": str(folder),
            **COMPLETE,
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    named = set(re.findall(r"\((\w+\.[EW]\d+)\)", said))
    # The time of the example's last review goes by, and that of its contact.
    return named - {"leszno_strategy.W002", "operations.W001"}, said


def test_nothing_is_named_on_a_server_that_lacks_nothing(tmp_path):
    named, said = check(tmp_path)
    assert not named, said


def test_what_was_left_as_it_came_is_named(tmp_path):
    named, said = check(
        tmp_path,
        OFFICE_FILE="fixtures/office.toml",
        EMAIL_HOST="",
        DEFAULT_FROM_EMAIL="",
    )
    assert named == {f"leszno_strategy.W00{number}" for number in (3, 4, 5)}
    assert "word for word: name, address, email, phone, pl.contact" in said
    assert f"only written to {tmp_path}/mail" in said
    assert "sent by webmaster@localhost" in said


@pytest.mark.parametrize("said", [None, Said(contact="Wydział")])
def test_one_line_of_the_example_is_found_among_the_citys_own(said):
    example = read_office(EXAMPLE)
    own = read_office(settings.BASE_DIR / COMPLETE["OFFICE_FILE"])
    assert own.copied_from(example) == []
    phone = replace(own, phone=example.phone, en=said)
    assert phone.copied_from(example) == ["phone"]
    building = replace(own, en=replace(own.pl, building=example.en.building))
    assert building.copied_from(example) == ["en.building"]
