"""Files that outlive a power cut: the disk has them before any row speaks of them."""

import os
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage


class FilesAway(OSError):
    """The place where files are kept does not answer."""


class DurableStorage(FileSystemStorage):
    """Forces a file and the folders that name it to disk before it is called saved."""

    def _save(self, name: str, content: File[Any]) -> str:
        # Wrapped, so that it is copied: a large upload would be moved, and be gone
        # where the database has the deed done again.
        try:
            saved: str = super()._save(name, File(content))  # type: ignore[misc]
        except OSError:
            # Half a file would take the room that others lack.
            self.delete(name)
            raise
        path, top = Path(self.path(saved)), Path(self.location).parent
        force(path)
        # Any of the folders may have been made for it.
        for folder in path.parents:
            force(folder)
            if folder == top:
                break
        return saved


def force(path: Path) -> None:
    """Wait until the disk has what the file, or the folder, says."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
