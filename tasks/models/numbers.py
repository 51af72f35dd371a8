"""The numbers of goals, programmes and tasks, of which codes and addresses are made."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
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


class FormerNumber(models.Model):
    """A number that a goal, programme or task had: its old addresses lead on."""

    goal = models.ForeignKey(
        "tasks.Goal", models.CASCADE, null=True, related_name="former_numbers"
    )
    programme = models.ForeignKey(
        "tasks.Programme", models.CASCADE, null=True, related_name="former_numbers"
    )
    task = models.ForeignKey(
        "tasks.Task", models.CASCADE, null=True, related_name="former_numbers"
    )
    number = models.CharField(_("number"), max_length=10)

    class Meta:
        verbose_name = _("former number")
        verbose_name_plural = _("former numbers")
        constraints = [
            models.CheckConstraint(
                name="former_number_has_one_owner",
                condition=(
                    Q(goal__isnull=False, programme__isnull=True, task__isnull=True)
                    | Q(goal__isnull=True, programme__isnull=False, task__isnull=True)
                    | Q(goal__isnull=True, programme__isnull=True, task__isnull=False)
                ),
            ),
            *(
                models.UniqueConstraint(
                    fields=[owner, "number"], name=f"former_number_of_{owner}_unique"
                )
                for owner in ("goal", "programme", "task")
            ),
        ]

    def __str__(self) -> str:
        return self.number


def keep_former_number(row: models.Model, number: object) -> None:
    """Remember the number that the goal, programme or task had until now."""
    owner: dict[str, Any] = {str(row._meta.model_name): row}
    FormerNumber.objects.get_or_create(**owner, number=str(number))
