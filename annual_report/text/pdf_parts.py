"""A long report in parts: each is set in type alone, so that it takes their memory."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import msgspec
from pikepdf import ObjectStreamMode, Pdf

from annual_report.text import typesetting
from annual_report.text.joining import Joiner

# Bytes of content: a part ends before the next programme, if it is too long before the
# next task, and in the end wherever it is. A shorter report is set as a whole.
PART, LONG_PART, LONGEST_PART = 200_000, 300_000, 400_000
WHOLE = 450_000
# Levels of headings that the list of contents has; below them are those of tasks.
LISTED, OF_TASK = 2, 3
# The contents take as much room with any number of so many digits.
ANY_PAGE = 8888

Shown = dict[str, Any]


class Laid(msgspec.Struct):
    """How many pages a part takes, and on which of them its chapters begin."""

    pages: int
    chapters: list[int]


class Parts:
    """The blocks of a report, which lie on the disk until they are set in type.

    `about` is what the template says on every page. The cover is a part of its own.
    """

    def __init__(self, folder: Path, about: Shown, at: datetime) -> None:
        self.folder, self.about, self.at = folder, about, int(at.timestamp())
        self.chapters: list[tuple[int, str]] = []
        self.files: list[Path] = []
        self.sizes: list[int] = []
        self.is_after_heading = False

    def add(self, block: Shown) -> None:
        level = block.get("level", OF_TASK + 1)
        # A heading stays with what follows it.
        if len(self.files) < 2 or (not self.is_after_heading and self._is_full(level)):
            self.files.append(self.folder / f"{len(self.files)}.json")
            self.sizes.append(0)
        if level <= LISTED:
            self.chapters.append((level, block["text"]))
        written = msgspec.json.encode(block)
        with self.files[-1].open("ab") as file:
            file.write(b",%b" % written if self.sizes[-1] else written)
        self.sizes[-1] += len(written)
        self.is_after_heading = level <= OF_TASK

    def _is_full(self, level: int) -> bool:
        size = self.sizes[-1]
        return (
            size > LONGEST_PART
            or (size > LONG_PART and level <= OF_TASK)
            or (size > PART and level <= LISTED)
        )

    def write(self, file: IO[bytes], *, has_contents: bool) -> None:
        if sum(self.sizes) <= WHOLE:
            self._write_whole(file, has_contents=has_contents)
        else:
            self._write_joined(file)

    def _write_whole(self, file: IO[bytes], *, has_contents: bool) -> None:
        path = self.folder / "whole.pdf"
        content = self._content(self.files, has_contents=has_contents)
        self._typeset(content, "--made", str(path), "--whole")
        with Pdf.open(path) as pdf:
            # Typst packs pictures and pages alone: a third of the size is left.
            packed = ObjectStreamMode.generate
            pdf.save(
                cast(BinaryIO, file), object_stream_mode=packed, deterministic_id=True
            )

    def _write_joined(self, file: IO[bytes]) -> None:
        """Lay the parts out to see how many pages each takes, then set them in type."""
        cover, *others = self.files
        laid = [
            self._laid([cover], entries=self._entries([ANY_PAGE] * len(self.chapters)))
        ]
        laid += [self._laid([one]) for one in others]
        before = [sum(one.pages for one in laid[:n]) for n in range(len(laid))]
        total = sum(one.pages for one in laid)
        pages = [
            first + page
            for first, part in zip(before, laid, strict=True)
            for page in part.chapters
        ]
        made = []
        for path, first in zip(self.files, before, strict=True):
            entries = self._entries(pages) if path == cover else []
            content = self._content([path], before=first, total=total, entries=entries)
            made.append(path.with_suffix(".pdf"))
            whole = ["--whole"] if path == cover else []
            self._typeset(content, "--made", str(made[-1]), *whole)
        Joiner(file).join(made[0], made[1:], [level for level, _text in self.chapters])

    def _entries(self, pages: Iterable[int]) -> list[tuple[int, str, int]]:
        return [
            (level, text, page)
            for (level, text), page in zip(self.chapters, pages, strict=True)
        ]

    def _laid(self, files: Sequence[Path], **more: Any) -> Laid:
        said = self._typeset(self._content(files, **more))
        return msgspec.json.decode(said, type=Laid)

    def _content(self, files: Sequence[Path], **more: Any) -> bytes:
        about = msgspec.json.encode(self.about | more).removesuffix(b"}")
        blocks = b",".join(path.read_bytes() for path in files)
        return b'%b,"blocks":[%b]}' % (about, blocks)

    def _typeset(self, content: bytes, *arguments: str) -> bytes:
        """Run a process of its own: it alone gives back the memory that it takes."""
        done = subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", typesetting.__name__, f"--at={self.at}", *arguments],
            input=content,
            stdout=subprocess.PIPE,
            cwd=typesetting.ROOT,
            check=True,
        )
        return done.stdout
