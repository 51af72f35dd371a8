"""What closing a year and the files of its report take, and how that grows.

    python benchmarks/reports.py 2000.sqlite3 10000.sqlite3 [--steps close xlsx]

Each file is a city of `benchmarks/city.py`; it is copied, never changed. Each step runs
in a process of its own: its seconds of a processor count, and its largest memory, with
those of the largest process that it began. The last column is the exponent of growth
from the first city to the last: 1 is linear.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
MB = 1024  # ru_maxrss counts in KiB on Linux
PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
# The last year whose reports are approved.
YEAR = 2017


def main() -> None:
    asked = arguments()
    if asked.measure:
        print(json.dumps(measured(asked.measure)))
        return
    with TemporaryDirectory() as folder:
        cities = [copied(path, Path(folder)) for path in asked.cities]
        for path in cities:
            run(path, "prepare")
        for step in asked.steps:
            report(step, [run(path, step) for path in cities])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cities", type=Path, nargs="*")
    steps = [step for step in STEPS if step != "prepare"]
    parser.add_argument("--steps", nargs="+", choices=steps, default=DEFAULT)
    parser.add_argument("--measure", choices=list(STEPS), help=argparse.SUPPRESS)
    return parser.parse_args()


def copied(path: Path, folder: Path) -> Path:
    copy = folder / path.name
    shutil.copyfile(path, copy)
    return copy


def run(path: Path, step: str) -> dict[str, float]:
    environment = {
        "DATABASE_URL": f"sqlite:///{path}",
        "VAR_DIR": str(path.parent),
        "SECRET_KEY": "benchmark",
        "HTTPS": "0",
        "DJANGO_SETTINGS_MODULE": "leszno_strategy.settings",
    }
    done = subprocess.run(
        [sys.executable, __file__, f"--measure={step}"],
        env=os.environ | environment,
        check=True,
        stdout=subprocess.PIPE,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def report(step: str, found: list[dict[str, float]]) -> None:
    told = [
        f"{one['tasks']:,.0f} tasks: {one['seconds']:.1f} s, {one['memory']:.0f} MB"
        for one in found
    ]
    first, last = found[0], found[-1]
    if last["tasks"] > first["tasks"] and first["seconds"] > 0:
        times = last["seconds"] / first["seconds"]
        told.append(f"exponent {log(times) / log(last['tasks'] / first['tasks']):.2f}")
    print(f"{step}: {'; '.join(told)}", flush=True)


def measured(step: str) -> dict[str, float]:
    import django

    django.setup()
    from tasks.models import Task

    begun = processor()
    STEPS[step]()
    seconds = processor() - begun
    memory = sum(resource.getrusage(one).ru_maxrss for one in PROCESSES) / MB
    return {"tasks": Task.objects.count(), "seconds": seconds, "memory": memory}


def processor() -> float:
    """Return the seconds of this process and of those that it began and that ended."""
    return sum(os.times()[:4])


def prepare() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def close() -> None:
    from annual_report.closing.freezing import close_year
    from organisation.models import User
    from organisation.roles import HeldPosts
    from tasks.models import StrategyYear

    office = User.objects.order_by("pk")[0]
    period = StrategyYear.objects.select_related("strategy").get(year=YEAR)
    close_year(period, by=office, held_posts=HeldPosts(), reason="Pomiar.")


def write(kind: str, *, is_draft: bool = False) -> Callable[[], None]:
    def file() -> None:
        from django.utils.translation import override

        from annual_report.exports import report_of
        from annual_report.formats import FORMATS
        from annual_report.models import Snapshot

        snapshot = Snapshot.objects.select_related("year__strategy").latest("at")
        with override("pl"), TemporaryFile() as made:
            given = report_of(snapshot.year, None if is_draft else snapshot)
            FORMATS[kind].write(given, made, on_task=lambda: None)

    return file


def open_data() -> None:
    from annual_report.models import Snapshot
    from open_data.files import FILES
    from open_data.releases import release_of_year

    snapshot = Snapshot.objects.select_related("year__strategy").latest("at")
    release = release_of_year(snapshot.year.strategy.slug, YEAR)
    if release is None:
        raise SystemExit("the city's strategy is not published")
    for file in FILES.values():
        for _piece in file.pieces(release):
            pass


STEPS: dict[str, Callable[[], None]] = {
    "prepare": prepare,
    "close": close,
    "xlsx": write("xlsx"),
    "xlsx of a draft": write("xlsx", is_draft=True),
    "csv": write("csv"),
    "json": write("json"),
    "open data": open_data,
    "docx": write("docx"),
    "pdf": write("pdf"),
}
DEFAULT = [step for step in STEPS if step != "prepare"]

if __name__ == "__main__":
    main()
