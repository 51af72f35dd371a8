"""Join the parts of a report into one PDF: pages, tags, bookmarks and links.

Each part is read by qpdf and written at once, so that it takes the memory of one part,
however many there are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from pikepdf import Array, Dictionary, Pdf, Stream, String

from annual_report.text.pdf_writer import PdfWriter

# An address that stands for the beginning of the chapter with this number.
CHAPTER = "chapter:"
# A reference, but for what looks like one within a text.
REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|(\d+) 0 R\b", re.DOTALL)
PAGES_SAID = re.compile(rb"(?<=<xmpTPg:NPages>)\d+")
# What the whole has one of.
OF_WHOLE = ("/Metadata", "/Outlines", "/Pages", "/StructTreeRoot")
NOT_COPIED = ("/Catalog", "/Metadata", "/ObjStm", "/Outlines", "/Pages", "/XRef")


@dataclass(frozen=True)
class Chapter:
    """A heading that is a bookmark: its title, its place, as they are written."""

    title: bytes
    place: bytes


@dataclass
class Found:
    """What goes from a part into the whole; numbers are those of objects."""

    pages: list[int] = field(default_factory=list)
    elements: list[int] = field(default_factory=list)
    names: list[tuple[bytes, int]] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)


class Joiner:
    """The whole while it is written; the first part says what the file is."""

    def __init__(self, file: IO[bytes]) -> None:
        self.writer = PdfWriter(file)
        new = self.writer.number
        self.root, self.pages, self.tree, self.document = new(), new(), new(), new()
        # Of the tags of each page and link, by a key that counts through all parts.
        self.tagged: list[bytes] = []
        self.next_key = 0

    def join(self, first: Path, others: Iterable[Path], levels: Sequence[int]) -> None:
        """Write the parts; `levels` are those of their chapters."""
        found = [self._copied(path, n) for n, path in enumerate(others, start=1)]
        chapters = [one for part in found for one in part.chapters]
        with Pdf.open(first) as pdf:
            part = Part(self, pdf, 0, chapters)
            found.insert(0, part.copied())
            self._put_tree(part, found)
            self._put_root(part, found, self._put_bookmarks(chapters, levels))
            info = self.writer.number()
            self.writer.put(info, part.content(pdf.trailer.Info))
        self.writer.close(root=self.root, info=info)

    def _copied(self, path: Path, number: int) -> Found:
        with Pdf.open(path) as pdf:
            return Part(self, pdf, number).copied()

    def _put_tree(self, part: "Part", found: Sequence[Found]) -> None:
        put, new = self.writer.put, self.writer.number
        elements = [one for each in found for one in each.elements]
        put(
            self.document,
            b"<< /Type /StructElem /S /Document /P %d 0 R /K %b >>"
            % (self.tree, references(elements)),
        )
        names, parents = new(), new()
        said = sorted(one for each in found for one in each.names)
        written = b" ".join(b"%b %d 0 R" % one for one in said)
        put(names, b"<< /Names [ %b ] >>" % written)
        put(parents, b"<< /Nums [ %b ] >>" % b" ".join(self.tagged))
        put(
            self.tree,
            b"<< /Type /StructTreeRoot /K [ %d 0 R ] /RoleMap %b /IDTree %d 0 R "
            b"/ParentTree %d 0 R /ParentTreeNextKey %d >>"
            % (
                self.document,
                part.written(part.pdf.Root.StructTreeRoot.RoleMap),
                names,
                parents,
                self.next_key,
            ),
        )

    def _put_root(self, part: "Part", found: Sequence[Found], bookmarks: int) -> None:
        root, pages = part.pdf.Root, [one for each in found for one in each.pages]
        self.writer.put(
            self.pages,
            b"<< /Type /Pages /Count %d /Kids %b >>" % (len(pages), references(pages)),
        )
        about = self.writer.number()
        said = PAGES_SAID.sub(b"%d" % len(pages), root.Metadata.read_bytes())
        self.writer.put_stream(about, b"/Type /Metadata /Subtype /XML", said)
        kept = Dictionary({k: v for k, v in root.items() if k not in OF_WHOLE})
        self.writer.put(
            self.root,
            part.written(kept).removesuffix(b">>")
            + b"/Pages %d 0 R /StructTreeRoot %d 0 R /Outlines %d 0 R "
            % (self.pages, self.tree, bookmarks)
            + b"/Metadata %d 0 R >>" % about,
        )

    def _put_bookmarks(self, chapters: Sequence[Chapter], levels: Sequence[int]) -> int:
        """Write them, each below the last one of a lesser level; return their root."""
        root = self.writer.number()
        numbers = [self.writer.number() for _chapter in chapters]
        above: list[tuple[int, int]] = [(0, root)]
        children: dict[int, list[int]] = {root: []}
        parents = []
        for number, level in zip(numbers, levels, strict=True):
            while above[-1][0] >= level:
                above.pop()
            parents.append(above[-1][1])
            children[parents[-1]].append(number)
            children[number] = []
            above.append((level, number))
        for number, parent, chapter in zip(numbers, parents, chapters, strict=True):
            beside = children[parent]
            at = beside.index(number)
            near = b"/Prev %d 0 R " % beside[at - 1] if at else b""
            if at + 1 < len(beside):
                near += b"/Next %d 0 R " % beside[at + 1]
            self.writer.put(
                number,
                b"<< /Title %b /Parent %d 0 R %b%b/Dest %b >>"
                % (
                    chapter.title,
                    parent,
                    near,
                    _ends(children[number], -1),
                    chapter.place,
                ),
            )
        self.writer.put(root, b"<< /Type /Outlines %b>>" % _ends(children[root], 1))
        return root


class Part:
    """A part that is copied, with the numbers that its objects have in the whole."""

    def __init__(
        self, joiner: Joiner, pdf: Pdf, number: int, chapters: Sequence[Chapter] = ()
    ) -> None:
        self.joiner, self.pdf, self.number = joiner, pdf, number
        self.chapters = chapters
        self.size = int(pdf.trailer.Size)
        self.base = joiner.writer.numbers(self.size)
        self.first_key = joiner.next_key
        tree = pdf.Root.StructTreeRoot
        [document] = tree.K
        self.renamed = {
            pdf.Root.Pages.objgen[0]: joiner.pages,
            tree.objgen[0]: joiner.tree,
            document.objgen[0]: joiner.document,
        }
        self.bookmarks = list(_bookmarks(pdf))
        left = [*self.bookmarks, tree.ParentTree, tree.get("/IDTree"), pdf.trailer.Info]
        self.left = {one.objgen[0] for one in left if one is not None}
        self.found = Found()

    def copied(self) -> Found:
        """Copy what the whole has many of, and return what it needs to know of it."""
        tree = self.pdf.Root.StructTreeRoot
        [document] = tree.K
        self.found.elements = [self._number(one) for one in document.K]
        self.found.pages = [self._number(page.obj) for page in self.pdf.pages]
        for bookmark in self.bookmarks:
            place = self.written(Array(list(bookmark.Dest)))
            self.found.chapters.append(Chapter(bookmark.Title.unparse(), place))
        for number in range(1, self.size):
            one = self.pdf.get_object(number, 0)
            if number not in self.left | self.renamed.keys() and _is_copied(one):
                self._copy(self.base + number, one)
        nums = iter(tree.ParentTree.Nums)
        for key, tagged in zip(nums, nums, strict=True):
            written = b"%d %b" % (self.first_key + int(key), self.written(tagged))
            self.joiner.tagged.append(written)
        self.joiner.next_key += int(tree.ParentTreeNextKey)
        return self.found

    def written(self, one: Any) -> bytes:
        """Return it as it is written within another: an object is only named."""
        return self._renumbered(one.unparse(resolved=not one.is_indirect))

    def content(self, one: Any) -> bytes:
        return self._renumbered(one.unparse(resolved=True))

    def _renumbered(self, written: bytes) -> bytes:
        return REFERENCE.sub(self._renamed, written)

    def _renamed(self, found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0]
        number = int(found[1])
        return b"%d 0 R" % self.renamed.get(number, self.base + number)

    def _number(self, one: Any) -> int:
        return self.base + int(one.objgen[0])

    def _copy(self, number: int, one: Any) -> None:
        if isinstance(one, Stream):
            data = one.read_raw_bytes()
            entries = Dictionary(
                {k: v for k, v in one.stream_dict.items() if k != "/Length"}
            )
            written = self.written(entries)
            self.joiner.writer.put_stream(number, written[2:-2], data)
            return
        if isinstance(one, Dictionary):
            self._adapt(number, one)
        chapter = self._chapter(one)
        written = self.content(one)
        if chapter is not None:
            leads = b"/Contents %b /Dest %b >>" % (chapter.title, chapter.place)
            written = written.removesuffix(b">>") + leads
        self.joiner.writer.put(number, written)

    def _adapt(self, number: int, one: Any) -> None:
        """Tell keys and names of this part from those of others."""
        for name in ("/StructParent", "/StructParents"):
            if name in one:
                one[name] = int(one[name]) + self.first_key
        if one.get("/Type") != "/StructElem":
            return
        if "/ID" in one:
            one["/ID"] = self._named(one["/ID"])
            self.found.names.append((one["/ID"].unparse(), number))
        for attributes in one.get("/A", ()):
            if "/Headers" in attributes:
                names = [self._named(name) for name in attributes["/Headers"]]
                attributes["/Headers"] = Array(names)

    def _named(self, name: Any) -> String:
        return String(f"{name}p{self.number}")

    def _chapter(self, one: Any) -> Chapter | None:
        """Return what a link leads to if it is one to a chapter; it is one no more."""
        if not isinstance(one, Dictionary) or one.get("/Subtype") != "/Link":
            return None
        address = str(one.A.get("/URI", "")) if "/A" in one else ""
        if not address.startswith(CHAPTER):
            return None
        del one["/A"], one["/Contents"]
        return self.chapters[int(address.removeprefix(CHAPTER))]


def references(numbers: Iterable[int]) -> bytes:
    return b"[ %b ]" % b" ".join(b"%d 0 R" % number for number in numbers)


def _ends(children: Sequence[int], sign: int) -> bytes:
    """Write which bookmarks lie below one; if it is shut their number is negative."""
    if not children:
        return b""
    count = sign * len(children)
    return b"/First %d 0 R /Last %d 0 R /Count %d " % (children[0], children[-1], count)


def _bookmarks(pdf: Pdf) -> Iterator[Any]:
    """Walk through the bookmarks in the order of the pages."""
    waiting = [pdf.Root.Outlines.First] if _has_bookmarks(pdf) else []
    while waiting:
        bookmark = waiting.pop()
        yield bookmark
        waiting += [bookmark[way] for way in ("/Next", "/First") if way in bookmark]


def _has_bookmarks(pdf: Pdf) -> bool:
    return "/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines


def _is_copied(one: Any) -> bool:
    """Numbers are lengths of data, which are written anew."""
    if isinstance(one, Dictionary | Stream):
        return one.get("/Type") not in NOT_COPIED
    return isinstance(one, Array)
