"""Look at a file before any of it is believed: is it a workbook, and a harmless one?

What is not gets one plain answer. The limits have reasons, not settings: whoever meets
one has a file that no strategy needs.
"""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

from exchange.format import LARGEST_WORKBOOK, Refused, check_size
from leszno_strategy import zip_parts

# Ten times what 2,000 tasks with 10,000 stages unpack to.
LARGEST_UNPACKED = 300 * 1024 * 1024
# A workbook has some ten parts and four more for each sheet.
MOST_PARTS = 1_000
# Cells lie five deep; what Excel itself adds goes down to twenty.
DEEPEST = 100
PIECE = 256 * 1024


@dataclass(frozen=True)
class Limits:
    """How large a workbook may be, in bytes: as it comes, and unpacked."""

    packed: int = LARGEST_WORKBOOK
    unpacked: int = LARGEST_UNPACKED


OF_STRATEGY = Limits()

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = "[Content_Types].xml"
MACROS = ("vbaproject.bin", "xl/macrosheets/", "xl/activex/")
READ = (".xml", ".rels", ".vml")


def check(path: Path, limits: Limits = OF_STRATEGY) -> None:
    """Raise `Refused` with what to do, unless it can be read as a workbook."""
    try:
        check_size(path, limits.packed)
        _check_kind(path)
        with path.open("rb") as file:
            if zip_parts.size_of_list(file) > MOST_PARTS * zip_parts.LONGEST_LINE:
                raise _too_much(limits.unpacked)
        with ZipFile(path) as archive:
            _check_parts(archive, limits.unpacked)
            for name in _texts(archive):
                with archive.open(name) as part:
                    _check_xml(part)
    except OSError as error:
        raise Refused(_("The file cannot be read.")) from error
    except zip_parts.BROKEN as error:
        raise damaged() from error


def damaged() -> Refused:
    return Refused(
        _(
            "The file is damaged or was not copied whole. Open it in Excel or "
            "LibreOffice, save it as “Excel workbook (.xlsx)” and send it again."
        )
    )


def _check_kind(path: Path) -> None:
    """Tell by its first marks, whatever its name says, what the file is."""
    with path.open("rb") as file:
        start = file.read(4096)
        if start.startswith(OLE):
            is_locked = ENCRYPTED in start + file.read()
            raise Refused(_locked() if is_locked else _old_excel())
    if start.startswith(b"PK\x03\x04"):
        return
    if not start.strip():
        raise Refused(_("The file is empty."))
    if start.startswith(b"%PDF"):
        raise Refused(_not_excel("PDF"))
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"[")):
        raise Refused(
            _("This is a JSON file under the name of a workbook. Name it “….json”.")
        )
    if start.startswith(b"PK"):
        raise damaged()
    is_text = b"\0" not in start
    raise Refused(_not_excel("CSV") if is_text else _not_excel(""))


def _locked() -> str:
    return _(
        "The workbook is protected by a password. Take the password off (in Excel: "
        "File, Info, Protect Workbook) and send the file again."
    )


def _old_excel() -> str:
    return _(
        "This is a workbook of the old Excel (.xls). Open it and save it as “Excel "
        "workbook (.xlsx)”."
    )


def _not_excel(kind: str) -> str:
    if not kind:
        return _("This is not an Excel workbook. A file that ends in .xlsx is needed.")
    return _(
        "This is a %(kind)s file, not an Excel workbook. A file that ends in .xlsx is "
        "needed; take the template if you have none."
    ) % {"kind": kind}


def _check_parts(archive: ZipFile, most: int) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > most:
        raise _too_much(most)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(_locked())
    if len(set(names)) < len(names) or any(_is_astray(part) for part in parts):
        raise damaged()
    _check_family(archive, {name.casefold() for name in names})


def _too_much(most: int) -> Refused:
    return Refused(
        _(
            "The file unpacks to more than any strategy needs (limits: %(size)d "
            "MB, %(parts)d parts), so it is not read."
        )
        % {"size": most // 1024**2, "parts": MOST_PARTS}
    )


def _is_astray(part: ZipInfo) -> bool:
    """Say whether the part claims a place outside the workbook, or is a mere link."""
    name = part.filename
    is_link = stat.S_ISLNK(part.external_attr >> 16)
    way = PurePosixPath(name.replace("\\", "/"))
    return is_link or way.is_absolute() or ".." in way.parts or ":" in name


def _check_family(archive: ZipFile, names: set[str]) -> None:
    """Tell a workbook from what else is packed the same way."""
    if "mimetype" in names or "content.xml" in names:
        raise Refused(_not_excel("OpenDocument"))
    if any(name.startswith("word/") for name in names):
        raise Refused(_not_excel("Word"))
    if any(name.startswith("ppt/") for name in names):
        raise Refused(_not_excel("PowerPoint"))
    if WORKBOOK not in archive.namelist() or "xl/workbook.bin" in names:
        raise Refused(_not_excel(""))
    kinds = archive.read(WORKBOOK)
    if b"macroEnabled" in kinds or any(m in name for m in MACROS for name in names):
        raise Refused(
            _(
                "The workbook holds macros, which are never taken. Save it as “Excel "
                "workbook (.xlsx)”, without macros."
            )
        )
    if any(name.startswith("xl/externallinks/") for name in names):
        raise Refused(
            _(
                "The workbook takes figures from other files, which are not here. In "
                "Excel: Data, Edit Links, Break Link; then save it again."
            )
        )


def _texts(archive: ZipFile) -> Iterator[str]:
    for part in archive.infolist():
        if part.filename.casefold().endswith(READ):
            yield part.filename


def _check_xml(part: IO[bytes]) -> None:
    """Refuse what unfolds or goes too deep, before a reader builds anything of it."""
    parser = expat.ParserCreate()
    depth = 0

    def begin(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise damaged()

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_declared: object) -> None:
        # Neither Excel nor LibreOffice writes one: it is how entities come in.
        raise damaged()

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        while piece := part.read(PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise damaged() from error
