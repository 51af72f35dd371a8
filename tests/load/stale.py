"""Writers change what the public reads, and readers look whether they see it at once.

Two instances of the site answer from one database. What was acknowledged is noted with
a number; whoever asks for the page afterwards, through either of them, must read that
number or a later one. Needs Django's settings to be those of the site.
"""

import gzip
import random
import re
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from time import sleep
from urllib.parse import urlsplit

from tasks.models import Strategy, StrategyState, StrategyYear, Task
from tests.factories import make_campaign, make_office_user, make_strategy
from tests.load.forms import sent
from tests.load.people import Person, cookie_of
from tests.load.site import Site
from tests.load.storm import headline

SLUG = "leszno-2009-2013"
YEAR, CLOSED = 2013, 2012
# After these a switch is on.
ON = {"otworz/", "opublikuj/"}
Work = Callable[[], None]
# What one writer each does; all others approve and correct reports.
BUILDERS = 3
SAID = re.compile(r"Zapis (\d+)\.")
TITLE = re.compile(r"<h1[^>]*>(?:.(?!</h1>))*Nazwa (\d+)", re.DOTALL)


@dataclass
class Page:
    """A public page on which a number stands, the last one acknowledged."""

    address: str
    number: re.Pattern[str]
    acknowledged: int = 0


@dataclass
class Switch:
    """A public page that says one of two things; `is_on` says whether it must.

    While somebody turns it, either is right: `turns` is odd then.
    """

    address: str
    is_on: Callable[[int, str], bool]
    turns: int = 0
    must: bool | None = None


@dataclass
class Noted:
    pages: list[Page] = field(default_factory=list)
    switches: list[Switch] = field(default_factory=list)
    deeds: Counter[str] = field(default_factory=Counter)
    reads: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, to: Counter[str], what: str) -> None:
        with self.lock:
            to[what] += 1

    def fault(self, *said: object) -> None:
        with self.lock:
            self.faults.append(" ".join(map(str, said)))


class Change:
    """Some write and some read, until they are told to stop."""

    def __init__(self, sites: list[Site], *, writers: int, readers: int) -> None:
        self.sites, self.noted, self.numbers = sites, Noted(), count(1)
        self.over = threading.Event()
        tasks = list(Task.objects.select_related("programme__goal__strategy"))
        make_campaign(StrategyYear.objects.get(strategy__slug=SLUG, year=YEAR))
        self.readers = readers
        self.works: list[Work] = []
        for number in range(writers):
            office = Person(sites[0].address, self._cookie())
            self.works.append(self._work(number, office, tasks[number]))

    def _cookie(self) -> str:
        return cookie_of(make_office_user())

    def _work(self, number: int, office: Person, task: Task) -> Work:
        if number == 0:
            closer = Switch(f"/{SLUG}/raporty/", is_open_again)
            return lambda: self.close(office, closer)
        if number == 1:
            other = make_strategy("druga", state=StrategyState.PREPARATION)
            publisher = Switch(f"/{other.slug}/", is_there)
            return lambda: self.publish(office, other, publisher)
        public = f"/{SLUG}/zadania/{task.code}/"
        if number < 2 + BUILDERS:
            page = Page(public, TITLE)
            return lambda: self.rename(office, task, page)
        page = Page(f"{public}?rok={YEAR}", SAID)
        return lambda: self.report(office, task, page)

    def threads(self) -> list[threading.Thread]:
        works = self.works + [Reader(self).read for _n in range(self.readers)]
        return [
            threading.Thread(target=self._until_over, args=[work], daemon=True)
            for work in works
        ]

    def _until_over(self, work: Work) -> None:
        while not self.over.is_set():
            try:
                work()
            except (OSError, ValueError, AssertionError, HTTPException) as e:
                self.noted.fault(type(e).__name__, e)
                sleep(0.2)

    # Writers. Each deed goes through one of the instances, whichever it is.

    def ask(self, office: Person, path: str) -> str:
        office.base = random.choice(self.sites).address  # noqa: S311  no secret
        status, page = office.ask(path)
        assert status == 200, (path, status, headline(page))
        return page

    def do(self, office: Person, path: str, form: dict[str, str]) -> bool:
        """Send the form; say whether it was taken."""
        office.base = random.choice(self.sites).address  # noqa: S311
        status, page = office.ask(path, form)
        if status in {409, 503}:
            # Somebody was faster, or others were waited for too long.
            self.noted.add(self.noted.deeds, "refused")
        elif status != 302:
            self.noted.fault(path, status, headline(page))
        return status == 302

    def told(self, page: Page, number: int, what: str) -> None:
        """Note what the site acknowledged: from now on everybody must see it."""
        page.acknowledged = number
        if page not in self.noted.pages:
            self.noted.pages.append(page)
        self.noted.add(self.noted.deeds, what)

    def report(self, office: Person, task: Task, page: Page) -> None:
        """Approve the task's report once; then correct it again and again."""
        path, number = f"/panel/{SLUG}/zadania/{task.code}/{YEAR}/", next(self.numbers)
        said = {"done": f"Zapis {number}.", "reason": "Próba."}
        if page.acknowledged:
            form = sent(self.ask(office, f"{path}poprawka/"), "figures", **said)
            if self.do(office, f"{path}poprawka/", form):
                self.told(page, number, "corrected")
        else:
            form = sent(self.ask(office, path), "figures", **said, step="submit")
            if self.do(office, path, form):
                form = sent(self.ask(office, path), "przyjmij/")
                if self.do(office, f"{path}przyjmij/", form):
                    self.told(page, number, "approved")
        self.over.wait(random.uniform(0, 0.5))  # noqa: S311

    def rename(self, office: Person, task: Task, page: Page) -> None:
        path = f"/panel/struktura/{SLUG}/zadania/{task.code}/"
        number = next(self.numbers)
        form = sent(self.ask(office, path), "card", title=f"Nazwa {number}")
        if self.do(office, path, form):
            self.told(page, number, "renamed")
        self.over.wait(random.uniform(0, 0.5))  # noqa: S311

    def turn(self, switch: Switch, what: str, do: Callable[[], bool]) -> bool:
        """Do what turns it; while it is turned, readers may see either."""
        done = False
        switch.turns += 1
        # Unless it is acknowledged, nobody knows.
        switch.must = None
        try:
            if done := do():
                switch.must = what in ON
                self.noted.add(self.noted.deeds, what)
        finally:
            switch.turns += 1
        if switch not in self.noted.switches:
            self.noted.switches.append(switch)
        self.over.wait(random.uniform(0.5, 1.5))  # noqa: S311
        return done

    def _until(self, do: Callable[[], bool]) -> None:
        while not self.over.is_set() and not do():
            continue

    def close(self, office: Person, switch: Switch) -> None:
        report = f"/panel/{SLUG}/{CLOSED}/raport/"

        def close() -> bool:
            path = f"{report}zamknij/"
            form = sent(self.ask(office, path), "", reason="Próba.")
            return self.do(office, path, form)

        def reopen() -> bool:
            path = f"{report}otworz/"
            form = sent(self.ask(office, report), "otworz/", reason="Próba.")
            return self.do(office, path, form)

        if self.turn(switch, "zamknij/", close):
            self._until(lambda: self.turn(switch, "otworz/", reopen))

    def publish(self, office: Person, other: Strategy, switch: Switch) -> None:
        state = f"/panel/struktura/{other.slug}/stan/"

        def publish() -> bool:
            path = f"{state}opublikuj/"
            return self.do(office, path, sent(self.ask(office, path), ""))

        def withhold() -> bool:
            form = sent(self.ask(office, state), "ukryj/")
            return self.do(office, f"{state}ukryj/", form)

        if self.turn(switch, "opublikuj/", publish):
            self._until(lambda: self.turn(switch, "ukryj/", withhold))


def is_open_again(status: int, page: str) -> bool:
    return "notice-warning" in page


def is_there(status: int, page: str) -> bool:
    return status == 200


class Reader:
    """A reader with a browser that remembers pages and asks whether they are right."""

    def __init__(self, change: Change) -> None:
        self.change, self.noted = change, change.noted
        self.known: dict[str, tuple[str, str]] = {}

    def read(self) -> None:
        pages, switches = self.noted.pages, self.noted.switches
        if not pages:
            self.change.over.wait(0.1)
        elif switches and random.random() < 0.2:  # noqa: S311
            self._look_at(random.choice(switches))  # noqa: S311
        else:
            self._read(random.choice(pages))  # noqa: S311

    def _read(self, page: Page) -> None:
        # First: what is acknowledged while we ask need not be seen.
        must = page.acknowledged
        status, text = self._ask(page.address)
        numbers = [int(one) for one in page.number.findall(text)]
        if status != 200 or max(numbers, default=0) < must:
            self.noted.fault("stale:", page.address, status, must, numbers[:5])

    def _look_at(self, switch: Switch) -> None:
        turns, must = switch.turns, switch.must
        status, text = self._ask(switch.address)
        if must is not None and turns % 2 == 0 and turns == switch.turns:
            self.noted.add(self.noted.reads, "switches")
            if switch.is_on(status, text) != must:
                self.noted.fault("stale:", switch.address, status, must)

    def _ask(self, path: str) -> tuple[int, str]:
        site = random.choice(self.change.sites)  # noqa: S311
        tag, known = self.known.get(path, ("", ""))
        headers = {"Accept-Encoding": random.choice(["gzip", "identity"])}  # noqa: S311
        if tag:
            headers["If-None-Match"] = tag
        place = urlsplit(site.address)
        connection = HTTPConnection(place.netloc, timeout=60)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        self.noted.add(self.noted.reads, str(answer.status))
        if answer.status == 304:
            return 200, known
        if answer.headers["Content-Encoding"] == "gzip":
            body = gzip.decompress(body)
        text = body.decode()
        if answer.status == 200 and answer.headers["ETag"]:
            self.known[path] = answer.headers["ETag"], text
        return answer.status, text
