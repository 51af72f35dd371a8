"""Pictures that the office gives to goals, as they are kept and shown."""

from typing import TYPE_CHECKING, Self

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from tasks.models.strategy import Strategy

# No picture is wider or higher than this, in points; the second is for lists.
LARGE, SMALL = 1120, 480


class PictureQuerySet(models.QuerySet["Picture"]):
    def of(self, strategy: "Strategy") -> Self:
        return self.filter(goals__strategy=strategy).distinct()

    def unused(self) -> Self:
        """Keep only those that no goal has any more."""
        return self.filter(goals=None)


def picture_storage() -> Storage:
    """Pictures lie beside files of reports: nothing but our own views serves them."""
    return storages["attachments"]


def stored_as(picture: "Picture", name: str) -> str:
    return f"pictures/{picture.digest}-{name}"


class Picture(models.Model):
    """A picture in two sizes, made anew from what was uploaded; never changed."""

    # Of the large file: the same picture is kept once, and an address never changes
    # what it shows.
    digest = models.CharField(max_length=64, unique=True)
    large = models.FileField(
        storage=picture_storage, upload_to=stored_as, max_length=150
    )
    small = models.FileField(
        storage=picture_storage, upload_to=stored_as, max_length=150
    )
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    small_width = models.PositiveSmallIntegerField()
    small_height = models.PositiveSmallIntegerField()

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.width} × {self.height}, {self.digest[:8]}"
