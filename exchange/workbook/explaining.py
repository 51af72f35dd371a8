"""The sheet with which a workbook begins: how to fill it in, column by column."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exchange.workbook import strategy
from exchange.workbook.columns import Column, Stands
from exchange.workbook.schema import HELP_TITLE, TABLES, UNITS_TITLE
from spreadsheets import sheets
from spreadsheets.sheets import Sheet

Row = tuple[str, str, str, str]


def help_sheet() -> Sheet[Row]:
    headings = (_("sheet"), _("column"), _("what to write"), _("for example"))
    columns = [
        sheets.Column(capfirst(heading), width, _nth(at))
        for at, (heading, width) in enumerate(
            zip(headings, (18, 34, 90, 36), strict=True)
        )
    ]
    return Sheet(
        str(HELP_TITLE),
        columns,
        list(_rows()),
        intro=_intro(),
        is_table=False,
        is_strong=lambda row: bool(row[0]),
    )


def _nth(at: int) -> Any:
    return lambda row: row[at]


def _intro() -> list[str]:
    return [
        str(HELP_TITLE),
        _("1. Fill in the sheets from left to right: strategy, goals, programmes …"),
        _("2. Goals, programmes and tasks need a code and a name. All else may wait."),
        _("3. Codes tell what belongs to what: I.2.3 is a task of the programme I.2."),
        _("4. Stages, indicators, partners and budget name the task by its code."),
        _("5. You may add rows, sort, filter, and put columns in another order."),
        _("6. To move a task, change its code. Leave the hidden column as it is."),
        _("7. Deleting a row deletes nothing: the page asks you before that."),
        _("8. Send the file back. You see what will change before anything does."),
    ]


def _rows() -> Iterator[Row]:
    yield (
        str(strategy.TITLE),
        "",
        _("A line for each part; below, a line for each year."),
        "",
    )
    for line in strategy.LINES:
        yield _row(line)
    heading = capfirst(str(strategy.YEAR_HEADING))
    years = _(
        "Each year of the strategy in a row of its own. If yours are others, change "
        "them here and in the headings of the sheets Etapy and Wskaźniki."
    )
    yield "", heading, years, "2026"
    for name, example in zip(strategy.THRESHOLDS, ("95%", "75%"), strict=True):
        usual = _("Only if the year has its own; empty: what is usual.")
        yield "", strategy.threshold_label(name), usual, example
    for table in TABLES:
        yield str(table.title), "", str(table.help), ""
        for column in table.columns:
            if (
                column.stands not in (Stands.NEVER, Stands.EXPORT)
                and not column.is_hidden
            ):
                yield _row(column)
    yield (
        str(UNITS_TITLE),
        "",
        _("Units and posts to choose from. Add those that are missing."),
        "",
    )


def _row(column: Column) -> Row:
    title = column.title()
    if column.by_year:
        title = _("%(name)s and the year") % {"name": title} if title else _("The year")
    parts = [str(column.help)] if column.help else []
    if column.choices:
        names = "; ".join(str(label) for _value, label in column.choices)
        parts.append(_("One of: %(names)s.") % {"names": names})
    if column.is_required:
        parts.append(_("Must be filled in."))
    return "", title, " ".join(parts), str(column.example)
