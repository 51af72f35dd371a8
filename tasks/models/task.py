"""A task of a programme: the card that the city fills in."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from leszno_strategy.addresses import address
from organisation.models import Unit
from organisation.rights import CYCLE, Right, Role, may_for_all
from organisation.roles import HeldPosts
from tasks.models.card import Executor
from tasks.models.identity import UidField
from tasks.models.numbers import PART_NUMBER, TASK_CODE
from tasks.models.rules import NOT_NEGATIVE, at_least_zero
from tasks.models.strategy import PUBLIC_STATES, Strategy, StrategyYear
from tasks.models.structure import Programme

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from tasks.models.card import FundingSource, Partner
    from tasks.models.former import FormerCode
    from tasks.models.stages import ReportedTotal, Stage


def counting(year: int, task: str = "") -> Q:
    """Keep what is of tasks that are part of the strategy in the year, or of no task.

    `task` is the way to the task, such as "stage__task__"; see `Task.counts_in`.
    """
    end = f"{task}withdrawn_from"
    return Q(**{end: None}) | Q(**{f"{end}__gt": year})


def by_role(who: HeldPosts) -> dict[Role, Q]:
    """Say to which tasks the person is what, but for roles over the whole strategy."""
    return {
        # Subqueries, so that a task with two executors is there once.
        Role.EXECUTOR: Q(
            pk__in=Executor.objects.of(who).values("task"),
            programme__goal__strategy__state__in=PUBLIC_STATES,
        ),
        Role.COORDINATOR: Q(programme__coordinator__in=who.posts),
        Role.GOAL_HEAD: Q(programme__goal__head__in=who.posts),
    }


class TaskQuerySet(models.QuerySet["Task"]):
    def coded(self, code: str) -> Self:
        """Keep only the task with a code such as I.3.5; none if it is no code."""
        if not (match := TASK_CODE.fullmatch(code)):
            return self.none()
        goal, programme, task = match.groups()
        return self.filter(
            programme__goal__number=goal,
            programme__number=int(programme),
            number=int(task),
        )

    def coded_alike(self, code: str) -> Self:
        """Keep those that have the code, in capitals or small letters."""
        if not (match := TASK_CODE.fullmatch(code)):
            return self.none()
        goal, programme, task = match.groups()
        return self.filter(
            programme__goal__number__iexact=goal,
            programme__number=int(programme),
            number=int(task),
        )

    def of(self, *strategies: Strategy) -> Self:
        """The tasks of a strategy in the order of their codes, with their parents."""
        return (
            self.filter(programme__goal__strategy__in=strategies)
            .select_related("programme__goal__strategy")
            # Said anew: Django drops the model's own order where rows are counted.
            .order_by("programme__goal__position", "programme__number", "number")
        )

    def counting_in(self, year: int) -> Self:
        """Leave out what is withdrawn from the year or an earlier one."""
        return self.filter(counting(year))

    def of_year(self, period: StrategyYear) -> Self:
        """The tasks on which a report is owed for the year, in their order."""
        return self.of(period.strategy).counting_in(period.year)

    def carried_out_by(self, unit: Unit) -> Self:
        """Keep only the tasks whose executor is the unit or a post of the unit."""
        executors = Executor.objects.with_carrier().filter(
            carrier=unit.pk  # type: ignore[misc]  # an annotation
        )
        return self.filter(pk__in=executors.values("task"))

    def open_to(self, who: HeldPosts, right: Right) -> Self:
        """Keep only the tasks with which the person may do it: see the table of rights.

        An executor's tasks are those that name the post or its unit, once the strategy
        is published; a coordinator's those of the post's programmes, a goal head's
        those of the post's goals.
        """
        if may_for_all(who, right):
            return self
        parts = by_role(who)
        mine = (part for role, part in parts.items() if role in CYCLE[right])
        return self.filter(reduce(or_, mine, Q(pk__in=[])))


class Task(models.Model):
    """A task of a programme, such as I.3.5: the card that the city fills in."""

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="tasks", verbose_name=_("programme")
    )
    number = models.PositiveSmallIntegerField(_("number"), validators=PART_NUMBER)
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
    withdrawn_from = models.PositiveSmallIntegerField(
        _("withdrawn from the year"),
        null=True,
        blank=True,
        help_text=_("From this year on the task counts no more and owes no report."),
    )
    withdrawn_reason = models.TextField(_("reason of withdrawal"), blank=True)
    uid = UidField(_("identity in files"))
    history = HistoricalRecords()

    objects = TaskQuerySet.as_manager()

    stages: "RelatedManager[Stage]"
    executors: "RelatedManager[Executor]"
    partners: "RelatedManager[Partner]"
    funding: "RelatedManager[FundingSource]"
    reported_totals: "RelatedManager[ReportedTotal]"
    former_codes: "RelatedManager[FormerCode]"

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
        return address("public:task", self.strategy.slug, self.code)

    @property
    def code(self) -> str:
        """Such as I.3.5; reads the programme and its goal."""
        return f"{self.programme.code}.{self.number}"

    def counts_in(self, year: int) -> bool:
        """Whether it is part of the strategy in the year: not withdrawn from it on."""
        return self.withdrawn_from is None or year < self.withdrawn_from

    @property
    def strategy(self) -> Strategy:
        return self.programme.strategy
