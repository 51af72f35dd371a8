"""How much cheaper the first making of each page is than in another checkout.

    python benchmarks/makings.py BEFORE [--times 15] [--only task tasks]

Leszno's strategy, a database for each checkout, one process for each, pages kept by
neither. Both make the same page in turn, again and again, so that a noisy moment meets
both; the least of the processor's milliseconds counts. Prints them, and how many times
less this checkout takes.
"""

import argparse
import os
import subprocess
import sys
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from growth import PAGES, ROOT, run, settings_of

# Before what a process says to this one: it writes a log as well.
TOOK = "took"
MORE = {"curve": "/%s/wykres.svg", "curve.csv": "/%s/wykres.csv", "help": "/pomoc/"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--only", nargs="*", default=[*PAGES, *MORE])
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        makers = [
            Maker(where, Path(folder)) for where in (asked.before.resolve(), ROOT)
        ]
        try:
            for page in asked.only:
                before, now = least(makers, page, asked.times)
                print(
                    f"{page:20}{before * 1000:8.1f}{now * 1000:8.1f}"
                    f"   {before / now:4.2f} times",
                    flush=True,
                )
        finally:
            for maker in makers:
                maker.end()


def least(makers: list["Maker"], page: str, times: int) -> list[float]:
    rounds = [[maker.seconds(page) for maker in makers] for _each in range(times)]
    return [min(each) for each in zip(*rounds, strict=True)]


class Maker:
    """A process that makes pages of a checkout on a database of its own."""

    def __init__(self, where: Path, folder: Path) -> None:
        own = folder / str(len(list(folder.iterdir())))
        own.mkdir()
        database = own / "leszno.sqlite3"
        strategy = ROOT / "fixtures" / "leszno-2009-2013.json"
        run(["manage.py", "prepare", f"--strategy={strategy}"], where, database)
        run(["manage.py", "collectstatic", "--noinput"], where, database)
        self.process = subprocess.Popen(  # our own script
            [sys.executable, str(Path(__file__).resolve()), "--make"],
            cwd=where,
            env={
                **os.environ,
                **settings_of(where, database),
                "PYTHONPATH": str(where),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def seconds(self, page: str) -> float:
        asked, told = self.process.stdin, self.process.stdout
        if not asked or not told:
            raise ValueError("it was begun with pipes")
        print(page, file=asked, flush=True)
        lines = iter(told.readline, "")
        return next(float(line.split()[1]) for line in lines if line.startswith(TOOK))

    def end(self) -> None:
        self.process.communicate()


def make() -> None:
    """Make the pages that are named on the input, and tell what each took."""
    sys.path.insert(0, os.environ["PYTHONPATH"])
    # Loaded as a worker that serves loads it.
    from django.test import Client

    import leszno_strategy.wsgi  # noqa: F401
    from indicators.models import Indicator
    from organisation.models import Unit
    from tasks.models import Strategy

    rows = {
        "indicator": Indicator.objects.filter(task__number=1).earliest("pk").pk,
        "unit": Unit.objects.earliest("pk").pk,
    }
    slug = Strategy.objects.get().slug
    client = Client()
    for line in sys.stdin:
        address = {**PAGES, **MORE}[line.strip()].replace("%s", slug).format(**rows)
        begun = process_time()
        answer = client.get(address)
        b"".join(answer)
        taken = process_time() - begun
        if answer.status_code != HTTPStatus.OK:
            sys.exit(f"{address} was answered with {answer.status_code}.")
        print(TOOK, taken, flush=True)


if __name__ == "__main__":
    make() if sys.argv[1:] == ["--make"] else main()
