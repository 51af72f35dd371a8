"""Files of strategies that people take away and bring back."""

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any, Self

from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.models import User
from tasks.models import Strategy

LONGEST_NAME = 150


class KeptStates(models.QuerySet["Snapshot"]):
    def keep(self, content: bytes) -> "Snapshot":
        """Keep what a strategy is, as canonical JSON; the same is kept once."""
        kept, _is_new = self.update_or_create(
            token=token_of(content),
            defaults={"made_at": now()},
            create_defaults={
                "made_at": now(),
                # Without the time of packing, so that the same bytes come of it.
                "packed": gzip.compress(content, mtime=0),
            },
        )
        return kept


def token_of(content: bytes) -> str:
    """Return the name of a state of a strategy: the SHA-256 of its canonical JSON."""
    return hashlib.sha256(content).hexdigest()


class Snapshot(models.Model):
    """What a strategy was at one time: as taken away, or before and after a file."""

    token = models.CharField("SHA-256", max_length=64, unique=True)
    packed = models.BinaryField()
    # The last time, if it was so more than once.
    made_at = models.DateTimeField(_("when"))

    objects = KeptStates.as_manager()

    class Meta:
        verbose_name = _("state of a strategy")
        verbose_name_plural = _("states of strategies")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.token

    @property
    def content(self) -> bytes:
        """The canonical JSON."""
        return gzip.decompress(self.packed)

    @contextmanager
    def unpacked(self) -> Iterator[IO[bytes]]:
        """Open the canonical JSON as a file, so that no memory holds all of it."""
        with TemporaryFile() as file:
            with gzip.open(BytesIO(self.packed)) as packed:
                copyfileobj(packed, file)
            yield file


def upload_storage() -> Storage:
    """Files that people bring lie apart: nothing but our own views serves them."""
    return storages["uploads"]


class UploadState(models.TextChoices):
    """How far a file is on its way into a strategy."""

    WAITING = "waiting", _("waits to be read")
    READING = "reading", _("is being read")
    READ = "read", _("read, waits for a decision")
    REFUSED = "refused", _("has mistakes")
    APPLIED = "applied", _("brought in")
    UNDONE = "undone", pgettext_lazy("file", "taken back")
    DISCARDED = "discarded", _("thrown away")


Fault = dict[str, str]


def fault(expected: str, *, cell: str = "", where: str = "") -> Fault:
    """Say what is wrong in a file, as mistakes of a workbook's cells are said."""
    return {
        "sheet": "",
        "cell": cell,
        "found": "",
        "expected": expected,
        "where": where,
    }


UNREAD = (UploadState.WAITING, UploadState.READING)
# Nothing came of it yet.
OPEN = (*UNREAD, UploadState.READ, UploadState.REFUSED)


class UploadQuerySet(models.QuerySet["Upload"]):
    def unread(self) -> Self:
        return self.filter(state__in=UNREAD)

    def open(self) -> Self:
        return self.filter(state__in=OPEN)


def _state(name: str) -> Any:
    return models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name=name)


class Upload(models.Model):
    """A file of a strategy that somebody brought, and what came of it."""

    # None until a strategy comes of it.
    strategy = models.ForeignKey(
        Strategy, models.CASCADE, null=True, related_name="uploads"
    )
    # What was typed about a strategy that is to come of it; it wins over the file.
    typed = models.JSONField(default=dict)
    by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("by whom")
    )
    name = models.CharField(_("file"), max_length=LONGEST_NAME)
    file = models.FileField(_("file"), storage=upload_storage, max_length=100)
    state = models.CharField(
        _("state"), max_length=10, choices=UploadState, default=UploadState.WAITING
    )
    at = models.DateTimeField(_("when"))
    # When the process that reads it last gave a sign of life, and how many began.
    seen_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # What the file was made from, what it asks for, and with what that was compared.
    base = _state("uploads_from")
    wanted = _state("uploads_of")
    compared = _state("uploads_against")
    # The strategy before the file came in, and after.
    before = _state("uploads_before")
    after = _state("uploads_after")
    faults = models.JSONField(default=list)
    # The differences and what they do, as `exchange.findings` writes them.
    findings = models.JSONField(default=dict)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of a strategy")
        verbose_name_plural = _("files of strategies")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="upload_state_known", condition=Q(state__in=UploadState.values)
            ),
            # Whoever sends a form twice has one file read, not two.
            models.UniqueConstraint(
                fields=["by"],
                condition=Q(state__in=UNREAD),
                name="upload_unread_is_one_of_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> str:
        return PurePosixPath(self.file.name or "").suffix.removeprefix(".")

    @property
    def is_unread(self) -> bool:
        return self.state in UNREAD

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
