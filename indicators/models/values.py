"""The values of indicators by year, as they were reported."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from indicators.models.indicator import Indicator
from indicators.reading import figure, is_undecided, number_in
from tasks.models import plausible_year


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
        return figure(self.text, self.number)

    @property
    def is_undecided(self) -> bool:
        """Whether it is a text where a number is meant, which waits for a person."""
        return is_undecided(self.text, self.number)

    def set_text(self, text: str) -> None:
        """Take the text as reported and read the number in it, if there is one."""
        self.text = text
        self.number = number_in(text, self.indicator.unit)
