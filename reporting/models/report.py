"""Each report of a year, from its first draft till its approval."""

from functools import cached_property
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organisation.models import User
from tasks.models import (
    Goal,
    Programme,
    Strategy,
    StrategyYear,
    Task,
)
from tasks.models.rules import one_of
from tasks.subjects import COLUMNS, Subject, subject_of

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from reporting.models.question import Question


class State(models.TextChoices):
    """The state of a report; one that nobody began has no row."""

    NOT_STARTED = "not_started", _("not started")
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")


class Report(models.Model):
    """What is reported for one year on one task, programme, goal, or on the whole."""

    of_strategy = models.ForeignKey(
        Strategy,
        models.PROTECT,
        null=True,
        related_name="reports",
        verbose_name=_("strategy as a whole"),
    )
    goal = models.ForeignKey(
        Goal,
        models.PROTECT,
        null=True,
        related_name="reports",
        verbose_name=_("goal"),
    )
    programme = models.ForeignKey(
        Programme,
        models.PROTECT,
        null=True,
        related_name="reports",
        verbose_name=_("programme"),
    )
    task = models.ForeignKey(
        Task,
        models.PROTECT,
        null=True,
        related_name="reports",
        verbose_name=_("task"),
    )
    year = models.ForeignKey(
        StrategyYear, models.PROTECT, related_name="reports", verbose_name=_("year")
    )
    state = models.CharField(
        _("state"), max_length=20, choices=State, default=State.DRAFT
    )
    # The figures in force when the report was begun: the first version's "before".
    base = models.JSONField(_("figures before the report"), default=dict)
    # Both are set with the version, in one transaction.
    latest = models.ForeignKey(
        "Version", models.RESTRICT, null=True, related_name="+", editable=False
    )
    published = models.ForeignKey(
        "Version", models.RESTRICT, null=True, related_name="+", editable=False
    )

    versions: "RelatedManager[Version]"
    attachments: "RelatedManager[Attachment]"
    questions: "RelatedManager[Question]"

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=[column, "year"],
                    name=f"report_of_{column}_unique",
                    violation_error_message=_("There is a report for this year."),
                )
                for column in COLUMNS.values()
            ),
            models.CheckConstraint(
                name="report_has_one_subject", condition=one_of(*COLUMNS.values())
            ),
            models.CheckConstraint(
                name="report_state_known",
                condition=Q(
                    state__in=[one for one in State if one != State.NOT_STARTED]
                ),
                violation_error_message=_("This state is not known."),
            ),
            models.CheckConstraint(
                name="report_approved_is_published",
                condition=~Q(state=State.APPROVED) | Q(published__isnull=False),
            ),
        ]
        indexes = [
            # Each public page says when anything of its strategy was approved last.
            models.Index(fields=["year", "published"], name="report_last_of_year"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.year}"

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return subject_of(self)

    @property
    def subject_key(self) -> str:
        """What `key_of` says of what it is about, which is not read for it."""
        ids = ((column, getattr(self, f"{column}_id")) for column in COLUMNS.values())
        return next(f"{column}-{pk}" for column, pk in ids if pk is not None)

    @cached_property
    def entered_by(self) -> frozenset[int]:
        """The ids of all who ever saved or submitted it: one query."""
        entered = Version.objects.entered().filter(report=self)
        return frozenset(entered.values_list("by", flat=True))


class Action(models.TextChoices):
    """What somebody did with a report."""

    SAVED = "saved", _("saved as a draft")
    SUBMITTED = "submitted", _("submitted")
    WITHDRAWN = "withdrawn", _("taken back")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")
    CORRECTED = "corrected", _("corrected after approval")


# What makes a version public.
PUBLISHING = frozenset({Action.APPROVED, Action.CORRECTED})


class VersionQuerySet(models.QuerySet["Version"]):
    def entered(self) -> Self:
        """Keep only what people wrote into reports, not what was decided on them."""
        return self.filter(action__in=[Action.SAVED, Action.SUBMITTED])

    def public(self) -> Self:
        """Keep only what the public may see: decided here for every page and file."""
        return self.filter(action__in=PUBLISHING)


class Version(models.Model):
    """A report as one person left it at one moment; never changed afterwards.

    But for a draft that saves itself while one types: its version goes on with its
    person's next saves for a while, see `reporting.quiet`.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    action = models.CharField(_("action"), max_length=20, choices=Action)
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    at = models.DateTimeField(_("when"))
    # When the draft began to save itself; None once, or since, a person saved it.
    quiet_since = models.DateTimeField(null=True, editable=False)
    reason = models.TextField(_("reason"), blank=True)
    # Texts and figures as `reporting.content` writes them.
    content = models.JSONField(_("content"))

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a report")
        verbose_name_plural = _("versions of reports")
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="version_number_unique"
            ),
            models.CheckConstraint(
                name="version_action_known", condition=Q(action__in=Action.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.get_action_display()}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def at(self, version: "int | F") -> Self:
        """Keep only those that the report had in the version with the number."""
        return self.filter(
            Q(removed_in=None) | Q(removed_in__number__gt=version),
            added_in__number__lte=version,
        )

    def damaged(self) -> Self:
        """Keep only those that are not what they were when they came."""
        return self.exclude(damaged_at=None)

    def public(self) -> Self:
        """Keep only those of the versions that the public sees."""
        shown = Version.objects.public().values("pk")
        return self.filter(report__published__in=shown).at(
            F("report__published__number")
        )


def attachment_storage() -> Storage:
    """Files of reports lie apart: nothing but our own views serves them."""
    return storages["attachments"]


def stored_as(attachment: "Attachment", name: str) -> str:
    """Name the file by chance; the name that people gave it stays in the row."""
    return f"{attachment.report.pk}/{uuid4().hex}"


class Attachment(models.Model):
    """A file that belongs to a report from one version on, perhaps up to another."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="attachments")
    file = models.FileField(
        _("file"), storage=attachment_storage, upload_to=stored_as, max_length=100
    )
    name = models.CharField(_("name"), max_length=150)
    size = models.PositiveBigIntegerField(_("size (bytes)"))
    # As it came; "" for one that came before this was kept, until a day later.
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    # A scanner should have looked at it and was away; it holds macros or scripts.
    is_unscanned = models.BooleanField(_("not checked for viruses"), default=False)
    is_active = models.BooleanField(_("holds macros or scripts"), default=False)
    # When it was asked for and was not there, or not what it was when it came.
    damaged_at = models.DateTimeField(_("found damaged"), null=True)
    added_in = models.ForeignKey(
        Version, models.CASCADE, related_name="+", verbose_name=_("added in")
    )
    removed_in = models.ForeignKey(
        Version,
        models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("removed in"),
    )

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def marks(self) -> list[str]:
        """What whoever opens the file should know, in words."""
        told = {_("holds macros or scripts"): self.is_active}
        told[_("not checked for viruses")] = self.is_unscanned
        return [str(words) for words, is_so in told.items() if is_so]
