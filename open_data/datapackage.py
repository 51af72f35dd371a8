"""Describe the tables for programs, as a Frictionless Data Package (version 1).

Paths are relative: the description holds at whichever address it was read.
"""

from typing import Any

from django.utils.translation import override

from open_data.description import (
    FOR_EXCEL,
    IN_WORDS,
    Column,
    Link,
    Table,
    Text,
    Type,
)
from open_data.licences import licence
from open_data.releases import KEYWORDS, Described
from open_data.tables import TABLES

SCHEMA_FILE = "raport.schema.json"


def data_package(described: Described) -> dict[str, Any]:
    """Return the package in Polish."""
    with override("pl"):
        return _package(described)


def _package(described: Described) -> dict[str, Any]:
    head, snapshot, chosen = described.head, described.snapshot, licence()
    source = {"title": ", ".join(filter(None, [head.title, head.adopted_by]))}
    return {
        "profile": "data-package",
        "name": f"{described.slug}-{head.year}".lower(),
        "id": described.address("datapackage.json"),
        "title": str(described.title),
        "description": str(described.description),
        "homepage": described.page,
        "version": f"{head.year}.{snapshot.number}",
        "created": described.frozen_at,
        "keywords": [str(word) for word in KEYWORDS],
        "licenses": [
            {
                "name": chosen.name,
                "title": chosen.title,
                "path": chosen.address("pl"),
            }
        ],
        "sources": [source],
        "contributors": [{"title": described.publisher, "role": "publisher"}],
        "resources": [
            *map(_table, TABLES),
            *map(_for_excel, TABLES),
            _report(described),
        ],
    }


def _table(table: Table[Any]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": str(table.title),
        "description": str(table.a_row),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(link) for link in table.links],
        },
    }


def _for_excel(table: Table[Any]) -> dict[str, Any]:
    """The same table for people: no program has to read it."""
    return {
        "name": f"{table.name}.excel",
        "title": f"{table.title}: {FOR_EXCEL}",
        "description": str(IN_WORDS),
        "path": f"{table.name}.excel.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "header": True},
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": column.is_always_known}
    if column.words:
        constraints["enum"] = list(column.words)
    field = {
        "name": column.name,
        "title": column.heading,
        "type": column.type.value,
        "description": meaning(column),
        "constraints": constraints,
    }
    return field | ({"decimalChar": "."} if column.type == Type.NUMBER else {})


def meaning(column: Column[Any]) -> str:
    """Say what the column means, and each code of a closed list."""
    codes = [f"{code} – {word}" for code, word in (column.words or {}).items()]
    return " ".join(filter(None, [str(column.meaning), "; ".join(codes)]))


def _foreign_key(link: Link) -> dict[str, Any]:
    return {
        "fields": [link.column],
        "reference": {"resource": link.table, "fields": [link.to]},
    }


def _report(described: Described) -> dict[str, Any]:
    title: Text = described.title
    return {
        "name": "raport",
        "title": str(title),
        "path": "raport.json",
        # Or frictionless guesses by its key "tasks" that it lists checks to be made.
        "type": "json",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "bytes": described.snapshot.size,
        "hash": f"sha256:{described.snapshot.sha256}",
    }
