"""Whether the time of an answer tells which accounts and addresses there are.

    python benchmarks/enumeration.py [--pairs 150] [--server postgres://user@host]

The site is served as in production, on SQLite or in a database of its own on the
server. Each form that takes a name or an address is sent for one that is known and for
one that is not, in turn, each time from another address; the forms about letters also
while the mail server does not answer. Prints the ratio of the medians and, by the test
of Mann and Whitney, how likely chance alone makes such a difference. Ends with 1 where
the medians differ by more than 5 % and chance is no reason.
"""

import argparse
import http.client
import os
import random
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import NormalDist, median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlencode

from served import prepare, settings_in

from tests.letters.server import MailServer, serving
from tests.load.site import Site, own_database

MARK = "a" * 32
# The first answers load what the others find loaded.
WARMING = 5
MOST_APART, LEAST_LIKELY = 0.05, 0.001
FOLLOW = "/leszno-2009-2013/obserwuj/"
# Of the strategy, all; and what a form answers that was taken.
WHOLE, TAKEN = "?", {"/konto/login/": 200}
Fill = Callable[[str], dict[str, str]]


def main() -> None:
    asked = arguments()
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        own_database(asked.server, f"enumeration_{os.getpid()}") as database,
        serving() as mail,
    ):
        os.environ |= {
            **database,
            **settings_in(folder, mail),
            "ALLOWED_HOSTS": "127.0.0.1",
            "TRUST_PROXY": "1",
        }
        site = Site(Path(folder))
        prepare(site.manage)
        make_known(asked.pairs + WARMING)
        site.start()
        try:
            found = [compare(site, *each, pairs=asked.pairs) for each in forms(mail)]
        finally:
            site.stop()
    sys.exit(not all(found))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=150)
    parser.add_argument("--server", default="")
    return parser.parse_args()


def make_known(count: int) -> None:
    """Make accounts and followers, one for each question: nobody reaches a limit."""
    from django.contrib.auth.hashers import make_password
    from django.utils.timezone import now

    from organisation.models import User
    from public.models import Follower
    from tasks.models import Strategy

    password, strategy = make_password("zielony-parasol-na-rynku"), Strategy.objects
    User.objects.bulk_create(
        User(username=name, email=f"{name}@example.org", password=password)
        for name in names("jest", count)
    )
    Follower.objects.bulk_create(
        Follower(
            email=f"{name}@example.org",
            language="pl",
            strategy=strategy.get(),
            confirmed_at=now(),
        )
        for name in names("jest", count)
    )


def names(kind: str, count: int) -> list[str]:
    return [f"{kind}{number:05}" for number in range(count)]


def forms(mail: MailServer) -> list[tuple[str, str, Fill, MailServer, bool]]:
    """Name each form, where it is, what is typed, and whether letters go out."""

    def sign_in(login: str) -> dict[str, str]:
        return {"login": login, "password": "zgadniete-haslo-1"}

    def address(name: str) -> str:
        return f"{name}@example.org"

    return [
        ("signing in by name", "/konto/login/", sign_in, mail, True),
        (
            "signing in by e-mail",
            "/konto/login/",
            lambda name: sign_in(address(name)),
            mail,
            True,
        ),
        *(
            (
                f"{what}, mail {'answers' if is_up else 'is down'}",
                path,
                lambda name: {"email": address(name), "what": WHOLE},
                mail,
                is_up,
            )
            for what, path in (
                ("a forgotten password", "/konto/password/reset/"),
                ("following", FOLLOW),
            )
            for is_up in (True, False)
        ),
    ]


class Browser:
    """One connection, kept open; each request seems to come from somewhere else."""

    def __init__(self, site: Site) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)

    def ask(self, method: str, path: str, body: str = "") -> tuple[int, bytes, float]:
        octets = (str(random.randint(1, 250)) for _n in range(3))  # noqa: S311
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"csrftoken={MARK}",
            "X-Forwarded-For": f"10.{'.'.join(octets)}",
        }
        began = perf_counter()
        self.connection.request(method, path, body or None, headers)
        answer = self.connection.getresponse()
        page = answer.read()
        return answer.status, page, perf_counter() - began


def compare(
    site: Site,
    what: str,
    path: str,
    fill: Fill,
    mail: MailServer,
    is_up: bool,
    *,
    pairs: int,
) -> bool:
    """Send the form for both kinds in turn, and say how they differ."""
    (mail.answers.set if is_up else mail.answers.clear)()
    browser = Browser(site)
    times: dict[str, list[float]] = {"jest": [], "brak": []}
    statuses: dict[str, set[int]] = {"jest": set(), "brak": set()}
    _status, page, _seconds = browser.ask("GET", path)
    mark = re.search(r'name="mark"[^>]*value="([^"]*)"', page.decode())
    given = {"mark": mark[1]} if mark else {}
    for number in range(pairs + WARMING):
        kinds = ["jest", "brak"]
        random.shuffle(kinds)
        for kind in kinds:
            typed = fill(f"{kind}{number:05}")
            form = {"csrfmiddlewaretoken": MARK, **given, **typed}
            status, _page, seconds = browser.ask("POST", path, urlencode(form))
            statuses[kind].add(status)
            if number >= WARMING:
                times[kind].append(seconds)
    known, unknown = times.values()
    is_told = differ(what, known, unknown, statuses)
    return not is_told and statuses["jest"] | statuses["brak"] == {TAKEN.get(path, 302)}


def differ(
    what: str,
    known: Sequence[float],
    unknown: Sequence[float],
    statuses: dict[str, set[int]],
) -> bool:
    """Print how they compare, and say whether that tells one from the other."""
    ratio, chance = median(known) / median(unknown), likelihood(known, unknown)
    print(
        f"{what}: known {1000 * median(known):.1f} ms, unknown "
        f"{1000 * median(unknown):.1f} ms, ratio {ratio:.3f}, p = {chance:.2f}; "
        f"answered {statuses['jest']} and {statuses['brak']}",
        flush=True,
    )
    return abs(ratio - 1) > MOST_APART and chance < LEAST_LIKELY


def likelihood(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the two-sided p of the test of Mann and Whitney, without ties."""
    ranked = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    ranks = sum(rank for rank, (_value, of) in enumerate(ranked, 1) if of == 0)
    n, m = len(one), len(other)
    u = ranks - n * (n + 1) / 2
    spread = (n * m * (n + m + 1) / 12) ** 0.5
    return 2 * NormalDist().cdf(-abs(u - n * m / 2) / spread)


if __name__ == "__main__":
    main()
