"""Files that people bring: taken in, and read by a process of its own.

A workbook may take a minute to read, or be made to harm whoever reads it: the processes
that work on its queue take little memory and time, and end with each file.
"""

import logging
import secrets
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from exchange.findings import read
from exchange.format import LARGEST_FILE, LARGEST_WORKBOOK
from exchange.models import Upload, UploadState, fault
from leszno_strategy.background import (
    DEAD_AFTER,
    STARTS_WITHIN,
    call,
    signs_of_life,
    start,
)
from leszno_strategy.virus_scanner import refuse_viruses
from organisation.models import User
from tasks.models import Strategy

logger = logging.getLogger(__name__)

# Whoever dies of a file twice would die of it a third time.
MOST_TRIES = 2
ZIP, OLE = b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1")
WORKBOOK, JSON = "xlsx", "json"
# Signs before a JSON text that mean nothing; among them the mark of UTF-8.
BLANK = b" \t\r\n\xef\xbb\xbf"


def kind_of(file: UploadedFile[bytes]) -> str:
    """Say what the file is by its content, whatever it is called; "" for neither.

    An old or a protected workbook counts as a workbook: its reader says what to do.
    """
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    if head.startswith((ZIP, OLE)):
        return WORKBOOK
    return JSON if head.lstrip(BLANK)[:1] in {b"{", b"["} else ""


def check(file: UploadedFile[bytes]) -> None:
    """Refuse what need not be read: nothing, too much, no file of a strategy."""
    size = file.size or 0
    if not size:
        raise ValidationError(_("The file is empty."), code="empty")
    kind = kind_of(file)
    most = LARGEST_WORKBOOK if kind == WORKBOOK else LARGEST_FILE
    if size > most:
        limit = filesizeformat(most)
        raise ValidationError(
            _("The file is too large. At most %(limit)s are taken."),
            code="large",
            params={"limit": limit},
        )
    if not kind:
        raise ValidationError(
            _(
                "This is neither an Excel workbook (.xlsx) nor a JSON file. In Excel "
                "choose “Save as” and “Excel Workbook (.xlsx)”."
            ),
            code="kind",
        )
    refuse_viruses(file)


def receive(
    file: UploadedFile[bytes],
    *,
    name: str,
    strategy: Strategy | None,
    by: User,
    typed: dict[str, Any] | None = None,
) -> Upload:
    """Take in a file that `check` let through, under the name that people read.

    Without a strategy, one is to come of it. Raises ValidationError while the same
    person's last file is still being read.
    """
    file.name = f"{secrets.token_hex(16)}.{kind_of(file)}"
    try:
        with transaction.atomic():
            upload = Upload.objects.create(
                strategy=strategy, typed=typed or {}, by=by, name=name, file=file,
                at=now(),
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(
            _("Your last file is still being read. Wait for it, or discard it."),
            code="underway",
        ) from error
    call(read_upload, upload.pk)
    return upload


def start_again_if_dead(upload: Upload) -> None:
    """Begin another process where the one that should read the file is gone."""
    is_late = upload.at < now() - STARTS_WITHIN
    is_waiting = upload.state == UploadState.WAITING and is_late
    if is_waiting or Upload.objects.filter(_left(), pk=upload.pk).exists():
        start("uploads")


def _left() -> Q:
    return Q(state=UploadState.READING, seen_at__lt=now() - DEAD_AFTER)


@task(queue_name="uploads")
def read_upload(pk: int) -> None:
    """Read one file, unless it is read or gone; another's is looked at again."""
    _give_up()
    if upload := _taken(pk):
        _read(upload)
        return
    reading = Upload.objects.filter(pk=pk, state=UploadState.READING).first()
    if reading and reading.seen_at:
        call(read_upload, pk, run_after=reading.seen_at + DEAD_AFTER)


def call_waiting() -> None:
    """Have all read that waits for longer than a call takes, or was left behind."""
    waiting = Q(state=UploadState.WAITING, at__lt=now() - STARTS_WITHIN)
    for pk in Upload.objects.filter(waiting | _left()).values_list("pk", flat=True):
        call(read_upload, pk)


def read_waiting() -> int:
    """Read one file after the other until none waits; return how many were read.

    First what waits longest, and then what a process that died left behind.
    """
    _give_up()
    count = 0
    while pk := _ready().order_by("tries", "at").values_list("pk", flat=True).first():
        if upload := _taken(pk):
            _read(upload)
            count += 1
    return count


def _give_up() -> None:
    """Refuse files of which processes died again and again."""
    Upload.objects.filter(_left(), tries__gte=MOST_TRIES).update(
        state=UploadState.REFUSED, faults=[fault(unreadable())]
    )


def unreadable() -> str:
    with override(settings.LANGUAGE_CODE):
        return _(
            "The file could not be read: it is damaged, or far larger inside than it "
            "looks. Download the strategy anew and bring your changes into that file."
        )


def _ready() -> QuerySet[Upload]:
    return Upload.objects.filter(
        Q(state=UploadState.WAITING) | _left() & Q(tries__lt=MOST_TRIES)
    )


def _taken(pk: int) -> Upload | None:
    """Take the file to read it, unless it is read, or somebody else is at it."""
    taken = _ready().filter(pk=pk)
    if not taken.update(state=UploadState.READING, seen_at=now(), tries=F("tries") + 1):
        return None
    return Upload.objects.select_related("strategy").get(pk=pk)


def _read(upload: Upload) -> None:
    row = Upload.objects.filter(pk=upload.pk)
    try:
        # What it says is for the office, in the city's language.
        with override(settings.LANGUAGE_CODE), signs_of_life(row):
            found = read(upload)
    except Exception:
        logger.exception("the file of upload %s could not be read", upload.pk)
        found = {"state": UploadState.REFUSED, "faults": [fault(unreadable())]}
    # Whoever threw it away meanwhile does not get it back.
    row.filter(state=UploadState.READING).update(**found)
