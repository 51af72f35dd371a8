"""What readers write to the office about the site."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from organisation.models import User

# The act of 4 April 2019 gives the office so many days to make a thing accessible.
ANSWER_DAYS = datetime.timedelta(days=7)
TEXT_LETTERS = 5000


class Kind(models.TextChoices):
    GENERAL = "general", _("a remark or a question")
    ACCESSIBILITY = "accessibility", _("a problem with accessibility")


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def waiting(self) -> Self:
        """Keep only what the office has not dealt with yet."""
        return self.filter(is_handled=False)


class Feedback(models.Model):
    """One message from a reader, and whether the office has dealt with it."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    text = models.TextField(_("message"), max_length=TEXT_LETTERS)
    page = models.CharField(_("page"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail address for an answer"), blank=True)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    is_handled = models.BooleanField(_("handled"), default=False)
    handled_at = models.DateTimeField(_("handled on"), null=True, blank=True)
    handled_by = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("handled by"),
    )

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("message from a reader")
        verbose_name_plural = _("messages from readers")
        ordering = ["is_handled", "-created_at"]
        constraints = [
            models.CheckConstraint(
                name="feedback_kind_known", condition=Q(kind__in=Kind.values)
            ),
            models.CheckConstraint(
                name="feedback_handled_at_some_time",
                condition=Q(is_handled=True, handled_at__isnull=False)
                | Q(is_handled=False, handled_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        day = date_format(timezone.localdate(self.created_at), "j E Y")
        return f"{day}, {self.get_kind_display()}"

    @property
    def answer_by(self) -> datetime.date | None:
        """The day by which the law wants an answer; None where it sets none."""
        if self.kind != Kind.ACCESSIBILITY:
            return None
        return timezone.localdate(self.created_at) + ANSWER_DAYS

    def is_overdue(self, today: datetime.date) -> bool:
        by = self.answer_by
        return by is not None and not self.is_handled and today > by

    def mark_handled(self, *, by: User) -> None:
        self._mark(is_handled=True, at=timezone.now(), by=by)

    def mark_waiting(self) -> None:
        self._mark(is_handled=False, at=None, by=None)

    def _mark(
        self, *, is_handled: bool, at: datetime.datetime | None, by: User | None
    ) -> None:
        self.is_handled, self.handled_at, self.handled_by = is_handled, at, by
        self.save(update_fields=["is_handled", "handled_at", "handled_by"])
