"""Try the API by its own description, as long as one likes.

    python benchmarks/api.py [--examples 500] [--seed 1]

Does what `tests/public/api/test_schemathesis.py` does, with more made-up requests of
each address, on a small city in a database of its own. Ends with 1 if anything failed.
"""

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    from sweep import prepare, said

    prepare()
    from django.db import transaction

    from tests.factories import make_office_user, make_varied_tree
    from tests.public.api.trying import try_all

    with transaction.atomic():
        make_varied_tree(by=make_office_user())
        tried = try_all(examples=asked.examples, seed=asked.seed)
    print(f"{tried.answers.total()} requests, {said(tried.answers)}.")
    print("\n".join(tried.failures))
    return bool(tried.failures)


if __name__ == "__main__":
    sys.exit(main())
