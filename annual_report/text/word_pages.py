"""On which page of the Word report each heading will stand, as far as one can reckon.

Word lays the document out anew whenever it opens it, and asks whether to renew the list
of contents; until then, and for programs that never do, these numbers stand in it.
Lengths are in points. Letters are as wide as Calibri's.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path

from annual_report.text.blocks import Table

# The widths of letters, of 2,048 to an em, by the file's two weights.
WIDTHS = {
    weight: {letter: int(width) for width, some in found.items() for letter in some}
    for weight, found in json.loads(
        (Path(__file__).parent / "calibri.json").read_text(encoding="utf-8")
    ).items()
}
EM = 2048
OTHER_LETTER = 1038
# A line of Calibri, and how far apart the document sets lines.
LINE, SPACING = 1.2207, 1.15
# Lines end after these, or at a space.
PIECES = re.compile(r"[^ \-–]*[\-–]|[^ \-–]+| ")
# A4 within the margins; the text across.
PAGE, ACROSS = 717.0, 493.0
CELL_ACROSS, CELL_DOWN = 5.0, 3.4
# Of a table's heading row, and of its cells.
HEADING_SIZE, CELL_SIZE = 7.0, 8.0
# A table that is higher is split: it would leave a part of a page empty.
HIGHEST_KEPT = PAGE / 6
# A paragraph of fewer lines goes to the next page as a whole.
SPLIT_FROM = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """What a style makes of a paragraph."""

    size: float
    is_bold: bool = False
    before: float = 0
    after: float = 0
    indent: float = 0
    keeps_next: bool = False
    is_single: bool = False

    @property
    def line(self) -> float:
        return self.size * LINE * (1 if self.is_single else SPACING)


@dataclass(slots=True)
class Mark:
    """The page of a heading, once it is known."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """What no page splits; of the spaces between two pieces, the larger counts."""

    height: float
    before: float = 0
    after: float = 0
    mark: Mark | None = None


class Pages:
    """Fills pages as a word processor does: what is kept with the next goes along."""

    def __init__(self, first: int = 1) -> None:
        self.page, self._used = first, 0.0
        self._chain: list[Piece] = []
        # Below what stands on the page last, and whether it was turned by itself.
        self._space, self._is_turned = 0.0, False
        # Of the table that is being filled: stands again on each new page.
        self._repeated = 0.0

    def paragraph(
        self,
        text: str,
        style: Measure,
        *,
        mark: Mark | None = None,
        breaks: bool = False,
    ) -> None:
        if breaks:
            self.new_page()
        lines = lines_of(text, ACROSS - style.indent, style.size, bold=style.is_bold)
        if style.keeps_next or lines < SPLIT_FROM:
            height = lines * style.line
            self._chain.append(Piece(height, style.before, style.after, mark))
        else:
            # Two lines at least stay together, at the beginning as at the end.
            two = 2 * style.line
            self._put(Piece(two, style.before, mark=mark))
            for _line in range(lines - 4):
                self._put(Piece(style.line))
            self._put(Piece(two, after=style.after))
        if not style.keeps_next:
            self._flush()

    def picture(self, height: float, style: Measure) -> None:
        self._chain.append(Piece(height, style.before, style.after))

    @property
    def is_begun(self) -> bool:
        return bool(self._used or self._chain) or self.page > 1

    def whole_table(self, block: Table, *, is_kept: bool) -> None:
        """Fill pages with a table, which splits none of its rows."""
        widths = widths_of(block)
        self._begin_table([str(one.heading) for one in block.columns], widths)
        for number, row in enumerate(block.rows):
            is_last = number == len(block.rows) - 1
            self._row(
                row,
                widths,
                bold=number in block.strong,
                keeps_next=not is_last and (is_kept or block.holds_next(number)),
            )
        self._flush()
        self._repeated = 0.0

    def _begin_table(self, headings: Sequence[str], widths: Sequence[float]) -> None:
        """Begin a table with its headings, which stay with its first row."""
        self._repeated = row_height(headings, widths, HEADING_SIZE, bold=True)
        self._chain.append(Piece(self._repeated))

    def _row(
        self,
        texts: Sequence[str],
        widths: Sequence[float],
        *,
        bold: bool = False,
        keeps_next: bool = False,
    ) -> None:
        height = row_height(texts, widths, CELL_SIZE, bold=bold)
        self._chain.append(Piece(height))
        if not keeps_next:
            self._flush()

    def new_page(self) -> None:
        self._flush()
        if self._used:
            self.page, self._used, self._space = self.page + 1, 0.0, 0.0
            self._is_turned = False

    def _put(self, piece: Piece) -> None:
        self._chain.append(piece)
        self._flush()

    def _flush(self) -> None:
        """Put down what is kept together, on a new page where it needs one."""
        chain, self._chain = self._chain, []
        if not chain:
            return
        whole, space = 0.0, self._space
        for piece in chain:
            whole += max(space, piece.before) + piece.height
            space = piece.after
        if whole <= PAGE and self._used and self._used + whole > PAGE:
            # The headings of a table that is begun already stand on the new page, too.
            self._turn(self._repeated if len(chain) == 1 else 0.0)
        for piece in chain:
            self._put_down(piece)

    def _put_down(self, piece: Piece) -> None:
        space = max(self._space, piece.before)
        if self._used and self._used + space + piece.height > PAGE:
            self._turn(self._repeated)
        if not self._used and self._is_turned:
            space = 0.0
        self._used += space + piece.height
        self._space = piece.after
        if piece.mark:
            piece.mark.page = self.page

    def _turn(self, repeated: float) -> None:
        self.page, self._used, self._space = self.page + 1, repeated, 0.0
        self._is_turned = True


def kept_together(block: Table) -> bool:
    """Whether a page takes all its rows: what is high would leave one empty."""
    if not block.is_short:
        return False
    widths = widths_of(block)
    heights = (
        row_height(row, widths, CELL_SIZE, bold=number in block.strong)
        for number, row in enumerate(block.rows)
    )
    return sum(heights) <= HIGHEST_KEPT


def widths_of(block: Table) -> list[float]:
    return [width / 100 for width in block.widths(int(ACROSS * 100))]


def row_height(
    texts: Iterable[str], widths: Sequence[float], size: float, *, bold: bool
) -> float:
    lines = max(
        lines_of(text, width - CELL_ACROSS, size, bold=bold)
        for text, width in zip(texts, widths, strict=True)
    )
    return lines * size * LINE * SPACING + CELL_DOWN


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes; an empty one takes one as well."""
    room = width / size * EM
    return sum(_wrapped(line, room, bold) for line in text.splitlines()) or 1


def _wrapped(text: str, room: float, bold: bool) -> int:
    lines, used = 1, 0.0
    for piece in PIECES.findall(text):
        wide = _width(piece, bold)
        if used + wide <= room:
            used += wide
        elif piece == " ":
            continue  # it hangs over the end of the line
        elif wide <= room:
            lines, used = lines + 1, wide
        else:
            more = ceil((used + wide) / room) - 1
            lines, used = lines + more, used + wide - more * room
    return lines


@lru_cache(maxsize=20_000)
def _width(piece: str, bold: bool) -> int:
    widths = WIDTHS["bold" if bold else "regular"]
    return sum(widths.get(letter, OTHER_LETTER) for letter in piece)
