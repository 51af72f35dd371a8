"""Files of reports: what is taken, what is not, and how it is handed out."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import override_settings
from openpyxl import Workbook

from reporting.attachments import LONGEST_NAME, TYPES, check_upload, respond
from reporting.models import Attachment, State
from reporting.transitions import Draft
from tests.factories import (
    draft,
    make_campaign,
    make_office_user,
    make_report,
    make_task,
    year_of,
)


def zipped(**parts: str) -> bytes:
    """Return a zip of parts named without their dots, as `name__xml="text"`."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("___", "/").replace("__", "."), text)
    return file.getvalue()


def office(main: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, "<document/>")
    return file.getvalue()


def workbook() -> bytes:
    file = BytesIO()
    Workbook().save(file)
    return file.getvalue()


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        size, check = struct.pack(">I", len(data)), zlib.crc32(kind + data)
        return size + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + b"\0" * 20 + b"\xff\xd9"
EXE = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" + b"\0" * 100
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ZIP = zipped(notatka__txt="tekst")
DOCX = office("word/document.xml")
XLSX = workbook()
ODT = zipped(mimetype=TYPES["odt"], content__xml="<x/>")
ODS = zipped(mimetype=TYPES["ods"], content__xml="<x/>")
GOOD = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": XLSX,
    "odt": ODT,
    "ods": ODS,
    "jpg": JPEG,
    "jpeg": JPEG,
    "png": png(),
    "txt": "Zażółć gęślą jaźń\r\n".encode(),
    "csv": "rok;liczba\n2013;7,5\n".encode("windows-1250"),
}


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_sample_of_each_kind_is_there():
    assert GOOD.keys() == TYPES.keys()


@pytest.mark.parametrize("kind", GOOD)
def test_a_file_that_is_what_its_name_says_is_taken_whole(kind):
    file = upload(f"Załącznik.{kind.upper()}", GOOD[kind])
    check_upload(file)
    assert file.read() == GOOD[kind]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"\xef\xbb\xbf" + PDF),
        ("a.txt", "Zażółć\r\n".encode("utf-16")),
        ("a.csv", b"\xfe\xff" + "Łąka;1".encode("utf-16-be")),
    ],
)
def test_a_mark_before_the_content_is_taken_with_it(name, content):
    check_upload(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfea", b"\xff\xfe\0\0a\0", b"\xff\xfe\0\xd8", "a".encode("utf-16-le")],
)
def test_what_only_begins_like_utf_16_is_no_text(content):
    with pytest.raises(ValidationError):
        check_upload(SimpleUploadedFile("a.txt", content))


def test_an_office_may_name_the_main_part_otherwise():
    check_upload(upload("umowa.docx", office("word/document2.xml")))


@pytest.mark.parametrize("content", [PDF, SVG])
@pytest.mark.parametrize(
    "name", ["a.exe", "a.svg", "a.html", "a.zip", "a.docm", "a.pdf.js", "a.doc", "a"]
)
def test_other_kinds_are_refused_whatever_is_in_them(name, content):
    with pytest.raises(ValidationError):
        check_upload(upload(name, content))


RENAMED = {
    "a program as a PDF": ("pdf", EXE),
    "a picture as a PDF": ("pdf", png()),
    "a page as a PDF": ("pdf", b"<html><script>alert(1)</script></html>"),
    "a page before a PDF": ("pdf", b"<html><script>x</script>" + PDF),
    "a program before a zip of Word": ("docx", EXE + DOCX),
    "a drawing with a script as a picture": ("png", SVG),
    "a page as a picture": ("jpg", b"<html></html>"),
    "a PDF as a picture": ("jpeg", PDF),
    "a zip as a document": ("docx", ZIP),
    "a zip as a sheet": ("xlsx", ZIP),
    "a zip as an open document": ("odt", ZIP),
    "a sheet as a document": ("docx", XLSX),
    "a document as a sheet": ("xlsx", DOCX),
    "a sheet as an open document": ("odt", ODS),
    "an open document as a sheet": ("ods", ODT),
    "half of a document": ("docx", DOCX[: len(DOCX) // 2]),
    "the beginning of a zip": ("docx", b"PK\3\4"),
    "a program as a text": ("txt", EXE),
    "a picture as a table": ("csv", png()),
    "a text of two-byte signs without a mark": ("txt", "tekst".encode("utf-16-le")),
    "signs of no encoding": ("csv", b"\x81\x83\x90"),
    "nothing that is known": ("pdf", b"x"),
}


@pytest.mark.parametrize("what", RENAMED)
def test_a_file_that_is_not_what_its_name_says_is_refused(what):
    kind, content = RENAMED[what]
    with pytest.raises(ValidationError):
        check_upload(upload(f"plik.{kind}", content))


def test_an_empty_file_is_refused():
    with pytest.raises(ValidationError):
        check_upload(upload("plik.txt", b""))


@override_settings(ATTACHMENT_BYTES=len(PDF))
def test_a_file_of_the_largest_size_is_taken_and_one_byte_more_refused():
    check_upload(upload("plik.pdf", PDF))
    with pytest.raises(ValidationError):
        check_upload(upload("plik.pdf", PDF + b"\n"))


ODD_NAMES = [
    ("../../x.pdf", "x.pdf"),
    ("..\\..\\x.pdf", "x.pdf"),
    ("/etc/passwd.pdf", "passwd.pdf"),
    ("C:\\Dokumenty\\umowa.pdf", "umowa.pdf"),
    ("a" * 300 + ".pdf", "a" * (LONGEST_NAME - 4) + ".pdf"),
    ("😀 umowa ż.pdf", "😀 umowa ż.pdf"),
    ("z\u0307.pdf", "ż.pdf"),
    ("a\r\nSet-Cookie: x\x07.pdf", "aSet-Cookie: x.pdf"),
    ("faktura\u202efdp.pdf", "fakturafdp.pdf"),
    ("umowa .pdf", "umowa.pdf"),
    (' "x"; y.pdf ', '"x"; y.pdf'),
    ("a.tar.pdf", "a.tar.pdf"),
]


@pytest.mark.parametrize(("given", "kept"), ODD_NAMES)
def test_a_file_keeps_only_the_part_of_its_name_that_is_one(given, kept):
    file = upload("x.pdf", PDF)
    # As a careless caller may set it; Django's own form takes folders away before.
    file._name = given
    check_upload(file)
    assert file.name == kept
    assert len(file.name) <= LONGEST_NAME


@pytest.mark.parametrize(
    "name", ["pdf", ".", "..", "x" * 400, "a." + "x" * 300, "a.p\0df.exe"]
)
def test_a_name_without_a_known_extension_is_refused(name):
    file = upload("x.pdf", PDF)
    file._name = name
    with pytest.raises(ValidationError):
        check_upload(file)


def attached(name: str, content: bytes) -> Attachment:
    task = make_task(stages=[{2010: ("20", None)}])
    year = year_of(task, 2010)
    make_campaign(year)
    said = Draft(draft(task, "7").content, [upload(name, content)])
    make_report(task, year, State.DRAFT, by=make_office_user(), what=said)
    return Attachment.objects.get()


@pytest.mark.parametrize("kind", TYPES)
def test_a_file_is_handed_out_to_be_saved_as_what_it_is(db, kind):
    response = respond(attached(f"dowód „1”.{kind}", GOOD[kind]))
    assert response.getvalue() == GOOD[kind]
    assert response["Content-Type"] == TYPES[kind]
    assert response["Content-Disposition"] == (
        f"attachment; filename*=utf-8''dow%C3%B3d%20%E2%80%9E1%E2%80%9D.{kind}"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")


def test_a_picture_with_a_page_inside_is_handed_out_as_a_picture(db):
    both = JPEG + b"<html><script>alert(1)</script></html>"
    file = upload("zdjęcie.jpg", both)
    check_upload(file)
    response = respond(attached("zdjęcie.jpg", both))
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_kind_that_is_no_longer_taken_is_handed_out_as_mere_bytes(db):
    response = respond(attached("stary.html", b"<html></html>"))
    assert response["Content-Type"] == "application/octet-stream"


def test_a_file_that_is_gone_from_the_disk_is_not_found_and_logged(db, caplog):
    attachment = attached("plik.pdf", PDF)
    attachment.file.storage.delete(attachment.file.name)
    with pytest.raises(Http404):
        respond(attachment)
    assert f"attachment {attachment.pk} is missing" in caplog.text
