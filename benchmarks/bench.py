"""All benchmarks, one after the other; docs/performance.md tells what they printed.

    python benchmarks/bench.py [--server postgres://user@host] [--before CHECKOUT]

`make bench` calls it. It takes an hour or two, on a machine that does nothing else.
With a server what depends on the database is asked there as well, with another
checkout what can be is measured beside it. Ends with 1 where any of them failed.
"""

import argparse
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
SIZES = (75, 2000, 10000)
GROWTH = ("growth.py", *map(str, SIZES))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default="", help="of PostgreSQL")
    parser.add_argument("--before", default="", help="another checkout")
    asked = parser.parse_args()
    print(platform.platform(), f"Python {platform.python_version()}", flush=True)
    with TemporaryDirectory() as cities:
        failed = [
            " ".join(command)
            for command in commands(cities, asked.server, asked.before)
            if not succeeds(command)
        ]
    sys.exit("\n".join(["Failed:", *failed]) if failed else 0)


def commands(cities: str, server: str, before: str) -> Iterator[tuple[str, ...]]:
    beside = ("--before", before) if before else ()
    yield (*GROWTH, "--cities", cities, *beside)
    if before:
        yield ("makings.py", before)
    small, large = (f"{cities}/{size}.sqlite3" for size in (SIZES[0], SIZES[-1]))
    yield ("panel_pages.py", small, large)
    yield ("rates.py",)
    for database in ((), ("--server", server)) if server else ((),):
        yield ("saves.py", *database)
        yield ("stale.py", *database)
    yield ("in_and_out.py",)
    yield ("reports.py",)


def succeeds(command: tuple[str, ...]) -> bool:
    script, *arguments = command
    print("\n#", *command, flush=True)
    done = subprocess.run([sys.executable, str(HERE / script), *arguments], check=False)
    return done.returncode == 0


if __name__ == "__main__":
    main()
