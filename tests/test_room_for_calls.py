"""Calls of a request take no memory of the system one by one, however deep they are."""

from resource import RUSAGE_SELF, getrusage

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from leszno_strategy.room_for_calls import give_room

CALLS = 500
DEPTHS = 200


def nothing() -> None:
    """What is called again and again."""


def pages_taken(depth: int) -> int:
    """Call CALLS times as deep as that; return how often memory was taken."""
    if depth:
        return pages_taken(depth - 1)
    before = getrusage(RUSAGE_SELF).ru_minflt
    for _call in range(CALLS):
        nothing()
    return getrusage(RUSAGE_SELF).ru_minflt - before


def test_no_depth_of_calls_takes_memory_with_each_call(rf: RequestFactory):
    most = []

    def deep(_request: HttpRequest) -> HttpResponse:
        most.append(max(pages_taken(depth) for depth in range(DEPTHS)))
        return HttpResponse()

    give_room(deep)(rf.get("/"))
    assert most[0] < CALLS / 5
