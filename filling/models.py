"""Workbooks of reports that people bring back filled in."""

from typing import Any

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from organisation.models import User
from tasks.models import StrategyYear

LONGEST_NAME = 150


class FilledFile(models.Model):
    """What stood in a workbook that somebody brought, until it is saved in reports.

    The cells are kept as they were read, not the file, and for its person alone.
    """

    by = models.ForeignKey(
        User, models.CASCADE, related_name="+", verbose_name=_("by whom")
    )
    year = models.ForeignKey(
        StrategyYear, models.CASCADE, related_name="+", verbose_name=_("year")
    )
    name = models.CharField(_("file"), max_length=LONGEST_NAME)
    at = models.DateTimeField(_("when"), default=now)
    # What was typed, by report and by field, as parts of `reading.Typed`.
    rows: Any = models.JSONField(default=dict)
    # Cells that nobody can read, as `reading.CellAmiss` says them.
    faults: Any = models.JSONField(default=list)
    # What became of each report, as `confirming.Told`; empty while nothing was saved.
    told: Any = models.JSONField(default=list)

    class Meta:
        verbose_name = _("filled-in workbook")
        verbose_name_plural = _("filled-in workbooks")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name
