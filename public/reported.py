"""What the city said of a task's year: its approved report, and what was corrected."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from public.changes import History, Publication
from reporting.attachments import kind_of
from reporting.content import TEXTS, Content
from reporting.models import Attachment
from tasks.models import StrategyYear, Task


@dataclass(frozen=True)
class File:
    """A file of the approved report as the page lists it; size in bytes."""

    pk: int
    name: str
    kind: str
    size: int


@dataclass(frozen=True)
class Reported:
    """What the public reads on a task's year; nobody's name is in it.

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


def reported(task: Task, year: StrategyYear, history: History) -> Reported:
    """Read what the task's history says of the year: one query if anything."""
    source = history.source_of(year.year)
    published = history.of_year(year.year)[::-1]
    if not published:
        return Reported(source=source)
    first, last = published[0], published[-1]
    files = Attachment.objects.public().filter(report__task=task, report__year=year)
    return Reported(
        texts=list(_texts(last.content)),
        approved_on=None if first.is_correction else first.on,
        corrections=[one for one in published if one.is_correction],
        files=[
            File(one.pk, one.name, kind_of(one.name).upper(), one.size) for one in files
        ],
        # Of what a correction left as it was taken over.
        source=source,
    )


def _texts(content: Content) -> Iterator[tuple[str, str]]:
    for name, label in TEXTS.items():
        if text := getattr(content, name):
            yield str(label), text
