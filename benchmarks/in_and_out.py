"""How much memory a large strategy takes on its way out and in, and who waits for it.

    python benchmarks/in_and_out.py [--tasks 2000] [--stages 5] [--years 10]
                                  [--database postgres://user@host/name]
                                  [--only "import of JSON"] [--against FOLDER]

Makes such a strategy as JSON, and brings it in, out and in again, as JSON and as a
workbook, in a database of its own (a given one must be empty). Each step runs in a
process of its own, of which the largest memory counts, above that of one that has only
started. Meanwhile another process saves a row again and again: the longest wait for a
save is told for each step. Fails where memory passes MOST_MEMORY. `--only` runs that
step alone, after those that make its files. `--against` runs the same with the code in
another folder, such as an earlier checkout, and prints how many times as much it takes.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).resolve().parent.parent
# Whose code is measured.
ROOT = Path(os.environ.get("MEASURED_ROOT", HERE))
sys.path.insert(0, str(ROOT))
MB = 1024  # ru_maxrss counts in KiB on Linux
# Of 2,000 tasks with 5 stages and 10 years: 100,000 cells with plan and carried out.
MOST_MEMORY = 300
# An earlier checkout may refuse what it is to be measured with.
LARGEST = 10**9
SLUG = "miasto"


def main() -> None:
    asked = arguments()
    if asked.step:
        print(json.dumps(measured(asked)))
        return
    if asked.save:
        save_until_told()
        return
    found = [measured_with(asked, root) for root in (HERE, asked.against) if root]
    if asked.against:
        print(f"{asked.against} takes as much, times this:")
        for name, ours in found[0].items():
            seconds, memory = (
                found[1][name][of] / ours[of] for of in ("seconds", "above")
            )
            print(f"{name}: {seconds:.1f} × the processor, {memory:.1f} × the memory")
    worst = max(one["above"] for one in found[0].values())
    sys.exit(f"more than {MOST_MEMORY} MB" if worst > MOST_MEMORY else 0)


def measured_with(asked: argparse.Namespace, root: Path) -> dict[str, dict[str, float]]:
    """Run the steps with the code in the folder; return what each took."""
    with TemporaryDirectory() as folder:
        os.environ |= {
            "VAR_DIR": folder,
            "SECRET_KEY": "benchmark",
            "HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "leszno_strategy.settings",
            "MEASURED_ROOT": str(root),
        }
        if asked.database:
            os.environ["DATABASE_URL"] = asked.database
        return report(asked, Path(folder))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("tasks", 2000), ("stages", 5), ("years", 10)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--database", default="")
    parser.add_argument("--only", choices=list(STEPS))
    parser.add_argument("--against", type=Path)
    parser.add_argument("--step", choices=list(STEPS), help=argparse.SUPPRESS)
    parser.add_argument("--save", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def report(asked: argparse.Namespace, folder: Path) -> dict[str, dict[str, float]]:
    """Run each step, print what it took, and return that."""
    run(asked, folder, "prepare")
    idle = run(asked, folder, "idle")["memory"]
    print(f"{asked.tasks} tasks × {asked.stages} stages × {asked.years} years")
    all_found: dict[str, dict[str, float]] = {}
    for name in wanted_steps(asked.only):
        with saving() as waits:
            found = run(asked, folder, name)
        above = (found["memory"] - idle) / MB
        all_found[name] = found | {"above": above}
        print(
            f"{name}: {found['seconds']:.0f} s of a processor, {above:.0f} MB; "
            f"a save waited {waits():.1f} s at most"
        )
    return all_found


def wanted_steps(only: str | None) -> list[str]:
    """Return the steps to measure: all, or one with those that it stands on."""
    steps = [name for name in STEPS if name not in ("prepare", "idle")]
    if only is None:
        return steps
    needs = [name for name in steps[:3] if steps.index(name) < steps.index(only)]
    return [*needs, only]


def run(asked: argparse.Namespace, folder: Path, name: str) -> dict[str, float]:
    size = [f"--{n}={getattr(asked, n)}" for n in ("tasks", "stages", "years")]
    command = [sys.executable, __file__, f"--step={name}", f"--folder={folder}", *size]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


class saving:
    """Saves again and again in another process while the block runs."""

    def __enter__(self) -> Callable[[], float]:
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--save"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout  # noqa: S101
        self.process.stdout.readline()  # it has begun
        return lambda: self.longest

    def __exit__(self, *_how: object) -> None:
        said, _nothing = self.process.communicate("enough\n")
        self.longest = float(said.splitlines()[-1])


def save_until_told() -> None:
    import threading

    import django

    django.setup()
    from organisation.models import Unit

    told = threading.Event()

    def listen() -> None:
        sys.stdin.readline()
        told.set()

    threading.Thread(target=listen, daemon=True).start()
    unit, longest, number = Unit.objects.get(name="Czeka"), 0.0, 0
    print("begun", flush=True)
    while not told.is_set():
        began, number = time.monotonic(), number + 1
        unit.is_outside = bool(number % 2)
        while not saved(unit):
            pass  # its time to wait was over: as a person would, it tries again
        longest = max(longest, time.monotonic() - began)
        time.sleep(0.02)
    print(longest)


def saved(row: Any) -> bool:
    from django.db import OperationalError

    try:
        row.save()
    except OperationalError:
        return False
    return True


def measured(asked: argparse.Namespace) -> dict[str, float]:
    import django

    django.setup()
    import exchange.format

    exchange.format.LARGEST_FILE = LARGEST
    STEPS[asked.step](asked)
    return {
        "seconds": time.process_time(),
        "memory": float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss),
    }


def prepare(asked: argparse.Namespace) -> None:
    """Make the tables, a unit that others save, and the strategy as a file."""
    from django.core.management import call_command

    from organisation.models import Unit

    call_command("migrate", verbosity=0)
    Unit.objects.create(name="Czeka")
    path = asked.folder / "first.json"
    path.write_text(json.dumps(content(asked.tasks, asked.stages, asked.years)))


def task_of(number: int, stages: int, cells: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": number,
        "title": f"Zadanie {number}",
        "description": "Opis. " * 40,
        "weight": "5",
        "stages": [{"title": f"Etap {n}", "years": cells} for n in range(stages)],
        "executors": [f"Wydział {number}"],
        "partners": [{"name": "Szkoły", "scope": "Wszystko"}],
        "indicators": [
            {
                "kind": "output",
                "name": "Wskaźnik",
                "values": dict.fromkeys(cells, "1 215"),
            }
        ],
        "budget": [{"source": "Budżet miasta", "funds": "250 000 zł"}],
    }


def content(tasks: int, stages: int, years: int) -> dict[str, Any]:
    of_years = [2011 + n for n in range(years)]
    share = f"{100 / (stages * years):.2f}"
    cells = {str(year): {"planned": share, "actual": share} for year in of_years}

    programmes = max(1, tasks // 20)
    return {
        "format": "strategy/2",
        "strategy": {"slug": SLUG, "title": "Strategia", "years": of_years},
        "goals": [
            {
                "number": "I",
                "title": "Cel",
                "programmes": [
                    {
                        "number": number,
                        "title": f"Program {number}",
                        "tasks": [
                            task_of(n, stages, cells)
                            for n in range(1, tasks // programmes + 1)
                        ],
                    }
                    for number in range(1, programmes + 1)
                ],
            }
        ],
    }


def read_and_import(asked: argparse.Namespace) -> None:
    from django.core.management import call_command

    call_command("import_strategy", asked.folder / "first.json", verbosity=0)


def export(kind: str) -> Callable[[argparse.Namespace], None]:
    def out(asked: argparse.Namespace) -> None:
        from django.core.management import call_command

        path = asked.folder / f"out.{kind}"
        call_command("export_strategy", SLUG, format=kind, output=path, verbosity=0)

    return out


def bring_back(kind: str, *, title: str = "") -> Callable[[argparse.Namespace], None]:
    """Return what brings the file back, with other titles of tasks if one is given."""

    def back(asked: argparse.Namespace) -> None:
        from exchange.applying import apply
        from exchange.differences import compare, resolve
        from exchange.files import read_strategy
        from exchange.writing import document_of
        from tasks.models import Strategy

        strategy = Strategy.objects.get(slug=SLUG)
        wanted = read_strategy(asked.folder / f"out.{kind}")
        if title:
            wanted = renamed(wanted, title)
        comparison = compare(document_of(strategy), wanted, takes_carried_out=True)
        if bool(title) != bool(comparison.differences):
            raise SystemExit("what went out did not come back")
        stands = resolve(comparison, comparison.taken_by_default)
        apply(strategy, stands, by=None, reason="benchmark")

    return back


def renamed(document: Any, title: str) -> Any:
    """Give each task another title."""
    from dataclasses import replace

    def task(one: Any) -> Any:
        return replace(one, title=f"{title} {one.number}")

    def programme(one: Any) -> Any:
        return replace(one, tasks=[task(each) for each in one.tasks])

    goals = [
        replace(goal, programmes=[programme(one) for one in goal.programmes])
        for goal in document.goals
    ]
    return replace(document, goals=goals)


def as_new(kind: str) -> Callable[[argparse.Namespace], None]:
    def bring(asked: argparse.Namespace) -> None:
        from dataclasses import replace

        from exchange.applying import apply
        from exchange.files import read_strategy

        document = read_strategy(asked.folder / f"out.{kind}")
        strategy = replace(document.strategy, slug=f"{SLUG}-{kind}")
        apply(None, replace(document, strategy=strategy), by=None, reason="benchmark")

    return bring


STEPS: dict[str, Callable[[argparse.Namespace], None]] = {
    "prepare": prepare,
    "idle": lambda asked: None,
    "import of JSON": read_and_import,
    "export to JSON": export("json"),
    "export to a workbook": export("xlsx"),
    "JSON over itself": bring_back("json"),
    "a workbook over itself": bring_back("xlsx"),
    "other titles from JSON": bring_back("json", title="Inne"),
    "a new strategy from JSON": as_new("json"),
    "a new strategy from a workbook": as_new("xlsx"),
}

if __name__ == "__main__":
    main()
