"""What else a task's card lists: who carries it out, with whom, and with what money.

Tasks are named by a text, since they ask here who carries them out.
"""

from collections import defaultdict
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from organisation.models import Post, Unit
from organisation.roles import HeldPosts
from tasks.models.identity import UidField
from tasks.models.order import PositionField, own_position
from tasks.models.rules import NOT_NEGATIVE, at_least_zero


class ExecutorQuerySet(models.QuerySet["Executor"]):
    def of(self, who: HeldPosts) -> Self:
        """Keep only those that mean a post of the person or its unit."""
        return self.filter(Q(post__in=who.posts) | Q(unit__in=who.units))

    def with_carrier(self) -> Self:
        """Annotate `carrier`: the unit named, else the unit of the post named."""
        return self.annotate(carrier=Coalesce("unit", "post__unit"))

    def units_by_task(self) -> defaultdict[int, set[int]]:
        """Return the units that carry out each task."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        named: models.QuerySet[Any] = self.with_carrier()
        known = named.filter(carrier__isnull=False).order_by()
        for task, unit in known.values_list("task_id", "carrier"):
            found[task].add(unit)
        return found

    def units(self) -> models.QuerySet[Unit]:
        """Return the units that carry out any task."""
        named: models.QuerySet[Any] = self.with_carrier()
        return Unit.objects.filter(pk__in=named.values("carrier"))


class Executor(models.Model):
    """A body that carries out a task, in the city's words, tied to whom it means."""

    task = models.ForeignKey("tasks.Task", models.CASCADE, related_name="executors")
    text = models.CharField(_("executor, as printed"), max_length=500)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="executed",
        verbose_name=_("unit"),
        help_text=_("Everybody who holds a post in it may enter the task's figures."),
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="executed",
        verbose_name=_("post"),
        help_text=_("Whoever holds it may enter the task's figures."),
    )
    position = PositionField(_("position"), within=("task",))
    uid = UidField(_("identity in files"))
    history = HistoricalRecords()

    objects = ExecutorQuerySet.as_manager()

    carrier: int | None  # a unit's id, set by ExecutorQuerySet.with_carrier

    class Meta:
        verbose_name = _("executor")
        verbose_name_plural = _("executors")
        ordering = ["position"]
        constraints = [own_position("task", name="executor_position_unique")]

    def __str__(self) -> str:
        return self.text


class Partner(models.Model):
    """An outside body that works on a task, and on what."""

    task = models.ForeignKey("tasks.Task", models.CASCADE, related_name="partners")
    name = models.TextField(_("name"))
    scope = models.TextField(_("scope of cooperation"), blank=True)
    position = PositionField(_("position"), within=("task",))
    uid = UidField(_("identity in files"))
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["position"]
        constraints = [own_position("task", name="partner_position_unique")]

    def __str__(self) -> str:
        return self.name


class FundingSourceQuerySet(models.QuerySet["FundingSource"]):
    def told_in(self, strategy: Any) -> Self:
        """Keep those of a strategy, or of one in an outer query, with any amount."""
        years = Q(years__planned__isnull=False) | Q(years__executed__isnull=False)
        mine = self.filter(task__programme__goal__strategy=strategy)
        return mine.filter(Q(amount__isnull=False) | years)


class FundingSource(models.Model):
    """A line of a task's budget: where the money comes from, and how much."""

    task = models.ForeignKey("tasks.Task", models.CASCADE, related_name="funding")
    source = models.CharField(_("funding source"), max_length=500)
    funds = models.TextField(
        _("funds"),
        blank=True,
        help_text=_("As the city wrote it, for instance “20 000 PLN a year”."),
    )
    amount = models.DecimalField(
        _("amount (PLN)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    position = PositionField(_("position"), within=("task",))
    uid = UidField(_("identity in files"))
    history = HistoricalRecords()

    objects = FundingSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding source")
        verbose_name_plural = _("funding sources")
        ordering = ["position"]
        constraints = [
            at_least_zero("amount", name="funding_amount_not_negative"),
            own_position("task", name="funding_position_unique"),
        ]

    def __str__(self) -> str:
        return self.source


class FundingYear(models.Model):
    """What a source is to give a task in a year, and what was spent of it, in PLN.

    NULL is not known, which is not zero.
    """

    funding = models.ForeignKey(FundingSource, models.CASCADE, related_name="years")
    year = models.ForeignKey("tasks.StrategyYear", models.RESTRICT, related_name="+")
    planned = models.DecimalField(
        _("planned (PLN)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    executed = models.DecimalField(
        _("spent (PLN)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("amounts of a source in a year")
        verbose_name_plural = _("amounts of sources by year")
        ordering = ["funding", "year__year"]
        constraints = [
            models.UniqueConstraint(
                fields=["funding", "year"],
                name="funding_year_unique",
                violation_error_message=_("The source has amounts for this year."),
            ),
            at_least_zero("planned", name="funding_planned_not_negative"),
            at_least_zero("executed", name="funding_executed_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.funding} {self.year}"
