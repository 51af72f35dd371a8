"""What lies in deploy/: sound by itself, and in line with the code that it starts."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
SCRIPTS = sorted(
    path
    for path in DEPLOY.iterdir()
    if path.is_file() and path.read_bytes().startswith((b"#!/bin/bash", b"# What ins"))
)
# What a release is made of; the rest is for those who work on it.
RELEASED = {"templates", "static", "locale", "fixtures", "manage.py"}
# Of Python and of systemd itself.
NOT_OURS = {"PATH"}


def run(*command: str | Path, **more) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own commands
        [str(word) for word in command],
        check=False,
        capture_output=True,
        text=True,
        **more,
    )


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(program), reason=f"no {program} here")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_sound(script):
    assert run("bash", "-n", script).stderr == ""
    if shutil.which("shellcheck"):
        assert run("shellcheck", "--external-sources", script, cwd=ROOT).stdout == ""


@needs("systemd-analyze")
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_exposes_little(unit):
    """Below 3 of 10: from no sandbox at all to what a service can do without."""
    said = run("systemd-analyze", "security", "--offline=yes", "--threshold=29", unit)
    assert said.returncode == 0, said.stdout[-200:] + said.stderr


def test_what_units_name_is_there():
    names = {path.name for path in (DEPLOY / "systemd").iterdir()}
    for timer in (DEPLOY / "systemd").glob("*.timer"):
        assert timer.with_suffix(".service").name in names
    text = "".join(path.read_text() for path in UNITS)
    commands = set(re.findall(r"leszno-strategy (\w+)", text))
    assert commands >= {
        *("send_reminders", "tell_followers", "backup", "db_worker", "clean_up"),
    }
    # Beside those of commands, which tests/test_docs.py knows to exist.
    assert set(re.findall(r"python:([\w.]+)", text)) == {"operations.gunicorn_settings"}
    steps = (DEPLOY / "steps.sh").read_text()
    for name in names - {path.name for path in UNITS}:
        assert name in steps


def test_the_document_needs_at_most_twelve_commands():
    text = (ROOT / "docs/running.md").read_text()
    for heading in ("Set it up", "Upgrade", "Go back"):
        block = text[text.index(f"# {heading}\n") :]
        block = block[block.index("```sh\n") + 6 :].partition("```")[0]
        assert 1 <= len(block.strip().splitlines()) <= 12


@needs("nginx")
@pytest.mark.slow
def test_nginx_takes_the_site(tmp_path):
    """The real one, with paths of a folder and a certificate of its own."""
    (tmp_path / "snippets").mkdir()
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost"
    made = run(*command.split(), "-keyout", key, "-out", certificate)
    assert made.returncode == 0, made.stderr
    site = (DEPLOY / "nginx/strategy.conf").read_text()
    for before, after in {
        "/etc/strategy/tls": str(tmp_path),
        "/var/log/nginx": str(tmp_path),
        "/var/cache/nginx": str(tmp_path),
        "snippets/": f"{DEPLOY}/nginx/",
        "listen 80;": "listen 127.0.0.1:18080;",
        "listen 443 ssl": "listen 127.0.0.1:18443 ssl",
    }.items():
        assert before in site
        site = site.replace(before, after)
    site = re.sub(r"listen \[::\].*", "", site)
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; {site} }}"
    )
    said = run("nginx", "-t", "-q", "-c", tmp_path / "nginx.conf", "-p", tmp_path)
    assert said.returncode == 0, said.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Build it of what is tracked, in a copy: building leaves files behind."""
    folder = tmp_path_factory.mktemp("wheel")
    listed = run("git", "ls-files", "-z", cwd=ROOT).stdout.split("\0")
    for name in filter(None, listed):
        if not name.startswith(("tests/", "docs/", "benchmarks/")):
            (folder / "code" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / "code" / name)
    built = run(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"),
        *("--wheel-dir", folder, folder / "code"),
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_all_that_is_released(wheel):
    tracked = run("git", "ls-files", "-z", cwd=ROOT).stdout.split("\0")
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    released = {name for name in tracked if name.partition("/")[0] in RELEASED | rooms}
    with zipfile.ZipFile(wheel) as file:
        held = {name for name in file.namelist() if ".dist-info/" not in name}
    assert held == released - {n for n in released if n.startswith("benchmarks/")}


@pytest.mark.slow
def test_the_wheel_serves(wheel, tmp_path):
    # Its requirements are those that we run with: a path to them is as good.
    venv = tmp_path / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    packages = next(venv.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as file:
        file.extractall(packages)
    ours = next(Path(sys.prefix).glob("lib/python*/site-packages"))
    (packages / "requirements.pth").write_text(f"{ours}\n")
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "a key for the wheel",
        "VAR_DIR": str(tmp_path / "var"),
        "HTTPS": "0",
    }
    command = (
        "import sys; from manage import main; sys.argv[0] = 'leszno-strategy'; main()"
    )

    def manage(*words: str) -> str:
        done = run(
            *(venv / "bin/python", "-c", command, *words),
            env=environment,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    manage("check")
    assert "/panel/zacznij/" in manage("prepare")
    page = (
        "from django.test import Client; "
        "answer = Client(SERVER_NAME='localhost').get('/konto/login/'); "
        "print(answer.status_code, 'Zaloguj' in answer.content.decode())"
    )
    assert manage("shell", "-v0", "-c", page).splitlines()[-1] == "200 True"
