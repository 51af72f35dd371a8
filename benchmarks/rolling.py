"""Whether two instances and a worker lose nothing while each is started anew or killed.

    python benchmarks/rolling.py [--seconds 300] [--savers 20] [--readers 50]
                                 [--kills 12] [--server postgres://user@host]

The strategy of Leszno in PostgreSQL, files in a store that speaks S3 (moto's), two
instances as deploy/systemd starts them, each with a folder of its own, a worker with
another, and nginx that shares requests out. While people save and read, the instances
are started anew by turns, and the worker, again and again: no request may fail. Then
each part is killed with -9 while people save, the database among them unless it is a
server that others use: what was not acknowledged may fail, what was must be there.
Letters are counted by the mail server that takes them.
"""

import argparse
import os
import random
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import TYPE_CHECKING

from served import prepare, settings_in, tell
from storm import letters

from tests.letters.server import MailServer, serving
from tests.load.cluster import Cluster
from tests.load.machines import PATIENCE, Machines
from tests.load.processes import Part
from tests.load.site import own_database
from tests.load.store import store_on_loopback

if TYPE_CHECKING:
    from tests.load.storm import Storm

PAGES = ("/", "/leszno-2009-2013/", "/leszno-2009-2013/zadania/", "/konto/login/")
# Seconds from one restart to the next, and until systemd starts what died.
BETWEEN, RESTARTS = 5, 2


def main() -> None:
    asked = arguments()
    with (
        # What a killed part began may be writing there still.
        TemporaryDirectory(ignore_cleanup_errors=True) as name,
        cluster_in(Path(name), asked.server) as (cluster, server),
        own_database(server, f"rolling_{os.getpid()}") as database,
        store_on_loopback() as store,
        serving() as mail,
    ):
        folder = Path(name)
        os.environ |= {
            **database,
            **store,
            **settings_in(folder / "here", mail),
            "BACKGROUND": "service",
        }
        faults = rolled(asked, Machines(folder), cluster, mail)
    tell(faults)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--savers", type=int, default=20)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--server", default="", help="others' PostgreSQL, not killed")
    return parser.parse_args()


@contextmanager
def cluster_in(folder: Path, server: str) -> Iterator[tuple[Cluster | None, str]]:
    """Give the server, or one that is begun here and may be killed."""
    if server:
        yield None, server
        return
    cluster = Cluster(folder / "database")
    cluster.start()
    cluster.wait_until_there()
    try:
        yield cluster, cluster.address
    finally:
        cluster.end()


def rolled(
    asked: argparse.Namespace,
    machines: Machines,
    cluster: Cluster | None,
    mail: MailServer,
) -> list[str]:
    for one in machines.instances:
        prepare(partial(machines.manage, on=one))
    from tests.load.people import Person
    from tests.load.storm import OFFICES, REFUSED, Storm

    # The balancer gives up first, and says so.
    Person.patience = 2 * PATIENCE
    mail.refused.add(REFUSED)
    people = Storm(machines, asked.savers + OFFICES)
    people.closes_every = 60
    machines.start()
    try:
        faults = restarts(asked, people, Readers(machines, asked.readers), machines)
        faults += letters(people, machines, mail)
        parts = [*machines.instances, machines.worker, machines.balancer]
        faults += kills(people, machines, [*parts, *filter(None, [cluster])], asked)
        machines.worker.end()
        faults += letters(people, machines, mail, killed=asked.kills)
    finally:
        machines.stop()
    return faults


class Readers:
    """People who read page after page, each time on a connection of their own."""

    def __init__(self, machines: Machines, number: int) -> None:
        self.port, self.number = machines.balancer.port, number
        self.answers: Counter[str] = Counter()
        self.lock, self.over = threading.Lock(), threading.Event()

    def threads(self) -> list[threading.Thread]:
        return [
            threading.Thread(target=self.read, args=[n], daemon=True)
            for n in range(self.number)
        ]

    def read(self, begin: int) -> None:
        for page in islice(cycle(PAGES), begin, None):
            if self.over.wait(random.uniform(0.2, 1)):  # noqa: S311  no secret
                break
            connection = HTTPConnection("127.0.0.1", self.port, timeout=2 * PATIENCE)
            try:
                connection.request("GET", page)
                answer = connection.getresponse()
                answer.read()
                said = str(answer.status)
            except (OSError, HTTPException) as error:
                said = type(error).__name__
            finally:
                connection.close()
            with self.lock:
                self.answers[said] += 1

    def failed(self) -> int:
        return sum(n for said, n in self.answers.items() if said != "200")


class Restarts(threading.Thread):
    """Starts one part after the other anew, each once the last is there again."""

    def __init__(self, parts: Sequence[Part], over: threading.Event) -> None:
        super().__init__()
        self.parts, self.over, self.number = parts, over, 0

    def run(self) -> None:
        for one in cycle(self.parts):
            if self.over.wait(BETWEEN):
                return
            one.end()
            one.start()
            one.wait_until_there()
            self.number += 1


def restarts(
    asked: argparse.Namespace, people: "Storm", readers: Readers, machines: Machines
) -> list[str]:
    """Start all anew by turns, for so long; every request must be answered."""
    over = threading.Event()
    rolling = [
        Restarts(parts, over) for parts in (machines.instances, [machines.worker])
    ]
    # As timers on two machines do.
    timers = [
        threading.Thread(target=machines.manage, args=("send_reminders",))
        for _machine in machines.instances
    ]
    threads = [*people.threads(), *readers.threads(), *timers]
    began = monotonic()
    for thread in [*threads, *rolling]:
        thread.start()
    sleep(asked.seconds)
    over.set()
    for thread in rolling:
        thread.join()
    for told in (people.over, readers.over):
        told.set()
    for thread in threads:
        thread.join()
    print(
        f"{rolling[0].number} restarts of instances and {rolling[1].number} of the "
        f"worker in {monotonic() - began:.0f} s; {dict(people.noted.deeds)}"
    )
    return people.noted.faults + found(people, machines, readers)


def found(people: "Storm", machines: Machines, readers: Readers) -> list[str]:
    """Print what was answered and kept; return what failed."""
    asked, noted = machines.balancer.asked(), people.noted
    lost = people.lost() + people.lost_files()
    failed = sum(number for status, number in asked.items() if status >= "500")
    silent, waits = noted.deeds["unanswered"], machines.balancer.waits()
    saved = sum(map(len, noted.saved.values()))
    print(
        f"requests: {sum(asked.values())} ({told(asked)}): {failed} with 5xx, "
        f"{silent + readers.failed()} refused or not answered; the slowest took "
        f"{max(waits):.1f} s; readers: {told(readers.answers)}\n"
        f"saves: {saved} and {len(noted.files)} files acknowledged, {len(lost)} lost; "
        f"a page and its save took {median(noted.seconds):.1f} s, "
        f"the slowest {max(noted.seconds):.1f} s",
        flush=True,
    )
    faults = [f"lost: {one}" for one in lost]
    if failed or silent or readers.failed():
        faults.append(f"{failed} failed, {silent + readers.failed()} unanswered")
    return faults


def told(counted: Counter[str]) -> str:
    return ", ".join(
        f"{status}: {number}" for status, number in sorted(counted.items())
    )


def kills(
    people: "Storm",
    machines: Machines,
    parts: Sequence[Part],
    asked: argparse.Namespace,
) -> list[str]:
    """Kill each part while people save; what was acknowledged must be there."""
    from django.db import connection

    before, deeds = machines.balancer.asked(), Counter(people.noted.deeds)
    saved = sum(map(len, people.noted.saved.values()))
    people.over.clear()
    threads = people.threads()[:-1]
    for thread in threads:
        thread.start()
    killed = kill_each(machines, parts, asked.kills)
    sleep(4)
    people.over.set()
    for thread in threads:
        thread.join()
    # It may have been to a database that was killed.
    connection.close()
    lost = people.lost() + people.lost_files()
    answers = machines.balancer.asked() - before
    silent = people.noted.deeds["unanswered"] - deeds["unanswered"]
    saved = sum(map(len, people.noted.saved.values())) - saved
    print(
        f"kill -9: {told(killed)}; {sum(answers.values())} requests meanwhile "
        f"({told(answers)}), {silent} not answered; {saved} saves acknowledged "
        f"meanwhile, {len(lost)} of all lost",
        flush=True,
    )
    return [f"lost: {one}" for one in lost]


def kill_each(machines: Machines, parts: Sequence[Part], wanted: int) -> Counter[str]:
    """Kill one part after the other, each once the last is there again."""
    killed: Counter[str] = Counter()
    for number, one in enumerate(islice(cycle(parts), wanted)):
        sleep(4)
        # Of each second round of an instance, one of its processes alone.
        if one in machines.instances and number >= len(parts):
            one.kill_one_of_it()
        else:
            one.kill()
            sleep(RESTARTS)
            one.start()
        one.wait_until_there()
        killed[one.name] += 1
    return killed


if __name__ == "__main__":
    main()
