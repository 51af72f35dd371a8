"""Files of reports that grow when they are opened, run, or are two things at once.

Each is refused with a sentence, and what that costs is bounded: nothing is unpacked
here but what a PDF needs to be read at all, in a process of its own.
"""

import resource
import struct
import tracemalloc
import zlib
from io import BytesIO
from time import process_time
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from leszno_strategy.pdf_look import MEMORY, Look, look_into
from reporting.attachments import check_upload
from tests.reporting.test_attachments import DOCX, GOOD, JPEG, PDF, SVG, XLSX
from tests.reporting.test_hostile_attachments import SCRIPT, pdf

MOST_MEMORY, MOST_SECONDS = 64 * 2**20, 3
MEGABYTE = bytes(2**20)
BROKEN = "word/broken.zip"
MUCH = 600  # more than a process may have that looks into a PDF


def zipped(*parts: tuple[str, bytes], base: bytes = DOCX, kind: int = ZIP_DEFLATED):
    file = BytesIO(base)
    with ZipFile(file, "a", kind) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def says(content: bytes, size: int) -> bytes:
    """Let the last part of the zip say that it unpacks to so much."""
    changed = bytearray(content)
    at = changed.rindex(b"PK\1\2")
    changed[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(changed)


def huge(base: bytes, name: str) -> bytes:
    """A part of 400 MB in some kilobytes, for whoever believes its list."""
    return says(zipped((name, MEGABYTE), base=base), 400 * 2**20)


def nested(levels: int, base: bytes = DOCX) -> bytes:
    inner = zipped(("a.bin", MEGABYTE * 8), base=b"")
    for _level in range(levels):
        parts = [(f"{number}.zip", inner) for number in range(16)]
        inner = zipped(*parts, base=b"")
    return zipped(("word/embeddings/a.zip", inner), base=base)


def unreadable() -> bytes:
    """A part that is packed in a way of which nothing can be unpacked."""
    content = bytearray(zipped((BROKEN, MEGABYTE), kind=ZIP_LZMA))
    at = content.index(BROKEN.encode()) + len(BROKEN) + 12
    content[at : at + 20] = b"\xff" * 20
    return bytes(content)


def lying() -> bytes:
    """A part that says to be of ten bytes, and unpacks to ten million."""
    return says(zipped(("word/a.xml", MEGABYTE * 10)), 10)


def crowded() -> bytes:
    """A list of two hundred thousand parts, all of them the same."""
    line = struct.pack("<4s6H3I5H2I", b"PK\1\2", *[20, 20, 0, 0, 0, 33], *[0] * 10)
    line = line[:28] + struct.pack("<H", 1) + line[30:46] + b"a"
    listed = line * 200_000
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 65535, 65535, len(listed), 0, 0)
    return b"PK\3\4" + bytes(26) + listed + end


def vast_png() -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + GOOD["png"][33:]


def vast_jpeg() -> bytes:
    frame = b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", 65_000, 65_000) + b"\1\1\x11\0"
    return JPEG[:20] + frame + b"\xff\xda\0\x08\1\1\0\0\x3f\0" + b"\0" * 9 + b"\xff\xd9"


def packed_pdf(objects: bytes, megabytes: int = 0) -> bytes:
    """A PDF one of whose objects lies in a stream that unpacks to so much."""
    made, head = zlib.compressobj(9), b"5 0 " + objects
    raw = made.compress(head) + made.flush(zlib.Z_FULL_FLUSH)
    # Said as often as wanted, without being packed as often.
    raw += (made.compress(MEGABYTE) + made.flush(zlib.Z_FULL_FLUSH)) * megabytes
    raw += made.flush()
    stream = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>" % len(raw)
    listed = [
        b"<</Type/Catalog/Pages 2 0 R/X 5 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>",
        stream + b"stream\n" + raw + b"\nendstream",
    ]
    file, rows = b"%PDF-1.5\n", b"\0\0\0\0\xff"
    for number, one in enumerate(listed, start=1):
        rows += b"\1" + len(file).to_bytes(3, "big") + b"\0"
        file += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    rows += b"\2\0\0\4\0\1" + len(file).to_bytes(3, "big") + b"\0"
    rows, start = zlib.compress(rows), len(file)
    facts = b"/Size 7/W[1 3 1]/Root 1 0 R/Filter/FlateDecode/Length %d" % len(rows)
    return (
        file
        + b"6 0 obj\n<</Type/XRef%s>>stream\n%s\nendstream\nendobj\n"
        % (
            facts,
            rows,
        )
        + b"startxref\n%d\n%%%%EOF\n" % start
    )


GROWS = {
    "a.docx": huge(DOCX, "word/media/a.bin"),
    "a.xlsx": huge(XLSX, "xl/worksheets/sheet9.xml"),
    "a.odt": huge(GOOD["odt"], "Pictures/a.bmp"),
    "nested.docx": nested(2),
    "deep.docx": nested(4),
    "beside.docx": nested(2, base=unreadable()),
    "lying.docx": lying(),
    "crowded.xlsx": crowded(),
    "parts.docx": zipped(*((f"word/{n}.xml", b"") for n in range(6_000))),
    "vast.png": vast_png(),
    "vast.jpg": vast_jpeg(),
    "packed.pdf": packed_pdf(b"<</A 1>>", MUCH),
}
GIF = b"GIF89a\1\0\1\0\0\0\0;"
LIES = {
    "archive.pdf": zipped(("a.txt", b"a"), base=PDF, kind=ZIP_STORED),
    "archive.jpg": zipped(("a.class", b"a"), base=JPEG, kind=ZIP_STORED),
    "archive.png": zipped(("a.exe", b"a"), base=GOOD["png"]),
    "page.docx": b"<html><script>alert(1)</script>" + DOCX,
    "pdf.docx": PDF + DOCX,
    "drawing.png": SVG,
    "drawing.svg": SVG,
    "drawing.pdf": SVG,
    "page.pdf": b"<script>alert(1)</script>" + PDF,
    "picture.jpg": GIF,
    "packed.txt": zlib.compress(MEGABYTE),
    "run.pdf": pdf(OpenAction=SCRIPT),
    "hidden.pdf": packed_pdf(b"<</S/JavaScript/JS(app.alert(1))>>"),
    "hidden-far.pdf": packed_pdf(b"<</S/JavaScript/JS(app.alert(1))>>", MUCH),
}


def refused(name: str, content: bytes) -> str:
    with pytest.raises(ValidationError) as said:
        check_upload(SimpleUploadedFile(name, content))
    return str(said.value.message)


@pytest.mark.parametrize("name", GROWS)
def test_what_grows_is_refused_in_words_and_costs_little(name):
    assert len(GROWS[name]) < 10 * 2**20
    began = process_time()
    tracemalloc.start()
    try:
        assert f"{name} po otwarciu" in refused(name, GROWS[name])
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MOST_MEMORY
    assert process_time() - began < MOST_SECONDS


@pytest.mark.parametrize("name", LIES)
def test_what_runs_or_is_two_things_is_refused_with_its_name(name):
    assert name in refused(name, LIES[name])


def test_a_pdf_is_looked_into_beside_the_site_within_bounds():
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert look_into(packed_pdf(b"<</A 1>>", MUCH)) is Look.TOO_MUCH
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert used.ru_utime - before < MOST_SECONDS
    assert used.ru_maxrss * 1024 < 2 * MEMORY
    assert look_into(packed_pdf(b"<</A 1>>", 1)) is Look.PLAIN
    assert look_into(b"%PDF-1.4 nothing of it can be read") is Look.PLAIN


def test_what_offices_make_is_taken_and_what_nobody_can_open():
    chart = zipped(("word/embeddings/Wykres.xlsx", XLSX))
    made = {"a.docx": chart, "b.docx": unreadable(), "a.pdf": pdf(Lang="pl")}
    for name, content in made.items():
        check_upload(SimpleUploadedFile(name, content))
