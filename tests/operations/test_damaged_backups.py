"""What is no backup, or no longer the one that was written, is refused."""

import gzip
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pyrage
import pytest

from operations.backup import archive, restoring, sealing
from operations.backup.archive import BLOCK, Manifest, Refused, Writer

PARTS = {
    "database.sqlite3": b"SQLite format 3\0" + bytes(range(256)) * 40,
    "files/attachments/1/a": b"first file",
    "files/attachments/1/b": b"other file",
    "office.toml": b'name = "Miasto"',
}


def written(**said: Any) -> bytes:
    """Return a whole backup, as bytes."""
    facts: dict[str, Any] = {
        "version": "1.0.0",
        "made_at": "2026-11-30T10:00:00+00:00",
        "site": "x",
    }
    lists = {"engine": "sqlite", "migrations": [], "tables": {}}
    file = BytesIO()
    writer = Writer(file, Manifest(**{**facts, **lists, **said}))
    for name, content in PARTS.items():
        writer.add(name, BytesIO(content), len(content))
    writer.finish()
    return file.getvalue()


def flipped(data: bytes, at: int) -> bytes:
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def remade(data: bytes, change: Callable[[list[tuple[str, bytes]]], object]) -> bytes:
    """Write the parts anew after a change, as who has only tar would."""
    with tarfile.open(fileobj=BytesIO(data)) as tar:
        parts = [(one.name, archive._file(tar, one).read()) for one in tar]
    change(parts)
    file = BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, content in parts:
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(content), 0o600
            tar.addfile(info, BytesIO(content))
    return file.getvalue()


def at(data: bytes, text: bytes) -> int:
    return data.index(text)


def swap(parts: list[tuple[str, bytes]]) -> None:
    (one, first), (two, other) = parts[1], parts[2]
    parts[1:3] = [(one, other), (two, first)]


def edited(data: bytes) -> bytes:
    """Write another hash into the manifest, whose length stays."""
    return data.replace(b'"version": "1.0.0"', b'"version": "1.0.1"')


def zipped() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
    return file.getvalue()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(len(data)),
    "a workbook": lambda data: zipped(),
    "compressed": gzip.compress,
    "another tar": lambda data: remade(data, lambda parts: parts.clear()),
    "cut in half": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-1],
    "without its last blocks": lambda data: data[: -2 * BLOCK],
    "with a byte behind": lambda data: data + b"\0",
    "with a byte before": lambda data: b"\0" + data,
    "twice": lambda data: data * 2,
    "a bit in the database": lambda data: flipped(data, BLOCK + 100),
    "a bit in a file": lambda data: flipped(data, at(data, b"first file")),
    "a bit in a name": lambda data: flipped(data, at(data, b"office.toml")),
    "a bit between parts": lambda data: flipped(data, at(data, b"first file") + 200),
    "a bit in the manifest": lambda data: flipped(data, at(data, b'"made_at"') + 2),
    "a bit in the seal": lambda data: flipped(data, data.rindex(b"sha256") + BLOCK),
    "a bit in the last zeros": lambda data: flipped(data, len(data) - 1),
    "another version said": edited,
    "a file less": lambda data: remade(data, lambda parts: parts.pop(1)),
    "a file more": lambda data: remade(
        data, lambda parts: parts.insert(1, ("files/attachments/2/c", b"more"))
    ),
    "a file twice": lambda data: remade(data, lambda parts: parts.insert(1, parts[1])),
    "files exchanged": lambda data: remade(data, swap),
    "no manifest": lambda data: remade(data, lambda parts: parts.pop(-2)),
    "no seal": lambda data: remade(data, lambda parts: parts.pop()),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_or_foreign_is_refused(tmp_path, damage):
    whole = written()
    path = tmp_path / "site.backup"
    path.write_bytes(whole)
    assert archive.read(path).manifest.parts.keys() == PARTS.keys()
    damaged = DAMAGE[damage](whole)
    assert damaged != whole
    path.write_bytes(damaged)
    with pytest.raises(Refused):
        archive.read(path)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"engine": "oracle"}, "oracle"),
        ({"version": "1.10.0"}, "1.10.0"),
        ({"version": "2"}, "newer"),
        ({"format": "leszno-strategy-backup/2"}, "format"),
    ],
)
@pytest.mark.usefixtures("english")
def test_what_the_code_cannot_hold_is_refused(tmp_path, monkeypatch, said, why):
    monkeypatch.setattr(restoring.connection, "vendor", "sqlite")
    monkeypatch.setattr(restoring, "version", lambda: "1.9.3")
    path = tmp_path / "site.backup"
    path.write_bytes(written(version="1.9.3"))
    restoring.check(archive.read(path).manifest)
    path.write_bytes(written(**said))
    with pytest.raises(Refused, match=why):
        restoring.check(archive.read(path).manifest)


@pytest.mark.usefixtures("english")
def test_who_brings_a_backup_to_postgresql_is_told_the_way(monkeypatch):
    monkeypatch.setattr(restoring.connection, "vendor", "postgresql")
    with pytest.raises(Refused, match=r"of sqlite .* move_to brings the site"):
        restoring.check(Manifest("0.9", "", "", "sqlite", [], {}))


@pytest.mark.parametrize(
    "name", ["../x", "attachments/../../x", "attachments//x", "exports/x", "nowhere/x"]
)
def test_a_file_that_would_lie_elsewhere_is_refused(monkeypatch, name):
    monkeypatch.setattr(restoring.connection, "vendor", "sqlite")
    manifest = Manifest("0.9", "", "", "sqlite", [], {})
    manifest.parts = dict.fromkeys(["database.sqlite3", f"files/{name}"])
    with pytest.raises(Refused):
        restoring.check(manifest)


def test_only_the_holder_of_the_key_reads_an_encrypted_one(tmp_path):
    plain, sealed, check = (tmp_path / name for name in ("plain", "sealed", "check"))
    own, other = (pyrage.x25519.Identity.generate() for _ in range(2))
    keys = {}
    for name, key in {"own": own, "other": other}.items():
        keys[name] = tmp_path / name
        keys[name].write_text(f"# created today\n{key}\n")
    plain.write_bytes(written())
    sealing.seal(plain, sealed, [str(own.to_public())], check)
    assert check.read_bytes() == plain.read_bytes()
    assert b"first file" not in sealed.read_bytes()
    opened = tmp_path / "opened"
    sealing.unseal(sealed, opened, keys["own"])
    assert opened.read_bytes() == plain.read_bytes()
    for identity in (None, keys["other"]):
        with pytest.raises(Refused):
            sealing.unseal(sealed, opened, identity)
    Path(sealed).write_bytes(flipped(sealed.read_bytes(), len(written()) // 2))
    with pytest.raises(Refused):
        sealing.unseal(sealed, opened, keys["own"])
    with pytest.raises(Refused):
        sealing.recipient("AGE-SECRET-KEY-1")
