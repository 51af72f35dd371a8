"""What an indicator should come to by which year, and where its series breaks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from indicators.models.indicator import Indicator
from tasks.models import plausible_year


class IndicatorTarget(models.Model):
    """What the indicator should come to by a year, in its own unit; never a value."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.DecimalField(_("target"), max_digits=20, decimal_places=6)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("target of an indicator")
        verbose_name_plural = _("targets of indicators")
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="indicator_target_unique",
                violation_error_message=_("The indicator has a target for this year."),
            ),
            plausible_year(name="indicator_target_year_plausible"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


class IndicatorBreak(models.Model):
    """A year from which values do not compare with those of the years before."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="breaks")
    year = models.PositiveSmallIntegerField(_("year"))
    reason = models.CharField(_("reason"), max_length=500)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("break in a series")
        verbose_name_plural = _("breaks in a series")
        ordering = ["indicator", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                name="indicator_break_unique",
                violation_error_message=_("The series breaks in this year already."),
            ),
            plausible_year(name="indicator_break_year_plausible"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"
