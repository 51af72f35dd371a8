"""The address of a person's calendar of deadlines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import User


class CalendarKey(models.Model):
    """Makes the address of a person's calendar theirs alone; another voids it."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+")
    nonce = models.CharField(_("random part"), max_length=50, unique=True)
    created_at = models.DateTimeField(_("made"), auto_now=True)

    class Meta:
        verbose_name = _("address of a calendar")
        verbose_name_plural = _("addresses of calendars")

    def __str__(self) -> str:
        return str(self.user)
