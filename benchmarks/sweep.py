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
        found = sweep(people[role], asked.requests, seed=asked.seed * 1000 + number)
        print(f"{role}: {asked.requests} requests, {said(found.answers)}", flush=True)
        for odd, why in found.errors:
            print(f"  {why[:200]}: {str(odd)[:400]}")
        total += found.answers
        errors += len(found.errors)
    print(f"All: {total.total()} requests, {said(total)}. Errors of ours: {errors}.")
    return bool(errors)


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
