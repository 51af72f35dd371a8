"""The files of open data by their names: what each holds, and how it is kept."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings

from annual_report.closing.freezing import frozen_document, frozen_pieces
from annual_report.document import Document
from annual_report.stored import schema_of
from open_data import dane_gov_pl
from open_data.datapackage import SCHEMA_FILE, data_package
from open_data.dcat import catalogue
from open_data.description import FOR_EXCEL, LAYOUT, Table, Text
from open_data.releases import Described, Release
from open_data.table_files import csv_pieces, excel_pieces, json_pieces
from open_data.tables import TABLES

JSON = "application/json"
Pieces = Iterable[bytes]


@dataclass(frozen=True)
class File:
    """A file of a release; `is_frozen` says that it holds nothing of the settings."""

    kind: str
    pieces: Callable[[Release], Pieces]
    is_frozen: bool = False


def etag(release: Release, name: str) -> str:
    """Return what changes with the file's bytes and never else."""
    parts = [name, LAYOUT, *(one.sha256 for one in release.listed)]
    parts.append(release.snapshot.sha256)
    if not FILES[name].is_frozen:
        office = settings.OFFICE
        parts += [settings.SITE_URL, settings.OPEN_DATA_LICENCE]
        parts += [office.name, office.email]
    digest = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
    return f'"{digest}"'


def _report(release: Release) -> Pieces:
    frozen_document(release.snapshot)  # or raises Damaged
    return frozen_pieces(release.snapshot)


def _written(content: Any) -> Pieces:
    yield f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def _listed(release: Release) -> list[Described]:
    return [Described(one) for one in release.listed]


@dataclass(frozen=True)
class Format:
    """How a table is written, under the ending that has it in `FORMATS`."""

    label: Text
    kind: str
    write: Callable[[Table[Any], Document], Pieces]


CSV = "text/csv; charset=utf-8"
FORMATS = {
    "csv": Format("CSV", CSV, csv_pieces),
    "excel.csv": Format(FOR_EXCEL, CSV, excel_pieces),
    "json": Format("JSON", JSON, json_pieces),
}


def _of_table(table: Table[Any], written: Format, release: Release) -> Pieces:
    return written.write(table, frozen_document(release.snapshot))


FILES: dict[str, File] = {
    **{
        f"{table.name}.{ending}": File(
            one.kind, partial(_of_table, table, one), is_frozen=True
        )
        for table in TABLES
        for ending, one in FORMATS.items()
    },
    "raport.json": File(JSON, _report, is_frozen=True),
    SCHEMA_FILE: File(
        "application/schema+json",
        lambda release: _written(schema_of(release.snapshot.format)),
    ),
    "datapackage.json": File(
        JSON, lambda release: _written(data_package(Described(release.snapshot)))
    ),
    "katalog.jsonld": File(
        "application/ld+json", lambda release: _written(catalogue(_listed(release)))
    ),
    "dane-gov-pl.xml": File(
        "application/xml", lambda release: [dane_gov_pl.harvested(_listed(release))]
    ),
    "dane-gov-pl.md5": File(
        "text/plain", lambda release: [dane_gov_pl.checksum(_listed(release))]
    ),
}
