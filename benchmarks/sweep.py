"""Send odd requests, anonymously and as each role, and count the answers.

    python benchmarks/sweep.py [--requests 10000] [--seed 0] [--role office]

They are those of `tests/test_sweep.py`, as many for each as asked for, on a small city
in a database of its own. Ends with 1 if any answer is an error of ours (500 and above).
"""

import argparse
import logging
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

TOLD_EVERY = 1000

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")


def main() -> int:
    asked = arguments()
    prepare()
    from django.db import transaction

    # What is committed would start processes that make files.
    with transaction.atomic():
        return sent(asked)


def sent(asked: argparse.Namespace) -> int:
    from tests.odd_requests import make_swept_city, sweep
    from tests.test_sweep import ROLES

    people, total, errors = make_swept_city().people, Counter[int](), 0
    for number, role in enumerate(ROLES):
        if asked.role and role not in asked.role:
            continue
        print(f"{role}:", flush=True)
        found = sweep(
            people[role],
            asked.requests,
            seed=asked.seed * 1000 + number,
            on_sent=tell,
        )
        print(f"{role}: {asked.requests} requests, {said(found.answers)}", flush=True)
        total += found.answers
        errors += len(found.errors)
    print(f"All: {total.total()} requests, {said(total)}. Errors of ours: {errors}.")
    return bool(errors)


def tell(number: int, found: Any) -> None:
    """Say what is wrong as soon as it is found, and how far it has come."""
    for odd, why in found.errors[found.told :]:
        print(f"  {number}: {why[:200]}: {str(odd)[:400]}", flush=True)
    found.told = len(found.errors)
    if number % TOLD_EVERY == 0:
        print(f"  {number}: {said(found.answers)}", flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--role", action="append", help="of these alone")
    return parser.parse_args()


def prepare() -> None:
    """Make an empty database that is gone at the end."""
    import django

    django.setup()
    logging.disable()
    from django.db import connection
    from django.test.utils import setup_test_environment

    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)


def said(answers: Counter[int]) -> str:
    return ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()))


if __name__ == "__main__":
    sys.exit(main())
