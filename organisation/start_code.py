"""The code with which the first account is made in a browser.

Only who reads the server's own files or what it prints at its start knows the code. It
is asked for while nobody can sign in, and forgotten with the first account.
"""

import os
import secrets
from pathlib import Path

from django.conf import settings

from organisation.models import User

# Read out and typed: no letters that look alike, nor any that make a word.
LETTERS = "bcdfghjkmnpqrstvwxz"
GROUPS, LETTERS_OF_GROUP = 4, 4
NAME = "start_code"


def is_wanted() -> bool:
    """Say whether there is no account yet; those of a demonstration count in one."""
    accounts = User.objects.all()
    return not (accounts if settings.DEMO else accounts.filter(is_demo=False)).exists()


def start_code() -> str:
    """Return the code, made if there is none: nobody but the service reads its file."""
    try:
        how = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        with os.fdopen(os.open(_path(), how, mode=0o600), "w") as file:
            file.write("-".join(_group() for _n in range(GROUPS)))
    except FileExistsError:
        pass
    return _kept()


def is_start_code(typed: str) -> bool:
    """Say whether it is the code, however it is spaced; none is where none was made."""
    kept = _plain(_kept())
    return bool(kept) and secrets.compare_digest(kept.encode(), _plain(typed).encode())


def forget_start_code() -> None:
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.VAR_DIR) / NAME


def _kept() -> str:
    try:
        return _path().read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def _group() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(LETTERS_OF_GROUP))


def _plain(code: str) -> str:
    return "".join(letter for letter in code.casefold() if letter in LETTERS)
