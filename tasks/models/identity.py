"""What a row is known by in files, wherever it moves and however it reads."""

import secrets

from django.db import models

# Letters alone, so that no spreadsheet takes it for a number or a date; no vowels, so
# that it is no word.
LETTERS = "bcdfghjkmnpqrstvwxz"
LENGTH = 10


def new_uid() -> str:
    return "".join(secrets.SystemRandom().choices(LETTERS, k=LENGTH))


class UidField(models.CharField):  # type: ignore[type-arg]
    """Names a row in files of the strategy, in one strategy once.

    A file that comes back finds the row by it. A copy of a strategy has the same ones.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        defaults = {"max_length": 20, "default": new_uid, "editable": False}
        super().__init__(*args, **{**defaults, **kwargs})  # type: ignore[arg-type]
