"""No page asks the database more where a strategy has more, and none asks much."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from leszno_strategy.making_anew import make_every
from tasks.models import Goal, Strategy, Task
from tests.factories import (
    make_goal,
    make_indicator,
    make_programme,
    make_task,
    make_tree,
)
from tests.funding import make_funding
from tests.public.page_types import PAGES

pytestmark = pytest.mark.django_db

MOST = 14
API = "/api/v1/strategie/"
PLACES = [
    *PAGES,
    "/miasto/budzet/?cel=I",
    "/miasto/zmiany/atom.xml",
    "/miasto/wykres.csv",
    "/embed/miasto/",
    "/sitemap.xml",
    API,
    *(f"{API}miasto/{part}" for part in ("", "zadania/", "zadania/I.1.1/")),
    f"{API}miasto/wskazniki/",
]


def test_pages_ask_as_much_for_100_tasks_as_for_10_and_no_page_much(
    client: Client, count_queries: Callable[..., int]
) -> None:
    def asked(tasks: int, goals: int) -> dict[str, int]:
        Goal.objects.all().delete()
        Strategy.objects.all().delete()
        strategy = make_tree(tasks=tasks)
        for number in range(goals):
            goal = make_goal(strategy, f"K{number}")
            make_task(make_programme(goal), stages=[{2009: ("5", "4")}])
        for task in Task.objects.of(strategy)[:tasks:3]:
            make_funding(task, f"Źródło {task.number}", years={2009: ("100", "50")})
        make_every()
        found = {}
        for place in PLACES:
            assert client.get(place).status_code == 200, place
            found[place] = count_queries(lambda at=place: client.get(at))
        return found

    few = asked(tasks=10, goals=2)
    assert asked(tasks=100, goals=9) == few
    assert {place: n for place, n in few.items() if n > MOST} == {}


def test_the_front_page_asks_once_for_indicators_of_the_whole(client: Client) -> None:
    strategy = make_tree(tasks=2)
    make_indicator(strategy, {2009: "1", 2010: "2"})
    client.get("/miasto/")
    with CaptureQueriesContext(connection) as asked:
        assert "/miasto/wskazniki/" in client.get("/miasto/").content.decode()
    found = [one for one in asked if ' FROM "indicators_indicator" ' in one["sql"]]
    assert len(found) == 1
