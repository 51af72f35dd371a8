"""Files that are no workbook of ours, or mean harm: each gets one plain answer."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from openpyxl import Workbook

from exchange.format import Refused
from exchange.workbook import mark, read
from exchange.workbook.package import LARGEST_UNPACKED, MOST_PARTS
from tests.exchange.workbook.messy import saved

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STAGES = "xl/worksheets/sheet5.xml"
Bytes = Callable[[Path], bytes]
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9)).replace(
        "&a0;", "&a;"
    )
    + "]>"
)


def sound(folder: Path) -> bytes:
    return saved(folder).read_bytes()


def changed(
    change: Callable[[dict[str, bytes]], object], *, kind: int = ZIP_DEFLATED
) -> Bytes:
    """Return the workbook with other parts."""

    def make(folder: Path) -> bytes:
        with ZipFile(BytesIO(sound(folder))) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        change(parts)
        return packed(parts, kind)

    return make


def packed(parts: dict[str, bytes], kind: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", kind) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def part(name: str, content: bytes) -> Bytes:
    return changed(lambda parts: parts.update({name: content}))


def replaced(name: str, old: bytes, new: bytes) -> Bytes:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return changed(change)


def named(name: str) -> Bytes:
    return part(name, b"x")


def linked(folder: Path) -> bytes:
    file = BytesIO(sound(folder))
    with ZipFile(file, "a") as archive:
        info = ZipInfo("xl/link.xml")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return file.getvalue()


def twice(folder: Path) -> bytes:
    file = BytesIO(sound(folder))
    with ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(STAGES, "<worksheet/>")
    return file.getvalue()


def locked_part(folder: Path) -> bytes:
    """Say in the zip that a part is encrypted."""
    content = bytearray(sound(folder))
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def too_large(folder: Path) -> bytes:
    """Pack far more zeros than any strategy has letters."""
    file = BytesIO()
    with (
        ZipFile(file, "w", ZIP_DEFLATED) as archive,
        archive.open("xl/a.xml", "w") as one,
    ):
        for _piece in range(LARGEST_UNPACKED // 2**20 + 1):
            one.write(bytes(2**20))
    return file.getvalue()


def lying(folder: Path) -> bytes:
    """Declare a part of ten bytes that unpacks to ten million."""
    content = b"<a>" + b" " * 10_000_000 + b"</a>"
    name, crc = b"xl/bomb.xml", zlib.crc32(content)
    raw = zlib.compress(content, 9)[2:-4]
    facts = struct.pack("<5H3I2H", 20, 0, 8, 0, 33, crc, len(raw), 10, len(name), 0)
    good = sound(folder)
    end = good.rindex(b"PK\x05\x06")
    fields = list(struct.unpack("<4s4H2IH", good[end:]))
    at = fields[6]
    local = b"PK\x03\x04" + facts + name + raw
    central = (
        b"PK\x01\x02" + b"\x14\x00" + facts + struct.pack("<HHHII", 0, 0, 0, 0, at)
    )
    rest = good[at:end] + central + name
    fields[3], fields[4] = fields[3] + 1, fields[4] + 1
    fields[5], fields[6] = len(rest), at + len(local)
    return good[:at] + local + rest + struct.pack("<4s4H2IH", *fields)


def other_workbook(folder: Path) -> bytes:
    workbook = Workbook()
    workbook.active.append(["Faktura", "Kwota"])  # type: ignore[union-attr]
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def wide(folder: Path) -> bytes:
    def change(book: Any) -> None:
        book["Etapy"].cell(2, 16_384, "daleko")

    return saved(folder, change).read_bytes()


def long(folder: Path) -> bytes:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(5, 100_010)
    )
    return replaced(STAGES, b"</sheetData>", rows + b"</sheetData>")(folder)


DAMAGED = "uszkodzony"
KINDS = '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"'

HOSTILE: dict[str, tuple[Bytes, str]] = {
    "an old workbook": (lambda _: OLE + bytes(600), r"dawnego Excela \(\.xls\)"),
    "a password": (
        lambda _: OLE + bytes(9000) + "EncryptedPackage".encode("utf-16-le"),
        "chroniony hasłem",
    ),
    "a password of the zip": (locked_part, "chroniony hasłem"),
    "macros": (named("xl/vbaProject.bin"), "są makra"),
    "macros by kind alone": (
        replaced(
            "[Content_Types].xml",
            KINDS.encode(),
            b'"application/vnd.ms-excel.sheet.macroEnabled.main+xml"',
        ),
        "są makra",
    ),
    "macros of Excel 4": (named("xl/macrosheets/sheet1.xml"), "są makra"),
    "nothing": (lambda _: b"", "pusty"),
    "a PDF": (lambda _: b"%PDF-1.7\n" + bytes(9), "plik PDF"),
    "a CSV": (lambda _: b"Kod;Nazwa\nI;Cel\n", "plik CSV"),
    "a JSON": (lambda _: b'{"format": "strategy/2"}', "plik JSON"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(99), "nie jest skoroszyt"),
    "OpenDocument": (lambda _: packed({"mimetype": b"x"}), "plik OpenDocument"),
    "Word": (lambda _: packed({"word/document.xml": b"<a/>"}), "plik Word"),
    "PowerPoint": (lambda _: packed({"ppt/presentation.xml": b"<a/>"}), "PowerPoint"),
    "a binary workbook": (named("xl/workbook.bin"), "nie jest skoroszyt"),
    "some zip": (lambda _: packed({"a.txt": b"x"}), "nie jest skoroszyt"),
    "another workbook": (other_workbook, "nie ma arkuszy strategii"),
    "cut short": (lambda folder: sound(folder)[:3000], DAMAGED),
    "cut shorter": (lambda folder: sound(folder)[:3], DAMAGED),
    "a byte changed": (
        lambda folder: sound(folder).replace(b"PK\x03\x04", b"PK\x03\x05", 3)[:-30],
        "nie jest skoroszyt|uszkodzony|plik CSV",
    ),
    "a bomb": (too_large, "większy, niż potrzebuje"),
    "a bomb that lies": (lying, DAMAGED),
    "many parts": (
        changed(
            lambda p: p.update({f"xl/{n}.xml": b"<a/>" for n in range(MOST_PARTS)})
        ),
        "większy, niż potrzebuje",
    ),
    "deep XML": (part("xl/deep.xml", b"<a>" * 5000 + b"</a>" * 5000), DAMAGED),
    "a billion laughs": (
        changed(
            lambda p: p.update({STAGES: BOMB.encode() + b"<worksheet>&a8;</worksheet>"})
        ),
        DAMAGED,
    ),
    "a file of the server": (
        changed(
            lambda p: p.update(
                {
                    STAGES: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
                }
            )
        ),
        DAMAGED,
    ),
    "a doctype in UTF-16": (
        part(
            "xl/wide.xml",
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"),
        ),
        DAMAGED,
    ),
    "a way out of the folder": (named("../../etc/cron.d/x"), DAMAGED),
    "an absolute way": (named("/etc/passwd"), DAMAGED),
    "a way of Windows": (named("C:\\x.xml"), DAMAGED),
    "a link": (linked, DAMAGED),
    "a part twice": (twice, DAMAGED),
    "links to other files": (
        part("xl/externalLinks/externalLink1.xml", b"<a/>"),
        "innych plików",
    ),
    "no sheets": (changed(lambda p: p.pop("xl/workbook.xml")), DAMAGED),
    "a sheet that is no XML": (part(STAGES, b"not a sheet"), DAMAGED),
    "a text that is not there": (
        replaced(STAGES, b't="inlineStr"><is><t>Zadanie</t></is>', b't="s"><v>99</v>'),
        DAMAGED,
    ),
    "a cell that is nowhere": (replaced(STAGES, b'r="A2"', b'r="?2"'), DAMAGED),
    "too many columns": (wide, "większy, niż potrzebuje"),
    "too many rows": (long, "większy, niż potrzebuje"),
}


@pytest.mark.parametrize(("make", "answer"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_none_of_ours_gets_a_plain_answer(
    make: Bytes, answer: str, tmp_path: Path
) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(make(tmp_path))
    with pytest.raises(Refused, match=answer) as refused:
        read(path)
    assert len(refused.value.faults) == 1


def test_a_file_that_is_refused_is_not_marked(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(OLE)
    with pytest.raises(Refused):
        mark(path, [], tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Nie ma takiego pliku"):
        read(tmp_path / "nothing.xlsx")


def test_a_sound_workbook_passes(tmp_path: Path) -> None:
    path = tmp_path / "file.xlsx"
    path.write_bytes(changed(lambda parts: None, kind=ZIP_STORED)(tmp_path))
    assert read(path).faults == []
