"""The list of a year's reports as a workbook: just the reports that are shown."""

import datetime
from collections.abc import Sequence
from typing import IO

from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from organisation.models import Unit
from reporting.overview import ReportRow
from spreadsheets.book import write_book
from spreadsheets.sheets import Column, Sheet


def write_reports(
    rows: Sequence[ReportRow], file: IO[bytes], *, title: str, author: str
) -> None:
    """Write rows that were read in full; of units one query."""
    units = Unit.objects.in_bulk({pk for row in rows for pk in row.units})
    names = {pk: unit.name for pk, unit in units.items()}
    sheet = Sheet(title, _columns(names), rows, frozen_columns=2)
    write_book([sheet], file, title=title, author=author)


def _columns(units: dict[int, str]) -> list[Column[ReportRow]]:
    def units_of(row: ReportRow) -> str | None:
        return "; ".join(sorted(units[pk] for pk in row.units)) or None

    return [
        Column(_("Code"), 9, lambda row: getattr(row.subject, "code", None)),
        Column(_("On what"), 60, lambda row: row.subject.title),
        Column(_("Level"), 12, lambda row: capfirst(row.level or _("task"))),
        Column(_("State"), 18, lambda row: capfirst(row.state.label)),
        Column(_("Whose turn"), 34, _turn),
        Column(_("Unit"), 34, units_of),
        Column(_("Days late"), 10, lambda row: row.days_late or None),
        Column(_("Last entry"), 14, _entered),
        Column(_("Returned because"), 50, lambda row: row.subject.returned_reason),
    ]


def _turn(row: ReportRow) -> str | None:
    if row.turn is None:
        return None
    return ", ".join(map(str, row.turn.people)) or _("nobody")


def _entered(row: ReportRow) -> str | None:
    at: datetime.datetime | None = row.subject.entered_at
    return localdate(at).isoformat() if at else None
