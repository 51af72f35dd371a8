"""Fifty people at once, while all that can hold them up goes on beside.

Each deed that the site acknowledged is noted, and looked for afterwards. Needs Django's
settings to be those of the site.
"""

import random
import re
import threading
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from queue import Empty, SimpleQueue
from time import monotonic, sleep
from typing import Any

from reporting.models import Attachment, Version
from tasks.models import StrategyYear, Task
from tests.factories import make_campaign, make_office_user, make_post, make_user
from tests.load.machines import Machines
from tests.load.people import Person, cookie_of, fields
from tests.load.site import Site

SLUG = "leszno-2009-2013"
OFFICES = 3
SHARED = 3
# Of those who owe reports: the mail server does not know this one's address.
REFUSED = "osoba-0@example.pl"


@dataclass
class Noted:
    """What was acknowledged, and what went wrong."""

    # Texts by the address of the report.
    saved: defaultdict[str, list[str]] = field(
        default_factory=lambda: defaultdict(list)
    )
    # Reasons of returned reports, with the address of whom they are told to.
    returned: list[tuple[str, str]] = field(default_factory=list)
    # What stands in files that were added.
    files: list[str] = field(default_factory=list)
    deeds: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def fault(self, *said: object) -> None:
        with self.lock:
            self.faults.append(" ".join(map(str, said)))


@dataclass
class Executor:
    person: Person
    email: str
    path: str
    is_free: threading.Event = field(default_factory=threading.Event)


class Storm:
    """The people of a city, who all work at once until they are told to stop."""

    def __init__(self, site: Site | Machines, people: int) -> None:
        self.site, self.noted, self.numbers = site, Noted(), count(1)
        self.over, self.closes_every = threading.Event(), 15
        self.submitted: SimpleQueue[Executor] = SimpleQueue()
        tasks = list(Task.objects.select_related("programme__goal__strategy"))
        slug = tasks[0].strategy.slug
        self.panel = f"/panel/{slug}/"
        make_campaign(StrategyYear.objects.get(strategy__slug=slug, year=2013))
        shared = tasks[:SHARED]
        self.shared = [self._path(task) for task in shared]
        self.executors = []
        for number, task in enumerate(tasks[SHARED:][: people - OFFICES]):
            post = make_post()
            email = f"osoba-{number}@example.pl"
            user = make_user(post, username=f"osoba-{number}", email=email)
            for one in (task, *shared):
                one.executors.create(text="wspólne", post=post)
            person = Person(site.address, cookie_of(user))
            self.executors.append(Executor(person, email, self._path(task)))
        self.offices = [
            Person(site.address, cookie_of(make_office_user())) for _n in range(OFFICES)
        ]

    def _path(self, task: Task) -> str:
        return f"{self.panel}zadania/{task.code}/2013/"

    def threads(self) -> list[threading.Thread]:
        works: list[Any] = [(self._executor, one) for one in self.executors]
        works += [(self._office, one) for one in self.offices[1:]]
        works += [(self._closer, self.offices[0])]
        return [
            threading.Thread(target=self._until_over, args=work, daemon=True)
            for work in works
        ]

    def _until_over(self, work, who) -> None:
        while not self.over.is_set():
            try:
                work(who)
            # Killed servers answer nothing: what was not acknowledged is not noted.
            except (OSError, ValueError, HTTPException) as error:
                with self.noted.lock:
                    self.noted.deeds["unanswered"] += 1
                    self.noted.deeds[type(error).__name__] += 1
                sleep(0.2)

    # People fill in, submit and wait for it to come back.

    def _executor(self, who: Executor) -> None:
        chance = random.random()  # noqa: S311  no secret
        if chance < 0.15:
            self.save(who.person, random.choice(self.shared))  # noqa: S311
        elif chance < 0.2:
            self.add_file(who)
        elif chance < 0.4 and self.save(who.person, who.path, step="submit"):
            who.is_free.clear()
            self.submitted.put(who)
            while not self.over.is_set() and not who.is_free.wait(0.5):
                pass
        else:
            self.save(who.person, who.path)
        self.over.wait(random.uniform(0.2, 2))  # noqa: S311

    def save(self, person: Person, path: str, step: str = "save") -> bool:
        text = f"Zapis {next(self.numbers)}."
        began = monotonic()
        if not (answer := self._asked(person, path)):
            return False
        for _try in range(50):
            sent = {**fields(answer[1]), "done": text, "reason": "Próba.", "step": step}
            answer = person.ask(path, sent)
            if answer[0] == 302:
                with self.noted.lock:
                    self.noted.saved[path].append(text)
                    self.noted.deeds[step] += 1
                    self.noted.seconds.append(monotonic() - began)
                return True
            if answer[0] != 409:
                self.noted.fault(step, path, answer[0], headline(answer[1]))
                return False
        return False

    def add_file(self, who: Executor) -> None:
        """Save with a file, unless there are as many as a report may have."""
        text = f"Plik {next(self.numbers)}."
        if not (answer := self._asked(who.person, who.path)):
            return
        sent = {**fields(answer[1]), "done": text, "step": "save"}
        status, _page = who.person.ask(who.path, sent, {"a.txt": text.encode()})
        if status == 302:
            with self.noted.lock:
                self.noted.saved[who.path].append(text)
                self.noted.files.append(text)

    def _asked(self, person: Person, path: str) -> tuple[int, str] | None:
        answer = person.ask(path)
        if answer[0] == 200:
            return answer
        self.noted.fault("GET", path, answer[0], headline(answer[1]))
        return None

    # The office returns what comes, and closes and opens a year.

    def _office(self, person: Person) -> None:
        try:
            who = self.submitted.get(timeout=0.5)
        except Empty:
            return
        reason = f"Powód {next(self.numbers)}."
        try:
            if answer := self._asked(person, who.path):
                sent = {**fields(answer[1], "zwroc/"), "reason": reason}
                sent["csrfmiddlewaretoken"] = token(answer[1])
                status, page = person.ask(f"{who.path}zwroc/", sent)
                if status == 302:
                    with self.noted.lock:
                        self.noted.returned.append((who.email, reason))
                        self.noted.deeds["returned"] += 1
                else:
                    self.noted.fault("return", who.path, status, headline(page))
        finally:
            who.is_free.set()

    def _closer(self, person: Person) -> None:
        report = f"{self.panel}2012/raport/"
        for deed in ("zamknij", "otworz"):
            if not (answer := self._asked(person, report + "zamknij/")):
                return
            told = re.search(r'name="told"\s+value="([^"]*)"', answer[1])
            sent = {
                "csrfmiddlewaretoken": token(answer[1]),
                "reason": "Próba.",
                "told": told[1] if told else "",
            }
            status, page = person.ask(f"{report}{deed}/", sent)
            if status == 302:
                with self.noted.lock:
                    self.noted.deeds[deed] += 1
            elif status != 409:
                self.noted.fault(deed, status, headline(page))
            self.over.wait(self.closes_every)

    def lost(self) -> list[str]:
        """Name what was acknowledged and is not there."""
        # First: what is acknowledged meanwhile may come after what is read.
        with self.noted.lock:
            saved = {path: list(texts) for path, texts in self.noted.saved.items()}
        there: defaultdict[str, set[str]] = defaultdict(set)
        versions = Version.objects.filter(report__year__year=2013).select_related(
            "report__task__programme__goal__strategy"
        )
        for version in versions.iterator():
            if task := version.report.task:
                there[self._path(task)].add(version.content.get("done", ""))
        return [
            f"{path} {text}"
            for path, texts in saved.items()
            for text in texts
            if text not in there[path]
        ]

    def lost_files(self) -> list[str]:
        """Name files that were acknowledged and are not where files are kept."""
        with self.noted.lock:
            added = set(self.noted.files)
        there = {one.file.read().decode() for one in Attachment.objects.all()}
        return sorted(added - there)


def token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', page)
    assert found, headline(page)
    return found[1]


def headline(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return " ".join((found[1] if found else page[:200]).split())
