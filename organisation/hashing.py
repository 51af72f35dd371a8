"""Passwords are hashed slowly by intent; readers must not wait for it.

Argon2 takes 100 MB and all processors for a moment. Each process hashes one password
at a time, and few of its threads wait for that: the others stay free for pages.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.hashers import Argon2PasswordHasher

from leszno_strategy.faults import Crowded
from leszno_strategy.in_turn.queue import Threads

# Threads of a process that may wait for the one that hashes. Of four, two stay free.
WAITING = 1
# Far more than those before take.
SECONDS = 30

threads = Threads()


def is_crowded() -> bool:
    """Say whether the next who signs in would be sent away."""
    return threads.waiting >= WAITING


@contextmanager
def alone() -> Iterator[None]:
    """Hash while nobody else in the process does; raises Crowded where many wait."""
    if not threads.enter(SECONDS, behind=WAITING):
        raise Crowded
    try:
        yield
    finally:
        threads.leave()


class Argon2(Argon2PasswordHasher):
    """Django's own, in turn."""

    def encode(self, password: str, salt: str) -> str:
        with alone():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with alone():
            return super().verify(password, encoded)
