"""Write a table of open data as CSV, as CSV for a Polish Excel, and as JSON.

Row by row, so that a large table takes no more memory than a small one.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

import msgspec

from annual_report.document import Document
from open_data.description import Table, Value
from spreadsheets.csv_files import BYTE_ORDER_MARK, kept_as_text

# Sent at once: single rows would cost a packet each and defy compression.
ROWS_IN_A_PIECE = 100

_encoder = msgspec.json.Encoder(decimal_format="number")


class _Line:
    """A file that hands each written line back."""

    def write(self, line: str) -> str:
        return line


def csv_pieces(table: Table[Any], document: Document) -> Iterator[bytes]:
    """Write as RFC 4180 has it: commas, decimal points, every text as it is."""
    return _csv(table, document, ",", plain)


def excel_pieces(table: Table[Any], document: Document) -> Iterator[bytes]:
    """Write what a Polish Excel opens by a double click, without live formulas."""
    yield BYTE_ORDER_MARK.encode()
    yield from _csv(table, document, ";", for_excel)


def json_pieces(table: Table[Any], document: Document) -> Iterator[bytes]:
    """Write an array of objects, one a line; a number has all its digits."""
    names = table.column_names
    rows = (
        _encoder.encode(dict(zip(names, r, strict=True)))
        for r in _rows(table, document)
    )
    yield b"["
    separator = b"\n"
    for some in _batches(rows):
        yield separator + b",\n".join(some)
        separator = b",\n"
    yield b"\n]\n"


def plain(value: Value) -> str:
    """Write a value for a program to read."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
    return str(value)


def for_excel(value: Value) -> str:
    """Write a value for Excel: a decimal comma, and texts that stay as they are."""
    if isinstance(value, str):
        return kept_as_text(value)
    return plain(value).replace(".", ",")


def _csv(
    table: Table[Any], document: Document, comma: str, written: Callable[[Value], str]
) -> Iterator[bytes]:
    write = csv.writer(_Line(), delimiter=comma).writerow
    yield write(table.column_names).encode()
    lines = (write(map(written, row)).encode() for row in _rows(table, document))
    for some in _batches(lines):
        yield b"".join(some)


def _rows(table: Table[Any], document: Document) -> Iterator[list[Value]]:
    for row in table.rows(document):
        yield [column.value(row) for column in table.columns]


def _batches(pieces: Iterable[bytes]) -> Iterator[list[bytes]]:
    pieces = iter(pieces)
    while some := list(islice(pieces, ROWS_IN_A_PIECE)):
        yield some
