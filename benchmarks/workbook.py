"""How the yearly workbook of a large strategy compares with its bare cells.

    python benchmarks/workbook.py [--tasks 5000] [--stages 5] [--years 10]

Makes such a strategy in a database of its own, closes a year, and prints how long the
workbook takes as a multiple of what openpyxl's write-only mode needs for the same cells
alone, with their looks and without any; how many queries it asks; and how much memory
it takes above a process that has only started. Each is measured in a process of its
own, by turns, and the best of the rounds counts, since other programs may run beside.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tasks.models import Programme, Strategy, StrategyYear, Task

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
MB = 1024  # ru_maxrss counts in KiB on Linux


def main() -> None:
    asked = arguments()
    if asked.measure:
        print(json.dumps(MEASURES[asked.measure](asked)))
        return
    with TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "SECRET_KEY": "benchmark", "HTTPS": "0"}
        measured(asked, "fill")
        report(asked)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("tasks", 5000), ("stages", 5), ("years", 10)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--measure", choices=list(MEASURES), help=argparse.SUPPRESS)
    return parser.parse_args()


def measured(asked: argparse.Namespace, name: str) -> dict[str, float]:
    """Measure in a process of its own."""
    size = [f"--{n}={getattr(asked, n)}" for n in ("tasks", "stages", "years")]
    command = [sys.executable, __file__, f"--measure={name}", *size]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def report(asked: argparse.Namespace) -> None:
    rounds = [
        {name: measured(asked, name) for name in MEASURES if name != "fill"}
        for _round in range(ROUNDS)
    ]
    best = {
        name: min((one[name] for one in rounds), key=lambda found: found["seconds"])
        for name in rounds[0]
    }
    size = f"{asked.tasks} tasks × {asked.stages} stages × {asked.years} years"
    print(f"{size}: {best['cells']['cells']:,.0f} cells")
    for name in ("frozen", "draft"):
        found = best[name]
        cells, values = (
            found["seconds"] / best[alone]["seconds"] for alone in ("cells", "values")
        )
        above = (found["memory"] - best["idle"]["memory"]) / MB
        print(
            f"{name}: {cells:.2f} times as long as its cells alone, "
            f"{values:.2f} times as its values alone, "
            f"{found['queries']:.0f} queries, {above:.0f} MB above the idle process"
        )


def start() -> None:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "leszno_strategy.settings"
    import django

    django.setup()


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def idle(asked: argparse.Namespace) -> dict[str, float]:
    start()
    import annual_report.exports  # noqa: F401  what a process loads before it works

    return {"seconds": 0, "memory": memory()}


def values(asked: argparse.Namespace) -> dict[str, float]:
    """Write the values of the workbook alone: no look, no database, no rule."""
    return written(lambda sheet, value: value)


def cells(asked: argparse.Namespace) -> dict[str, float]:
    """Write the same cells with one of two looks each, as the workbook has them."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, Side

    line, font = Border(bottom=Side("thin")), Font("Calibri", 11)
    words, figures = Alignment(wrap_text=True), Alignment(horizontal="right")

    def cell(sheet: Any, value: Any) -> Any:
        made = WriteOnlyCell(sheet, value)
        made.font, made.border = font, line
        made.alignment = words if isinstance(value, str) else figures
        return made

    return written(cell)


def written(cell: Callable[[Any, Any], Any]) -> dict[str, float]:
    from openpyxl import Workbook

    rows = json.loads(values_file().read_text())
    begun = time.perf_counter()
    book = Workbook(write_only=True)
    for lines in rows:
        sheet = book.create_sheet()
        for line in lines:
            sheet.append([None if v is None else cell(sheet, v) for v in line])
    book.save(values_file().with_suffix(".bare.xlsx"))
    seconds = time.perf_counter() - begun
    count = sum(v is not None for lines in rows for line in lines for v in line)
    return {"seconds": seconds, "cells": count}


def frozen(asked: argparse.Namespace) -> dict[str, float]:
    start()
    from annual_report.models import Snapshot

    return workbook(Snapshot.objects.get())


def draft(asked: argparse.Namespace) -> dict[str, float]:
    start()
    return workbook(None)


def workbook(snapshot: object) -> dict[str, float]:
    from django.db import connection
    from django.utils.translation import override

    from annual_report.excel.workbook import write_workbook
    from annual_report.exports import report_of
    from tasks.models import StrategyYear

    period = StrategyYear.objects.select_related("strategy").latest("year")
    asked = 0

    def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        nonlocal asked
        asked += 1
        return execute(sql, params, many, context)

    begun = time.perf_counter()
    with (
        connection.execute_wrapper(count),
        override("pl"),
        values_file().with_suffix(".xlsx").open("wb") as file,
    ):
        report = report_of(period, snapshot)  # type: ignore[arg-type]
        write_workbook(report, file)
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "queries": asked, "memory": memory()}


def values_file() -> Path:
    return Path(os.environ["VAR_DIR"]) / "values.json"


def fill(asked: argparse.Namespace) -> dict[str, float]:
    """Make the strategy, close its last year, and note what the workbook holds."""
    start()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    make_strategy(asked)
    from annual_report.closing.freezing import close_year
    from organisation.models import User
    from organisation.roles import HeldPosts
    from tasks.models import StrategyYear

    period = StrategyYear.objects.select_related("strategy").latest("year")
    close_year(period, by=User.objects.create(username="a"), held_posts=HeldPosts())
    workbook(None)
    note_values()
    return {}


def note_values() -> None:
    from openpyxl import load_workbook

    book = load_workbook(values_file().with_suffix(".xlsx"), read_only=True)
    rows = [
        [list(row) for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    ]
    values_file().write_text(json.dumps(rows))


def make_strategy(asked: argparse.Namespace) -> None:
    from django.db import transaction

    from tasks.life import publish
    from tasks.models import Strategy, StrategyYear

    with transaction.atomic():
        strategy = Strategy.objects.create(
            slug="duza", title="Strategia", city="Miasto"
        )
        years = [
            StrategyYear.objects.create(strategy=strategy, year=2011 + n)
            for n in range(asked.years)
        ]
        tasks = make_tasks(make_programmes(strategy), asked.tasks)
        plan(tasks, asked.stages, years)
        measure(tasks, years)
        publish(strategy)


def make_programmes(strategy: "Strategy") -> "list[Programme]":
    from tasks.models import Goal, Programme

    goals = [
        Goal.objects.create(
            strategy=strategy, number=str(n + 1), position=n, title=f"Cel {n + 1}"
        )
        for n in range(5)
    ]
    return [
        Programme.objects.create(
            goal=goal, number=n + 1, title=f"Program {n + 1}", weight=10
        )
        for goal in goals
        for n in range(10)
    ]


def make_tasks(programmes: "list[Programme]", count: int) -> "list[Task]":
    """Share the tasks among the programmes; each has somebody who carries it out."""
    from tasks.models import Executor, Task

    tasks = Task.objects.bulk_create(
        Task(
            programme=programmes[n % len(programmes)],
            number=n // len(programmes) + 1,
            title=f"Zadanie {n} o nazwie tak długiej, jak w prawdziwej strategii",
            weight=Decimal(10),
        )
        for n in range(count)
    )
    Executor.objects.bulk_create(Executor(task=t, text="Wydział") for t in tasks)
    return tasks


def plan(tasks: "list[Task]", count: int, years: "list[StrategyYear]") -> None:
    """Give each task so many stages, with figures of every year."""
    from tasks.models import Stage, StageYear

    stages = Stage.objects.bulk_create(
        Stage(task=task, position=n, label=str(n), title=f"Etap {n} zadania")
        for task in tasks
        for n in range(1, count + 1)
    )
    share = Decimal(100) / count / len(years)
    StageYear.objects.bulk_create(
        StageYear(stage=stage, year=year, planned=share, actual=share - 1)
        for stage in stages
        for year in years
    )


def measure(tasks: "list[Task]", years: "list[StrategyYear]") -> None:
    """Give each task an indicator with a value of every year."""
    from indicators.models import Indicator, IndicatorValue, Kind

    indicators = Indicator.objects.bulk_create(
        Indicator(task=task, kind=Kind.OUTPUT, name="Liczba", unit="szt.")
        for task in tasks
    )
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=i, year=year.year, text="5", number=Decimal(5))
        for i in indicators
        for year in years
    )


MEASURES = {
    "fill": fill,
    "idle": idle,
    "values": values,
    "cells": cells,
    "frozen": frozen,
    "draft": draft,
}

if __name__ == "__main__":
    main()
