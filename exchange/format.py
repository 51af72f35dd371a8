"""The exchange format as JSON: a file is read whole, or refused with all its faults.

Each fault has its place: `goals[0].programmes[2].tasks[4].stages[1].years.2010: …`.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from exchange.document import FORMAT, FORMATS, Document
from exchange.parts import Of
from exchange.spots import Findings, Members, Spot
from exchange.stream import Stream

MB = 1024 * 1024
# 10,000 tasks with five stages in ten years take 70 MB. As little of the text is held
# at a time, the limit spares the disk rather than the memory.
LARGEST_FILE = 100 * MB
# As a workbook, which is packed, the same take 8 MB.
LARGEST_WORKBOOK = 20 * MB


class Refused(Exception):
    """The file cannot be taken; `faults` says why, each with its place."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults: Sequence[str] = faults


def read_file(path: Path) -> Document:
    """Read a file in the exchange format; raise `Refused` with all its faults."""
    try:
        check_size(path, LARGEST_FILE)
        with path.open("rb") as file:
            return read_open(file)
    except OSError as error:
        raise Refused(_("The file cannot be read.")) from error


def read_open(file: IO[bytes]) -> Document:
    """Read an open file as `read_file` does, from its beginning."""
    try:
        return read_document(Stream(file).value())
    except UnicodeDecodeError as error:
        raise Refused(
            _("The file is not in UTF-8 (byte %(byte)d).") % {"byte": error.start + 1}
        ) from error
    except json.JSONDecodeError as error:
        raise Refused(
            _("The file is not JSON: line %(line)d, column %(column)d.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    except RecursionError as error:
        raise Refused(_("The parts of the file are nested too deeply.")) from error


def read_document(value: Any) -> Document:
    spot = Spot(value, Findings())
    if isinstance(value, Members) and value.get("format") not in FORMATS:
        # All other faults would follow from this one.
        spot.at("format").fault(
            _("this is not the format “%(name)s”.") % {"name": FORMAT}
        )
        raise Refused(*spot.findings.faults)
    document = Of(Document)(spot)
    if document is None or spot.findings.faults:
        raise Refused(*spot.findings.faults)
    return document


def check_size(path: Path, most: int) -> None:
    """Raise `Refused` where there is no file, or more of it than anybody writes."""
    if not path.is_file():
        raise Refused(_("There is no such file."))
    if path.stat().st_size > most:
        raise Refused(
            _("The file is larger than %(limit)d MB.") % {"limit": most // MB}
        )
