"""What a zip unpacks to, before anything reads it: of a few kilobytes, it may be all
the memory there is.

Nothing is unpacked but zips that lie in it, and of these no more than a zip may have.
"""

import lzma
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

END, END_SIZE, LONGEST_COMMENT = b"PK\5\6", 22, 65535
# A line of its list at least, and what a name and notes on it may take.
LINE, LONGEST_LINE = 46, 400
LARGE = 0xFFFFFFFF
# Deflate makes little larger what it cannot make smaller.
SLACK = 1024
DEEPEST = 3
PACKED = (".zip", ".jar", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub")
# All that a file raises that is no zip, or not a whole one.
BROKEN = (
    *(BadZipFile, LargeZipFile, EOFError, NotImplementedError, OSError, ValueError),
    *(lzma.LZMAError, struct.error, zlib.error),
)


@dataclass(frozen=True)
class Bounds:
    parts: int = 5_000
    # Bytes, of all parts together.
    unpacked: int = 300 * 2**20


class TooMuchError(Exception):
    """It unpacks to more than it may, or hides to how much."""


def check(file: IO[bytes], bounds: Bounds = Bounds()) -> None:
    """Raise TooMuchError unless it stays within bounds; the file is left at its start.

    What is no zip at all is left to whoever reads it.
    """
    try:
        _check(file, bounds.parts, bounds.unpacked, DEEPEST)
    except BROKEN:
        return
    finally:
        file.seek(0)


def _check(file: IO[bytes], parts: int, unpacked: int, deep: int) -> int:
    """Return to how much it unpacks, with the zips in it."""
    if size_of_list(file) > parts * LONGEST_LINE:
        raise TooMuchError
    with ZipFile(file) as archive:
        found = archive.infolist()
        size = sum(part.file_size for part in found)
        if len(found) > parts or size > unpacked or any(map(_hides, found)):
            raise TooMuchError
        for part in _zips(found):
            if deep == 0:
                raise TooMuchError
            # A broken one leads nowhere, but others may lie beside it.
            with suppress(*BROKEN):
                inner = BytesIO(archive.read(part))
                size += _check(inner, parts, unpacked - size, deep - 1)
    return size


def _zips(parts: list[ZipInfo]) -> Iterator[ZipInfo]:
    for part in parts:
        if part.filename.lower().endswith(PACKED) and not part.flag_bits & 1:
            yield part


def _hides(part: ZipInfo) -> bool:
    """Say whether it takes more room than what it says to unpack to."""
    return part.compress_size > part.file_size + SLACK


def size_of_list(file: IO[bytes]) -> int:
    """Return how long the list of its parts says to be, which is read whole.

    0 where there is none: it is no zip.
    """
    file.seek(0, 2)
    length = file.tell()
    file.seek(max(0, length - END_SIZE - LONGEST_COMMENT))
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) < at + END_SIZE:
        return 0
    size: int = struct.unpack("<I", tail[at + 12 : at + 16])[0]
    # Only of files larger than any that is taken it stands elsewhere.
    return LARGE if size == LARGE else min(size, length)
