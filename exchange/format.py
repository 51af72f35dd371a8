"""The exchange format as JSON: a file is read whole, or refused with all its faults.

Each fault has its place: `goals[0].programmes[2].tasks[4].stages[1].years.2010: …`.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from exchange.document import FORMAT, FORMATS, Document
from exchange.parts import Of
from exchange.spots import Findings, Members, Spot

# A hundred times the largest strategy we know of; more would only fill the memory.
LARGEST_FILE = 20 * 1024 * 1024


class Refused(Exception):
    """The file cannot be taken; `faults` says why, each with its place."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults: Sequence[str] = faults


def read_file(path: Path) -> Document:
    """Read a file in the exchange format; raise `Refused` with all its faults."""
    return read_document(json_in(text_in(path)))


def read_document(value: Any) -> Document:
    spot = Spot(value, "", Findings())
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


def check_size(path: Path) -> None:
    """Raise `Refused` where there is no file, or more of it than anybody writes."""
    if not path.is_file():
        raise Refused(_("There is no such file."))
    if path.stat().st_size > LARGEST_FILE:
        raise Refused(
            _("The file is larger than %(limit)d MB.")
            % {"limit": LARGEST_FILE // 1024**2}
        )


def text_in(path: Path) -> str:
    try:
        check_size(path)
        # Windows puts a mark before the text, which "utf-8-sig" passes over.
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refused(_("The file cannot be read.")) from error
    except UnicodeDecodeError as error:
        raise Refused(
            _("The file is not in UTF-8 (byte %(byte)d).") % {"byte": error.start + 1}
        ) from error


def json_in(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=Members, parse_int=whole)
    except json.JSONDecodeError as error:
        raise Refused(
            _("The file is not JSON: line %(line)d, column %(column)d.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    except RecursionError as error:
        raise Refused(_("The parts of the file are nested too deeply.")) from error


def whole(digits: str) -> int:
    """Read enough digits to see that the number is too large; Python limits them."""
    return int(digits[:20])
