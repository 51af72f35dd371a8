"""How much a process keeps of public pages, and who waits while one is made."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from public.kept_answers import AROUND, Kept
from public.kept_pages import KeepPages, Pages, kept

pytestmark = pytest.mark.both

TODAY = datetime.date(2014, 3, 31)


@pytest.fixture(autouse=True)
def _keeping(keeping):
    """Keep pages in every test of this file."""


# Memory.


def page_of(size: int) -> Kept:
    return Kept(b"x" * (size - AROUND), {}, None, {})


def filled(most: int) -> tuple[Pages, list]:
    made = Pages()
    made.most = most
    period = (1, TODAY)
    made.since(period)
    keys = [(period, "http", "localhost", f"/{n}/", "") for n in range(20)]
    return made, keys


def test_no_more_is_kept_than_there_is_room_for():
    made, keys = filled(most=80_000)
    for key in keys:
        made.keep(key, page_of(10_000))
        made.get(keys[0])
    assert made.size == 80_000
    assert len(list(made)) == 8
    assert made.get(keys[0])
    assert made.get(keys[-1])
    assert not made.get(keys[1])


def test_one_page_does_not_drive_out_all_others():
    made, keys = filled(most=80_000)
    made.keep(keys[0], page_of(10_001))
    assert not made.get(keys[0])


def test_what_is_made_again_counts_once():
    made, keys = filled(most=80_000)
    for _time in range(3):
        made.keep(keys[0], page_of(5_000))
    assert made.size == 5_000


def test_of_a_period_that_is_over_nothing_is_kept():
    made, keys = filled(most=80_000)
    made.keep(keys[0], page_of(5_000))
    assert made.since((2, TODAY)) is not None
    assert made.size == 0
    assert made.since((1, TODAY)) is None
    made.keep(keys[0], page_of(5_000))
    assert list(made) == []


# Many at once.


def asking(path: str) -> Any:
    """Return a request that knows the number already, and so needs no database."""
    request: Any = RequestFactory().get(path)
    request._public_version = 1
    return request


class Slow:
    """A view behind the middleware that tells how often it made a page."""

    def __init__(self, *, is_kept: bool = True) -> None:
        self.made, self.began, self.go_on = 0, Event(), Event()
        self.view = kept(lambda: None) if is_kept else (lambda: None)
        self.keep = KeepPages(self.respond)

    def respond(self, request: HttpRequest) -> Any:
        request.resolver_match = ResolverMatch(self.view, (), {})
        self.keep.process_view(request, self.view, (), {})
        self.made += 1
        self.began.set()
        assert self.go_on.wait(20)
        return HttpResponse(b"made")

    def ask(self, path: str = "/") -> bytes:
        answer = self.keep(asking(path))
        assert isinstance(answer, HttpResponse)
        return answer.content


def test_many_who_ask_at_once_wait_for_one_making():
    slow, everybody = Slow(), Barrier(4)

    def ask() -> bytes:
        everybody.wait(20)
        return slow.ask()

    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(ask) for _n in range(4)]
        assert slow.began.wait(20)
        slow.go_on.set()
        assert [one.result(20) for one in asked] == [b"made"] * 4
    assert slow.made == 1


def test_nobody_waits_for_what_is_not_kept():
    slow = Slow(is_kept=False)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(slow.ask)
        assert slow.began.wait(20)
        slow.began.clear()
        second = threads.submit(slow.ask)
        assert slow.began.wait(20)
        slow.go_on.set()
        assert first.result(20) == second.result(20) == b"made"
    assert slow.made == 2


def test_a_making_that_fails_leaves_nobody_waiting():
    fails = KeepPages(lambda request: 1 / 0)
    for _time in range(2):
        with pytest.raises(ZeroDivisionError):
            fails(asking("/"))
    assert fails.made == {}
