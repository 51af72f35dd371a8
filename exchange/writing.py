"""A strategy as the database has it, as a document, and a document as JSON.

The same state gives the same bytes, on either database, now and later: nothing of the
moment is in it, no ids of the database, no state, and figures have no zeros at the end.
"""

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any

from exchange.document import FORMAT, Document
from exchange.parts import Entry
from exchange.reading import Rows
from exchange.spots import UNSAID
from tasks.models import Strategy


def document_of(strategy: Strategy) -> Document:
    """Return what the strategy holds: a fixed number of queries."""
    return Rows(strategy).document()


def json_of(document: Document) -> bytes:
    return b"".join(json_chunks(document))


def json_chunks(document: Document) -> Iterator[bytes]:
    """Write the document piece by piece: little of it is held at a time."""
    yield b'{\n "format": ' + text_of(FORMAT).encode()
    for name, value in said_parts(document):
        yield f",\n {text_of(name)}: ".encode()
        yield from (piece.encode() for piece in pieces(value, 1))
    yield b"\n}\n"


def pieces(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, Entry):
        members = said_parts(value)
        yield from braced("{}", ((f"{text_of(n)}: ", v) for n, v in members), depth)
    elif isinstance(value, list):
        yield from braced("[]", (("", item) for item in value), depth)
    elif isinstance(value, dict):
        # A year a line.
        years = ((f'"{year}": ', OneLine(value[year])) for year in sorted(value))
        yield from braced("{}", years, depth)
    else:
        yield text_of(value.value if isinstance(value, OneLine) else value)


class OneLine:
    """Marks what is written in one line whatever it holds."""

    def __init__(self, value: Any) -> None:
        self.value = value


def braced(
    braces: str, members: Iterable[tuple[str, Any]], depth: int
) -> Iterator[str]:
    before = braces[0]
    for prefix, value in members:
        yield f"{before}\n{' ' * (depth + 1)}{prefix}"
        yield from pieces(value, depth + 1)
        before = ","
    yield braces if before == braces[0] else f"\n{' ' * depth}{braces[1]}"


def said_parts(entry: Entry) -> Iterator[tuple[str, Any]]:
    for part in fields(entry):
        value = getattr(entry, part.name)
        if value is not UNSAID and part.name != "place":
            yield part.name, value


def text_of(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=plain)


def plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain_figure(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Entry):
        return dict(said_parts(value))
    raise TypeError(value)


def plain_figure(value: Decimal) -> str:
    """Write a figure as a file does: 7.5, with no zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
