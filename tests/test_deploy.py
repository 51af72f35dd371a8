"""What lies in deploy/: sound by itself, and in line with the code that it starts."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings

from leszno_strategy.answer_headers import HEADERS
from leszno_strategy.refused_requests import GUARDS, PAGES
from tests.load.ports import free_port, wait_for
from tests.load.site import copied_to

ROOT: Path = settings.BASE_DIR
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
SCRIPTS = sorted(
    path
    for path in DEPLOY.rglob("*")
    if path.is_file() and path.read_bytes().startswith((b"#!/bin/", b"# What ins"))
)
# What a release is made of; the rest is for those who work on it.
RELEASED = {"templates", "static", "locale", "fixtures", "manage.py"}
# Of Python and of systemd itself.
NOT_OURS = {"PATH"}


class Front(NamedTuple):
    """nginx, as it stands in front of the site."""

    folder: Path
    plain: int
    encrypted: int

    def ask(
        self, sent: str, origin: str = "127.0.0.1", *, encrypted: bool = True
    ) -> tuple[str, str]:
        """Send a request without its end; return the answer's head and page."""
        port = self.encrypted if encrypted else self.plain
        connection = socket.create_connection(
            ("127.0.0.1", port), timeout=30, source_address=(origin, 0)
        )
        if encrypted:
            context = ssl.create_default_context(cafile=self.folder / "certificate.pem")
            connection = context.wrap_socket(connection, server_hostname="localhost")
        with connection:
            connection.sendall(
                f"{sent}\r\nHost: a\r\nConnection: close\r\n\r\n".encode()
            )
            received = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = received.partition(b"\r\n\r\n")
        return head.decode() + "\r\n", body.decode()


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
        # A bare Debian goes by UTC; what has its hour has that of the office,
        # and one that each day has.
        due = re.findall(r"^OnCalendar=(.*)$", timer.read_text(), re.M)
        assert re.fullmatch(
            r"\*-\*-\* (0[34567]:00:00 Europe/Warsaw|\*:00/15:00)", *due
        )
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


def test_a_container_reads_the_settings_as_systemd_does(tmp_path):
    """Without quotes; what the container was given by itself counts more."""
    start = tmp_path / "start"
    script = (DEPLOY / "container/start").read_text()
    assert "/etc/strategy/env" in script
    start.write_text(script.replace("/etc/strategy/env", f"{tmp_path}/env"))
    (tmp_path / "env").write_text(
        (DEPLOY / "env").read_text() + "REPORT_SIGNED_BY='A B'\n"
    )
    given = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgres://database/s p"}
    said = run("sh", start, "env", env=given).stdout.splitlines()
    assert "ALLOWED_HOSTS=strategia.example.pl" in said
    assert "REPORT_SIGNED_BY=A B" in said
    assert "DATABASE_URL=postgres://database/s p" in said


def test_a_worker_waits_for_the_tables_of_its_release(tmp_path):
    """Two times they are not there; it says so, and then begins."""
    (tmp_path / "leszno-strategy").write_text(
        f'#!/bin/sh\n[ "$*" = "migrate --check" ] || exec echo begun "$*"\n'
        f"echo x >>{tmp_path}/asked\n"
        f"[ $(wc -l <{tmp_path}/asked) = 3 ] && exit\n"
        f"echo trace; echo no table; exit 1\n"
    )
    (tmp_path / "sleep").write_text("#!/bin/sh\n")
    for name in ("leszno-strategy", "sleep"):
        (tmp_path / name).chmod(0o755)
    script = DEPLOY / "container/when-ready"
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    said = run("sh", script, "leszno-strategy", "db_worker", env=path)
    assert said.stdout == "begun db_worker\n"
    assert said.stderr == "Waiting for the database: no table\n" * 2


def test_containers_are_made_of_what_is_there_and_keep_no_secret():
    folder = DEPLOY / "container"
    copied = re.findall(r"deploy/\S+", (folder / "Containerfile").read_text())
    assert len(copied) >= 3
    assert all((ROOT / name).exists() for name in copied)
    text = (ROOT / "docs/running.md").read_text()
    text = text.partition("### In containers\n")[2].partition("\n### ")[0]
    # What `exec` begins has no entrypoint before it: `strategy` reads the settings.
    assert re.findall(r"podman-compose.* exec (?:-T )?web (\S+)", text) == [
        *("strategy", "mkdir", *["strategy"] * 4)
    ]
    # Both of podman and docker read this name, and leave out what it lists.
    left_out = (ROOT / ".dockerignore").read_text().splitlines()
    for name in ("env", "secret_key", ".env", "office.toml"):
        assert f"deploy/container/{name}" in left_out


def test_what_nginx_says_itself_has_the_headers_of_the_site():
    lines = (DEPLOY / "nginx/strategy-headers.conf").read_text()
    said = dict(re.findall(r'^add_header (\S+) "?([^"]+?)"? always;$', lines, re.M))
    # Of pages alone, not of files: the site's own settings say these two.
    of_pages = {"Cache-Control", "Content-Security-Policy"}
    wanted = GUARDS | HEADERS
    assert said == {name: wanted[name] for name in wanted.keys() - of_pages}


def settings_of_nginx(folder: Path, plain: int, encrypted: int) -> str:
    """Take the site as it stands in deploy/, with paths and ports of a test."""
    site = (DEPLOY / "nginx/strategy.conf").read_text()
    for before, after in {
        "/etc/strategy/tls": str(folder),
        "/var/www/strategy": f"{folder}/www",
        "/var/log/nginx": str(folder),
        "/var/cache/nginx": str(folder),
        "/run/strategy.socket": f"{folder}/socket",
        "include snippets/": f"include {DEPLOY}/nginx/",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{encrypted} ssl",
    }.items():
        assert before in site
        site = site.replace(before, after)
    site = re.sub(r"listen \[::\].*", "", site)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind}; "
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"pid {folder}/pid; error_log {folder}/error.log; events {{}} daemon off;\n"
        f"{'user root; ' if os.getuid() == 0 else ''}"
        # Whoever was refused is not waited for.
        f"http {{ lingering_timeout 200ms; include /etc/nginx/mime.types; "
        f"{temporary} {site} }}"
    )


@pytest.fixture(scope="module")
def front(tmp_path_factory) -> Iterator[Front]:
    """The real nginx before a site that is away, with a folder and ports of its own."""
    folder = tmp_path_factory.mktemp("nginx")
    shutil.copytree(PAGES, folder / "www/server")
    (folder / "www/static").mkdir()
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost"
    made = run(*command.split(), "-keyout", key, "-out", certificate)
    assert made.returncode == 0, made.stderr
    plain, encrypted = free_port(), free_port()
    (folder / "nginx.conf").write_text(settings_of_nginx(folder, plain, encrypted))
    nginx = ("nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder))
    said = run(*nginx, "-t", "-q")
    assert said.returncode == 0, said.stderr
    server = subprocess.Popen(nginx)  # noqa: S603  our own command
    try:
        wait_for(encrypted, server, folder / "error.log")
        yield Front(folder, plain, encrypted)
    finally:
        server.terminate()
        server.wait(timeout=30)


@needs("nginx")
@pytest.mark.slow
@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ("GET / HTTP/1.1", 502, "Serwis jest przez chwilę niedostępny"),
        ("closed", 503, "Przerwa w działaniu serwisu"),
        ("GET /" + "a" * 9000 + " HTTP/1.1", 414, "Za długi adres"),
        ("GET / HTTP/1.1\r\nCookie: " + "a" * 9000, 431, "za dużo danych o sobie"),
        ("POST / HTTP/1.1\r\nContent-Length: 120000000", 413, "Za dużo naraz"),
        ("GET / HTTP/9.9", 505, ""),
        ("no request", 400, "Nie udało się odczytać zapytania"),
        ("GET /static/nie-ma.css HTTP/1.1", 404, ""),
    ],
    ids=lambda value: str(value)[:20],
)
def test_nginx_says_what_it_refuses_in_words_with_headers(front, sent, status, said):
    closed = front.folder / "www/closed"
    if sent == "closed":
        closed.touch()
        sent = "GET / HTTP/1.1"
    head, page = front.ask(sent)
    closed.unlink(missing_ok=True)
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert said in page
    assert "nginx/" not in head + page
    if status != 505:
        wanted = GUARDS | HEADERS if said else HEADERS
        for name, value in wanted.items():
            assert f"{name}: {value}\r\n" in head
        assert "Strict-Transport-Security: max-age=31536000\r\n" in head


@needs("nginx")
@pytest.mark.slow
def test_who_comes_in_the_open_is_led_to_tls(front):
    head, _page = front.ask("GET /cele/?a=1 HTTP/1.1", encrypted=False)
    assert head.startswith("HTTP/1.1 301 ")
    assert "Location: https://strategia.example.pl/cele/?a=1\r\n" in head
    assert all(f"{name}: {value}\r\n" in head for name, value in HEADERS.items())


@needs("nginx")
@pytest.mark.slow
def test_a_flood_is_told_to_wait(front):
    # On one connection; from elsewhere, so that others need not wait.
    asked = "GET / HTTP/1.1\r\nHost: a\r\n\r\n" * 400 + "GET / HTTP/1.1"
    head, rest = front.ask(asked, "127.0.0.2")
    assert head.startswith("HTTP/1.1 502 ")
    assert {"502", "429"} == set(re.findall(r"HTTP/1.1 (\d+) ", rest))
    assert "Za dużo zapytań naraz" in rest


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Build it of what is tracked, in a copy: building leaves files behind."""
    folder = tmp_path_factory.mktemp("wheel")
    listed = run("git", "ls-files", "-z", cwd=ROOT).stdout.split("\0")
    for name in filter(None, listed):
        if not name.startswith(("tests/", "docs/", "benchmarks/")):
            (folder / "code" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / "code" / name)
    # As deploy/steps.sh does: what builds is known by its hash.
    tools, to = folder / "tools", ("--wheel-dir", folder)
    pip = (sys.executable, "-m", "pip", "--python", tools / "bin/python")
    for command in (
        (sys.executable, "-m", "venv", "--without-pip", tools),
        (*pip, "install", "--require-hashes", "-r", ROOT / "requirements-build.txt"),
        (*pip, "wheel", "--no-deps", "--no-build-isolation", *to, folder / "code"),
    ):
        done = run(*command)
        assert done.returncode == 0, done.stderr
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
def test_the_wheel_serves(wheel, tmp_path, db):
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
    # All migrations are in the wheel; that they make the tables, tests/upgrade sees.
    (tmp_path / "var").mkdir()
    copied_to(tmp_path / "var")
    assert "/panel/zacznij/" in manage("prepare")
    page = (
        "from django.test import Client; "
        "answer = Client(SERVER_NAME='localhost').get('/konto/login/'); "
        "print(answer.status_code, 'Zaloguj' in answer.content.decode())"
    )
    assert manage("shell", "-v0", "-c", page).splitlines()[-1] == "200 True"
