"""The ledger of units as a sheet: the figures of its page."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from annual_report.excel.sums import share_of
from leszno_strategy.numbers import computed
from public.scoreboard import Line
from spreadsheets.sheets import Column, Sheet, Value, money, percent, points
from tasks.progress import Status


def board_sheet(lines: Sequence[Line], *, year: int) -> Sheet[Line]:
    columns: list[Column[Line]] = [
        Column(_("Unit"), 50, lambda line: str(line.body)),
        Column(_("Tasks"), 9, lambda line: line.count),
        *(_counted(status) for status in Status),
        Column(_("Points missing"), 11, lambda line: computed(line.lacking), points),
        Column(_("Tasks compared"), 11, lambda line: len(line.compared)),
        Column(_("Reports approved"), 11, lambda line: line.told),
        Column(_("Reports after the deadline"), 12, lambda line: line.late),
        Column(_("Plan of what is compared (PLN)"), 18, _planned, money),
        Column(_("Spent of it (PLN)"), 18, _spent, money),
        Column(_("Share of plan"), 11, lambda line: share_of(line.spent), percent),
        Column(_("Tasks with amounts"), 11, lambda line: line.spent_tasks),
    ]
    title = _("Units at the end of %(year)s") % {"year": year}
    return Sheet(title, columns, lines, frozen_columns=1)


def _counted(status: Status) -> Column[Line]:
    return Column(status.label, 12, lambda line: line.counted[status])


def _planned(line: Line) -> Value:
    return line.spent.planned if line.spent else None


def _spent(line: Line) -> Value:
    return line.spent.executed if line.spent else None
