"""Campaigns that ask for a year."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from organisation.models import User
from tasks.models import StrategyState, StrategyYear


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def open_on(self, day: datetime.date) -> Self:
        """Keep only those within whose window people may write on the day."""
        return self.filter(is_closed=False, opens_on__lte=day, closes_on__gte=day)

    def in_force(self) -> Self:
        """Leave out trials: those of a strategy that is not published."""
        published = StrategyState.PUBLISHED
        return self.filter(year__strategy__state=published)

    def newest_first(self) -> Self:
        return self.select_related("year__strategy").order_by("-year__year", "pk")


class Campaign(models.Model):
    """The strategy office asking for the reports of one year, from a day to a day."""

    year = models.OneToOneField(
        StrategyYear,
        models.PROTECT,
        related_name="campaign",
        verbose_name=_("year of a strategy"),
    )
    opens_on = models.DateField(_("opens on"))
    due_on = models.DateField(
        _("reports are due on"), help_text=_("The day by which people should submit.")
    )
    closes_on = models.DateField(
        _("closes on"), help_text=_("The last day on which anything can be written.")
    )
    instructions = models.TextField(_("instructions"), blank=True, max_length=5000)
    coordinators_approve = models.BooleanField(
        _("coordinators approve"),
        default=True,
        help_text=_("If not, the goal head or the strategy office approves."),
    )
    plans_may_change = models.BooleanField(
        _("the plan may be changed in reports"),
        default=False,
        help_text=_(
            "With a reason, which is public. If not, only the strategy office and "
            "coordinators change it, in the structure."
        ),
    )
    four_eyes = models.BooleanField(
        _("nobody approves what they entered"),
        default=False,
        help_text=_(
            "Whoever saved or submitted a report leaves its approval to the next: the "
            "coordinator, the goal head, the strategy office."
        ),
    )
    goals_summarise = models.BooleanField(
        _("goal heads write a summary of each goal"),
        default=False,
        help_text=_(
            "What the council should know of the year. It is reported and approved "
            "like anything else, also where a goal has no indicators of its own."
        ),
    )
    is_closed = models.BooleanField(_("closed early"), default=False, editable=False)
    history = HistoricalRecords()

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting campaign")
        verbose_name_plural = _("reporting campaigns")
        ordering = ["-year__year"]
        constraints = [
            models.CheckConstraint(
                name="campaign_days_in_order",
                condition=Q(due_on__gte=F("opens_on"), closes_on__gte=F("due_on")),
                violation_error_message=_(
                    "The deadline must not be before the first day or after the last."
                ),
            )
        ]

    def __str__(self) -> str:
        return str(_("Campaign for %(year)s") % {"year": self.year})

    def get_absolute_url(self) -> str:
        return reverse(
            "reporting:board", args=[self.year.strategy.slug, self.year.year]
        )

    @property
    def is_trial(self) -> bool:
        """Whether its strategy is not published: executors see nothing of it, and
        nobody gets a letter."""
        return self.year.strategy.state == StrategyState.PREPARATION

    def is_open_on(self, day: datetime.date) -> bool:
        return not self.is_closed and self.opens_on <= day <= self.closes_on

    def days_left(self, day: datetime.date) -> int:
        """Days to the deadline: 0 on its day, negative after it."""
        return (self.due_on - day).days


class Notice(models.Model):
    """A reminder that was sent to a person, so that it is not sent again."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="notices")
    # "due-7-2014-01-31", "opened-" and two days, "returned-" and the version's id.
    occasion = models.CharField(_("occasion"), max_length=40)

    class Meta:
        verbose_name = _("reminder sent")
        verbose_name_plural = _("reminders sent")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "campaign", "occasion"], name="notice_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.occasion}"
