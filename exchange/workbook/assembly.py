"""From the sheets to a tree: who belongs to whom, what is known, what is a list."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchange.spots import Members
from exchange.workbook.card import by_year, fill_card
from exchange.workbook.cells import Reading
from exchange.workbook.codes import (
    Codes,
    Unfit,
    goal_code,
    owner_in,
    part_code,
    readings,
)
from exchange.workbook.columns import Kind, Table
from exchange.workbook.faults import shown
from exchange.workbook.grid import Cell, Line
from exchange.workbook.headings import Key
from exchange.workbook.rows import Row, SheetOf
from exchange.workbook.schema import (
    BUDGET,
    GOALS,
    INDICATORS,
    LISTS,
    PROGRAMMES,
    STAGES,
    TASKS,
)
from exchange.workbook.tree import Tree, same_in_words
from exchange.workbook.words import plain

# Empty in a row that stands in the strategy: there is none. In one that comes in, it
# may still be read from the words beside it.
READ_FROM_WORDS = frozenset({"amount", "planned_total_cost_amount", "unit", "post"})
# What a year of a row has, by the sheet; and what each year of an indicator has, with
# what an empty cell says.
FIGURES = {STAGES.name: ("planned", "actual"), BUDGET.name: ("planned", "executed")}
SERIES: tuple[tuple[str, Any], ...] = (("values", ""), ("targets", None))
# What people write in the place of a code for the strategy itself, whose code is none.
OF_THE_WHOLE = ("strategia", "cała strategia", "strategy", "całość")
WHOLE = ""
CODE, OWNER, PARENT, UID = ((name, None) for name in ("code", "owner", "parent", "uid"))
Open = Callable[[Table], SheetOf | None]


class Assembly:
    """Puts the rows of the sheets that are `here` together.

    Each is opened when its turn comes: no two large ones are held at a time.
    """

    def __init__(
        self, here: Collection[str], opened: Open, reading: Reading, years: list[int]
    ) -> None:
        self.here, self.opened = here, opened
        self.reading, self.years = reading, years
        self.tree = Tree()
        self.codes = {table.name: Codes() for table in (GOALS, PROGRAMMES, TASKS)}
        self._all_codes = Codes()
        # Of a sheet that nobody could read, no code is known: none is named for that.
        self._unread = False
        # What was named already; what lies below it is passed over.
        self._lost = Codes()
        self._uids: dict[tuple[str, str], int] = {}
        self._tasks: list[tuple[Members, Row]] = []

    def build(self) -> Tree:
        for table, part, above in (
            (GOALS, "", ""),
            (PROGRAMMES, "programmes", GOALS.name),
            (TASKS, "tasks", PROGRAMMES.name),
        ):
            if sheet := self._sheet(table):
                self._lists_below(above, part)
                self._level(sheet, part, self.codes.get(above))
                sheet.grid.lines.clear()
            elif table.name in self.here:
                self._unread = True
        lists = {table.name: self._list(table) for table in LISTS}
        self._hang_indicators(lists[INDICATORS.name])
        for task, row in self._tasks:
            fill_card(task, row, lists)
        return self.tree

    def _sheet(self, table: Table) -> SheetOf | None:
        return self.opened(table) if table.name in self.here else None

    def _lists_below(self, level: str, part: str) -> None:
        for code in self.codes[level] if level else ():
            self.tree.by_code[code].setdefault(part, [])

    # Goals, programmes, tasks

    def _level(self, sheet: SheetOf, part: str, parents: Codes | None) -> None:
        parent: str | None = None
        firsts: dict[str, int] = {}
        for line, cells in sheet.lines():
            parent = self._parent(sheet, line, cells, parents, parent)
            if parents is not None and self._is_group(cells, parents):
                continue
            code = self._own_code(sheet, line, cells, parents, parent)
            if code is None:
                continue
            row = sheet.row(line, cells, self.reading, code)
            if first := firsts.get(code.casefold()):
                row.fault(CODE, _repeated(cells[CODE], first))
                continue
            firsts[code.casefold()] = line.number
            self._hang(code, row, part)

    def _parent(
        self,
        sheet: SheetOf,
        line: Line,
        cells: Mapping[Key, Cell],
        parents: Codes | None,
        before: str | None,
    ) -> str | None:
        """Return the code that the row, or one above it, says that it belongs to."""
        cell = cells.get(PARENT)
        if parents is None or (cell is None and not self._is_group(cells, parents)):
            return before
        try:
            return owner_in(cell or next(iter(cells.values())), parents)
        except Unfit as unfit:
            if cell and not self._is_lost(cell):
                sheet.fault(line.number, PARENT, cell, unfit.expected)
            return None

    def _is_group(self, cells: Mapping[Key, Cell], parents: Codes) -> bool:
        """Say whether the row is a heading over others: "Cel I" and nothing else."""
        key, cell = next(iter(cells.items()))
        if len(cells) > 1 or key[0] not in ("code", "title", "parent"):
            return False
        try:
            return bool(owner_in(cell, parents))
        except Unfit:
            return False

    def _own_code(
        self,
        sheet: SheetOf,
        line: Line,
        cells: Mapping[Key, Cell],
        parents: Codes | None,
        parent: str | None,
    ) -> str | None:
        cell = cells.get(CODE)
        example = str(sheet.columns["code"].example)
        try:
            if cell is None:
                raise Unfit(_("a code such as %(example)s") % {"example": example})
            if parents is None:
                return goal_code(cell)
            return part_code(cell, parents, parent, example)
        except Unfit as unfit:
            if cell is None or not self._is_lost(cell):
                of = shown(cells.get(("title", None)))
                sheet.fault(line.number, CODE, cell, unfit.expected, of)
            if cell is not None:
                self._lost.add(readings(cell)[0])
            return None

    def _is_lost(self, cell: Cell) -> bool:
        """Say whether the cell's code, or one above it, was named already."""
        if self._unread:
            return True
        for code in readings(cell):
            parts = code.split(".")
            for length in range(1, len(parts) + 1):
                if ".".join(parts[:length]) in self._lost:
                    return True
        return False

    def _hang(self, code: str, row: Row, part: str) -> None:
        above, _dot, last = code.rpartition(".")
        entry = self._entry(row)
        if row.sheet.table is GOALS:
            entry["number"] = code
            self.tree.goals.append(entry)
        else:
            entry["number"] = int(last)
            self.tree.by_code[above].setdefault(part, []).append(entry)
        self.tree.by_code[code] = entry
        self.codes[row.sheet.table.name].add(code)
        self._all_codes.add(code)
        if row.sheet.table is TASKS:
            self._tasks.append((entry, row))

    # Any row

    def _entry(self, row: Row) -> Members:
        """Return the parts that a row says, those of years and codes aside."""
        entry = Members(())
        is_known = row.cell("uid") is not None
        self._check_uid(row)
        for name, column in row.sheet.columns.items():
            is_aside = column.by_year or column.kind in ASIDE
            if is_aside or not row.has(name):
                continue
            value = row.get(name)
            if value is None:
                value = empty_of(column.kind)
            if value is None and (
                column.kind is Kind.UID or (name in READ_FROM_WORDS and not is_known)
            ):
                continue
            entry[name] = value
        self.tree.add(entry, row)
        return entry

    def _check_uid(self, row: Row) -> None:
        if (uid := row.get("uid")) is None:
            return
        first = self._uids.setdefault((row.sheet.table.name, uid), row.number)
        if first != row.number:
            words = _(
                "an identity of its own; row %(row)d has it, too. If this is a copy of "
                "that row, empty the cell (its column is hidden)"
            )
            row.fault(UID, words % {"row": first})

    # Lists

    def _list(self, table: Table) -> dict[str, list[Members]] | None:
        """Return the entries of the sheet by the code of their owner; None without."""
        sheet = self._sheet(table)
        if sheet is None:
            return None
        found: defaultdict[str, list[Members]] = defaultdict(list)
        for owner, line, cells in self._owned(sheet):
            row = sheet.row(line, cells, self.reading, _called(owner, cells, table))
            entry = self._entry(row)
            if table.name in FIGURES:
                self._add_years(entry, row, FIGURES[table.name])
            for name, nothing in SERIES if table is INDICATORS else ():
                if sheet.years[name]:
                    entry[name] = _series(row, name, nothing)
            found[owner].append(entry)
        if table is INDICATORS:
            units = (e.get("unit", "") for rows in found.values() for e in rows)
            for sentence in same_in_words(units):
                sheet.findings.note(sentence)
        sheet.grid.lines.clear()
        return found

    def _owned(self, sheet: SheetOf) -> Iterator[tuple[str, Line, Mapping[Key, Cell]]]:
        is_any = sheet.table is INDICATORS
        known = self._all_codes if is_any else self.codes[TASKS.name]
        last: str | None = None
        filled, has_begun = 0, False
        for line, cells in sheet.lines():
            cell = cells.get(OWNER)
            is_filled = cell is None and has_begun
            if not is_filled:
                last, has_begun = self._owner(sheet, line, cell, known), True
            if last is None or len(cells) == (cell is not None):
                continue
            filled += is_filled
            yield last, line, cells
        if filled:
            words = ngettext(
                "Sheet “%(sheet)s”: %(n)d row without a code belongs to the one above.",
                "Sheet “%(sheet)s”: %(n)d rows without a code belong to the one above.",
                filled,
            )
            sheet.findings.note(words % {"sheet": sheet.grid.title, "n": filled})

    def _owner(
        self, sheet: SheetOf, line: Line, cell: Cell | None, known: Codes
    ) -> str | None:
        if cell is None:
            sheet.fault(line.number, OWNER, None, _("a code that is in this workbook"))
            return None
        try:
            return owner_in(cell, known)
        except Unfit as unfit:
            if sheet.table is INDICATORS and plain(shown(cell)) in OF_THE_WHOLE:
                return WHOLE
            if not self._is_lost(cell):
                sheet.fault(line.number, OWNER, cell, unfit.expected)
            return None

    def _add_years(self, entry: Members, row: Row, names: tuple[str, str]) -> None:
        headed = {name: row.sheet.years[name] for name in names}
        years = Members(())
        for year in sorted(set().union(*headed.values())):
            has_figures = any(row.cell(name, year) for name in names)
            if year not in self.years and not has_figures:
                continue  # the heading of another year above nothing
            cell = Members(
                (name, row.get(name, year)) for name in names if year in headed[name]
            )
            is_empty = len(cell) == 2 and set(cell.values()) == {None}
            years[str(year)] = None if is_empty else cell
        if any(headed.values()):
            entry["years"] = years

    def _hang_indicators(self, found: Any) -> None:
        """Give the whole, goals and programmes theirs; tasks have more to say."""
        if found is not None:
            self.tree.own = found.get(WHOLE, [])
        for level in (GOALS, PROGRAMMES):
            for code in self.codes[level.name] if found is not None else ():
                self.tree.by_code[code]["indicators"] = found.get(code, [])


def _series(row: Row, name: str, nothing: Any) -> Members:
    """Return what years have; an empty cell of a row that stands takes it away."""
    found = by_year(row, name)
    if row.cell("uid") is not None:
        years = (str(year) for year in row.sheet.years[name])
        found = {year: found.get(year, nothing) for year in years}
    return Members(found.items())


def empty_of(kind: Kind) -> Any:
    """Return what an empty cell says."""
    if kind in (Kind.TEXT, Kind.CHOICE, Kind.MEASURE):
        return ""
    if kind is Kind.FLAG:
        return False
    if kind is Kind.PLACES:
        return []
    return Members(()) if kind is Kind.BREAKS else None


ASIDE = (Kind.CODE, Kind.OWNER, Kind.YES_NO, Kind.NAMES, Kind.KINDS)


def _repeated(cell: Cell, first: int) -> str:
    words = _("a code of its own; row %(row)d has it, too") % {"row": first}
    others = readings(cell)[1:] if not isinstance(cell.value, str) else []
    if others:
        words += _(", perhaps “%(near)s”") % {"near": others[0]}
    return words


def _called(owner: str, cells: Mapping[Key, Cell], table: Table) -> str:
    label = cells.get(("label", None))
    if table is STAGES and label is not None:
        return _("%(code)s, stage %(label)s") % {"code": owner, "label": shown(label)}
    return owner
