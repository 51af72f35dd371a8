"""What a task's row and the sheets below say of its card together."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from exchange.spots import Members
from exchange.workbook.columns import Table
from exchange.workbook.rows import Row
from exchange.workbook.schema import BUDGET, EXECUTORS, INDICATORS, PARTNERS, STAGES
from exchange.workbook.words import NOTHING, plain

Found = Sequence[Members]
# None for a sheet that the workbook does not have.
Lists = Mapping[str, Mapping[str, Found] | None]


def fill_card(task: Members, row: Row, lists: Lists) -> None:
    for table in (STAGES, PARTNERS, BUDGET):
        _fill(task, row, table, _rows(lists, table, row.of))
    _fill_executors(task, row, _rows(lists, EXECUTORS, row.of))
    _fill_indicators(task, row, _rows(lists, INDICATORS, row.of))
    _fill_cost(task, row)
    if row.sheet.years["reported_progress"]:
        totals = by_year(row, "reported_progress")
        task["reported_progress"] = Members(totals.items())


def _rows(lists: Lists, table: Table, code: str) -> Found | None:
    found = lists[table.name]
    return None if found is None else found.get(code, ())


def _fill(task: Members, row: Row, table: Table, rows: Found | None) -> None:
    """Say the list where it is known: by its rows, or by the word of the task's row."""
    if rows is None:
        return
    part = table.name
    is_known = row.get(f"{part}_known")
    if rows:
        task[part] = rows
        if is_known is False:
            row.fault(
                (f"{part}_known", None),
                _("“yes”: sheet “%(sheet)s” lists some") % {"sheet": table.title},
            )
    elif is_known is not None:
        task[part] = [] if is_known else None


def _fill_executors(task: Members, row: Row, rows: Found | None) -> None:
    names = row.get("executors")
    if not names:
        _fill(task, row, EXECUTORS, rows)
    elif rows:
        row.fault(
            ("executors", None),
            _("nothing: sheet “%(sheet)s” lists the executors")
            % {"sheet": EXECUTORS.title},
        )
    else:
        task["executors"] = names


def _fill_indicators(task: Members, row: Row, rows: Found | None) -> None:
    """Take "Brak" in the place of a name for what it says: there are none."""
    rows = rows or ()
    none_of = [entry["kind"] for entry in rows if _says_none(entry)]
    listed = [entry for entry in rows if not _says_none(entry)]
    _fill(task, row, INDICATORS, listed)
    if row.has("no_indicators_of_kind") or none_of:
        said = row.get("no_indicators_of_kind") or []
        task["no_indicators_of_kind"] = list(dict.fromkeys([*said, *none_of]))


def _says_none(entry: Members) -> bool:
    name = plain(str(entry.get("name", "")))
    return (
        bool(name) and name in NOTHING and "kind" in entry and not entry.get("values")
    )


def _fill_cost(task: Members, row: Row) -> None:
    part = "planned_total_cost"
    if not row.has(part) or row.get(part):
        return
    # An empty cell: not known, known to be nothing, or not said.
    is_known = row.get(f"{part}_known")
    task.pop(part, None)
    if is_known is not None:
        task[part] = "" if is_known else None


def by_year(row: Row, name: str) -> dict[str, Any]:
    return {
        str(year): value
        for year in row.sheet.years[name]
        if (value := row.get(name, year)) is not None and value != ""
    }
