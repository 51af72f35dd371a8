"""How often Python looks for garbage that does not go by itself.

By default it looks with every 700 things more than before, and now and then through all
that was ever loaded: two hundred thousand things that stay as long as the process does.
A page makes thousands of things and an import millions, nearly all of which go by
themselves.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

NEW_THINGS = 10_000


def settle() -> None:
    """What is loaded by now stays: workers share it while nobody touches it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_THINGS, *gc.get_threshold()[1:])


@contextmanager
def seldom() -> Iterator[None]:
    """Look seldom while the block runs."""
    usual = gc.get_threshold()
    # All that is there is passed over meanwhile; what is garbage of it goes afterwards.
    gc.freeze()
    gc.set_threshold(NEW_THINGS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
