"""A year's report from its closing on: what was frozen, and the files of it."""

from typing import TYPE_CHECKING, Self

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from organisation.models import User
from tasks.models import StrategyYear

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def newest_first(self) -> Self:
        return self.order_by("-year__year", "-number")

    def newest(self) -> Self:
        """Keep only the newest version of each year, reopened since or not."""
        newer = Snapshot.objects.filter(
            year=OuterRef("year"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(newer))

    def closed(self) -> Self:
        """Keep only the newest version of each year that is closed now."""
        return self.newest().filter(year__is_closed=True)


class Snapshot(models.Model):
    """A year's report as it was frozen: one version, never changed afterwards.

    Its head and its parts, put together, are the bytes whose SHA-256 it keeps.
    """

    year = models.ForeignKey(
        StrategyYear, models.PROTECT, related_name="snapshots", verbose_name=_("year")
    )
    number = models.PositiveIntegerField(_("version"))
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    # As of that day: a post may be renamed, and people's names are not public.
    post = models.CharField(_("post"), max_length=250, blank=True)
    at = models.DateTimeField(_("when"))
    reason = models.TextField(_("reason"), blank=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("size (bytes)"))
    # How the rest is written: `stored` reads each format that there ever was.
    format = models.CharField(_("format"), max_length=30)
    head = models.TextField()

    objects = SnapshotQuerySet.as_manager()

    parts: "RelatedManager[SnapshotPart]"

    class Meta:
        verbose_name = _("closed year")
        verbose_name_plural = _("closed years")
        ordering = ["year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"], name="snapshot_number_unique"
            ),
            models.CheckConstraint(
                name="snapshot_later_version_has_reason",
                condition=Q(number=1) | ~Q(reason=""),
                violation_error_message=_("A later version needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} v{self.number}"


class SnapshotPart(models.Model):
    """Some of the tasks of a frozen report, as JSON, in their order."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    tasks = models.TextField()

    class Meta:
        verbose_name = _("part of a closed year")
        verbose_name_plural = _("parts of closed years")
        ordering = ["snapshot", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "number"], name="snapshot_part_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.snapshot} {self.number}"


class Reopening(models.Model):
    """A closed year that somebody opened again, and why; its versions stay."""

    year = models.ForeignKey(
        StrategyYear, models.PROTECT, related_name="reopenings", verbose_name=_("year")
    )
    # The newest version then: clocks are set back, numbers are not.
    version = models.PositiveIntegerField(_("version"))
    by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("by whom")
    )
    at = models.DateTimeField(_("when"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("reopening of a year")
        verbose_name_plural = _("reopenings of years")
        ordering = ["year", "version", "pk"]

    def __str__(self) -> str:
        return f"{self.year} {self.at}"


def export_storage() -> Storage:
    """Finished files lie apart: nothing but our own views serves them."""
    return storages["exports"]


class ExportState(models.TextChoices):
    """How far a file of the yearly report is."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("being made")
    DONE = "done", _("ready")
    FAILED = "failed", _("failed")


class Export(models.Model):
    """A file of the yearly report that was asked for: of a frozen version or a draft.

    What is of a frozen version and of the whole strategy is public once it is ready.
    """

    year = models.ForeignKey(StrategyYear, models.CASCADE, related_name="exports")
    snapshot = models.ForeignKey(
        Snapshot, models.CASCADE, null=True, related_name="exports"
    )
    kind = models.CharField(_("format"), max_length=10)
    # Such as "goal=I"; empty for the whole strategy.
    scope = models.CharField(_("part"), max_length=50, blank=True)
    by = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=ExportState, default=ExportState.WAITING
    )
    asked_at = models.DateTimeField(_("asked for"))
    # When the process that makes it last gave a sign of life.
    seen_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(_("tasks written"), default=0)
    total = models.PositiveIntegerField(_("tasks to write"), default=0)
    file = models.FileField(_("file"), storage=export_storage, max_length=100)

    class Meta:
        verbose_name = _("file of a yearly report")
        verbose_name_plural = _("files of yearly reports")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["snapshot", "kind", "scope"],
                name="export_once_for_each_version",
                condition=Q(snapshot__isnull=False),
            ),
            models.CheckConstraint(
                name="export_state_known", condition=Q(state__in=ExportState.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.kind} {self.scope}"

    @property
    def is_there(self) -> bool:
        """Whether it is ready and its file still there: anyone may empty the folder."""
        is_ready = self.state == ExportState.DONE
        return is_ready and self.file.storage.exists(self.file.name or "")
