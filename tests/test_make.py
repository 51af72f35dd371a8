"""The Makefile, run for real, with a Python that says what it is asked for."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

# Notes each call, takes itself for another version if told to, installs nothing.
PYTHON = f"""#!/bin/sh
echo "$*" "$SITE_URL" >> "$CALLS"
case "$1 $2" in
  "-c "*) code="$2"; shift 2
    exec {sys.executable} -c "import sys; sys.version_info = ($VERSION, 0, 'final', 0)
$code" "$@";;
  "-m venv") rm -rf .venv; mkdir -p .venv/bin
    sed "s/\\$VERSION/$VERSION/" "$0" > .venv/bin/python; chmod +x .venv/bin/python;;
  "--version ") echo "Python 3.10.14";;
esac
"""

EVERYWHERE = "0.0.0.0"  # noqa: S104  who serves on it is asked


class Place:
    """A folder with the Makefile and requirements, as unpacked from an archive."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        shutil.copy(settings.BASE_DIR / "Makefile", folder)
        self.unpack("first==1")
        (folder / "requirements-dev.txt").write_text("dev==1")
        (folder / "python").write_text(PYTHON)
        (folder / "python").chmod(0o755)

    def unpack(self, requirements: str) -> None:
        file = self.folder / "requirements.txt"
        file.write_text(requirements)
        # Older than anything that is installed.
        os.utime(file, (0, 0))

    def make(
        self, *words: str, version: str = "3, 11"
    ) -> subprocess.CompletedProcess[str]:
        self.calls.write_text("")
        kept = {name: os.environ[name] for name in ("PATH", "HOME")}
        return subprocess.run(  # noqa: S603  our own Makefile
            ["make", f"PYTHON={self.folder}/python", *words],  # noqa: S607
            cwd=self.folder,
            env={**kept, "CALLS": str(self.calls), "VERSION": version},
            capture_output=True,
            text=True,
            check=False,
        )

    def called(self, what: str) -> bool:
        return what in self.calls.read_text()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_packages_are_installed_when_requirements_differ_whatever_their_times(place):
    place.make(".venv/run")
    assert place.called("-m venv")
    assert place.called("-r requirements.txt")
    place.make(".venv/run")
    assert not place.called("-r requirements.txt")
    place.unpack("second==1")
    place.make(".venv/run")
    assert place.called("-r requirements.txt")
    assert not place.called("-m venv")
    (place.folder / "requirements.txt").touch()
    place.make(".venv/run")
    assert not place.called("-r requirements.txt")


def test_the_first_installation_has_nothing_to_complain_of(place):
    for _ in range(5):
        shutil.rmtree(place.folder / ".venv", ignore_errors=True)
        done = place.make(".venv/run")
        assert done.returncode == 0
        assert done.stderr == ""


def test_packages_for_tests_are_compared_alike(place):
    place.make(".venv/dev")
    assert place.called("-r requirements-dev.txt")
    place.make(".venv/dev")
    assert not place.called("-r requirements")
    place.unpack("second==1")
    place.make(".venv/dev")
    assert place.called("-r requirements.txt")
    assert place.called("-r requirements-dev.txt")


def test_another_python_gets_an_environment_of_its_own(place):
    place.make(".venv/run")
    place.make(".venv/run", version="3, 12")
    assert place.called("-m venv --clear .venv")
    assert place.called("-r requirements.txt")


@pytest.mark.parametrize("goal", ["run", "dev"])
def test_a_taken_port_is_said_before_anything_is_installed(place, goal):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = place.make(goal, f"PORT={port}")
    assert done.returncode
    assert f"Cannot serve on 127.0.0.1:{port}: the port is taken" in done.stderr
    assert f"make {goal} PORT=8080" in done.stderr
    assert not place.called("-m")


@pytest.mark.parametrize(
    ("allowed", "name"),
    [
        ("name-of-this-machine,10.0.0.7", "name-of-this-machine"),
        (".miasto.example", "miasto.example"),
        ("*,10.0.0.7", "10.0.0.7"),
        ("*", EVERYWHERE),
        ("", EVERYWHERE),
    ],
)
def test_links_lead_to_the_name_under_which_others_reach_it(place, allowed, name):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    place.make("run", f"HOST={EVERYWHERE}", f"PORT={port}", f"ALLOWED_HOSTS={allowed}")
    site = f"http://{name}:{port}"
    assert place.called("manage.py prepare --strategy fixtures/leszno-2009-2013.json")
    assert place.called(f"--address {site}/ {site}\n")


def test_a_citys_own_site_begins_empty(place):
    place.make("setup", "DEMO=0")
    assert place.called("manage.py prepare")
    assert not place.called("--strategy")
    place.make("setup", "DEMO=0", "STRATEGY=nasza.json")
    assert place.called("--strategy nasza.json")


@pytest.mark.parametrize("goal", ["run", "setup", "test", "check"])
@pytest.mark.parametrize("version", ["3, 10", "3, 14"])
def test_a_python_that_does_not_fit_gets_one_sentence(place, goal, version):
    done = place.make(goal, version=version)
    assert done.returncode
    told, *rest = done.stderr.splitlines()
    assert told.startswith("Python 3.11, 3.12 or 3.13 is needed; ")
    assert "python is Python 3.10.14." in told
    assert told.endswith(f"make {goal} PYTHON=python3.12")
    # Only make's own line of what failed.
    assert len(rest) == 1
    assert rest[0].startswith("make: *** ")
    assert not place.called("-m")


def test_a_python_that_is_missing_is_named(place):
    told = place.make("run", "PYTHON=python-of-nobody").stderr
    assert "python-of-nobody is missing. With another one:" in told
