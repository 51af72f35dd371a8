"""The settings refuse to start where they would not be safe."""

import os
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

SAFETY = "s.DEBUG, s.HTTPS, s.DEMO"


def start(tmp_path: Path, *, shown: str = SAFETY, **variables: str) -> str:
    """Read the settings anew, with these variables alone; say what they hold."""
    environment = {"VAR_DIR": str(tmp_path), **variables}
    with mock.patch.dict(os.environ, environment, clear=True):
        try:
            read = runpy.run_path(
                str(settings.BASE_DIR / "leszno_strategy/settings.py")
            )
        except ImproperlyConfigured as refused:
            return str(refused)
    values = eval(f"({shown},)", {"s": SimpleNamespace(**read)})  # noqa: S307  our own
    return " ".join(map(str, values))


def test_what_is_wrong_ends_every_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "SECRET_KEY": "key", "EMAIL_PORT": "x"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode
    last = done.stderr.splitlines()[-1]
    assert last.startswith("django.core.exceptions.ImproperlyConfigured: EMAIL_PORT ")


def test_without_a_key_nothing_starts(tmp_path: Path) -> None:
    assert "Set SECRET_KEY" in start(tmp_path)


def test_a_key_alone_starts_it_safely(tmp_path: Path) -> None:
    assert start(tmp_path, SECRET_KEY="key") == "False True False"


def test_the_key_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("key\n")
    started = start(tmp_path, SECRET_KEY_FILE=str(tmp_path / "key"))
    assert started == "False True False"


def test_debugging_needs_neither_key_nor_https(tmp_path: Path) -> None:
    assert start(tmp_path, DEBUG="1") == "True False False"


@pytest.mark.parametrize("name", ["DEBUG", "DEMO", "HTTPS", "TRUST_PROXY"])
def test_a_switch_is_on_or_off_and_nothing_else(tmp_path: Path, name: str) -> None:
    told = start(tmp_path, **{"SECRET_KEY": "key", name: "true"})
    assert f"{name} must be 0 or 1, not 'true'." in told


@pytest.mark.parametrize(
    "hosts",
    ["strategia.pl", "localhost,0.0.0.0", "*", ".localhost.pl", "[2001:db8::1]"],
)
def test_a_demonstration_that_others_reach_is_told_twice(
    tmp_path: Path, hosts: str
) -> None:
    variables = {"SECRET_KEY": "key", "DEMO": "1", "ALLOWED_HOSTS": hosts}
    told = start(tmp_path, **variables)
    assert "DEMO_BEYOND_LOOPBACK=1 beside it gives them another" in told
    assert start(tmp_path, DEMO_BEYOND_LOOPBACK="1", **variables) == "False True True"
    assert start(tmp_path, **variables | {"DEMO": "0"}) == "False True False"


@pytest.mark.parametrize("hosts", ["", "localhost,127.0.0.1,127.1.2.3,[::1]"])
def test_a_demonstration_on_ones_own_machine_needs_no_more(
    tmp_path: Path, hosts: str
) -> None:
    variables = {"SECRET_KEY": "key", "DEMO": "1"}
    if hosts:
        variables["ALLOWED_HOSTS"] = hosts
    assert start(tmp_path, **variables) == "False True True"


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        ({}, "https://localhost"),
        ({"ALLOWED_HOSTS": "strategia.pl,127.0.0.1"}, "https://strategia.pl"),
        ({"ALLOWED_HOSTS": ".strategia.pl", "HTTPS": "0"}, "http://strategia.pl"),
        ({"ALLOWED_HOSTS": "[::1]"}, "https://[::1]"),
        ({"ALLOWED_HOSTS": "*"}, "https://localhost"),
        ({"ALLOWED_HOSTS": ""}, "https://localhost"),
        ({"SITE_URL": "http://127.0.0.1:8000/"}, "http://127.0.0.1:8000"),
        ({"SITE_URL": ""}, "https://localhost"),
    ],
)
def test_links_in_messages_lead_to_the_site(
    tmp_path: Path, variables: dict[str, str], address: str
) -> None:
    assert start(tmp_path, shown="s.SITE_URL", SECRET_KEY="key", **variables) == address


@pytest.mark.parametrize(
    "wrong",
    [
        "strategia.pl",
        "ftp://strategia.pl",
        "https://",
        "https://strategia.pl/panel",
        "https://strategia.pl?a=b",
        "https://anna@strategia.pl",
        "https://strategia.pl:port",
        "javascript://strategia.pl",
        "https://strategia.pl\nX: y",
    ],
)
def test_an_address_of_the_site_that_is_none_is_refused(
    tmp_path: Path, wrong: str
) -> None:
    told = start(tmp_path, SECRET_KEY="key", SITE_URL=wrong)
    assert "SITE_URL must be http:// or https:// with a host" in told
    assert repr(wrong) in told


@pytest.mark.parametrize(
    ("variables", "licence"),
    [
        ({}, "CC-BY-4.0"),
        ({"OPEN_DATA_LICENCE": ""}, "CC-BY-4.0"),
        ({"OPEN_DATA_LICENCE": "CC0-1.0"}, "CC0-1.0"),
    ],
)
def test_the_office_chooses_the_licence_of_open_data(
    tmp_path: Path, variables: dict[str, str], licence: str
) -> None:
    shown = "s.OPEN_DATA_LICENCE"
    assert start(tmp_path, shown=shown, SECRET_KEY="key", **variables) == licence


@pytest.mark.parametrize("wrong", ["CC-BY", "cc0-1.0", "MIT"])
def test_a_licence_that_is_not_open_or_not_known_is_refused(
    tmp_path: Path, wrong: str
) -> None:
    told = start(tmp_path, SECRET_KEY="key", OPEN_DATA_LICENCE=wrong)
    assert "OPEN_DATA_LICENCE must be CC-BY-4.0 or CC0-1.0" in told
    assert repr(wrong) in told


OPTIONS = 's.DATABASES["default"]["OPTIONS"]'


@pytest.mark.parametrize(
    ("variables", "on_sqlite", "on_postgresql"),
    [
        ({}, 45, 20),
        ({"LOCK_TIMEOUT": ""}, 45, 20),
        ({"LOCK_TIMEOUT": "5"}, 5, 5),
    ],
)
def test_a_change_waits_for_others_only_for_so_long(
    tmp_path: Path, variables: dict[str, str], on_sqlite: int, on_postgresql: int
) -> None:
    given = {"SECRET_KEY": "key", **variables}
    assert start(tmp_path, shown=OPTIONS + '["timeout"]', **given) == str(on_sqlite)
    told = start(tmp_path, shown=OPTIONS, DATABASE_URL="postgres://u@h/n", **given)
    assert told == f"{{'options': '-c lock_timeout={on_postgresql}s'}}"


def test_what_the_address_says_of_the_database_comes_last(tmp_path: Path) -> None:
    address = "postgres://u@h/n?options=-c%20lock_timeout%3D3s&sslmode=require"
    told = start(tmp_path, shown=OPTIONS, SECRET_KEY="key", DATABASE_URL=address)
    assert "'-c lock_timeout=20s -c lock_timeout=3s'" in told
    assert "'sslmode': 'require'" in told


@pytest.mark.parametrize("wrong", ["0", "-1", "1.5", "x", "20s"])
def test_a_time_to_wait_is_a_number(tmp_path: Path, wrong: str) -> None:
    told = start(tmp_path, SECRET_KEY="key", LOCK_TIMEOUT=wrong)
    assert f"LOCK_TIMEOUT must be a whole number above 0, not {wrong!r}." in told


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own switch")
@pytest.mark.django_db
def test_what_was_said_to_be_saved_is_forced_to_disk() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)  # FULL


@pytest.mark.parametrize(
    ("variable", "wrong"),
    [
        ("ALLOWED_HOSTS", "https://strategia.pl"),
        ("ALLOWED_HOSTS", "strategia.pl/panel"),
        ("CSRF_TRUSTED_ORIGINS", "strategia.pl"),
        ("DATABASE_URL", "strategy"),
        ("DATABASE_URL", "mysql://u:p@h/n"),
        ("DATABASE_URL", "postgres://u:p@h:port/n"),
        ("DATABASE_URL", "postgres://u:p@h"),
        ("DEFAULT_FROM_EMAIL", "strategia"),
        ("DEFAULT_FROM_EMAIL", "Biuro <strategia>"),
        ("EMAIL_HOST", "smtp://mail.example.pl"),
        ("EMAIL_HOST", "mail example"),
        ("EMAIL_PORT", "x"),
        ("EMAIL_PORT", "0"),
        ("EMAIL_PORT", "70000"),
        ("EMAIL_USE_SSL", "yes"),
        ("EMAIL_USE_TLS", "yes"),
        ("LOCK_TIMEOUT", "soon"),
        ("VAR_DIR", __file__),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_by_its_name(
    tmp_path: Path, variable: str, wrong: str
) -> None:
    variables = {"VAR_DIR": str(tmp_path), "SECRET_KEY": "key", variable: wrong}
    told = start(tmp_path, **variables)
    assert told.startswith(f"{variable} must be ")
    # It may hold a password.
    assert (wrong in told) == (variable != "DATABASE_URL")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff"])
def test_a_file_without_a_key_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    told = start(tmp_path, SECRET_KEY_FILE=str(tmp_path / "key"))
    assert told.startswith("SECRET_KEY_FILE: ")


MAIL = "s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL"


@pytest.mark.parametrize(
    ("variables", "mail"),
    [
        ({}, ("", 25, False, False)),
        ({"EMAIL_PORT": ""}, ("", 25, False, False)),
        ({"EMAIL_HOST": "mail.pl"}, ("mail.pl", 25, False, False)),
        ({"EMAIL_HOST": "::1"}, ("::1", 25, False, False)),
        ({"EMAIL_USE_TLS": "1", "EMAIL_PORT": "587"}, ("", 587, True, False)),
        ({"EMAIL_USE_SSL": "1"}, ("", 465, False, True)),
        ({"EMAIL_USE_SSL": "1", "EMAIL_PORT": "4650"}, ("", 4650, False, True)),
    ],
)
def test_the_mail_server_is_reached_as_it_is_said(
    tmp_path: Path, variables: dict[str, str], mail: tuple[str, int, bool, bool]
) -> None:
    told = start(tmp_path, shown=f"({MAIL})", SECRET_KEY="key", **variables)
    assert told == str(mail)


def test_mail_is_encrypted_in_one_way_or_the_other(tmp_path: Path) -> None:
    both = {"EMAIL_USE_TLS": "1", "EMAIL_USE_SSL": "1"}
    told = start(tmp_path, SECRET_KEY="key", **both)
    assert "EMAIL_USE_TLS and EMAIL_USE_SSL cannot both be 1" in told
