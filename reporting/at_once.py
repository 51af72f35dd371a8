"""Many reports of a year read at once: as many queries for one as for hundreds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from leszno_strategy.joined import joined
from reporting.card import among, fetch_cards
from reporting.content import Content
from reporting.models import Report, State
from reporting.overview import ReportRow
from reporting.recording import YearFigures, figures_on_card, with_total
from reporting.remarks import Remark, remarks
from reporting.subjects import Subjects
from reporting.transitions import content_of
from tasks.models import StrategyYear
from tasks.subjects import COLUMNS, Subject, column_of, key_of


@dataclass(frozen=True)
class Begun:
    """A report that has a version, with what it says; its subject's card is fetched."""

    report: Report
    in_force: YearFigures
    content: Content

    @property
    def subject(self) -> Subject:
        return self.report.subject

    def remarks(self) -> list[Remark]:
        return remarks(self.content, self.subject, self.report.year)


def begun(subjects: Subjects, year: StrategyYear) -> dict[str, Begun]:
    """Read the subjects' reports that were begun, by `key_of`, as the strategy counts.

    One query, one for each level that has any, and at most four for all their cards.
    """
    reports = _begun_on(subjects, year)
    parts = subjects.among(reports).parts
    here = [one for part in parts for one in with_total(part, year)]
    fetch_cards(here, year)
    return {key_of(one): _begun(reports[key_of(one)], one, year) for one in here}


def _begun_on(subjects: Subjects, year: StrategyYear) -> dict[str, Report]:
    theirs = (
        (f"{COLUMNS[part.model]}__in", part.order_by().values("pk"))
        for part in subjects.parts
    )
    any_of = Q(*theirs, _connector=Q.OR)
    rows = Report.objects.filter(any_of, year=year, latest__isnull=False)
    found = rows.select_related("year__campaign", "latest__by")
    return {one.subject_key: one for one in found}


def reports_on(subjects: Iterable[Subject], year: StrategyYear) -> dict[str, Report]:
    """Read the reports on subjects that were read, by `key_of` these: one query.

    Each is on the very subject and of the very year that were given, with its files.
    """
    known = {(column_of(one), one.pk): one for one in subjects}
    if not known:
        return {}
    rows = Report.objects.filter(among(known), year=year).select_related("latest__by")
    read = joined(rows.order_by(), "attachments", "pk")
    found = {report.subject_key: report for report in read}
    for subject in known.values():
        if report := found.get(key_of(subject)):
            report.year = year
            setattr(report, column_of(subject), subject)
    return found


def _begun(report: Report, subject: Any, year: StrategyYear) -> Begun:
    setattr(report, column_of(subject), subject)
    report.year = year
    in_force = figures_on_card(subject, year)
    return Begun(report, in_force, content_of(report, in_force))


def remarks_on(
    rows: Iterable[ReportRow], year: StrategyYear, *also: Subject
) -> dict[str, list[Remark]]:
    """Say what is odd in those of the rows that wait for approval, by their keys.

    The rows were read `in_full` with what the reports say. Three queries for the cards,
    none where nothing waits; others' cards may be fetched with theirs.
    """
    waiting = [
        (row, row.report)
        for row in rows
        if row.state == State.SUBMITTED and row.report and row.report.latest
    ]
    fetch_cards([*also, *(row.subject for row, _report in waiting)], year)
    return {
        row.key: _begun(report, row.subject, year).remarks() for row, report in waiting
    }


def remarked(rows: Sequence[ReportRow], year: StrategyYear) -> None:
    """Count what is odd in those of the rows that wait for approval."""
    said = remarks_on(rows, year)
    for row in rows:
        row.remarks = len(said.get(row.key, ()))
