"""The stages of a task, and what is planned and carried out in each year.

Tasks and years are named by a text, since the years ask here what was reported.
"""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tasks.models.identity import UidField
from tasks.models.order import PositionField, own_position
from tasks.models.rules import NOT_NEGATIVE, at_least_zero

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class StageQuerySet(models.QuerySet["Stage"]):
    def with_figures(self) -> Self:
        """Fetch the figures of all years and these years: one query more."""
        # Within a stage: the table's own order would join what lies above, too.
        years = StageYear.objects.select_related("year").order_by("year__year")
        return self.prefetch_related(Prefetch("years", years))


class Stage(models.Model):
    """A stage of a task, in the order of the card."""

    task = models.ForeignKey("tasks.Task", models.CASCADE, related_name="stages")
    position = PositionField(_("position"), within=("task",))
    label = models.CharField(
        _("label"),
        max_length=20,
        blank=True,
        help_text=_("Printed before the title; may be missing or repeated."),
    )
    title = models.CharField(_("title"), max_length=500)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    uid = UidField(_("identity in files"))
    history = HistoricalRecords()

    objects = StageQuerySet.as_manager()

    years: "RelatedManager[StageYear]"

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ["task", "position"]
        constraints = [
            own_position("task", name="stage_position_unique"),
            models.CheckConstraint(
                name="stage_ends_after_it_begins",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The stage ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}. {self.title}" if self.label else self.title


class StageYear(models.Model):
    """What is planned for and was carried out in one year of one stage.

    Both are percentage points of the whole task. NULL is not zero: a plan without
    an actual was not reported yet; a cell that the city prints as "-" has no row, or
    one with neither if a person cleared it.
    """

    stage = models.ForeignKey(Stage, models.CASCADE, related_name="years")
    year = models.ForeignKey("tasks.StrategyYear", models.RESTRICT, related_name="+")
    planned = models.DecimalField(
        _("planned"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    actual = models.DecimalField(
        _("actual"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("figures of a stage in a year")
        verbose_name_plural = _("figures of stages by year")
        ordering = ["stage", "year__year"]
        indexes = [
            # Whether anything of a year was reported: each page asks of every year.
            models.Index(
                fields=["year"],
                condition=Q(actual__isnull=False),
                name="stage_year_reported",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "year"],
                name="stage_year_unique",
                violation_error_message=_("The stage has figures for this year."),
            ),
            at_least_zero("planned", name="stage_planned_not_negative"),
            at_least_zero("actual", name="stage_actual_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.year}"


class ReportedTotal(models.Model):
    """A task's whole progress to the end of a year, reported without its stages.

    In percentage points of the task. It counts only where the stages are not known.
    """

    task = models.ForeignKey(
        "tasks.Task", models.CASCADE, related_name="reported_totals"
    )
    year = models.ForeignKey("tasks.StrategyYear", models.RESTRICT, related_name="+")
    progress = models.DecimalField(
        _("progress in total"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("total reported without stages")
        verbose_name_plural = _("totals reported without stages")
        ordering = ["task", "year__year"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "year"],
                name="reported_total_unique",
                violation_error_message=_("The task has a total for this year."),
            ),
            at_least_zero("progress", name="reported_total_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.year}"
