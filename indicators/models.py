"""How much: indicators of goals, programmes and tasks, and their values by year."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from indicators.reading import is_undecided, number_in, without_percent
from leszno_strategy.numbers import read
from tasks.models import Goal, Programme, Strategy, Task, plausible_year
from tasks.models.identity import UidField
from tasks.models.order import PositionField, own_position

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Kind(models.TextChoices):
    OUTPUT = "output", _("output indicator")
    RESULT = "result", _("result indicator")
    IMPACT = "impact", _("impact indicator")
    CONTEXT = "context", _("context indicator")


class Direction(models.TextChoices):
    MORE = "more", _("more is better")
    LESS = "less", _("less is better")
    BAND = "band", _("a band is best")


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
    def with_values(self) -> Self:
        return self.prefetch_related("values")

    def of(self, strategy: Strategy) -> Self:
        """The strategy's indicators with what they belong to, as the strategy counts.

        A goal's own come before its programmes', a programme's before its tasks'.
        """
        return (
            self.filter(
                Q(goal__strategy=strategy)
                | Q(programme__goal__strategy=strategy)
                | Q(task__programme__goal__strategy=strategy)
            )
            .select_related(
                "goal__strategy",
                "programme__goal__strategy",
                "task__programme__goal__strategy",
            )
            .order_by(
                Coalesce(
                    "goal__position",
                    "programme__goal__position",
                    "task__programme__goal__position",
                ),
                Coalesce("programme__number", "task__programme__number", 0),
                Coalesce("task__number", 0),
                "position",
                "pk",
            )
        )


class Indicator(models.Model):
    """Something measured year by year for a task, a programme or a goal."""

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
    position = PositionField(_("position"), within=("goal", "programme", "task"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=500)
    definition = models.TextField(
        _("definition"), blank=True, help_text=_("What is counted, and how.")
    )
    unit = models.CharField(_("unit of measure"), max_length=50, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction, blank=True
    )
    baseline = models.DecimalField(
        _("baseline"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    uid = UidField(_("identity in files"))
    history = HistoricalRecords()

    objects = IndicatorQuerySet.as_manager()

    values: "RelatedManager[IndicatorValue]"

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["position", "pk"]
        constraints = [
            own_position("goal", name="indicator_position_in_goal_unique"),
            own_position("programme", name="indicator_position_in_programme_unique"),
            own_position("task", name="indicator_position_in_task_unique"),
            models.CheckConstraint(
                name="indicator_has_one_parent",
                condition=(
                    Q(goal__isnull=False, programme__isnull=True, task__isnull=True)
                    | Q(goal__isnull=True, programme__isnull=False, task__isnull=True)
                    | Q(goal__isnull=True, programme__isnull=True, task__isnull=False)
                ),
                violation_error_message=_(
                    "An indicator belongs to one task, one programme or one goal."
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
        return reverse("public:indicator", args=[self.strategy.slug, self.pk])

    @property
    def parent(self) -> Goal | Programme | Task:
        """What it belongs to."""
        # A constraint sees to it that there is one.
        return self.task or self.programme or self.goal  # type: ignore[return-value]

    @property
    def programme_of(self) -> Programme | None:
        """The programme that it, or its task, belongs to; None if it is a goal's."""
        return self.task.programme if self.task else self.programme

    @property
    def goal_of(self) -> Goal:
        """The goal that it belongs to, through all levels."""
        programme = self.programme_of
        return programme.goal if programme else self.goal  # type: ignore[return-value]

    @property
    def strategy(self) -> Strategy:
        return self.goal_of.strategy


class IndicatorValue(models.Model):
    """What was reported for an indicator and a year: the text, and its number.

    The text is kept as reported; the number is set only where the text is one beyond
    doubt. The year may lie outside the strategy: some series begin before it.
    """

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    year = models.PositiveSmallIntegerField(_("year"))
    text = models.CharField(_("value as reported"), max_length=500, blank=True)
    number = models.DecimalField(
        _("read as a number"),
        max_digits=20,
        decimal_places=6,
        null=True,
        blank=True,
        editable=False,
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="indicator_value_unique",
                violation_error_message=_("The indicator has a value for this year."),
            ),
            plausible_year(name="indicator_value_year_plausible"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}: {self.text}"

    @property
    def figure(self) -> Decimal | None:
        """The number with just the decimals that the city wrote."""
        # Read anew: the database gives every number as many decimals.
        read_anew = read(without_percent(self.text))
        return self.number if self.number is None or read_anew is None else read_anew

    @property
    def is_undecided(self) -> bool:
        """Whether it is a text where a number is meant, which waits for a person."""
        return is_undecided(self.text, self.number)

    def set_text(self, text: str) -> None:
        """Take the text as reported and read the number in it, if there is one."""
        self.text = text
        self.number = number_in(text, self.indicator.unit)
