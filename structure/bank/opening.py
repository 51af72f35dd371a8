"""Open a file of the local data bank, after looking whether it is harmless."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from exchange.format import LARGEST_WORKBOOK, Refused, check_size
from exchange.uploads import OLE, ZIP
from indicators.bank import tables
from indicators.bank.matching import Key
from indicators.bank.tables import Figure, NotBank, Series, Table
from leszno_strategy import zip_parts
from leszno_strategy.folding import fold

if TYPE_CHECKING:
    from exchange.workbook.grid import Book, Cell

# The city's own figures of two hundred series and twenty years are a tenth of it.
MOST_FIGURES = 40_000
MOST_SERIES = 100
MOST_ODD = 100  # told one by one
# It is read while a person waits; the largest tables of the bank unpack to 30 MB.
LARGEST_UNPACKED = 60 * 1024 * 1024
# The sheet with a row a figure knows the marks; the other is for reading.
SHEETS = ("dane", "tablica")
UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class BankTable:
    """What was read of a file: its group, territories by code, series by key."""

    group: str
    territories: dict[str, str]
    series: dict[Key, Series]
    odd: Sequence[str]

    @property
    def content(self) -> dict[str, Any]:
        """Write it as JSON, to be looked at again; PostgreSQL orders keys anew."""
        return {
            "group": self.group,
            "territories": list(self.territories.items()),
            "odd": list(self.odd[:MOST_ODD]),
            "series": [
                {
                    "name": one.name,
                    "unit": one.unit,
                    "figures": [
                        [code, year, *asdict(figure).values()]
                        for (code, year), figure in one.figures.items()
                    ],
                }
                for one in self.series.values()
            ],
        }


def of_content(content: dict[str, Any]) -> BankTable:
    """Read what `BankTable.content` wrote."""
    series = [
        Series(
            one["name"],
            one["unit"],
            {(code, year): Figure(*rest) for code, year, *rest in one["figures"]},
        )
        for one in content["series"]
    ]
    territories = dict(content["territories"])
    return _table(content["group"], territories, series, content["odd"])


def _table(
    group: str, territories: dict[str, str], series: Sequence[Series], odd: list[str]
) -> BankTable:
    by_key = {(group, one.name, one.unit): one for one in series}
    return BankTable(group, territories, by_key, odd)


def open_bank(path: Path, name: str) -> BankTable:
    """Read the file; `name` is what people call it. Raise `Refused` with what to do."""
    check_size(path, LARGEST_WORKBOOK)
    with path.open("rb") as file:
        start = file.read(8)
    try:
        is_workbook = start.startswith((ZIP, OLE))
        found = _of_workbook(path) if is_workbook else _of_text(path)
    except NotBank as error:
        raise Refused(
            _(
                "This is not a table of the local data bank: no row begins with "
                "the headings Kod and Nazwa. Export the table there as CSV or "
                "Excel, and upload that file as it is."
            )
        ) from error
    if found.count > MOST_FIGURES or len(found.series) > MOST_SERIES:
        raise Refused(
            _(
                "The file has more than is brought in at once (limits: %(figures)d "
                "figures, %(series)d series). Choose your city alone, or fewer "
                "characteristics, and export it again."
            )
            % {"figures": MOST_FIGURES, "series": MOST_SERIES}
        )
    group = tables.group_of(name)
    return _table(group, found.territories, list(found.series.values()), found.odd)


def _of_text(path: Path) -> Table:
    text = _decoded(path.read_bytes())
    head = text[:2000]
    delimiter = max(";\t,", key=head.count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        return tables.read(lines, MOST_FIGURES)
    except csv.Error as error:
        raise NotBank from error


def _decoded(content: bytes) -> str:
    """The bank writes UTF-8 with a mark; Excel saves CSV in Windows' own letters."""
    if content.startswith(UTF16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1250", errors="replace")


def _of_workbook(path: Path) -> Table:
    if path.suffix.lower() != ".xlsx":
        raise Refused(
            _("This is not an Excel workbook. A file that ends in .xlsx is needed.")
        )
    # Only here: few tables come as workbooks, and it takes long to load.
    from exchange.workbook.grid import Book

    _check_unpacked(path)
    book = Book(path)
    try:
        titles = sorted(book.sheets, key=_order)
        for title in titles:
            try:
                return tables.read(_lines(book, title), MOST_FIGURES)
            except NotBank:
                continue
    finally:
        book.close()
    raise NotBank


def _check_unpacked(path: Path) -> None:
    try:
        with path.open("rb") as file:
            zip_parts.check(file, zip_parts.Bounds(unpacked=LARGEST_UNPACKED))
    except zip_parts.TooMuchError as error:
        raise Refused(
            _(
                "The workbook unpacks to more than any table needs (limit: %(size)d "
                "MB), so it is not read. Export fewer territories or years."
            )
            % {"size": LARGEST_UNPACKED // 1024**2}
        ) from error


def _order(title: str) -> tuple[int, str]:
    name = fold(title).strip()
    return (SHEETS.index(name) if name in SHEETS else len(SHEETS)), name


def _lines(book: "Book", title: str) -> Iterator[list[str]]:
    for line in book.grid(title).lines:
        cells = line.cells
        yield [_text(cells.get(place)) for place in range(1, max(cells) + 1)]


def _text(cell: "Cell | None") -> str:
    if cell is None or cell.odd:
        return ""
    if isinstance(cell.value, Decimal):
        return tables.written(cell.value)
    return str(cell.value)
