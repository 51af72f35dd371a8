"""Where values come from: series of the statistical office's local data bank."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator
from organisation.models import User
from tasks.models import Strategy


class SeriesSource(models.Model):
    """Which series of the local data bank gives an indicator its values.

    Its parts are written as the bank's files write them; the group, such as LUDN_2137,
    is empty where the file's name did not say it.
    """

    indicator = models.OneToOneField(
        Indicator, models.CASCADE, related_name="bank_source"
    )
    group = models.CharField(_("group of the bank"), max_length=20, blank=True)
    series = models.TextField(_("series"))
    unit = models.CharField(_("unit of measure"), max_length=100, blank=True)
    territory = models.CharField(_("code of the territory"), max_length=20)

    class Meta:
        verbose_name = _("source in the local data bank")
        verbose_name_plural = _("sources in the local data bank")
        ordering = ["indicator"]

    def __str__(self) -> str:
        return self.series


class BankFile(models.Model):
    """A file of the local data bank that a person is looking at: what was read of it.

    It is forgotten when its values are brought in, or after UPLOADS_KEPT_DAYS.
    """

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="bank_files")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    name = models.CharField(_("name of the file"), max_length=200)
    at = models.DateTimeField(_("when"))
    content = models.JSONField(_("content"))

    class Meta:
        verbose_name = _("file of the local data bank")
        verbose_name_plural = _("files of the local data bank")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.name
