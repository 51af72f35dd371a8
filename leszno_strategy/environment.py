"""What the settings read from the environment; a wrong value is told by its name."""

import os
import re
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# What a name of a host, or its address, is made of.
HOST = r"\[[0-9a-fA-F:.]+\]|[\w.:-]+"


def env_flag(name: str, *, default: bool) -> bool:
    """Read a switch that is "1" or "0"."""
    value = os.environ.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def env_list(name: str, default: str = "") -> list[str]:
    parts = os.environ.get(name, default).split(",")
    return [part.strip() for part in parts if part.strip()]


def env_number(name: str, usual: int, *, least: int = 1) -> int:
    """Read a whole number, not below the least."""
    value = os.environ.get(name) or str(usual)
    if not re.fullmatch(r"0|[1-9]\d{0,8}", value) or int(value) < least:
        raise ImproperlyConfigured(
            f"{name} must be a whole number above {least - 1}, not {value!r}."
            if least
            else f"{name} must be a whole number or 0, not {value!r}."
        )
    return int(value)


def env_choice(name: str, *choices: str) -> str:
    """Read one of a few words; the first of them is the usual one."""
    value = os.environ.get(name) or choices[0]
    if value not in choices:
        raise ImproperlyConfigured(
            f"{name} must be {' or '.join(choices)}, not {value!r}."
        )
    return value


def env_secret(name: str, *, file: str) -> str:
    """Read a secret, from the file if there is one, else from the variable."""
    if not file:
        return os.environ.get(name, "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"{name}_FILE: {error}") from error


def env_folder(name: str, usual: Path) -> Path:
    """Read a folder; it may be made later."""
    folder = Path(os.environ.get(name) or usual)
    if folder.exists() and not folder.is_dir():
        raise ImproperlyConfigured(f"{name} must be a folder, not {str(folder)!r}.")
    return folder


def env_port(name: str, usual: int) -> int:
    port = env_number(name, usual)
    if port > 65_535:
        raise ImproperlyConfigured(f"{name} must be at most 65535, not {port}.")
    return port


def env_host(name: str) -> str:
    """Read the name of a server alone: no protocol, no path."""
    host = os.environ.get(name, "").strip()
    if host and not re.fullmatch(HOST, host):
        raise ImproperlyConfigured(
            f"{name} must be a host such as mail.example.pl, not {host!r}."
        )
    return host


def env_socket(name: str) -> str:
    """Read where a service listens: the path of a socket, or host:port; or nothing."""
    value = os.environ.get(name, "").strip()
    if value and not re.fullmatch(rf"/[^\0]+|({HOST}):[1-9]\d{{0,4}}", value):
        raise ImproperlyConfigured(
            f"{name} must be the path of a socket or host:port, not {value!r}."
        )
    return value


def env_hosts(name: str, usual: str) -> list[str]:
    """Read names of hosts; one that begins with a dot stands for all below it."""
    hosts = env_list(name, usual)
    for host in hosts:
        if host != "*" and not re.fullmatch(HOST, host):
            raise ImproperlyConfigured(
                f"{name} must be names such as strategia.example.pl, not {host!r}."
            )
    return hosts


# A scheme, a host and perhaps a port: what would end a list in a header is none.
ORIGIN = re.compile(r"https?://(\*\.)?([\w.-]+|\[[0-9a-fA-F:]+\])(:\d{1,5})?")


def env_origins(name: str) -> list[str]:
    origins = env_list(name)
    for origin in origins:
        if not ORIGIN.fullmatch(origin):
            raise ImproperlyConfigured(
                f"{name} must be addresses such as https://strategia.example.pl, "
                f"not {origin!r}."
            )
    return origins


def env_sender(name: str, usual: str) -> str:
    """Read an e-mail address, with or without a name before it."""
    sender = os.environ.get(name) or usual
    _name, address = parseaddr(sender)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address) or "\n" in sender:
        raise ImproperlyConfigured(f"{name} must be an address, not {sender!r}.")
    return sender


def env_dsn(name: str) -> str:
    """Read where errors are sent; "" for nowhere. It holds a key."""
    address = os.environ.get(name, "").strip()
    if address and not re.fullmatch(r"https?://[^\s/@]+@[\w.:-]+/\S+", address):
        raise ImproperlyConfigured(
            f"{name} must be like https://key@errors.example.pl/1."
        )
    return address


def env_token(name: str) -> str:
    """Read a secret that programs send in a header; "" without one."""
    token = os.environ.get(name, "")
    if token and not re.fullmatch(r"[\x21-\x7e]{20,}", token):
        raise ImproperlyConfigured(
            f"{name} must be at least 20 letters, digits and signs, without spaces."
        )
    return token


def env_database(name: str) -> dict[str, Any] | None:
    """Read the address of a database; None without one. It may hold a password."""
    return database_at(os.environ.get(name, "").strip(), name)


def database_at(address: str, name: str = "The address") -> dict[str, Any] | None:
    """Return a database's settings; `name` is where its address was given."""
    if not address:
        return None
    try:
        database = dj_database_url.parse(address, conn_max_age=60)
        is_known = urlsplit(address).scheme in {"postgres", "postgresql", "sqlite"}
    except ValueError:
        is_known = False
    if not is_known or not database["NAME"]:
        raise ImproperlyConfigured(
            f"{name} must be like postgres://user:password@host/name; signs such as "
            "@ and / in a password are written as %40 and %2F."
        )
    return dict(database)
