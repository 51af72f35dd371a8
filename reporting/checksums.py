"""Whether the files of reports are what they were when they came."""

import hashlib
from typing import IO, Any

from django.core.files.base import File
from django.dispatch import receiver
from django.utils.timezone import now

from audit.models import Deed, Result
from audit.noting import note
from leszno_strategy.orphans import forgetting
from reporting.models import Attachment

PIECE = 1024 * 1024


def digest_of(file: "IO[bytes] | File[bytes]") -> str:
    """Return the SHA-256 of the whole file, which is left at its beginning."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def found_damaged(attachment: Attachment) -> None:
    """Note it, for the office to see; once, however many ask for the file."""
    rows = Attachment.objects.filter(pk=attachment.pk, damaged_at=None)
    if rows.update(damaged_at=now()):
        what, pk = attachment.name, attachment.pk
        note(Deed.UPLOAD, what, result=Result.FAILED, attachment=pk)


@receiver(forgetting)
def take_checksums(**kwargs: Any) -> None:
    """Keep, once, the checksum of files that came before any was kept."""
    for one in Attachment.objects.filter(sha256="", damaged_at=None).iterator():
        try:
            with one.file.open("rb") as file:
                digest = digest_of(file)
        except FileNotFoundError:
            found_damaged(one)
        else:
            Attachment.objects.filter(pk=one.pk, sha256="").update(sha256=digest)
