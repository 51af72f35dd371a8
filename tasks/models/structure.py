"""The goals of a strategy and their programmes."""

from typing import TYPE_CHECKING, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from leszno_strategy.addresses import address
from organisation.models import Post
from tasks.models.identity import UidField
from tasks.models.numbers import (
    GOAL_NUMBER,
    PART_NUMBER,
    PROGRAMME_CODE,
    clashes,
)
from tasks.models.order import PositionField, own_position
from tasks.models.picture import Picture
from tasks.models.rules import NOT_NEGATIVE, at_least_zero
from tasks.models.strategy import Strategy

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from tasks.models.former import FormerCode
    from tasks.models.task import Task

# Letters of what a goal is told by: a page, and no more.
LONGEST_STORY = 4000


def clash_in_words(first: str, second: str) -> str:
    """Say why two goals' numbers cannot stand in one strategy."""
    return _("Goals %(first)s and %(second)s could not be told apart.") % {
        "first": first,
        "second": second,
    }


class GoalQuerySet(models.QuerySet["Goal"]):
    def coded(self, code: str) -> Self:
        return self.filter(number=code)

    def coded_alike(self, code: str) -> Self:
        """Keep those that have the code, in capitals or small letters."""
        return self.filter(number__iexact=code)


class Goal(models.Model):
    """A goal of the strategy, numbered I, II, III."""

    strategy = models.ForeignKey(
        Strategy, models.CASCADE, related_name="goals", verbose_name=_("strategy")
    )
    number = models.CharField(
        _("number"),
        max_length=10,
        validators=GOAL_NUMBER,
        help_text=_("As the strategy writes it: I, II, III. Old addresses lead on."),
    )
    position = PositionField(_("position"), within=("strategy",))
    title = models.CharField(_("title"), max_length=500)
    head = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="goals",
        verbose_name=_("goal head"),
    )
    story = models.TextField(
        _("story"),
        blank=True,
        max_length=LONGEST_STORY,
        help_text=_(
            "What the goal is for, told to residents; an empty line begins a "
            "new paragraph."
        ),
    )
    picture = models.ForeignKey(
        Picture,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="goals",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=300,
        blank=True,
        help_text=_("In one sentence, for those who do not see it."),
    )
    picture_credit = models.CharField(
        _("author and licence"),
        max_length=200,
        blank=True,
        help_text=_("Such as: photo by J. Kowalska, CC BY 4.0. May be left empty."),
    )
    legacy_id = models.PositiveIntegerField(
        _("number in the old address"), null=True, blank=True, unique=True
    )
    uid = UidField(_("identity in files"))
    history = HistoricalRecords()

    objects = GoalQuerySet.as_manager()

    programmes: "RelatedManager[Programme]"
    former_codes: "RelatedManager[FormerCode]"

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["strategy", "position"]
        constraints = [
            models.UniqueConstraint(
                "strategy",
                Lower("number"),
                name="goal_number_unique",
                violation_error_message=_(
                    "The strategy has a goal with this number already."
                ),
            ),
            own_position("strategy", name="goal_position_unique"),
            models.CheckConstraint(
                name="goal_picture_is_described",
                condition=Q(picture__isnull=True) | ~Q(picture_alt=""),
                violation_error_message=_(
                    "Say what the picture shows, for those who do not see it."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"

    def get_absolute_url(self) -> str:
        return address("public:goal", self.strategy.slug, self.code)

    def clean(self) -> None:
        """Refuse a number beside which another goal's could not be told."""
        others = Goal.objects.filter(strategy=self.strategy_id).exclude(pk=self.pk)
        numbers = others.values_list("number", flat=True)
        for pair in clashes([self.number, *numbers]):
            if self.number in pair:
                raise ValidationError({"number": clash_in_words(*pair)})

    @property
    def code(self) -> str:
        return self.number


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def coded(self, code: str) -> Self:
        """Keep only the programme with a code such as I.3; none if it is no code."""
        if not (match := PROGRAMME_CODE.fullmatch(code)):
            return self.none()
        goal, programme = match.groups()
        return self.filter(goal__number=goal, number=int(programme))

    def coded_alike(self, code: str) -> Self:
        """Keep those that have the code, in capitals or small letters."""
        if not (match := PROGRAMME_CODE.fullmatch(code)):
            return self.none()
        goal, programme = match.groups()
        return self.filter(goal__number__iexact=goal, number=int(programme))


class Programme(models.Model):
    """A programme of a goal, such as I.3."""

    goal = models.ForeignKey(
        Goal, models.CASCADE, related_name="programmes", verbose_name=_("goal")
    )
    number = models.PositiveSmallIntegerField(_("number"), validators=PART_NUMBER)
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
    uid = UidField(_("identity in files"))
    history = HistoricalRecords()

    objects = ProgrammeQuerySet.as_manager()

    tasks: "RelatedManager[Task]"
    former_codes: "RelatedManager[FormerCode]"

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
        return address("public:programme", self.goal.strategy.slug, self.code)

    @property
    def strategy(self) -> Strategy:
        return self.goal.strategy

    @property
    def code(self) -> str:
        """Such as I.3; reads the goal."""
        return f"{self.goal.number}.{self.number}"
