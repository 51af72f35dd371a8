"""Ask the site in a process of its own, whose disk is not like that of the tests.

`python -m tests.asking_elsewhere '[["GET", "/", {}], …]'` prints what was answered.
"""

import json
import logging
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.test import Client

Request = tuple[str, str, dict[str, str]]


def answers(
    requests: Iterable[Request], env: dict[str, str], *, largest_file: int | None = None
) -> list[tuple[int, str]]:
    """Return status and text of each, asked without the rights of root over files."""
    command = [sys.executable, "-m", "tests.asking_elsewhere"]
    if setpriv := shutil.which("setpriv"):
        rights = "--bounding-set=-dac_override,-dac_read_search"
        command = [setpriv, rights, *command]
    said = subprocess.run(  # noqa: S603  our own command
        [*command, json.dumps(list(requests)), str(largest_file or 0)],
        env=env,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        check=False,
        text=True,
    )
    assert said.returncode == 0, said.stderr
    return [(status, text) for status, text in json.loads(said.stdout)]


def ask(requests: Iterable[Request], largest_file: int) -> list[tuple[int, str]]:
    # Who waits for a lock here waits in vain.
    settings.DATABASES["default"]["OPTIONS"]["timeout"] = 0
    settings.ALLOWED_HOSTS = ["testserver"]
    django.setup()
    logging.disable()
    client = Client(raise_request_exception=False)
    if largest_file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    said = []
    for method, address, data in requests:
        response: Any = getattr(client, method.lower())(address, data)
        body = b"".join(response) if response.streaming else response.content
        said.append((response.status_code, body.decode(errors="replace")))
    return said


if __name__ == "__main__":
    print(json.dumps(ask(json.loads(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201
