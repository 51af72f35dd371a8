"""How much the files of a report, a unit and the site may take together."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet, Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from reporting.models import Attachment
from tasks.models import Executor, Task
from tasks.subjects import Subject

MB = 1024 * 1024


def check_quotas(
    subject: Subject,
    added: Sequence[UploadedFile[bytes]],
    kept: Sequence[Attachment],
) -> None:
    """Refuse files with which one of the bounds would be passed.

    What was removed from a report counts for the unit and the site: its earlier
    versions have it still.
    """
    size = sum(file.size or 0 for file in added)
    if not size:
        return
    here = size + sum(one.size for one in kept)
    _refuse(here, settings.ATTACHMENTS_MB_OF_A_REPORT, _("this report"))
    if most := settings.ATTACHMENTS_MB_OF_A_UNIT:
        for name, files in _of_units(subject):
            _refuse(size + _sum(files), most, name)
    if most := settings.ATTACHMENTS_MB_OF_THE_SITE:
        _refuse(size + _sum(Attachment.objects.all()), most, _("the whole site"))


def _refuse(size: int, most: int, whose: str) -> None:
    if not most or size <= most * MB:
        return
    raise ValidationError(
        _(
            "The files of %(whose)s would take %(size)s, and at most %(limit)s are "
            "taken. Make them smaller, remove some, or tell the strategy office."
        )
        % {
            "whose": whose,
            "size": filesizeformat(size),
            "limit": filesizeformat(most * MB),
        },
        code="quota",
    )


def _of_units(subject: Subject) -> Iterator[tuple[str, QuerySet[Attachment]]]:
    """Yield the units that carry out the task, with the files of all their reports."""
    if not isinstance(subject, Task):
        return
    for unit in Executor.objects.filter(task=subject).units():
        theirs = Executor.objects.filter(Q(unit=unit) | Q(post__unit=unit, unit=None))
        yield (
            unit.name,
            Attachment.objects.filter(report__task__in=theirs.values("task")),
        )


def _sum(files: QuerySet[Attachment]) -> int:
    return files.order_by().aggregate(all=Sum("size"))["all"] or 0
