"""Files of reports: which ones are taken, and how they are handed out again."""

import logging
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipFile

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from leszno_strategy import active_content, virus_scanner, zip_parts
from leszno_strategy.pdf_look import Look, look_into
from reporting.attachment_bounds import check_bounds, refuse_two_things, too_much
from reporting.checksums import digest_of, found_damaged
from reporting.models import Attachment

logger = logging.getLogger(__name__)

OOXML = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
# What is taken, and as what it is handed out: never by what a browser guesses.
TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": f"{OOXML}.wordprocessingml.document",
    "xlsx": f"{OOXML}.spreadsheetml.sheet",
    "odt": f"{ODF}.text",
    "ods": f"{ODF}.spreadsheet",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "txt": "text/plain",
    "csv": "text/csv",
}
PLAIN_TEXTS = {"txt", "csv"}
ENCODINGS = ("utf-8", "windows-1250")
# A docx and an xlsx are zips; this part and this folder tell them from any other zip.
OFFICE_PART = "[Content_Types].xml"
OFFICE_FOLDERS: Mapping[str, str] = {"docx": "word/", "xlsx": "xl/"}
# The format's own rule: this is the first part of the zip, and not compressed.
ODF_PART_AT = 30
LONGEST_NAME = 150


def kind_of(name: str) -> str:
    """Return the file name's extension in small letters, "" without one."""
    return PurePosixPath(name).suffix.removeprefix(".").lower()


def check_upload(file: UploadedFile[bytes]) -> None:
    """Refuse a file that reports do not take; give one that they take a tidy name."""
    file.name = name = tidy(file.name or "")
    kind, size = kind_of(name), file.size or 0
    if kind not in TYPES:
        raise _refusal(
            _("Files of this kind are not taken: %(name)s. Use %(kinds)s."),
            name=name,
            kinds=", ".join(TYPES),
        )
    if not size:
        raise _refusal(_("The file is empty: %(name)s."), name=name)
    if size > settings.ATTACHMENT_BYTES:
        raise _refusal(
            _("The file is too large: %(name)s. At most %(limit)s are taken."),
            name=name,
            limit=filesizeformat(settings.ATTACHMENT_BYTES),
        )
    check_bounds(file, kind)
    if not _is_what_it_says(file, kind):
        raise _refusal(
            _("The content of %(name)s is not that of a %(kind)s file."),
            name=name,
            kind=kind,
        )
    refuse_two_things(file, kind)
    is_active = _is_active(file, kind)
    if is_active and settings.ACTIVE_CONTENT == "refuse":
        raise _refusal(_what_to_do(kind), name=name)
    is_scanned = virus_scanner.check(file)
    file._marks = {  # type: ignore[attr-defined]
        "is_active": is_active,
        "is_unscanned": bool(settings.CLAMD) and not is_scanned,
    }


def marks_of(file: UploadedFile[bytes]) -> dict[str, bool]:
    """Return what `check_upload` found that people should know: fields of the row."""
    return getattr(file, "_marks", {})


def _is_active(file: UploadedFile[bytes], kind: str) -> bool:
    content: Any = file.file
    if kind == "pdf":
        look = look_into(content.read())
        content.seek(0)
        if look is Look.TOO_MUCH:
            raise too_much(file)
        return look is Look.ACTIVE
    if kind in OFFICE_FOLDERS or TYPES[kind].startswith(ODF):
        return active_content.in_office_file(content)
    return False


def _what_to_do(kind: str) -> str:
    if kind == "pdf":
        return _(
            "%(name)s holds scripts, starts a program or is locked by a password. "
            "Print it to a new PDF, and add that."
        )
    return _(
        "%(name)s holds macros. Save it without them (in Word and Excel as an ordinary "
        "document, not a macro-enabled one), or as a PDF, and add that."
    )


def _refusal(message: str, **said: str) -> ValidationError:
    return ValidationError(message % said, code="attachment")


def tidy(name: str) -> str:
    """Return the name without folders and signs that do not print, 150 at most.

    Among those are marks that turn the direction of writing, with which a name can
    be made to look as if it ended in something else.
    """
    name = name.replace("\\", "/").rpartition("/")[2]
    name = unicodedata.normalize("NFC", name)
    name = "".join(sign for sign in name if sign.isprintable()).strip(" .")
    stem, dot, kind = name.rpartition(".")
    if not dot or len(kind) > LONGEST_NAME // 2:
        return name[:LONGEST_NAME] or _("attachment")
    return f"{stem[: LONGEST_NAME - len(kind) - 1].rstrip()}.{kind}"


def _is_what_it_says(file: UploadedFile[bytes], kind: str) -> bool:
    """Compare the content with the extension; the file is left at its beginning."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    if kind in PLAIN_TEXTS:
        return _is_text(content)
    return _has_signature(content, kind) and _has_parts(file, content, kind)


def _is_text(content: bytes) -> bool:
    # Windows' editor calls UTF-16 "Unicode"; the mark says which of the two it is.
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _decodes(content, "utf-16") and "\0" not in content.decode("utf-16")
    return b"\0" not in content and any(_decodes(content, name) for name in ENCODINGS)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _has_signature(content: bytes, kind: str) -> bool:
    if kind == "pdf":
        # Some programs write it, and every reader passes over it.
        content = content.removeprefix(BOM_UTF8)
    try:
        found = puremagic.magic_string(content)
    except puremagic.PureError:
        return False
    return any(match.extension == f".{kind}" for match in found)


def _has_parts(file: UploadedFile[bytes], content: bytes, kind: str) -> bool:
    """Tell the office's formats from other zips; nothing is unpacked."""
    if TYPES[kind].startswith(ODF):
        return content[ODF_PART_AT:].startswith(b"mimetype" + TYPES[kind].encode())
    if kind not in OFFICE_FOLDERS:
        return True
    try:
        with ZipFile(file) as parts:
            names = parts.namelist()
    except zip_parts.BROKEN:
        return False
    finally:
        file.seek(0)
    folder = OFFICE_FOLDERS[kind]
    return OFFICE_PART in names and any(name.startswith(folder) for name in names)


def respond(attachment: Attachment) -> FileResponse:
    """Hand the file out to be saved: no browser opens it within our pages.

    Whether the reader may have it was decided before.
    """
    try:
        file = attachment.file.open("rb")
        is_whole = attachment.sha256 in {"", digest_of(file)}
    except FileNotFoundError as error:
        logger.error("The file of attachment %s is missing", attachment.pk)
        found_damaged(attachment)
        raise Http404 from error
    if not is_whole:
        file.close()
        logger.error("The file of attachment %s is not what came", attachment.pk)
        found_damaged(attachment)
        raise Http404
    if attachment.damaged_at:
        # It was brought back.
        Attachment.objects.filter(pk=attachment.pk).update(damaged_at=None)
    response = FileResponse(
        file,
        as_attachment=True,
        filename=attachment.name,
        content_type=TYPES.get(kind_of(attachment.name), "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
