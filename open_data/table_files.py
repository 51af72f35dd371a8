"""Write a table of open data as CSV, as CSV for a Polish Excel, and as JSON.

Row by row, so that a large table takes no more memory than a small one.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any

import msgspec
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from annual_report.document import Document
from open_data.description import Column, Table, Type, Value
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
    written = [plain] * len(table.columns)
    return _csv(table, document, ",", table.column_names, written)


def excel_pieces(table: Table[Any], document: Document) -> Iterator[bytes]:
    """Write what a Polish Excel opens by a double click, without live formulas.

    It is for people: headings, closed lists, yes and no stand there in Polish words.
    """
    yield BYTE_ORDER_MARK.encode()
    headings = [column.heading for column in table.columns]
    # Whoever asks for it in another language gets the same file.
    with override(settings.LANGUAGE_CODE):
        written = [partial(for_excel, words=_words_of(one)) for one in table.columns]
    yield from _csv(table, document, ";", headings, written)


def _words_of(column: Column[Any]) -> Mapping[Value, str]:
    """Return what is written for the values of a column that have words."""
    if column.type == Type.BOOLEAN:
        return {True: str(_("yes")), False: str(_("no"))}
    return {code: str(word) for code, word in (column.words or {}).items()}


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


def for_excel(value: Value, *, words: Mapping[Value, str]) -> str:
    """Write a value for Excel: a decimal comma, and texts that stay as they are."""
    if isinstance(value, str | bool):
        return kept_as_text(words.get(value, plain(value)))
    return plain(value).replace(".", ",")


def _csv(
    table: Table[Any],
    document: Document,
    comma: str,
    headings: Sequence[str],
    written: Sequence[Callable[[Value], str]],
) -> Iterator[bytes]:
    """Write the columns under their headings, each in its own way."""
    write = csv.writer(_Line(), delimiter=comma).writerow
    yield write(headings).encode()
    lines = (
        write(one(value) for one, value in zip(written, row, strict=True)).encode()
        for row in _rows(table, document)
    )
    for some in _batches(lines):
        yield b"".join(some)


def _rows(table: Table[Any], document: Document) -> Iterator[list[Value]]:
    for row in table.rows(document):
        yield [column.value(row) for column in table.columns]


def _batches(pieces: Iterable[bytes]) -> Iterator[list[bytes]]:
    pieces = iter(pieces)
    while some := list(islice(pieces, ROWS_IN_A_PIECE)):
        yield some
