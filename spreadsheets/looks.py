"""How cells, rows and pages of a workbook look: letters, colours, heights, widths."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from leszno_strategy.palette import office_colour
from spreadsheets.sheets import Column, Text, Value

# openpyxl's model of a cell in a workbook that is only written; the stubs know only
# the other.
Cell = Any

FONT = "Calibri"
LINE_HEIGHT = 15  # points, for a line of body text
LETTER_HEIGHT = 6  # points, for a letter of a heading that stands upright
TITLE_HEIGHT = 21
TALLEST_ROW = 409
# Of letters of the title, to a digit of the body.
TITLE_LETTER = 1.5

STRONG = Font(FONT, 11, bold=True)
TITLE = Font(FONT, 16, bold=True)
WRAPPED = Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
UPRIGHT = Alignment(horizontal="center", vertical="center", text_rotation=90)
# A number too long for its column is printed smaller: "####" tells nobody anything.
NUMERIC = Alignment(horizontal="right", vertical="top", indent=1, shrink_to_fit=True)
BODY = Font(FONT, 11)


def body_look(cell: Cell, strong: bool) -> None:
    cell.border, cell.font = line_below(), BODY
    if strong:
        cell.font, cell.fill = STRONG, fill("accent-soft")


def heading_look(cell: Cell) -> None:
    cell.font = Font(FONT, 11, bold=True, color=office_colour("on-accent"))
    cell.fill, cell.border = fill("accent-deep"), line_below()


def alert_font() -> Font:
    return Font(FONT, 11, bold=True, color=office_colour("file-danger"))


def link_font() -> Font:
    return Font(FONT, 11, underline="single", color=office_colour("accent"))


def fill(name: str) -> PatternFill:
    return PatternFill("solid", fgColor=office_colour(name))


def line_below() -> Border:
    return Border(bottom=Side("thin", color=office_colour("file-line")))


def row_height(
    columns: Sequence[Column[Any]], values: Sequence[Value], *, strong: bool = False
) -> int:
    """Return the height in points that lets every wrapped text be read.

    Not all programs work it out when they open a file, so it has to stand there.
    """
    pairs = zip(columns, values, strict=True)
    return height_of(
        (
            (column.width, str(value))
            for column, value in pairs
            if isinstance(value, Text)
        ),
        strong=strong,
    )


def height_of(texts: Iterable[tuple[float, str]], *, strong: bool = False) -> int:
    """Return the height in which texts can be read that have these widths."""
    most = 1
    for width, text in texts:
        most = max(most, lines_of(text, letters_in(width, strong=strong)))
    return min(LINE_HEIGHT * most, TALLEST_ROW)


def letters_in(width: float, *, strong: bool = False) -> int:
    """Return how many letters a line of the column holds.

    The margins of a cell take two. With room to spare: bold is wider, and not every
    office has the font.
    """
    return max(1, int(width * (0.9 if strong else 1.1)) - 2)


def lines_of(text: str, letters: int) -> int:
    if len(text) <= letters and "\n" not in text:
        return 1  # most texts, and the wrapping takes its time
    return sum(max(1, len(wrap(line, letters))) for line in text.splitlines())


def heading_height(columns: Sequence[Column[Any]]) -> int:
    level = [column for column in columns if not column.is_upright]
    upright = [len(str(column.heading)) for column in columns if column.is_upright]
    return max(
        row_height(level, [column.heading for column in level]),
        # Two lines at least: Excel draws the button of the filter below the text.
        LETTER_HEIGHT * max(upright, default=0) + 2 * LINE_HEIGHT,
    )


def width_of_line(text: str, *, is_large: bool) -> float:
    """Return how wide a line above the table is, in characters."""
    return len(text) * (TITLE_LETTER if is_large else 1) + 2
