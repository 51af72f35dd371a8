"""What is kept of the operation itself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Maintenance(models.Model):
    """The one row that says that nothing is saved for a while; usually there is none.

    In the database, so that all processes of all machines know it at once.
    """

    said = models.TextField(_("what people are told"))
    since = models.DateTimeField(_("since"))
    minutes = models.PositiveIntegerField(_("how long it may take (minutes)"))

    class Meta:
        verbose_name = _("maintenance")
        verbose_name_plural = _("maintenance")
        constraints = [
            models.CheckConstraint(name="maintenance_is_one", condition=Q(pk=1))
        ]

    def __str__(self) -> str:
        return self.said
