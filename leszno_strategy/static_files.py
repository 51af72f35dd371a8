"""Static files: collected only when they differ, each address worked out once."""

from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

# What else decides on how the files are named and compressed.
MADE_BY = ("django", "whitenoise")


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's own; what a file is called stays as long as the process runs.

    Collecting takes half a minute; each page names fifteen files.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[tuple[str, bool], str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Return the address, with a sum over the contents in it."""
        if settings.DEBUG:
            return str(super().url(name, force))
        known = self._addresses.get((name, force))
        if known is None:
            known = self._addresses[name, force] = str(super().url(name, force))
        return known


def collect_if_changed(root: Path, collect: Callable[[], object]) -> None:
    """Collect into the folder unless it has what the code and its packages have."""
    # Among the files: who deletes the folder gets them anew.
    stamp = root / "collected.sha256"
    wanted = digest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    # What is left half-way is no collection.
    stamp.unlink(missing_ok=True)
    collect()
    stamp.write_text(wanted)


def digest() -> str:
    """Return a sum over names and contents; times mean nothing after an update."""
    said = [repr(settings.STORAGES["staticfiles"])]
    said += [f"{name} {version(name)}" for name in MADE_BY]
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                said.append(f"{path} {sha256(file.read()).hexdigest()}")
    return sha256("\n".join(said).encode()).hexdigest()
