"""Strategies in files of either kind: JSON in the exchange format, and workbooks."""

from enum import StrEnum
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from exchange import workbook
from exchange.document import Document
from exchange.format import Refused, read_file
from exchange.writing import document_of, json_chunks
from indicators.measures import known
from organisation.models import Post, Unit
from tasks.models import Strategy

# What the files of workbooks begin with, whatever their names: they are archives, or
# what older programs wrote.
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SUFFIXES = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")


class FileFormat(StrEnum):
    JSON = "json"
    XLSX = "xlsx"


def read_strategy(path: Path) -> Document:
    """Read a file of either kind; raise `Refused` with all its faults."""
    if not is_workbook(path):
        return read_file(path)
    found = workbook.read(path)
    if found.document is None or found.faults:
        raise Refused(*map(fault_in_words, found.faults))
    return found.document


def is_workbook(path: Path) -> bool:
    """Say whether it is one, by its beginning, or else by its name."""
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
    except OSError:
        return False  # whoever reads it says why it cannot be read
    return beginning in WORKBOOKS or path.suffix.lower() in SUFFIXES


def fault_in_words(fault: workbook.CellFault) -> str:
    """Such as "Stages!F12 (plan 2012, I.3.5): found “x”; expected a figure."."""
    place = f"{fault.sheet}!{fault.cell}" if fault.cell else fault.sheet
    where = f" ({fault.where})" if fault.where else ""
    if not fault.found:
        return f"{place}{where}: {fault.expected}"
    return _("%(place)s: found “%(found)s”; %(expected)s") % {
        "place": f"{place}{where}",
        "found": fault.found,
        "expected": fault.expected,
    }


def write_strategy(strategy: Strategy, kind: FileFormat, file: IO[bytes]) -> None:
    """Write the strategy as it stands; raises `Refused` for what Excel cannot hold."""
    document = document_of(strategy)
    if kind == FileFormat.JSON:
        file.writelines(json_chunks(document))
        return
    workbook.write(document, file, **names_to_choose_from())


def names_to_choose_from() -> dict[str, list[str]]:
    """Return what the workbook offers: units, posts, units of measure."""
    return {
        "units": list(Unit.objects.values_list("name", flat=True)),
        "posts": list(Post.objects.values_list("title", flat=True)),
        "measures": known().all,
    }
