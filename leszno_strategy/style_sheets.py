"""One style sheet a page: what is written by purpose is served in one file.

A browser draws nothing before it has read the last sheet of a page, and each of them
costs a request. Templates name the file; it is made from its sources when static files
are collected, or when one asks for it in development.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

# Later ones overrule earlier ones: paper comes after what it prints, pages with shapes
# of their own last.
GROUND = (
    *("bootstrap.min", "tokens", "base", "frame", "strategies", "lists", "tables"),
    *("tasks", "money", "charts", "forms", "pages"),
)
SHAPES = ("paper", "compare", "dumbbells", "undone", "map", "front", "board")
SHEETS = {
    "css/site.css": (*GROUND, *SHAPES),
    "css/office.css": (*GROUND, "panel", *SHAPES),
    "css/embed.css": ("bootstrap.min", "tokens", "base", "tables", "charts", "pages"),
}
# Of a source: it names a file that is not ours.
SOURCE_MAP = "/*# sourceMappingURL="


def made(name: str) -> str:
    """Return the text of a sheet, from its sources as they are now."""
    return "\n".join(_source(f"css/{source}.css") for source in SHEETS[name])


def _source(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(f"No static file {name}.")
    return Path(found).read_text(encoding="utf-8").split(SOURCE_MAP)[0]


class MadeSheets(finders.BaseFinder):
    """The sheets that are made, kept in a folder beside those that are collected."""

    def check(self, **_options: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_options: Any) -> Any:
        """Make a sheet, and return where it is."""
        if path not in SHEETS:
            return []
        place = self._make(path)
        return [place] if find_all else place

    def list(self, _ignored: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        storage = FileSystemStorage(location=settings.MADE_SHEETS)
        for name in SHEETS:
            self._make(name)
            yield name, storage

    def _make(self, name: str) -> str:
        """Write a sheet unless it is there; its time tells when it last changed."""
        place = Path(settings.MADE_SHEETS) / name
        text = made(name)
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            place.parent.mkdir(parents=True, exist_ok=True)
            # Others that look for it meanwhile read the whole of it.
            with NamedTemporaryFile(
                "w", encoding="utf-8", dir=place.parent, delete=False
            ) as half:
                half.write(text)
            Path(half.name).replace(place)
        return str(place)
