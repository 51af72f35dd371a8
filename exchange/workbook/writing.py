"""Write a document as a workbook, or an empty one to fill in: the template."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exchange.document import Document, StrategyEntry, ThresholdsEntry
from exchange.format import Refused
from exchange.spots import UNSAID
from exchange.workbook import strategy
from exchange.workbook.columns import Column, Kind, Stands, Table
from exchange.workbook.explaining import help_sheet
from exchange.workbook.finishing import Dressing, finish, properties
from exchange.workbook.items import Item, items_of, written, years_of
from exchange.workbook.reading import TOKEN
from exchange.workbook.schema import INDICATORS, TABLES, UNITS_TITLE
from exchange.writing import json_chunks
from indicators.models import Measure
from organisation.models import Post, Unit
from spreadsheets import sheets
from spreadsheets.book import Book, Page
from spreadsheets.cells import LONGEST_TEXT
from spreadsheets.sheets import Sheet, as_entered, clean, percent

Target = Path | str | IO[bytes]
# Excel keeps no more digits of a number; longer ones are written as texts.
MOST_DIGITS = 15
# What may be longer than a cell.
LONG = (Kind.TEXT, Kind.BREAKS)


def write(
    document: Document,
    target: Target,
    *,
    units: Iterable[str],
    posts: Iterable[str],
    measures: Iterable[str] = (),
) -> None:
    """Write the document as a workbook: the same document gives the same bytes.

    `units`, `posts` and `measures` are the names to choose from. Raises `Refused` for a
    text that no cell can hold.
    """
    digest = sha256()
    for piece in json_chunks(document):
        digest.update(piece)
    # Those of the strategy as they are spelled there, so that none comes back changed.
    used = {i.entry.unit for i in items_of(document, INDICATORS) if i.entry.unit}
    names = Names(units, posts, {*measures, *used})
    _Workbook(document, is_template=False).write(
        target, names, token=digest.hexdigest()
    )


def template(
    target: Target, years: Sequence[int] = (), measures: Iterable[str] = ()
) -> None:
    """Write the workbook with which a clerk begins: the same sheets, empty."""
    empty = Document(
        place="",
        strategy=StrategyEntry(place="", title="", years=list(years)),
        goals=[],
    )
    _Workbook(empty, is_template=True).write(target, Names((), (), measures), token="")


class Names(NamedTuple):
    """What a workbook offers to choose from."""

    units: Iterable[str]
    posts: Iterable[str]
    measures: Iterable[str]


class _Workbook:
    def __init__(self, document: Document, *, is_template: bool) -> None:
        self.document, self.is_template = document, is_template
        title = document.strategy.title or str(_("Template of a strategy"))
        self.book = Book(title=title, author=str(document.strategy.city or ""))
        self.dressings: list[Dressing] = []

    def write(self, target: Target, names: Names, *, token: str) -> None:
        check_texts(self.document)
        self._plain(help_sheet())
        self._strategy()
        for table in TABLES:
            self._table(table)
        self._units(names)
        for dressing in self.dressings:
            dressing.put_on()
        properties(self.book.workbook, {TOKEN: token} if token else {})
        with TemporaryFile() as file:
            self.book.save(file)
            finish(file, target)

    def _plain(self, sheet: Sheet[Any]) -> Page[Any]:
        page = self.book.page(sheet)
        for row in sheet.rows:
            page.write(row)
        return page

    # The sheets

    def _strategy(self) -> None:
        entry = self.document.strategy
        columns = [
            sheets.Column(capfirst(_("what")), 44, _nth(0)),
            sheets.Column(capfirst(_("contents")), 60, _nth(1), percent),
            sheets.Column("", 28, _nth(2), percent),
        ]
        head: tuple[Any, ...] = (
            capfirst(str(strategy.YEAR_HEADING)),
            *(strategy.threshold_label(name) for name in strategy.THRESHOLDS),
        )
        rows: list[tuple[Any, ...]] = [
            (line.title(), written(line, getattr(entry, line.name) or None), None)
            for line in strategy.LINES
        ]
        if entry.thresholds is UNSAID and not self.is_template:
            head = (head[0], None, None)
        rows += [(None, None, None), head]
        rows += [(str(year), *_thresholds(entry, year)) for year in entry.years or ()]
        title = str(strategy.TITLE)
        page = self._plain(
            Sheet(
                title, columns, rows, is_table=False, is_strong=lambda row: row is head
            )
        )
        dressing = Dressing(page, 2)
        for at, line in enumerate(strategy.LINES, start=2):
            dressing.comment(f"A{at}", line)
        self.dressings.append(dressing)

    def _table(self, table: Table) -> None:
        found = list(items_of(self.document, table))
        pairs = self._columns(table, found)
        columns = [
            sheets.Column(
                column.title(year),
                column.width,
                _value(column, year),
                whole_number if column.kind is Kind.WHOLE else as_entered,
                is_text=_stays_text(column),
            )
            for column, year in pairs
        ]
        page = self.book.page(
            Sheet(
                str(table.title), columns, frozen_columns=table.frozen, is_table=False
            )
        )
        for item in found:
            page.write(item)
        self.dressings.append(Dressing(page, len(columns), pairs, is_filtered=True))

    def _columns(
        self, table: Table, items: Sequence[Item]
    ) -> list[tuple[Column, int | None]]:
        """Return the columns, with their years; those of which nothing is said go."""
        other = Stands.EXPORT if self.is_template else Stands.TEMPLATE
        columns = [c for c in table.columns if c.stands not in (other, Stands.NEVER)]
        if items:
            columns = [c for c in columns if any(i.says(c) for i in items)]
        pairs: list[tuple[Column, int | None]] = []
        for column in columns:
            if not column.by_year:
                pairs.append((column, None))
            elif not any(column is known for known, _year in pairs):
                # Plan and figures carried out of a year stand side by side.
                group = [c for c in columns if c.by_year and c.part == column.part]
                years = years_of(self.document, column, items)
                pairs += [(one, year) for year in years for one in group]
        return pairs

    def _units(self, names: Names) -> None:
        headings = [
            capfirst(str(model._meta.verbose_name)) for model in (Unit, Post, Measure)
        ]
        columns = [
            sheets.Column(heading, width, _nth(at))
            for at, (heading, width) in enumerate(
                zip(headings, (60, 60, 24), strict=True)
            )
        ]
        rows = list(zip_longest(*(sorted(set(some)) for some in names)))
        page = self._plain(Sheet(str(UNITS_TITLE), columns, rows, is_table=False))
        self.dressings.append(Dressing(page, len(columns), is_filtered=True))


def whole_number(value: Any) -> tuple[Any, str]:
    """A year, or a number of the old site: nothing parts its thousands."""
    return value, "0"


def _nth(at: int) -> Any:
    return lambda row: row[at]


def _stays_text(column: Column) -> bool:
    kinds = (Kind.CODE, Kind.OWNER, Kind.UID, Kind.DAY)
    is_value = column.kind is Kind.TEXT and (column.by_year or column.name == "label")
    return column.kind in kinds or is_value


def _thresholds(entry: StrategyEntry, year: int) -> tuple[Any, Any]:
    found: Any = (entry.thresholds or {}).get(year)
    if not isinstance(found, ThresholdsEntry):
        return None, None
    return found.on_track_from or None, found.delayed_from or None


def _value(column: Column, year: int | None) -> Any:
    def value(item: Item) -> Any:
        found = item.value(column, year)
        if column.kind is Kind.FIGURE and found is not None:
            found = found.normalize() + 0
            digits = len(found.as_tuple().digits)
            return found if digits <= MOST_DIGITS else f"{found:f}".replace(".", ",")
        return found

    return value


def check_texts(document: Document) -> None:
    """Raise `Refused` with the place of a text that no cell can hold."""
    for line in strategy.LINES:
        check_text(getattr(document.strategy, line.name), line.title())
    for table in TABLES:
        texts = [c for c in table.columns if c.kind in LONG and not c.by_year]
        for item in items_of(document, table):
            for column in texts:
                where = f"{item.code}, {column.title()}"
                check_text(item.value(column, None), where)
            for year, value in (getattr(item.entry, "values", None) or {}).items():
                check_text(value, f"{item.code}, {year}")


def check_text(text: object, where: str) -> None:
    if not isinstance(text, str):
        return
    if len(text) > LONGEST_TEXT:
        raise Refused(
            _(
                "%(where)s: the text has %(n)d characters, and a cell of Excel holds "
                "%(most)d. Shorten it, or take the JSON file."
            )
            % {"where": where, "n": len(text), "most": LONGEST_TEXT}
        )
    if clean(text) != text:
        raise Refused(
            _("%(where)s: the text has a character that no Excel file can hold.")
            % {"where": where}
        )
