"""The units of measure that a city chooses from; it may add its own."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Measure(models.Model):
    """A unit of measure, as it stands beside a value: %, km, os."""

    name = models.CharField(_("unit of measure"), max_length=50)

    class Meta:
        verbose_name = _("unit of measure")
        verbose_name_plural = _("units of measure")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="measure_unique",
                violation_error_message=_("There is such a unit of measure already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
