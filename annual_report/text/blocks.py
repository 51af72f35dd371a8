"""What a report in words is made of; Word and PDF each know how to show one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

# Of a table that paper does not split.
MOST_ROWS_KEPT_TOGETHER = 6


@dataclass(frozen=True)
class Heading:
    """1 begins a chapter; 3 is the smallest that a list of contents leaves out."""

    level: int
    text: str


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
        """Whether it is kept on one page as a whole, rather than be split."""
        return len(self.rows) <= MOST_ROWS_KEPT_TOGETHER

    def widths(self, whole: int) -> list[int]:
        """Share a width among the columns."""
        shares = sum(column.share for column in self.columns)
        return [whole * column.share // shares for column in self.columns]

    @property
    def percentages(self) -> list[int]:
        return self.widths(100)

    @property
    def cells(self) -> "list[list[TableCell]]":
        """The words of each row, each with whether it stands under a number's head."""
        return [
            [
                TableCell(text, column.is_number)
                for column, text in zip(self.columns, row, strict=True)
            ]
            for row in self.rows
        ]


@dataclass(frozen=True)
class TableCell:
    text: str
    is_number: bool


@dataclass(frozen=True)
class Picture:
    """A drawing of its own, and what it shows in words."""

    svg: str
    text: str
    caption: str


Block = Heading | Paragraph | Quote | Facts | Table | Picture
