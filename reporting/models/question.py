"""Questions about a report, asked and answered without returning it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import User
from reporting.models.report import Report


class AskedOf(models.TextChoices):
    """Whom a question is for; what they are called where they are asked."""

    EXECUTOR = "executor", _("whoever fills it in")
    COORDINATOR = "coordinator", _("whoever reviews it")


class QuestionQuerySet(models.QuerySet["Question"]):
    def waiting(self) -> Self:
        """Keep those that nobody answered or closed."""
        return self.filter(answered_at=None, closed_at=None)


class Question(models.Model):
    """A question about a report, and its answer; the public sees nothing of it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="questions")
    to = models.CharField(_("to whom"), max_length=20, choices=AskedOf)
    text = models.TextField(_("question"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(_("closed"), null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about a report")
        verbose_name_plural = _("questions about reports")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="question_to_known", condition=Q(to__in=AskedOf.values)
            ),
            models.CheckConstraint(
                name="question_answer_is_whole",
                condition=Q(answer="", answered_by=None, answered_at=None)
                | (
                    ~Q(answer="")
                    & Q(answered_by__isnull=False, answered_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="question_end_is_whole",
                condition=Q(closed_by=None, closed_at=None)
                | Q(closed_by__isnull=False, closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.text[:50]}"
