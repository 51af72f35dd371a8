"""A report's history for people: who did what when, and what it changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import QuerySet

from reporting.content import Change, Content, differences, labels_on_card
from reporting.models import Attachment, Question, Report, Version


@dataclass(frozen=True)
class Entry:
    """One version with what it changed since the one before."""

    version: Version
    changes: Sequence[Change]
    added: Sequence[Attachment]
    removed: Sequence[Attachment]


def entries(report: Report) -> list[Entry]:
    """Return the report's history, newest first: two queries, and names."""
    versions = list(report.versions.select_related("by"))
    files = list(report.attachments.all())
    said = [_content(report, version) for version in (None, *versions)]
    labels = labels_on_card(report.subject, said)
    found = [
        Entry(
            version,
            differences(before, after, labels),
            [file for file in files if file.added_in_id == version.pk],
            [file for file in files if file.removed_in_id == version.pk],
        )
        for version, (before, after) in zip(versions, pairwise(said), strict=True)
    ]
    return found[::-1]


def questions(report: Report) -> "QuerySet[Question]":
    """Return what was asked about the report and answered, the newest first."""
    told = report.questions.select_related("by", "answered_by", "closed_by")
    return told.order_by("-at", "-pk")


def _content(report: Report, version: Version | None) -> Content:
    """What the version said; without one, the figures before the report."""
    return Content.from_json(version.content if version else report.base)


def between(report: Report, first: Version | None, second: Version) -> list[Change]:
    """Compare any two versions; None is what was in force before the report."""
    before, after = _content(report, first), _content(report, second)
    return differences(before, after, labels_on_card(report.subject, [before, after]))
