"""The file of a backup: a tar that says of itself whether every byte is as written.

Its last part but one, the manifest, has the hash of each part before; the last one the
hash of all bytes before it. So whatever is cut off, changed, added or put in another
order is found before anything of it is believed.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, Any, cast

from django.utils.translation import gettext as _

FORMAT = "leszno-strategy-backup/1"
MANIFEST, SEAL = "manifest.json", "sha256"
# A manifest names each file and table; nobody's is longer.
LONGEST_MANIFEST = 256 * 1024 * 1024
PORTION = 1024 * 1024
BLOCK = tarfile.BLOCKSIZE


class Refused(Exception):
    """Says in words why a file is no backup that can be put back."""


@dataclass(frozen=True)
class Part:
    size: int
    sha256: str


@dataclass
class Manifest:
    """What a backup says of itself."""

    version: str
    made_at: str
    site: str
    engine: str
    migrations: list[str]
    tables: dict[str, int]
    missing: list[str] = field(default_factory=list)
    parts: dict[str, Part] = field(default_factory=dict)
    format: str = FORMAT


class Hashing:
    """Passes on what is written, and knows its hash and its length."""

    def __init__(self, file: IO[bytes], length: int = 0) -> None:
        self._file, self._hash, self._length = file, hashlib.sha256(), length

    def write(self, data: bytes) -> int:
        self._file.write(data)
        self._hash.update(data)
        self._length += len(data)
        return len(data)

    def tell(self) -> int:
        return self._length

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


class Writer:
    """Writes parts one behind another; the file need not be one that can be wound."""

    def __init__(self, file: IO[bytes], manifest: Manifest) -> None:
        self._out, self.manifest = Hashing(file), manifest
        self._tar = tarfile.open(mode="w", fileobj=self._out, format=tarfile.PAX_FORMAT)  # type: ignore[call-overload]  # noqa: SIM115

    def add(self, name: str, file: IO[bytes], size: int) -> None:
        """Add a part of so many bytes; raises OSError where the file has fewer."""
        read = _Read(file, size)
        self._tar.addfile(_info(name, size), read)
        self.manifest.parts[name] = Part(size, read.hexdigest())

    def add_path(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            self.add(name, file, path.stat().st_size)

    def finish(self) -> None:
        said = json.dumps(asdict(self.manifest), ensure_ascii=False, indent=1).encode()
        self._tar.addfile(_info(MANIFEST, len(said)), BytesIO(said))
        seal = self._out.hexdigest().encode()
        self._tar.addfile(_info(SEAL, len(seal)), BytesIO(seal))
        self._tar.close()


class _Read:
    """Reads so many bytes and no more, and knows their hash."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file, self._left, self._hash = file, size, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        data = self._file.read(wanted)
        self._left -= len(data)
        self._hash.update(data)
        return data

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


@dataclass(frozen=True)
class Backup:
    """A backup that was read whole and is as it was written."""

    path: Path
    manifest: Manifest

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        with tarfile.open(self.path, "r:") as tar:
            yield _file(tar, tar.getmember(name))

    def each(self, beginning: str) -> Iterator[tuple[str, IO[bytes]]]:
        """Yield the parts whose names begin so, in one pass."""
        with tarfile.open(self.path, "r:") as tar:
            for info in tar:
                if info.name.startswith(beginning):
                    yield info.name, _file(tar, info)


def read(path: Path) -> Backup:
    """Read the file from the first byte to the last; raises Refused."""
    try:
        with path.open("rb") as file:
            return Backup(path, _checked(file))
    except (tarfile.TarError, EOFError, ValueError, OverflowError) as error:
        raise Refused(
            _("This is not a backup of this system, or it is damaged.")
        ) from error


def _checked(file: IO[bytes]) -> Manifest:
    parts: dict[str, Part] = {}
    said = seal = b""
    sealed = 0
    with tarfile.open(fileobj=file, mode="r:") as tar:
        for info in tar:
            if not info.isreg() or info.name in parts or seal:
                raise Refused(_("The backup is damaged: %s.") % info.name)
            if info.name == SEAL:
                sealed, seal = info.offset, _small(tar, info, 64)
            elif info.name == MANIFEST:
                said = _small(tar, info, LONGEST_MANIFEST)
            else:
                parts[info.name] = _hashed(tar, info)
    if not said or not seal:
        raise Refused(_("This is not a backup of this system, or it is damaged."))
    if not _is_sealed(file, sealed, seal):
        raise Refused(_("The backup is damaged: its bytes are not those written."))
    manifest = _manifest(said)
    if manifest.parts != parts:
        raise Refused(_("The backup is damaged: its parts are not those written."))
    return manifest


def _is_sealed(file: IO[bytes], sealed: int, seal: bytes) -> bool:
    """Say whether the bytes before the seal are those, and nothing comes after it."""
    file.seek(0)
    digest, left = hashlib.sha256(), sealed
    while left and (data := file.read(min(PORTION, left))):
        digest.update(data)
        left -= len(data)
    end = BytesIO()
    writer = tarfile.open(mode="w", fileobj=Hashing(end, sealed))  # type: ignore[call-overload]  # noqa: SIM115
    writer.addfile(_info(SEAL, len(seal)), BytesIO(seal))
    writer.close()
    rest = file.read(len(end.getvalue()) + 1)
    return digest.hexdigest().encode() == seal and rest == end.getvalue()


def _small(tar: tarfile.TarFile, info: tarfile.TarInfo, most: int) -> bytes:
    if info.size > most:
        raise Refused(_("The backup is damaged: %s.") % info.name)
    return _file(tar, info).read()


def _file(tar: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    """Return the bytes of a part that is a file; other kinds were refused."""
    return cast(IO[bytes], tar.extractfile(info))


def _hashed(tar: tarfile.TarFile, info: tarfile.TarInfo) -> Part:
    file = _file(tar, info)
    digest, size = hashlib.sha256(), 0
    while data := file.read(PORTION):
        digest.update(data)
        size += len(data)
    return Part(size, digest.hexdigest())


def _manifest(said: bytes) -> Manifest:
    given: Mapping[str, Any] = json.loads(said)
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise Refused(_("The backup is of another format than %s.") % FORMAT)
    try:
        manifest = Manifest(**given)
        manifest.parts = {name: Part(**one) for name, one in given["parts"].items()}
    except (TypeError, AttributeError, KeyError) as error:
        raise Refused(
            _("This is not a backup of this system, or it is damaged.")
        ) from error
    return manifest
