"""What the city said of a task's year: its approved report, and what was corrected."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Exists, F, Q, QuerySet
from django.utils.timezone import localdate

from indicators.models import IndicatorValue
from reporting.attachments import kind_of
from reporting.content import TEXTS, Change, Content, Labels, differences, labels_of
from reporting.exchange.merging import taken_over
from reporting.models import Attachment, Deed, Version
from tasks.models import ReportedTotal, StageYear, StrategyYear, Task


@dataclass(frozen=True)
class Correction:
    """What was put right after it was public: when, why, and each figure and text."""

    on: datetime.date
    reason: str
    changes: Sequence[Change]


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
    corrections: Sequence[Correction] = ()
    files: Sequence[File] = ()
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.approved_on or self.corrections or self.source)


def reported(task: Task, year: StrategyYear) -> Reported:
    """Read the year's report of a task that comes with its card fetched.

    Two queries; four more where a correction is of a stage or an indicator that was
    removed since.
    """
    public = Version.objects.public().filter(
        report__task=task,
        report__year=year,
        number__lte=F("report__published__number"),
    )
    named = public.annotate(is_taken_over=_is_taken_over(task, year))
    versions = list(named.select_related("report").order_by("number"))
    if not versions:
        return Reported(source=_source(task, year))
    first, last = versions[0], versions[-1]
    is_approved = first.deed == Deed.APPROVED
    return Reported(
        texts=list(_texts(last)),
        approved_on=localdate(first.at) if is_approved else None,
        corrections=_corrections(task, versions),
        files=[
            File(one.pk, one.name, kind_of(one.name).upper(), one.size)
            for one in Attachment.objects.public().filter(report=last.report_id)
        ],
        # Of what a correction left as it was taken over.
        source=task.strategy.source if last.is_taken_over and not is_approved else "",
    )


def _texts(version: Version) -> Iterator[tuple[str, str]]:
    content = Content.from_json(version.content)
    for name, label in TEXTS.items():
        if text := getattr(content, name):
            yield str(label), text


def _corrections(task: Task, versions: Sequence[Version]) -> list[Correction]:
    """Compare each version with the one before; a first one with what it found."""
    first = versions[0]
    before = [] if first.deed == Deed.APPROVED else [first.report.base]
    contents = [*before, *(version.content for version in versions)]
    corrected = [version for version in versions if version.deed == Deed.CORRECTED]
    if not corrected:
        return []
    said = [Content.from_json(content) for content in contents]
    labels = _labels(task, said)
    return [
        Correction(
            localdate(version.at), version.reason, differences(earlier, later, labels)
        )
        for version, (earlier, later) in zip(corrected, pairwise(said), strict=True)
    ]


def _labels(task: Task, said: Sequence[Content]) -> Labels:
    """Take the names from the card, which the page has; ask only for gone ones."""
    stages = {stage.pk: str(stage) for stage in task.stages.all()}
    indicators = {one.pk: str(one) for one in task.indicators.all()}
    figures = [content.figures for content in said]
    known = all(
        stages.keys() >= {*one.planned, *one.actual}
        and indicators.keys() >= {*one.values}
        for one in figures
    )
    return Labels(stages, indicators) if known else labels_of(task)


def _source(task: Task, year: StrategyYear) -> str:
    source = task.strategy.source
    asked = StrategyYear.objects.filter(_is_taken_over(task, year), pk=year.pk)
    return source if source and asked.exists() else ""


def _is_taken_over(task: Task, year: StrategyYear) -> Q:
    """Ask whether the import brought any figure of the year that is in force."""
    stages = StageYear.objects.filter(stage__task=task, year=year)
    totals = ReportedTotal.objects.filter(task=task, year=year)
    values = IndicatorValue.objects.filter(indicator__task=task, year=year.year)
    progress: QuerySet[Any] = (
        stages.exclude(planned=None, actual=None)
        if task.stages_known
        else totals.exclude(progress=None)
    )
    return Exists(taken_over(progress)) | Exists(taken_over(values.exclude(text="")))
