"""What a report in words is made of; Word and PDF each know how to show one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tasks.heat import Warmth

# Of a table that paper does not split.
MOST_ROWS_KEPT_TOGETHER = 6
# Of a longer one, so many rows stand at least below its headings on either page.
LEAST_ROWS_ON_A_PAGE = 2
# Letters of cells that a line of paper has room for, and of a word that is one.
LETTERS_ACROSS, LONGEST_WORD = 100, 24
# Where a line may end; a no-break space is none of these.
BETWEEN_WORDS = re.compile(r"[ \n]|(?<=[-–])")


@dataclass(frozen=True)
class Cover:
    """What the report opens with; behind it stands the list of contents.

    `alert` is what a draft says of itself, "" on what is frozen.
    """

    authority: str
    title: str
    subtitle: str
    lines: Sequence[str]
    alert: str


@dataclass(frozen=True)
class Heading:
    """1 begins a chapter; 3 is the smallest that a list of contents leaves out."""

    level: int
    text: str
    begins_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Quote:
    """What people reported, as they wrote it, under what it is about."""

    label: str
    text: str


@dataclass(frozen=True)
class Facts:
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Column:
    """`share` says how wide the column is among the others."""

    heading: str
    share: int = 1
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """Cells are words that are written already; `strong` are the numbers of rows."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    strong: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_short(self) -> bool:
        """Whether one page takes it as a whole, unless its rows are high."""
        return len(self.rows) <= MOST_ROWS_KEPT_TOGETHER

    def holds_next(self, row: int) -> bool:
        """Whether a row stays with the next one wherever a page ends."""
        last = len(self.rows) - 1
        near = LEAST_ROWS_ON_A_PAGE - 1
        return row < last and (row < near or last - row <= near)

    def widths(self, whole: int) -> list[int]:
        """Share a width among the columns, each wide enough for its words.

        What a long word needs comes from columns with room to spare, if they have it.
        """
        shares = sum(column.share for column in self.columns)
        wide = [whole * column.share / shares for column in self.columns]
        least = [whole * letters / LETTERS_ACROSS for letters in self._letters]
        lacking = sum(max(need - one, 0) for one, need in zip(wide, least, strict=True))
        spare = sum(max(one - need, 0) for one, need in zip(wide, least, strict=True))
        if lacking >= spare:
            return [int(one) for one in wide]
        return [
            int(need if one < need else one - (one - need) * lacking / spare)
            for one, need in zip(wide, least, strict=True)
        ]

    @cached_property
    def _letters(self) -> list[int]:
        """Of each column, once: a table is measured, laid out and written."""
        if not self.rows:
            return [_letters(())] * len(self.columns)
        return [_letters(column) for column in zip(*self.rows, strict=True)]


def _letters(column: Iterable[str]) -> int:
    """Count those of the longest word, with the room about it; some are no words."""
    words = (len(word) for text in column for word in BETWEEN_WORDS.split(text))
    return min(max(words, default=0), LONGEST_WORD) + 1


@dataclass(frozen=True)
class HeatGrid(Table):
    """A table whose cells are tinted by how much of a plan is missing.

    `tints` has a row for each row of the table: None for a cell that is not tinted. The
    words of a cell say the same without any colour. `key` names each tint that is
    there, from the palest on; colours are `heat-…` of the palette.
    """

    tints: Sequence[Sequence[Warmth | None]] = ()
    key: Sequence[tuple[Warmth, str]] = ()

    @property
    def legend(self) -> str:
        """The key in one line, for where no colours are shown."""
        return "; ".join(words for _tint, words in self.key)


@dataclass(frozen=True)
class Picture:
    """A drawing of its own, and what it shows in words."""

    svg: str
    text: str
    caption: str


@dataclass(frozen=True)
class Signatures:
    """A place to sign: where and when, then a line for each post."""

    place: str
    posts: Sequence[str]


Block = (
    Cover
    | Heading
    | Paragraph
    | Quote
    | Facts
    | Table
    | HeatGrid
    | Picture
    | Signatures
)
