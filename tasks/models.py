"""What: strategy → goal → programme → task → stage → planned and actual of a year."""

import re
from collections import defaultdict
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from organisation.models import Post, Unit
from organisation.rights import CYCLE, Act, Role, may_for_all
from organisation.roles import Standing
from tasks.addresses import not_taken

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

NOT_NEGATIVE = [MinValueValidator(Decimal(0), message=_("This cannot be below zero."))]


def at_least_zero(field: str, *, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__gte": 0}) | Q(**{f"{field}__isnull": True}),
        violation_error_message=_("A figure cannot be below zero."),
    )


PLAUSIBLE_YEARS = range(1990, 2101)


def plausible_year(*, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(year__range=(PLAUSIBLE_YEARS[0], PLAUSIBLE_YEARS[-1])),
        violation_error_message=_("A year lies between 1990 and 2100."),
    )


class StrategyQuerySet(models.QuerySet["Strategy"]):
    def newest_first(self) -> Self:
        """Order by the last year, with the years fetched; none without any year."""
        return (
            self.annotate(until=Max("years__year"))
            .filter(until__isnull=False)
            .order_by("-until", "slug")
            .prefetch_related(Prefetch("years", StrategyYear.objects.with_reported()))
        )


class Strategy(models.Model):
    """A city's development strategy for a span of years."""

    slug = models.SlugField(_("address"), unique=True, validators=[not_taken])
    title = models.CharField(_("title"), max_length=250)
    city = models.CharField(_("city"), max_length=100)
    adopted_by = models.CharField(_("adopting resolution"), max_length=500, blank=True)
    source = models.CharField(
        _("source of the figures taken over"),
        max_length=500,
        blank=True,
        help_text=_("Named on the page of each task whose figures were imported."),
    )
    history = HistoricalRecords()

    objects = StrategyQuerySet.as_manager()

    years: "RelatedManager[StrategyYear]"
    goals: "RelatedManager[Goal]"

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("public:strategy", args=[self.slug])


# Empty means the city's usual thresholds, which are settings.
SHARE_OF_PLAN: dict[str, Any] = {
    "max_digits": 3,
    "decimal_places": 2,
    "null": True,
    "blank": True,
}


class StrategyYearQuerySet(models.QuerySet["StrategyYear"]):
    def with_reported(self) -> Self:
        """Say as `is_reported` whether any progress of the year was reported."""
        here = {"year": OuterRef("pk")}
        stages = StageYear.objects.filter(**here, actual__isnull=False)
        totals = ReportedTotal.objects.filter(**here, progress__isnull=False)
        return self.annotate(is_reported=Exists(stages) | Exists(totals))


class StrategyYear(models.Model):
    """One year of a strategy; figures point to it, so none can lie outside."""

    strategy = models.ForeignKey(
        Strategy, models.CASCADE, related_name="years", verbose_name=_("strategy")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    on_track_from = models.DecimalField(
        _("on track from this share of the plan"), **SHARE_OF_PLAN
    )
    delayed_from = models.DecimalField(
        _("delayed from this share of the plan"), **SHARE_OF_PLAN
    )
    # The yearly report writes it with a version or a reopening, which are its history.
    is_closed = models.BooleanField(_("year closed"), default=False, editable=False)
    history = HistoricalRecords(excluded_fields=["is_closed"])

    objects = StrategyYearQuerySet.as_manager()

    is_reported: bool  # set by StrategyYearQuerySet.with_reported

    class Meta:
        verbose_name = _("year of a strategy")
        verbose_name_plural = _("years of a strategy")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "year"],
                name="strategy_year_unique",
                violation_error_message=_("The strategy has this year already."),
            ),
            plausible_year(name="strategy_year_plausible"),
            models.CheckConstraint(
                name="strategy_year_thresholds_in_order",
                condition=Q(on_track_from__isnull=True, delayed_from__isnull=True)
                | Q(
                    delayed_from__gt=0,
                    delayed_from__lte=F("on_track_from"),
                    on_track_from__lte=1,
                ),
                violation_error_message=_(
                    "Thresholds: more than 0 %%, at most 100 %%, “on track” not below "
                    "“delayed”."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class Goal(models.Model):
    """A goal of the strategy, numbered I, II, III."""

    strategy = models.ForeignKey(
        Strategy, models.CASCADE, related_name="goals", verbose_name=_("strategy")
    )
    number = models.CharField(
        _("number"),
        max_length=10,
        validators=[RegexValidator(r"^[0-9A-Za-z]+\Z", _("Only letters and digits."))],
        help_text=_("As the strategy writes it: I, II, III."),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=500)
    head = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="goals",
        verbose_name=_("goal head"),
    )
    legacy_id = models.PositiveIntegerField(
        _("number in the old address"), null=True, blank=True, unique=True
    )
    history = HistoricalRecords()

    programmes: "RelatedManager[Programme]"

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["strategy", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["strategy", "number"],
                name="goal_number_unique",
                violation_error_message=_(
                    "The strategy has a goal with this number already."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("public:goal", args=[self.strategy.slug, self.code])

    @property
    def code(self) -> str:
        return self.number


# A number as a code has it: no zero before it, so that a thing has one address.
NUMBER = r"([1-9]\d{0,3}|0)"
PROGRAMME_CODE = re.compile(rf"([0-9A-Za-z]+)\.{NUMBER}", re.ASCII)
TASK_CODE = re.compile(rf"([0-9A-Za-z]+)\.{NUMBER}\.{NUMBER}", re.ASCII)


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def coded(self, code: str) -> Self:
        """Leave the programme with a code such as I.3; none if it is no code."""
        if not (match := PROGRAMME_CODE.fullmatch(code)):
            return self.none()
        goal, programme = match.groups()
        return self.filter(goal__number=goal, number=int(programme))


class Programme(models.Model):
    """A programme of a goal, such as I.3."""

    goal = models.ForeignKey(
        Goal, models.CASCADE, related_name="programmes", verbose_name=_("goal")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=500)
    weight = models.DecimalField(
        _("weight in the goal"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
        help_text=_(
            "Weights of a goal's programmes should add up to 100. "
            "If none has a weight, all count alike."
        ),
    )
    coordinator = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name=_("coordinator"),
    )
    legacy_id = models.PositiveIntegerField(
        _("number in the old address"), null=True, blank=True, unique=True
    )
    history = HistoricalRecords()

    objects = ProgrammeQuerySet.as_manager()

    tasks: "RelatedManager[Task]"

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["goal__strategy", "goal__position", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "number"],
                name="programme_number_unique",
                violation_error_message=_(
                    "The goal has a programme with this number already."
                ),
            ),
            at_least_zero("weight", name="programme_weight_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("public:programme", args=[self.goal.strategy.slug, self.code])

    @property
    def code(self) -> str:
        """Such as I.3; reads the goal."""
        return f"{self.goal.number}.{self.number}"


class TaskQuerySet(models.QuerySet["Task"]):
    def coded(self, code: str) -> Self:
        """Leave the task with a code such as I.3.5; none if it is no code."""
        if not (match := TASK_CODE.fullmatch(code)):
            return self.none()
        goal, programme, task = match.groups()
        return self.filter(
            programme__goal__number=goal,
            programme__number=int(programme),
            number=int(task),
        )

    def of(self, strategy: Strategy) -> Self:
        """The strategy's tasks in the order of their codes, with their parents."""
        return (
            self.filter(programme__goal__strategy=strategy)
            .select_related("programme__goal__strategy")
            # Said anew: Django drops the model's own order where rows are counted.
            .order_by("programme__goal__position", "programme__number", "number")
        )

    def carried_out_by(self, unit: Unit) -> Self:
        """Leave the tasks whose executor is the unit or a post of the unit."""
        executors = Executor.objects.with_carrier().filter(
            carrier=unit.pk  # type: ignore[misc]  # an annotation
        )
        return self.filter(pk__in=executors.values("task"))

    def open_to(self, who: Standing, act: Act) -> Self:
        """Leave the tasks with which the person may do it: see the table of rights.

        An executor's tasks are those that name the post or its unit, a coordinator's
        those of the post's programmes, a goal head's those of the post's goals.
        """
        if may_for_all(who, act):
            return self
        parts = {
            # Subqueries, so that a task with two executors is there once.
            Role.EXECUTOR: Q(pk__in=Executor.objects.of(who).values("task")),
            Role.COORDINATOR: Q(programme__coordinator__in=who.posts),
            Role.GOAL_HEAD: Q(programme__goal__head__in=who.posts),
        }
        mine = (part for role, part in parts.items() if role in CYCLE[act])
        return self.filter(reduce(or_, mine, Q(pk__in=[])))


class Task(models.Model):
    """A task of a programme, such as I.3.5: the card that the city fills in."""

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="tasks", verbose_name=_("programme")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=500)
    weight = models.DecimalField(
        _("weight in the programme"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
        help_text=_(
            "Weights of a programme's tasks should add up to 100. "
            "If none has a weight, all count alike."
        ),
    )
    recipients = models.TextField(_("addressees"), blank=True)
    justification = models.TextField(_("justification"), blank=True)
    description = models.TextField(_("description"), blank=True)
    # Unknown is not empty: NULL says that the city never told, "" that it told nothing.
    planned_total_cost = models.TextField(  # noqa: DJ001
        _("planned total cost"),
        null=True,
        blank=True,
        help_text=_("As the city wrote it, for instance “about 100 million PLN”."),
    )
    planned_total_cost_amount = models.DecimalField(
        _("planned total cost (PLN)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=NOT_NEGATIVE,
    )
    stages_known = models.BooleanField(
        _("stages are known"),
        default=True,
        help_text=_(
            "If not, the task has no progress of its own and its programme's progress "
            "is counted without it, unless a total was reported."
        ),
    )
    executors_known = models.BooleanField(_("executors are known"), default=True)
    partners_known = models.BooleanField(_("partners are known"), default=True)
    budget_known = models.BooleanField(_("budget is known"), default=True)
    indicators_known = models.BooleanField(_("indicators are known"), default=True)
    legacy_id = models.PositiveIntegerField(
        _("number in the old address"), null=True, blank=True, unique=True
    )
    history = HistoricalRecords()

    objects = TaskQuerySet.as_manager()

    stages: "RelatedManager[Stage]"
    executors: "RelatedManager[Executor]"
    partners: "RelatedManager[Partner]"
    funding: "RelatedManager[FundingSource]"
    reported_totals: "RelatedManager[ReportedTotal]"

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = [
            "programme__goal__strategy",
            "programme__goal__position",
            "programme__number",
            "number",
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="task_number_unique",
                violation_error_message=_(
                    "The programme has a task with this number already."
                ),
            ),
            at_least_zero("weight", name="task_weight_not_negative"),
            at_least_zero("planned_total_cost_amount", name="task_cost_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("public:task", args=[self.strategy.slug, self.code])

    @property
    def code(self) -> str:
        """Such as I.3.5; reads the programme and its goal."""
        return f"{self.programme.code}.{self.number}"

    @property
    def strategy(self) -> Strategy:
        return self.programme.goal.strategy


class ExecutorQuerySet(models.QuerySet["Executor"]):
    def of(self, who: Standing) -> Self:
        """Leave those that mean a post of the person or its unit."""
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

    task = models.ForeignKey(Task, models.CASCADE, related_name="executors")
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
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    history = HistoricalRecords()

    objects = ExecutorQuerySet.as_manager()

    carrier: int | None  # a unit's id, set by ExecutorQuerySet.with_carrier

    class Meta:
        verbose_name = _("executor")
        verbose_name_plural = _("executors")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Partner(models.Model):
    """An outside body that works on a task, and on what."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="partners")
    name = models.TextField(_("name"))
    scope = models.TextField(_("scope of cooperation"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class FundingSource(models.Model):
    """A line of a task's budget: where the money comes from, and how much."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="funding")
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
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("funding source")
        verbose_name_plural = _("funding sources")
        ordering = ["position", "pk"]
        constraints = [at_least_zero("amount", name="funding_amount_not_negative")]

    def __str__(self) -> str:
        return self.source


class StageQuerySet(models.QuerySet["Stage"]):
    def with_figures(self) -> Self:
        """Fetch the figures of all years and these years: one query more."""
        return self.prefetch_related(
            Prefetch("years", StageYear.objects.select_related("year"))
        )


class Stage(models.Model):
    """A stage of a task, in the order of the card."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField(_("position"))
    label = models.CharField(
        _("label"),
        max_length=20,
        blank=True,
        help_text=_("Printed before the title; may be missing or repeated."),
    )
    title = models.CharField(_("title"), max_length=500)
    history = HistoricalRecords()

    objects = StageQuerySet.as_manager()

    years: "RelatedManager[StageYear]"

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ["task", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "position"],
                name="stage_position_unique",
                violation_error_message=_(
                    "The task has a stage in this position already."
                ),
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
    year = models.ForeignKey(StrategyYear, models.RESTRICT, related_name="+")
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

    task = models.ForeignKey(Task, models.CASCADE, related_name="reported_totals")
    year = models.ForeignKey(StrategyYear, models.RESTRICT, related_name="+")
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
