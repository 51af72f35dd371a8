"""No page of the office asks more of a large strategy than of a small one.

Every page under /panel/ and of the admin is opened: they are found by their addresses.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from leszno_strategy.making_anew import make_every
from reporting.addresses import report_address
from reporting.models import Report

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

# Where programs are that measure; they are run, and are no package.
sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))
panel_pages, city = import_module("panel_pages"), import_module("city")

# The office sees all pages, a goal's head those of a part.
ROLES = ("office", "goal head")
SMALL, LARGER = 40, 80
MOST = 14


def measured(in_passing) -> dict[int, dict[str, int]]:
    """What each page asks in a small city, and in one three times as large."""
    found = {}
    for tasks in (SMALL, LARGER):
        with in_passing():
            city.City(tasks).build()
            make_every()
            panel_pages.value_of.cache_clear()
            panel_pages.the_strategy.cache_clear()
            found[tasks] = dict(_costs())
    return found


def _costs() -> Iterator[tuple[str, int]]:
    people = panel_pages.people()
    for role in ROLES:
        client = Client()
        client.force_login(people[role])
        for page, address in (*panel_pages.addresses(role), *_reports()):
            asked, answer = _asked(client, address)
            if answer.status_code == 200:
                yield f"{role} {page}", asked


def _asked(client: Client, address: str) -> tuple[int, Any]:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    # A file is closed once it is read.
    answer.getvalue()
    return len(captured), answer


def _reports() -> Iterator[tuple[str, str]]:
    """Yield a task's report of each state there is, with its history."""
    seen = set()
    for report in Report.objects.exclude(task=None).select_related("task", "year"):
        if report.state not in seen:
            seen.add(report.state)
            address = report_address(report.subject, report.year.year)
            yield f"{report.state} report", address
            yield f"{report.state} report's history", f"{address}historia/"


def test_no_page_of_the_panel_asks_more_than_14_or_more_where_there_are_more_tasks(
    in_passing,
):
    """In one test: what pages ask is then measured once, whoever runs the others."""
    costs = measured(in_passing)
    few, many = costs[SMALL], costs[LARGER]
    asked = few | many
    assert {page: n for page, n in asked.items() if n > MOST} == {}
    assert more_asked(few, many) == {}
    assert len(few.keys() & many.keys()) > len(many) * 0.9
    rooms = {page.split(":")[0].split()[-1] for page in few if ":" in page}
    assert rooms == set(panel_pages.ROOMS)


def more_asked(few: dict[str, int], many: dict[str, int]) -> dict[str, int]:
    """What pages ask more where there are many tasks.

    Few tasks are shown unfolded in the tree, many are not: so it may ask less. Not each
    state of a report is there among few.
    """
    both = few.keys() & many.keys()
    more = {page: many[page] - few[page] for page in both if many[page] > few[page]}
    # A report names the next one of the person where there is any: one query.
    named = {page for page, n in more.items() if n == 1 and page.endswith("report")}
    return {page: n for page, n in more.items() if page not in named}
