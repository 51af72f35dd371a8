"""The numbers of goals, programmes and tasks, of which codes and addresses are made."""

import re
from collections.abc import Iterable, Iterator

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

# The last number of a programme or a task.
LARGEST = 9_999
PART_NUMBER = [MinValueValidator(1), MaxValueValidator(LARGEST)]
# As cities write a goal's: I, K1, IA, 1.1.
GOAL = r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*"
GOAL_NUMBER = [
    RegexValidator(rf"^{GOAL}\Z", _("Only letters and digits, with dots between them."))
]
# A number as a code has it: no zero before it, so that a thing has one address.
# Longer than what is entered today: what was saved before can still be read.
NUMBER = r"([1-9]\d{0,8}|0)"
PROGRAMME_CODE = re.compile(rf"({GOAL})\.{NUMBER}", re.ASCII)
TASK_CODE = re.compile(rf"({GOAL})\.{NUMBER}\.{NUMBER}", re.ASCII)


def clashes(numbers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield goals' numbers that cannot stand in one strategy, the shorter one first.

    Twins but for case, and 1.1 beside 1: it would be taken for a programme of 1.
    """
    known: dict[str, str] = {}
    for number in sorted(numbers, key=len):
        parts = number.casefold().split(".")
        for length in range(1, len(parts) + 1):
            if first := known.get(".".join(parts[:length])):
                yield first, number
        known.setdefault(number.casefold(), number)
