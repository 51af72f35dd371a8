"""Make kept sums anew once something was written, so that no reader has to."""

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from tasks.kept_sums import AT_ONCE, make_due

logger = logging.getLogger(__name__)
Respond = Callable[[HttpRequest], HttpResponse]


def make_after_writing(respond: Respond) -> Respond:
    """After a request that may have written: a few, in a transaction of their own.

    Whether they are made changes nothing of what anybody sees. So one who writes much
    does not wait for all of it, and what cannot be written is left for the next.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if request.method == "POST" and request.user.is_authenticated:
            try:
                make_due(at_most=AT_ONCE)
            except OperationalError:
                logger.warning("sums were not made", exc_info=True)
        return response

    return middleware
