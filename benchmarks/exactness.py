"""Whether figures agree with fractions to the last printed digit.

    python benchmarks/exactness.py [--points 1000000] [--trees 10] [--seed 2009]

Reckons so many figures of random trees (plan, progress, shares, differences, months,
contributions, of each part in each year) once by the code and once, independently, in
fractions; many of them are exact halves. Then puts some trees into a database of its
own, closes their last year, and reads the figures back from the pages, the API and each
file, and from the workbook as LibreOffice works it out, if it is there. Prints how many
points were compared and which differ; ends with 1 if any does.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.exactness import Point

ROOT = Path(__file__).resolve().parent.parent
MOST_SHOWN = 20


def main() -> None:
    asked = arguments()
    with TemporaryDirectory() as folder:
        start(folder)
        differ = compare("arithmetic", arithmetic(asked.points, asked.seed))
        places = everywhere(asked.trees, asked.seed, Path(folder))
        differ += compare("pages, API and files", places)
    sys.exit(1 if differ else 0)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("points", 1_000_000), ("trees", 10), ("seed", 2009)):
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()


def start(folder: str) -> None:
    """Set Django up as tests do, with a database of its own."""
    sys.path.insert(0, str(ROOT))
    os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    import django
    from django.core.management import call_command
    from django.test.utils import setup_test_environment
    from django.utils.translation import activate

    django.setup()
    setup_test_environment()
    activate("pl")
    call_command("migrate", verbosity=0)


def compare(place: str, points: "Iterable[Point]") -> int:
    """Print how many points there are, how many halves, and those that differ."""
    count = halves = differ = 0
    for point in points:
        count += 1
        halves += point.is_half
        if point.found != point.expected:
            differ += 1
            if differ <= MOST_SHOWN:
                print(f"{point.what}: {point.found} instead of {point.expected}")
    half = f" ({halves:,} of them exact halves)" if halves else ""
    print(f"{place}: {count:,} points{half}, {differ:,} differ", flush=True)
    return differ


def arithmetic(count: int, seed: int) -> "Iterator[Point]":
    from tests.exactness import in_arithmetic, trees

    found = (p for tree, years in trees(seed) for p in in_arithmetic(tree, years))
    return islice(found, count)


def everywhere(count: int, seed: int, folder: Path) -> "Iterator[Point]":
    from django.conf import settings

    from tests.annual_report.reading_back import OFFICE
    from tests.exactness import trees
    from tests.places import Places, load

    settings.BACKGROUND = "service"  # files are asked for here, one by one
    for number, (tree, years) in enumerate(islice(trees(seed), count)):
        inside = folder / str(number)
        inside.mkdir()
        strategy = load(tree, years, f"miasto-{number}")
        yield from Places(strategy, tree, years).points(inside if OFFICE else None)


if __name__ == "__main__":
    main()
