"""Collecting the static files, which takes half a minute, only when they differ."""

from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

# What else decides on how the files are named and compressed.
MADE_BY = ("django", "whitenoise")


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
