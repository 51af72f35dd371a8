"""How many saves a second, and how long each waits: one person, eight, fifty.

    python benchmarks/saves.py [--seconds 20] [--people 1 8 50]
                               [--server postgres://user@host] [--before CHECKOUT]

Leszno's strategy is served as `make run` serves it: 2 workers with 4 threads, on SQLite
or in a database of its own on the server. Each person has a task, opens its form, saves
it, and begins anew at once. Prints saves a second, the seconds that a save takes (from
when the form is sent to the answer) in the middle, for 99 of 100 and at most, how far
the people are apart, and the processor time of the server for a save with its form.
Fails where an answer was none, or a save is not there afterwards. With --before another
checkout is served beside this one, and people save to either in turn for some seconds.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Any

from served import HERE, prepare, settings_in

from tests.load.site import Site, own_database

if TYPE_CHECKING:
    from tests.load.people import Person

YEAR = 2013
# How often people turn from one checkout to the other.
TURNS = 5
# Begins what one process says to another, among all that it prints.
READY = "ready"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Saver:
    """Somebody with a task, and the seconds that each save took."""

    person: "Person"
    path: str
    seconds: list[float] = field(default_factory=list)
    last: str = ""

    def save_until(self, end: float) -> None:
        from tests.load.people import fields

        while monotonic() < end:
            page = self._asked(200)
            text = f"Zapis {len(self.seconds)}."
            began = monotonic()
            sent = {**fields(page), "done": text, "step": "save"}
            self._asked(302, sent)
            self.seconds.append(monotonic() - began)
            self.last = text

    def _asked(self, wanted: int, sent: dict[str, str] | None = None) -> str:
        status, page = self.person.ask(self.path, sent)
        if status != wanted:
            raise RuntimeError(f"{self.path}: {status} {page[-2000:]}")
        return page

    def require_last(self) -> None:
        if self.last not in self._asked(200):
            raise RuntimeError(f"{self.path}: {self.last} is lost")


def main() -> None:
    asked = arguments()
    if asked.before:
        compare(asked)
        return
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        own_database(asked.server, f"saves_{os.getpid()}") as database,
    ):
        os.environ |= database | settings_in(folder)
        measure(asked, Site(Path(folder)))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--people", type=int, nargs="*", default=[1, 8, 50])
    parser.add_argument("--server", default="")
    parser.add_argument("--before", type=Path, help="another checkout")
    parser.add_argument("--told", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(asked: argparse.Namespace, site: Site) -> None:
    prepare(site.manage)
    from django.db import connection

    people = savers(site.address, max(asked.people))
    alone = 0.0
    with served(site):
        for saver in people:
            # The first form of each begins a report.
            saver.save_until(monotonic() + 0.001)
        if asked.told:
            save_as_told(site, people)
            return
        for count in asked.people:
            rate = one_round(site, people[:count], asked.seconds)
            alone = alone or rate
            print(
                f"{connection.vendor}, {told(count, people[:count])}, "
                f"{rate / alone:.2f} times the first rate",
                flush=True,
            )


def save_as_told(site: Site, people: list[Saver]) -> None:
    """Save as lines of the input say, how many people and how long; tell each time."""
    print(READY, flush=True)
    for line in sys.stdin:
        count, seconds = line.split()
        before, began = spent(site), monotonic()
        save_together(people[: int(count)], float(seconds))
        told = {
            "seconds": [one for each in people[: int(count)] for one in each.seconds],
            "processor": spent(site) - before,
            "taken": monotonic() - began,
        }
        for saver in people[: int(count)]:
            saver.require_last()
        print(READY, json.dumps(told), flush=True)


def compare(asked: argparse.Namespace) -> None:
    """Let people save to both checkouts in turn, and print how many times each."""
    command = [sys.executable, __file__, "--told", f"--server={asked.server}"]
    command += ["--people", *map(str, asked.people)]
    sites = []
    for root in (asked.before.resolve(), HERE):
        site = subprocess.Popen(  # our own script
            command,
            env={**os.environ, "MEASURED_ROOT": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        answer(site)
        sites.append(site)
    for count in asked.people:
        turns = [
            [answer(site, f"{count} {asked.seconds / TURNS}") for site in sites]
            for _turn in range(TURNS)
        ]
        before, now = (Turns(list(each)) for each in zip(*turns, strict=True))
        print(
            f"{count} people, before and now: {before}; {now}; "
            f"{now.rate / before.rate:.2f} times as many saves a second, "
            f"{now.each / before.each:.2f} times the processor's time",
            flush=True,
        )
    for site in sites:
        site.communicate()


def answer(site: "subprocess.Popen[str]", told: str = "") -> dict[str, Any]:
    if not site.stdin or not site.stdout:
        raise ValueError("it was begun with pipes")
    if told:
        print(told, file=site.stdin, flush=True)
    for line in site.stdout:
        if line.startswith(READY):
            found: dict[str, Any] = json.loads(line.removeprefix(READY).strip() or "{}")
            return found
    raise RuntimeError("it ended")


@dataclass
class Turns:
    """What the turns of one checkout came to."""

    told: list[dict[str, Any]]

    @property
    def seconds(self) -> list[float]:
        return sorted(one for turn in self.told for one in turn["seconds"])

    @property
    def rate(self) -> float:
        taken: float = sum(one["taken"] for one in self.told)
        return len(self.seconds) / taken

    @property
    def each(self) -> float:
        spent: float = sum(one["processor"] for one in self.told)
        return spent / len(self.seconds)

    def __str__(self) -> str:
        return (
            f"{self.rate:.1f} saves a second, {self.each * 1000:.0f} ms of the "
            f"processor each, at most {self.seconds[-1]:.2f} s"
        )


def savers(address: str, count: int) -> list[Saver]:
    """Give each person a task of their own, whose year is being reported."""
    from reporting.addresses import report_address
    from tasks.life import publish
    from tasks.models import StrategyYear, Task
    from tests.factories import make_campaign, make_post, make_user
    from tests.load.people import Person, cookie_of

    period = StrategyYear.objects.select_related("strategy").get(year=YEAR)
    publish(period.strategy)
    make_campaign(period)
    made = []
    for number, task in enumerate(Task.objects.of(period.strategy)[:count]):
        post = make_post()
        user = make_user(post, username=f"osoba-{number}")
        task.executors.create(text="próba", post=post)
        person = Person(address, cookie_of(user))
        made.append(Saver(person, report_address(task, YEAR)))
    return made


@contextmanager
def served(site: Site) -> Iterator[None]:
    site.start()
    try:
        yield
    finally:
        site.stop()


def one_round(site: Site, people: list[Saver], seconds: float) -> float:
    """Let all save at once for so long; return how many saves a second there were."""
    before, began = spent(site), monotonic()
    save_together(people, seconds)
    taken = monotonic() - began
    saves = sum(len(one.seconds) for one in people)
    print(f"processor: {(spent(site) - before) / saves * 1000:.0f} ms", end="; ")
    for saver in people:
        saver.require_last()
    return saves / taken


def save_together(people: list[Saver], seconds: float) -> None:
    for saver in people:
        saver.seconds.clear()
    end = monotonic() + seconds
    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(lambda one: one.save_until(end), people))


def told(count: int, people: list[Saver]) -> str:
    taken = sorted(seconds for one in people for seconds in one.seconds)
    each = sorted(len(one.seconds) for one in people)
    middle, late = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    return (
        f"{count} people: {len(taken)} saves, half within {middle:.2f} s, "
        f"99 % within {late:.2f} s, at most {taken[-1]:.2f} s; "
        f"{each[0]} to {each[-1]} a person"
    )


def spent(site: Site) -> float:
    """Return the seconds of the processor that the workers took so far."""
    total = 0
    for worker in site.workers():
        after_name = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2]
        total += sum(map(int, after_name.split()[11:13]))
    return total / TICKS


if __name__ == "__main__":
    main()
