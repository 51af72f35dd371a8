"""What making each public page costs, in strategies of 75, 2,000 and 10,000 tasks.

    python benchmarks/growth.py [75 2000 10000] [--rounds 5] [--before CHECKOUT]
                                [--cities FOLDER]

Prints queries, bytes and seconds of the processor for a page that nobody kept, how the
seconds grow with the tasks (0 not at all, 1 like them), and with --before how many
times dearer the page was in another checkout, measured in turn with this one. Cities
are taken from the folder, and kept there if they are not. Fails where a page takes more
than 15 queries or 150 KB, or where it is made again though nothing changed.
"""

import argparse
import csv
import gc
import json
import math
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from itertools import chain, combinations
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

MOST_QUERIES = 15
# Of what people read: what programs ask of a strategy names all its programmes.
MOST_BYTES = 150 * 1024
WHOLE = "API, strategy"
# A page that is kept asks only whether it still is what it was.
QUERIES_OF_KEPT = 1
# A file is not paged: of a programme of five tasks and one of forty it has these alone.
ROWS_OF_FILE = 5
# `%s` is the strategy's address; {…} is read from the database.
PAGES = {
    "front page": "/",
    "strategies": "/strategie/",
    "strategy": "/%s/",
    "goal": "/%s/cele/II/",
    "programme": "/%s/programy/II.2/",
    "task": "/%s/zadania/II.2.3/",
    "tasks": "/%s/zadania/",
    "tasks, second page": "/%s/zadania/?page=2",
    "tasks of a goal": "/%s/zadania/?cel=II",
    "tasks.csv": "/%s/zadania/zadania.csv?program=II.2",
    "indicators": "/%s/wskazniki/",
    "indicator": "/%s/wskazniki/{indicator}/",
    "budget": "/%s/budzet/",
    "units": "/%s/jednostki/",
    "unit": "/%s/jednostki/{unit}/",
    "search": "/%s/szukaj/?q=remont",
    "changes": "/%s/zmiany/",
    "feed": "/%s/zmiany/atom.xml",
    "reports": "/%s/raporty/",
    "open data": "/%s/dane/",
    "map of the site": "/sitemap.xml",
    "API, strategy": "/api/v1/strategie/%s/",
    "API, tasks": "/api/v1/strategie/%s/zadania/",
    "API, task": "/api/v1/strategie/%s/zadania/II.2.3/",
}


def main() -> None:
    asked = arguments()
    with TemporaryDirectory() as folder:
        found = {}
        for size in asked.sizes:
            database = Path(folder) / f"{size}.sqlite3"
            make_city(size, database, asked.cities)
            found[size] = in_turn(asked, database)
    sys.exit(tell(found, asked))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[75, 2000, 10000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--before", type=Path, help="another checkout")
    parser.add_argument("--cities", type=Path, help="where cities are kept")
    return parser.parse_args()


def settings_of(where: Path, database: Path) -> dict[str, str]:
    return {
        "ALLOWED_HOSTS": "*",
        "DJANGO_SETTINGS_MODULE": "leszno_strategy.settings",
        "DATABASE_URL": f"sqlite:///{database}",
        "HTTPS": "0",
        "KEPT_PAGES_MB": "0",
        "SECRET_KEY": "growth",
        "VAR_DIR": str(database.parent / f"var-{where.name}"),
    }


def make_city(size: int, database: Path, kept: Path | None) -> None:
    """Make it, or bring the one that was kept in line with the models."""
    found = kept / database.name if kept else None
    if found and found.is_file():
        shutil.copyfile(found, database)
        run(["manage.py", "migrate", "--verbosity=0"], ROOT, database)
        made = "import django; django.setup(); from leszno_strategy import making_anew"
        run(["-c", f"{made}; making_anew.make_every()"], ROOT, database)
        return
    run([str(ROOT / "benchmarks/city.py"), str(size)], ROOT, database)
    if found:
        shutil.copyfile(database, found)


def run(arguments: list[str], where: Path, database: Path) -> str:
    environment = {
        **os.environ,
        **settings_of(where, database),
        "PYTHONPATH": str(where),
    }
    done = subprocess.run(  # our own scripts
        [sys.executable, *arguments],
        cwd=where,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


Costs = dict[str, dict[str, float]]


def in_turn(asked: argparse.Namespace, database: Path) -> dict[str, Costs]:
    """Measure both checkouts in turn, so that a noisy moment meets both."""
    checkouts = {"after": ROOT}
    if asked.before:
        checkouts["before"] = asked.before.resolve()
    rounds: dict[str, list[Costs]] = {name: [] for name in checkouts}
    for where in checkouts.values():
        run(["manage.py", "collectstatic", "--noinput"], where, database)
    for _round in range(asked.rounds):
        for name, where in checkouts.items():
            told = run([str(Path(__file__).resolve()), "--measure"], where, database)
            rounds[name].append(json.loads(told.splitlines()[-1]))
    return {name: medians(each) for name, each in rounds.items()}


def medians(rounds: list[Costs]) -> Costs:
    return {
        page: {what: median(one[page][what] for one in rounds) for what in first}
        for page, first in rounds[0].items()
    }


def measure() -> None:
    """Make each page in this process and print its costs as JSON."""
    sys.path.insert(0, os.environ["PYTHONPATH"])
    os.environ["DJANGO_SETTINGS_MODULE"] = "leszno_strategy.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from indicators.models import Indicator
    from organisation.models import Unit
    from tasks.models import Strategy

    rows = {
        "indicator": Indicator.objects.filter(task__number=1).earliest("pk").pk,
        "unit": Unit.objects.earliest("pk").pk,
    }
    slug = Strategy.objects.get().slug
    paths = {
        name: (address % slug if "%s" in address else address).format(**rows)
        for name, address in PAGES.items()
    }
    client = Client()
    client.get("/pomoc/")  # what is read once for all pages
    paths["tasks.csv"] = as_long(client, paths["tasks.csv"])
    costs = {name: costs_of(client, path) for name, path in paths.items()}
    settings.KEPT_PAGES_MB = 64
    reader = Client()
    for name, path in paths.items():
        reader.get(path)
        with CaptureQueriesContext(connection) as queries:
            reader.get(path)
        costs[name]["queries_kept"] = len(queries)
    print(json.dumps(costs))


def as_long(client: "Client", path: str) -> str:
    """Choose tasks of the file by their status, such that it has ROWS_OF_FILE of them,
    or nearly, in a city of any size."""
    from tasks.progress import Status

    answer = client.get(path)
    file = b"".join(answer) if answer.streaming else answer.content
    lines = file.decode("utf-8-sig").splitlines()
    status_of = {str(status.label): status.value for status in Status}
    # In Polish a comma is a decimal mark, so columns are parted by semicolons.
    rows = csv.DictReader(lines, delimiter=";")
    counts = Counter(status_of[row["Status"]] for row in rows)
    sizes = range(1, len(counts) + 1)
    choices = chain.from_iterable(combinations(sorted(counts), n) for n in sizes)
    chosen = min(
        choices, key=lambda some: abs(sum(counts[one] for one in some) - ROWS_OF_FILE)
    )
    return path + "".join(f"&stan={status}" for status in chosen)


def costs_of(client: "Client", path: str) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    asked = len(queries)  # the next request forgets them
    if answer.status_code != HTTPStatus.OK:
        sys.exit(f"{path} was answered with {answer.status_code}.")
    content = b"".join(answer) if answer.streaming else answer.content
    # No page is to pay for what others left behind.
    gc.collect()
    begun = process_time()
    again = client.get(path)
    if again.streaming:
        b"".join(again)
    return {
        "queries": asked,
        "bytes": len(content),
        "seconds": process_time() - begun,
    }


def tell(found: dict[int, dict[str, Costs]], asked: argparse.Namespace) -> int:
    """Print a line a page; return how many take too many queries."""
    sizes, faults = list(found), 0
    print("ms of the processor at " + ", ".join(f"{n:,} tasks" for n in sizes))
    for page in PAGES:
        costs = [found[size]["after"][page] for size in sizes]
        line = f"{page:20}" + "".join(f"{c['seconds'] * 1000:9.1f}" for c in costs)
        line += f"   {max(c['queries'] for c in costs):3.0f} queries"
        line += f" {max(c['bytes'] for c in costs) / 1024:7.0f} KB"
        if len(sizes) > 1:
            times = costs[-1]["seconds"] / costs[0]["seconds"]
            power = math.log(times) / math.log(sizes[-1] / sizes[0])
            line += f"   {times:5.1f} times (power {power:.2f})"
        if asked.before:
            ratios = [
                found[size]["before"][page]["seconds"] / cost["seconds"]
                for size, cost in zip(sizes, costs, strict=True)
            ]
            line += "   before: " + ", ".join(f"{ratio:.1f}" for ratio in ratios)
        found_faults = list(faults_of(page, costs))
        print(line, *found_faults)
        faults += len(found_faults)
    return faults


def faults_of(page: str, costs: list[dict[str, float]]) -> Iterator[str]:
    """Name what must not be, whichever machine it is: counts, never times."""
    if any(cost["queries"] > MOST_QUERIES for cost in costs):
        yield "TOO MANY QUERIES"
    if page != WHOLE and any(cost["bytes"] > MOST_BYTES for cost in costs):
        yield "TOO LARGE"
    if any(cost["queries_kept"] > QUERIES_OF_KEPT for cost in costs):
        yield "MADE TWICE"


if __name__ == "__main__":
    measure() if sys.argv[1:] == ["--measure"] else main()
