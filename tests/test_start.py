"""What a process loads before it is asked for anything."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

# What few processes need: it takes a second of a processor to load, and 20 MB.
HEAVY = ("PIL", "docx", "lxml", "openpyxl", "pikepdf", "resvg_py", "typst")
SET_UP = "import django; django.setup()"
ADDRESSES = "from django.urls import get_resolver; get_resolver().url_patterns"
PRINTED = f"import sys; print(*sorted(sys.modules.keys() & {set(HEAVY)}))"


@pytest.mark.parametrize(
    "begun", [SET_UP, f"{SET_UP}; {ADDRESSES}"], ids=["set-up", "addresses"]
)
def test_what_writes_files_is_not_loaded_before_one_is_asked_for(begun: str) -> None:
    assert loaded(begun) == ""


def test_what_writes_a_file_is_seen_once_it_is_loaded() -> None:
    begun = f"{SET_UP}; from exchange.workbook import write"
    assert "openpyxl" in loaded(begun)


def loaded(begun: str) -> str:
    """Return what of it is loaded in a process that begins so."""
    done = subprocess.run(  # noqa: S603  a command of our own
        [sys.executable, "-c", f"{begun}; {PRINTED}"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()
