"""The codes that goals, programmes and tasks had: their old addresses lead on."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tasks.models.strategy import Strategy
from tasks.models.structure import Goal, Programme
from tasks.models.task import Task


class Level(models.TextChoices):
    """Which kind of row a code or an old address was of."""

    GOAL = "goal", _("goal")
    PROGRAMME = "programme", _("programme")
    TASK = "task", _("task")


class FormerCodeQuerySet(models.QuerySet["FormerCode"]):
    def with_row(self) -> "FormerCodeQuerySet":
        """Fetch all that the code of whoever answers reads."""
        return self.select_related(
            "strategy",
            "goal__strategy",
            "programme__goal__strategy",
            "task__programme__goal__strategy",
        )


class FormerCode(models.Model):
    """A code that a row had, word for word, or a number in the old site's addresses.

    It names who answers at the address today: the row itself, or what it belonged to
    if it was deleted. The code may be another row's by now, which then comes first.
    """

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="former_codes")
    level = models.CharField(_("kind"), max_length=10, choices=Level)
    code = models.CharField(_("code"), max_length=40, blank=True)
    legacy_id = models.PositiveIntegerField(
        _("number in the old address"), null=True, blank=True
    )
    # A row that goes leaves its codes to the strategy, where nobody says better.
    goal = models.ForeignKey(
        Goal, models.SET_NULL, null=True, related_name="former_codes"
    )
    programme = models.ForeignKey(
        Programme, models.SET_NULL, null=True, related_name="former_codes"
    )
    task = models.ForeignKey(
        Task, models.SET_NULL, null=True, related_name="former_codes"
    )

    objects = FormerCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("former code")
        verbose_name_plural = _("former codes")
        constraints = [
            models.CheckConstraint(
                name="former_code_has_one_owner_at_most",
                condition=(
                    Q(goal__isnull=True, programme__isnull=True)
                    | Q(goal__isnull=True, task__isnull=True)
                    | Q(programme__isnull=True, task__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="former_code_or_number_of_old_site",
                condition=Q(code="", legacy_id__isnull=False)
                | (~Q(code="") & Q(legacy_id__isnull=True)),
            ),
            models.CheckConstraint(
                name="former_code_level_known", condition=Q(level__in=Level.values)
            ),
            models.UniqueConstraint(
                "strategy",
                "level",
                Lower("code"),
                condition=~Q(code=""),
                name="former_code_unique",
            ),
            models.UniqueConstraint(
                fields=["level", "legacy_id"], name="former_legacy_id_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.code or str(self.legacy_id)

    @property
    def row(self) -> Any:
        """Whoever answers today: a task, a programme, a goal or the strategy."""
        return self.task or self.programme or self.goal or self.strategy
