"""The exchange format as a JSON Schema, made of the same declaration as its reader.

`exchange/schemas/` holds it as a file, beside an example; it is given out as it stands
there, and a test sees to it that it is up to date.
"""

import json
from pathlib import Path
from typing import Any

from exchange.document import FORMAT, Document
from exchange.parts import Entry, Of, parts_of
from exchange.readers import Reader, Schema

SCHEMAS = Path(__file__).parent / "schemas"
SCHEMA_FILE = SCHEMAS / "strategy-2.json"
EXAMPLE_FILE = SCHEMAS / "strategy-2.example.json"


def schema() -> Schema:
    """Return the JSON Schema of a file in today's format."""
    whole = schema_of(Document)
    # What a file says about itself, and what names this schema in an editor.
    properties = {"$schema": {"type": "string"}, "format": {"const": FORMAT}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **whole,
        "properties": {**properties, **whole["properties"]},
        "required": ["format", *whole["required"]],
        "$defs": {reader.name: schema_of(reader.kind) for reader in entries(Document)},
    }


def schema_as_text() -> str:
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def schema_of(kind: type[Entry]) -> Schema:
    parts = parts_of(kind).values()
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {part.name: part.read.schema() for part in parts},
        "required": [part.name for part in parts if part.is_required],
        "additionalProperties": False,
    }


def entries(kind: type[Entry]) -> list[Of[Any]]:
    """Return the readers of all entries below one, each kind once, by their names."""
    found: dict[str, Of[Any]] = {}
    waiting: list[Reader[Any]] = [part.read for part in parts_of(kind).values()]
    while waiting:
        read = waiting.pop()
        if isinstance(read, Of) and read.name not in found:
            found[read.name] = read
            waiting += [part.read for part in read.parts.values()]
        elif inner := getattr(read, "inner", None):
            waiting.append(inner)
    return [found[name] for name in sorted(found)]
