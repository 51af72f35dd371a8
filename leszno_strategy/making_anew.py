"""Make what is kept anew once something was written, so that no reader has to.

A room that keeps what was made of many rows registers how it is made anew.
"""

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django_tasks import task

from leszno_strategy.middleware import Respond
from leszno_strategy.sqlite import learn_sizes

logger = logging.getLogger(__name__)
Make = Callable[[], object]
_makers: dict[str, tuple[Make, Make]] = {}


def register(subject: str, *, some: Make, every: Make) -> None:
    """Register both ways, for `AppConfig.ready`.

    `some` makes a few of what changed, in one query if there is none; `every` makes
    all that is missing or holds no more.
    """
    _makers[subject] = some, every


def make_every() -> None:
    """Make all that is due of every subject, after what may have changed much."""
    for _some, every in _makers.values():
        every()
    learn_sizes()


@task()
def make_rest() -> None:
    """Make all that is due, after a deed of which one request cannot make all."""
    make_every()


def make_after_writing(respond: Respond) -> Respond:
    """After a request that may have written: a few, in transactions of their own.

    Whether they are made changes nothing of what anybody sees. So one who writes much
    does not wait for all of it, and what cannot be written is left for the next.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if request.method == "POST" and request.user.is_authenticated:
            for subject, (some, _every) in _makers.items():
                try:
                    some()
                except OperationalError:
                    logger.warning("%s were not made", subject, exc_info=True)
        return response

    return middleware
