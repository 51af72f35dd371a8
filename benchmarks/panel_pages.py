"""What the office's pages cost in a small city and in a large one.

    python benchmarks/panel_pages.py SMALL.sqlite3 LARGE.sqlite3 [--rounds 3]
                                     [--only TEXT] [--role ROLE]

Opens each page under /panel/, and each list and form of the admin, as each role, and
prints queries, CPU (the best of some rounds), bytes and rows of tables, in both cities,
with the ratio. Pages are found by their addresses, so that none is forgotten. Ends with
1 where a page of the large city takes 15 queries or more, or answers with an error of
ours; times only print.
"""

import argparse
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

MOST_QUERIES = 15
ROOMS = ("reporting", "filling", "annual_report", "people", "structure")
# What asks for more of a page than it shows at first.
ASKED = {
    "structure:tree": ("otwarte=wszystkie", "nietypowe=plan"),
    "reporting:reports": ("stan=not_started", "page=2", "dotyczy=nadzor"),
    "reporting:goal": ("uwagi=1",),
    "filling:all": ("szukaj=etap",),
    "structure:values": ("page=2",),
}

SETTINGS = {
    "ALLOWED_HOSTS": "*",
    "DJANGO_SETTINGS_MODULE": "leszno_strategy.settings",
    "HTTPS": "0",
    "SECRET_KEY": "benchmark",
}


@dataclass
class Cost:
    """What one page took: CPU in milliseconds, the best of the rounds."""

    status: int
    queries: int
    cpu: float
    size: int
    rows: int


def main() -> int:
    asked = arguments()
    if asked.measure:
        json.dump(measured(asked), sys.stdout)
        return 0
    small, large = (costs_in(city, asked) for city in (asked.small, asked.large))
    print("page, then in the small and the large city: queries, CPU in ms, kB, rows")
    bad = 0
    for page in sorted(large, key=lambda one: -large[one].cpu):
        there = large[page]
        here = small.get(page, there)
        times = there.cpu / here.cpu if here.cpu else 0
        is_bad = there.queries >= MOST_QUERIES or there.status >= 500
        bad += is_bad
        print(
            f"{page[:58]:58} {here.queries:4}/{there.queries:4}"
            f" {here.cpu:7.1f}/{there.cpu:7.1f} {times:5.1f}"
            f" {here.size / 1e3:5.0f}/{there.size / 1e3:5.0f}"
            f" {here.rows:4}/{there.rows:5} {'!' if is_bad else ''}"
        )
    print(f"{len(large)} pages, {bad} with too many queries or an error")
    return bool(bad)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--role", default="")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def costs_in(city: Path, asked: argparse.Namespace) -> dict[str, Cost]:
    """Measure in a process of its own: which database it is, settings say."""
    found = subprocess.run(
        [
            *(sys.executable, __file__, str(city), "--measure"),
            *(f"--rounds={asked.rounds}", f"--only={asked.only}"),
            f"--role={asked.role}",
        ],
        env={
            **os.environ,
            **SETTINGS,
            "DATABASE_URL": f"sqlite:///{city.resolve()}",
        },
        stdout=subprocess.PIPE,
        check=True,
    )
    return {page: Cost(**cost) for page, cost in json.loads(found.stdout).items()}


def measured(asked: argparse.Namespace) -> dict[str, Any]:
    import django

    os.environ.update(SETTINGS)
    django.setup()
    logging.disable()
    from django.test import Client

    found = {}
    for role, person in people().items():
        if asked.role not in role:
            continue
        client = Client(raise_request_exception=False)
        client.force_login(person)
        for page, address in addresses(role):
            if asked.only in page and (cost := cost_of(client, address, asked.rounds)):
                found[f"{role} {page}"] = asdict(cost)
    return found


def cost_of(client: Any, address: str, rounds: int) -> Cost | None:
    """Open the page; None where it is no page for the person, or only takes a form."""
    from django.db import connection

    queries = 0

    def counted(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*args)

    best, answer = float("inf"), None
    for _round in range(rounds + 1):
        queries, began = 0, process_time()
        with connection.execute_wrapper(counted):
            answer = client.get(address)
            body = answer.getvalue()
        if answer.status_code != 200:
            break
        best = min(best, process_time() - began)
    if answer is None or answer.status_code in {302, 403, 404, 405}:
        return None
    seconds = best if best < float("inf") else 0
    return Cost(
        answer.status_code, queries, seconds * 1e3, len(body), body.count(b"<tr")
    )


def people() -> dict[str, Any]:
    """Choose a person for each role, whose accounts are open."""
    from django.db.models import Q
    from django.utils.timezone import localdate

    from organisation.models import Appointment, OfficeRole

    today = Appointment.objects.current(localdate()).filter(user__is_active=True)
    named = today.filter(post__office_role="").order_by("pk").select_related("user")
    leading = named.exclude(post__programmes=None, post__goals=None)
    carried = Q(post__executed__isnull=False) | Q(post__unit__executed__isnull=False)
    held = {
        "executor": named.filter(carried).exclude(user__in=leading.values("user")),
        "coordinator": named.filter(post__programmes__isnull=False),
        "goal head": named.filter(post__goals__isnull=False),
        **{role.value: today.filter(post__office_role=role) for role in OfficeRole},
    }
    return {role: one.user for role, found in held.items() if (one := found.first())}


def addresses(role: str) -> Iterator[tuple[str, str]]:
    """Yield the pages with their addresses, those of the admin for who has any."""
    from django.urls import reverse

    for room in ROOMS:
        for name, wanted in named(import_module(f"{room}.urls").urlpatterns):
            page = f"{room}:{name}"
            given = {one: value_of(page, one) for one in wanted}
            if None in given.values():
                continue
            address = reverse(page, kwargs=given)
            yield page, address
            for query in ASKED.get(page, ()):
                yield f"{page}?{query}", f"{address}?{query}"
    if role in {"office", "administrator"}:
        yield from of_admin()


def named(
    patterns: Any, above: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of each address with the parts that it wants."""
    for one in patterns:
        wanted = (*above, *one.pattern.converters)
        if hasattr(one, "url_patterns"):
            yield from named(one.url_patterns, wanted)
        else:
            yield one.name, wanted


def of_admin() -> Iterator[tuple[str, str]]:
    from django.contrib import admin

    yield "admin", "/admin/"
    for model in admin.site._registry:
        label = model._meta.label_lower.replace(".", "/")
        yield f"admin {label}", f"/admin/{label}/"
        yield f"admin {label} add", f"/admin/{label}/add/"
        if row := model._default_manager.order_by("pk").first():
            yield f"admin {label} change", f"/admin/{label}/{row.pk}/change/"
            yield f"admin {label} history", f"/admin/{label}/{row.pk}/history/"


@cache
def value_of(page: str, name: str) -> Any:
    """Find a value for a part of an address; None where the city has no such row."""
    strategy, year = the_strategy()
    if name == "strategy":
        return strategy.slug
    if name == "year":
        return year
    if name == "code":
        return code_for(page, strategy)
    return id_for(page, strategy)


@cache
def the_strategy() -> tuple[Any, int]:
    """The strategy with the most tasks, and the year that a campaign asks for."""
    from django.db.models import Count

    from reporting.models import Campaign
    from tasks.models import Strategy

    strategy = (
        Strategy.objects.annotate(n=Count("goals__programmes__tasks"))
        .order_by("-n")[:1]
        .get()
    )
    asked = Campaign.objects.filter(year__strategy=strategy).order_by("year__year")
    years = strategy.years.values_list("year", flat=True)
    last = asked.values_list("year__year", flat=True).last()
    return strategy, last or max(years)


def code_for(page: str, strategy: Any) -> str | None:
    """The code of the first row that has an indicator where reports need one."""
    from tasks.models import Goal, Programme, Task

    goals = Goal.objects.filter(strategy=strategy)
    programmes = Programme.objects.filter(goal__strategy=strategy)
    name = page.partition(":")[2]
    if name.startswith(("goal", "add_programme")):
        rows: Any = goals.order_by("-indicators", "position")
    elif name.startswith(("programme", "add_task")):
        rows = programmes.order_by("-indicators", "goal__position", "number")
    else:
        rows = Task.objects.of(strategy)
    return getattr(rows.first(), "code", None)


def id_for(page: str, strategy: Any) -> int | None:
    from annual_report.models import Export
    from exchange.models import Upload
    from indicators.models import Indicator
    from organisation.models import Appointment, Post, Unit, User
    from reporting.models import Attachment
    from tasks.models import FundingSource

    below = FundingSource.objects.filter(task__programme__goal__strategy=strategy)
    rows = {
        "indicator": Indicator.objects.of(strategy),
        "funding": below,
        "person": User.objects.filter(appointments__isnull=False),
        "post": Post.objects.filter(programmes__isnull=False),
        "unit": Unit.objects.filter(executed__isnull=False),
        "attachment": Attachment.objects.all(),
        "export": Export.objects.all(),
        "download": Export.objects.all(),
        "end_deputy": Appointment.objects.none(),
    }
    found = rows.get(page.partition(":")[2], Upload.objects.filter(strategy=strategy))
    row = found.order_by("pk").first()
    return row.pk if row else None


if __name__ == "__main__":
    sys.exit(main())
