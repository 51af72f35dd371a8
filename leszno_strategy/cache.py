"""The cache in the database, which says so when it cannot write."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import DatabaseError, connections, router, transaction

from leszno_strategy.faults import fault_of

Answer = TypeVar("Answer")


class Cache(DatabaseCache):
    """Raises what Django's passes over in silence, if it is a fault of the machine.

    A limit on attempts takes silence for "somebody else was faster", and would tell
    people that they tried too often when the disk is full.
    """

    def add(
        self,
        key: Any,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        return self._aloud(lambda: super(Cache, self).add(key, value, timeout, version))

    def set(
        self,
        key: Any,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        self._aloud(lambda: super(Cache, self).set(key, value, timeout, version))

    def _aloud(self, write: Callable[[], Answer]) -> Answer:
        faults = []

        def note(execute: Callable[..., Any], *asked: Any) -> Any:
            try:
                return execute(*asked)
            except DatabaseError as error:
                if fault_of(error):
                    faults.append(error)
                raise

        name = router.db_for_write(self.cache_model_class)
        # A transaction of our own, or its end would be passed over in silence, too.
        with transaction.atomic(using=name), connections[name].execute_wrapper(note):
            answer = write()
        if faults:
            raise faults[0]
        return answer
