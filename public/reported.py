"""What the city said of a year: the approved report, and what was corrected."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse

from public.changes import History, Publication
from reporting.attachments import kind_of
from reporting.content import TEXTS, Content
from reporting.models import Attachment, Version
from tasks.models import StrategyYear, Task
from tasks.subjects import Subject, column_of, strategy_of


@dataclass(frozen=True)
class File:
    """A file of the approved report as the page lists it; size in bytes."""

    pk: int
    name: str
    kind: str
    size: int
    address: str


@dataclass(frozen=True)
class Reported:
    """What the public reads on a year; nobody's name is in it.

    `approved_on` is None where figures taken over were corrected without a report;
    `source` says where those figures come from, "" if they were reported here.
    """

    texts: Sequence[tuple[str, str]] = ()
    approved_on: datetime.date | None = None
    corrections: Sequence[Publication] = ()
    files: Sequence[File] = ()
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.approved_on or self.corrections or self.source)


def reported(subject: Subject, year: StrategyYear, history: History) -> Reported:
    """Read what the subject's history says of the year: one query if anything."""
    source = history.source_of(year.year)
    published = history.of_year(year.year)[::-1]
    if not published:
        return Reported(source=source)
    first, last = published[0], published[-1]
    files = public_files(subject).filter(report__year=year)
    return Reported(
        texts=list(_texts(last.content)),
        approved_on=None if first.is_correction else first.on,
        corrections=[one for one in published if one.is_correction],
        files=[
            File(
                one.pk,
                one.name,
                ", ".join([kind_of(one.name).upper(), *one.marks]),
                one.size,
                address_of(one, subject),
            )
            for one in files
        ],
        # Of what a correction left as it was taken over.
        source=source,
    )


def public_files(subject: Subject) -> QuerySet[Attachment]:
    """The files of the subject's approved reports, of all years."""
    own = {f"report__{column_of(subject)}": subject}
    return Attachment.objects.public().filter(**own)


def address_of(file: Attachment, subject: Subject) -> str:
    """Return where the public gets a file of the subject's reports."""
    level = "" if isinstance(subject, Task) else f"{subject._meta.model_name}_"
    code = [subject.code] if subject.code else []
    place = [strategy_of(subject).slug, *code, file.pk]
    return reverse(f"public:{level}attachment", args=place)


def _texts(content: Content) -> Iterator[tuple[str, str]]:
    for name, text in content.for_readers.items():
        if text:
            yield str(TEXTS[name]), text


def said_of(year: Any, text: str) -> Subquery:
    """Give a text of the approved report on the task of a row (`TaskYear`), by the
    year's key."""
    said = Version.objects.public().filter(
        report__task=OuterRef("task"),
        report__year=year,
        pk=F("report__published"),
    )
    return Subquery(said.values(f"content__{text}")[:1])
