"""Room for all calls of a request in one piece of memory.

CPython keeps the frames of calls in pieces of 16 KB, and gives a piece back as soon as
the first call in it returns. A loop that happens to stand at the end of a piece takes
memory of the system and gives it back with each call that it makes
(issue 142183 of CPython): one middleware more or less, and a page took twice as long.
"""

from django.http import HttpRequest, HttpResponse

from leszno_strategy.middleware import Respond

# Of 8 bytes each. A call of this size begins a piece of the next power of two, 256 KB;
# nearly half of it is left for what is called, many times what a page needs. What the
# call has for itself is never touched, so that it takes no memory.
SLOTS = 16 * 1024


def give_room(respond: Respond) -> Respond:
    def middleware(request: HttpRequest) -> HttpResponse:
        return respond(request)

    middleware.__code__ = middleware.__code__.replace(co_stacksize=SLOTS)
    return middleware
