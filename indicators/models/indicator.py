"""Indicators of a strategy, its goals, programmes and tasks.

The rows of a year are named by a text, since they ask here what is measured.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from indicators.band import band_words
from indicators.reading import number_in
from leszno_strategy.addresses import address
from organisation.models import Post, Unit
from tasks.models import Goal, Programme, Strategy, Task, plausible_year
from tasks.models.identity import UidField
from tasks.models.order import PositionField, own_position
from tasks.models.rules import one_of
from tasks.subjects import (
    COLUMNS,
    Subject,
    goal_of,
    programme_of,
    strategy_of,
    subject_of,
)

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from indicators.models.aims import IndicatorBreak, IndicatorTarget
    from indicators.models.values import IndicatorValue


class Kind(models.TextChoices):
    OUTPUT = "output", _("output indicator")
    RESULT = "result", _("result indicator")
    IMPACT = "impact", _("impact indicator")
    CONTEXT = "context", _("context indicator")


class Direction(models.TextChoices):
    MORE = "more", _("more is better")
    LESS = "less", _("less is better")
    BAND = "band", _("a band is best")


# The edges between which a value should stay, included; None is open.
Band = tuple[Decimal | None, Decimal | None]


def band_of(direction: str, low: Decimal | None, high: Decimal | None) -> Band | None:
    """Return the edges that are aimed at: of no other direction, and not both open."""
    is_aim = direction == Direction.BAND and (low, high) != (None, None)
    return (low, high) if is_aim else None


class Frequency(models.TextChoices):
    """How often a value comes; a campaign asks for one a year all the same."""

    MONTHLY = "monthly", _("every month")
    QUARTERLY = "quarterly", _("every quarter")
    YEARLY = "yearly", _("every year")
    BIENNIAL = "biennial", _("every two years")
    RARER = "rarer", _("more rarely")


class AbsentKind(models.Model):
    """The city's statement that a task has no indicators of one kind ("Brak")."""

    task = models.ForeignKey(
        Task, models.CASCADE, related_name="absent_kinds", verbose_name=_("task")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("kind without indicators")
        verbose_name_plural = _("kinds without indicators")
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "kind"],
                name="absent_kind_unique",
                violation_error_message=_("This is stated already."),
            ),
            models.CheckConstraint(
                name="absent_kind_known",
                condition=Q(kind__in=Kind.values),
                violation_error_message=_("This kind of indicator is not known."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def with_aims(self) -> Self:
        """Say of each, as `has_aim`, whether it has a target or a band."""
        edges = Q(band_from__isnull=False) | Q(band_to__isnull=False)
        aimed = Q(targets__isnull=False) | Q(edges, direction=Direction.BAND)
        same = self.model._default_manager.filter(aimed, pk=OuterRef("pk"))
        return self.annotate(has_aim=Exists(same))

    def with_values(self) -> Self:
        return self.prefetch_related("values")

    def with_series(self) -> Self:
        """Fetch all that tells how they stand, and who reports them."""
        return self.select_related("reporting_unit", "reporting_post").prefetch_related(
            "values", "targets", "breaks"
        )

    def of(self, strategy: Strategy) -> Self:
        """The strategy's indicators with what they belong to, as the strategy counts.

        Its own come first, a goal's before its programmes', a programme's before its
        tasks'.
        """
        return (
            self.filter(
                Q(of_strategy=strategy)
                | Q(goal__strategy=strategy)
                | Q(programme__goal__strategy=strategy)
                | Q(task__programme__goal__strategy=strategy)
            )
            .select_related(
                "of_strategy",
                "goal__strategy",
                "programme__goal__strategy",
                "task__programme__goal__strategy",
            )
            .order_by(
                Coalesce(
                    "goal__position",
                    "programme__goal__position",
                    "task__programme__goal__position",
                    0,
                ),
                Coalesce("programme__number", "task__programme__number", 0),
                Coalesce("task__number", 0),
                "position",
                "pk",
            )
        )


class Indicator(models.Model):
    """Something measured year by year for a task, a programme, a goal or the whole.

    Baseline, targets and band are in its own unit.
    """

    of_strategy = models.ForeignKey(
        Strategy,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("strategy as a whole"),
    )
    goal = models.ForeignKey(
        Goal,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("goal"),
    )
    programme = models.ForeignKey(
        Programme,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("programme"),
    )
    task = models.ForeignKey(
        Task,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="indicators",
        verbose_name=_("task"),
    )
    position = PositionField(
        _("position"), within=("of_strategy", "goal", "programme", "task")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=500)
    definition = models.TextField(
        _("definition"), blank=True, help_text=_("What is counted, and how.")
    )
    method = models.TextField(
        _("method"), blank=True, help_text=_("How the value is worked out.")
    )
    unit = models.CharField(_("unit of measure"), max_length=50, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction, blank=True
    )
    baseline = models.DecimalField(
        _("baseline"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    baseline_year = models.PositiveSmallIntegerField(
        _("year of the baseline"), null=True, blank=True
    )
    band_from = models.DecimalField(
        _("band from"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    band_to = models.DecimalField(
        _("band to"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    frequency = models.CharField(
        _("frequency"), max_length=10, choices=Frequency, blank=True
    )
    comparison = models.TextField(
        _("for comparison"),
        blank=True,
        help_text=_("What to hold it against, such as the country in the same year."),
    )
    is_headline = models.BooleanField(
        _("headline indicator"),
        default=False,
        help_text=_("Shown with its value and target on the page it belongs to."),
    )
    reporting_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_indicators",
        verbose_name=_("unit that reports it"),
    )
    reporting_post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reported_indicators",
        verbose_name=_("post that reports it"),
    )
    uid = UidField(_("identity in files"))
    history = HistoricalRecords()

    objects = IndicatorQuerySet.as_manager()

    values: "RelatedManager[IndicatorValue]"
    targets: "RelatedManager[IndicatorTarget]"
    breaks: "RelatedManager[IndicatorBreak]"

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["position", "pk"]
        constraints = [
            own_position("of_strategy", name="indicator_position_in_strategy_unique"),
            own_position("goal", name="indicator_position_in_goal_unique"),
            own_position("programme", name="indicator_position_in_programme_unique"),
            own_position("task", name="indicator_position_in_task_unique"),
            models.CheckConstraint(
                name="indicator_has_one_parent",
                condition=one_of(*COLUMNS.values()),
                violation_error_message=_(
                    "An indicator belongs to one task, one programme, one goal "
                    "or the strategy as a whole."
                ),
            ),
            models.CheckConstraint(
                name="indicator_kind_known",
                condition=Q(kind__in=Kind.values),
                violation_error_message=_("This kind of indicator is not known."),
            ),
            models.CheckConstraint(
                name="indicator_direction_known",
                condition=Q(direction__in=["", *Direction.values]),
                violation_error_message=_("This direction is not known."),
            ),
            models.CheckConstraint(
                name="indicator_frequency_known",
                condition=Q(frequency__in=["", *Frequency.values]),
                violation_error_message=_("This frequency is not known."),
            ),
            plausible_year("baseline_year", name="indicator_baseline_year_plausible"),
            models.CheckConstraint(
                name="indicator_band_in_order",
                condition=Q(band_from__isnull=True)
                | Q(band_to__isnull=True)
                | Q(band_to__gte=F("band_from")),
                violation_error_message=_("The band ends below its beginning."),
            ),
            models.CheckConstraint(
                name="indicator_has_one_reporter",
                condition=Q(reporting_unit__isnull=True)
                | Q(reporting_post__isnull=True),
                violation_error_message=_("Name a unit or a post, not both."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; what its unit makes of "8,6%" is read anew."""
        is_there = not self._state.adding
        super().save(*args, **kwargs)
        for value in self.values.filter(text__contains="%") if is_there else ():
            # Without history: nobody changed what was reported.
            number = number_in(value.text, self.unit)
            self.values.filter(pk=value.pk).update(number=number)

    def get_absolute_url(self) -> str:
        return address("public:indicator", self.strategy.slug, self.pk)

    @property
    def parent(self) -> Subject:
        """What it belongs to."""
        return subject_of(self)

    @property
    def band(self) -> Band | None:
        """The edges that it aims to stay between; None if it has another aim."""
        return band_of(self.direction, self.band_from, self.band_to)

    @property
    def band_said(self) -> str:
        return band_words(*self.band) if self.band else ""

    @property
    def reporter(self) -> Unit | Post | None:
        """Who was named to report it; by default those do who answer for its parent."""
        return self.reporting_unit or self.reporting_post

    @property
    def programme_of(self) -> Programme | None:
        """The programme that it, or its task, belongs to; None if there is none."""
        return programme_of(self.parent)

    @property
    def goal_of(self) -> Goal | None:
        """The goal that it belongs to, through all levels; None if the strategy's."""
        return goal_of(self.parent)

    @property
    def strategy(self) -> Strategy:
        return strategy_of(self.parent)
