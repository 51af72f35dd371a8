"""How changes keep out of each other's way: which rows they lock, and another try.

Locks are taken in one order: units, posts, the strategy as a whole, years, goals,
programmes, tasks, then what lies below a task. Rows of one table are locked in the
order of their keys.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import Error, OperationalError, connection, transaction
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
P = ParamSpec("P")
R = TypeVar("R")

# PostgreSQL's codes of a transaction that it gave up so that another could go on.
GIVEN_UP = {"40001", "40P01"}  # serialization_failure, deadlock_detected
TRIES = 4


def locked(rows: "QuerySet[M]") -> list[M]:
    """Read the rows; make others who lock or change them wait for the transaction.

    Only these rows: without `of`, PostgreSQL would lock the rows joined for their
    default order as well, up to the strategy. Rows that refer to them can be written
    meanwhile.
    """
    return list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))


def deed(do: Callable[P, R]) -> Callable[P, R]:
    """Do all of it in a transaction, or nothing.

    Where the database gave it up for another's sake, it is done again from its
    beginning. So it must leave no trace outside of the database, and read anew what
    it changes. Within a transaction the whole of that is at stake: then the outermost
    deed is done again.
    """

    @wraps(do)
    def done(*args: P.args, **kwargs: P.kwargs) -> R:
        tries = 1 if connection.in_atomic_block else TRIES
        while True:
            tries -= 1
            try:
                with transaction.atomic():
                    return do(*args, **kwargs)
            except OperationalError as error:
                if not (tries and was_given_up(error)):
                    raise

    return done


def was_given_up(error: Error) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in GIVEN_UP
